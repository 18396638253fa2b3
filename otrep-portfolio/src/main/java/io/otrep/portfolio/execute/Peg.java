package io.otrep.portfolio.execute;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.Side;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A limit price that follows the quote: children are replaced when it moves. Prices are snapped away from the other side, so that a peg to the middle of
 * 50.00 and 50.01 bids 50.00. Immutable and thread-safe.
 */
public final class Peg {

    private enum Reference {
        OWN_SIDE,
        MIDDLE,
        OTHER_SIDE
    }

    private final Reference reference;
    private final int ticks;

    private Peg(Reference reference, int ticks) {
        this.reference = reference;
        this.ticks = ticks;
    }

    /**
     * To the own side of the quote: the bid for a purchase.
     *
     * @param ticks towards the other side; negative for away from it
     * @return the peg
     */
    public static Peg ownSide(int ticks) {
        return new Peg(Reference.OWN_SIDE, ticks);
    }

    /**
     * To the middle of the quote.
     *
     * @param ticks towards the other side; negative for away from it
     * @return the peg
     */
    public static Peg middle(int ticks) {
        return new Peg(Reference.MIDDLE, ticks);
    }

    /**
     * To the other side of the quote: the ask for a purchase, which takes what is offered.
     *
     * @param ticks beyond it; negative for short of it
     * @return the peg
     */
    public static Peg otherSide(int ticks) {
        return new Peg(Reference.OTHER_SIDE, ticks);
    }

    /** Reads what {@link #toString} wrote. */
    static Peg parse(String text) {
        int space = text.indexOf(' ');
        return new Peg(Reference.valueOf(text.substring(0, space)), Integer.parseInt(text.substring(space + 1)));
    }

    /** For example {@code MIDDLE -1}. */
    @Override
    public String toString() {
        return reference + " " + ticks;
    }

    /**
     * The price now.
     *
     * @param instrument what is traded, with a tick
     * @param side which way
     * @param bid best bid
     * @param ask best ask
     * @param worst the limit of the parent, which is not passed; null for none
     * @return on the tick; null without a sound quote, or where it would not be above 0
     */
    public @Nullable Decimal price(Instrument instrument, Side side, double bid, double ask, @Nullable Decimal worst) {
        Decimal tick = Objects.requireNonNull(instrument.tick(), "tick of " + instrument);
        if (!(bid > 0 && ask >= bid && ask < Double.POSITIVE_INFINITY)) {
            return null;
        }
        boolean buy = side == Side.BUY;
        double at = switch (reference) {
            case OWN_SIDE -> buy ? bid : ask;
            case MIDDLE -> (bid + ask) / 2;
            case OTHER_SIDE -> buy ? ask : bid;
        };
        Decimal snapped = instrument.price(at, buy ? RoundingMode.FLOOR : RoundingMode.CEILING);
        Decimal price = snapped.plus(tick.times(Decimal.of((long) side.sign() * ticks)));
        if (worst != null) {
            price = buy ? price.min(worst) : price.max(worst);
        }
        return price.isPositive() ? price : null;
    }
}
