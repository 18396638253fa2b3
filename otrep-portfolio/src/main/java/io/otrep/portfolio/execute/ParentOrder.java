package io.otrep.portfolio.execute;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A large order that is worked by small ones, its children. They are MARKET orders, LIMIT orders at the parent's limit, or pegged to the quote.
 *
 * <pre>{@code
 * ParentOrder.builder("spy-1", spy, Side.BUY, Decimal.of(10_000), Twap.between(open, close, 78)).limitPrice(Decimal.parse("505")).build();
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class ParentOrder {
    private final String id;
    private final Instrument instrument;
    private final Side side;
    private final Decimal quantity;
    private final ExecutionAlgorithm algorithm;
    private final @Nullable Decimal limitPrice;
    private final @Nullable Peg peg;
    private final TimeInForce timeInForce;

    private ParentOrder(Builder b) {
        id = b.id;
        instrument = b.instrument;
        side = b.side;
        quantity = b.quantity;
        algorithm = b.algorithm;
        limitPrice = b.limitPrice;
        peg = b.peg;
        timeInForce = b.timeInForce;
    }

    /**
     * Begins a parent.
     *
     * @param id names it for ever within its policy, over restarts; letters, digits, dot, dash and underscore
     * @param instrument what is to be traded
     * @param side which way
     * @param quantity units, above 0, a multiple of the step
     * @param algorithm how it is spread
     * @return a builder
     */
    public static Builder builder(
            String id, Instrument instrument, Side side, Decimal quantity, ExecutionAlgorithm algorithm) {
        return new Builder(id, instrument, side, quantity, algorithm);
    }

    /**
     * Its name.
     *
     * @return the id; the tag of its children
     */
    public String id() {
        return id;
    }

    /**
     * What is to be traded.
     *
     * @return the instrument
     */
    public Instrument instrument() {
        return instrument;
    }

    /**
     * Which way.
     *
     * @return the side
     */
    public Side side() {
        return side;
    }

    /**
     * Units.
     *
     * @return above 0
     */
    public Decimal quantity() {
        return quantity;
    }

    /**
     * How it is spread.
     *
     * @return the algorithm
     */
    public ExecutionAlgorithm algorithm() {
        return algorithm;
    }

    /**
     * The worst price of a child.
     *
     * @return null for none
     */
    public @Nullable Decimal limitPrice() {
        return limitPrice;
    }

    /**
     * What the limit of its children follows.
     *
     * @return null for nothing
     */
    public @Nullable Peg peg() {
        return peg;
    }

    /**
     * How long a child works.
     *
     * @return DAY unless stated
     */
    public TimeInForce timeInForce() {
        return timeInForce;
    }

    /** What makes it the same as one that was begun earlier. */
    String terms() {
        return side + " " + quantity + " " + instrument;
    }

    /** For example {@code ParentOrder[spy-1 BUY 10000 SPY@alpaca]}. */
    @Override
    public String toString() {
        return "ParentOrder[" + id + " " + terms() + "]";
    }

    /** Builds a {@link ParentOrder}. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final Instrument instrument;
        private final Side side;
        private final Decimal quantity;
        private final ExecutionAlgorithm algorithm;
        private @Nullable Decimal limitPrice;
        private @Nullable Peg peg;
        private TimeInForce timeInForce = TimeInForce.DAY;

        private Builder(String id, Instrument instrument, Side side, Decimal quantity, ExecutionAlgorithm algorithm) {
            this.id = Objects.requireNonNull(id, "id");
            this.instrument = Objects.requireNonNull(instrument, "instrument");
            this.side = Objects.requireNonNull(side, "side");
            this.quantity = Objects.requireNonNull(quantity, "quantity");
            this.algorithm = Objects.requireNonNull(algorithm, "algorithm");
        }

        /**
         * The worst price of a child. Default: none.
         *
         * @param price on the tick, above 0
         * @return this
         */
        public Builder limitPrice(@Nullable Decimal price) {
            limitPrice = price;
            return this;
        }

        /**
         * Lets the limit of the children follow the quote, up to the limit price. Default: it does not.
         *
         * @param peg what it follows; needs quotes, and a route that can replace
         * @return this
         */
        public Builder peg(@Nullable Peg peg) {
            this.peg = peg;
            return this;
        }

        /**
         * How long a child works. Default DAY.
         *
         * @param timeInForce for example GTC where a route has no DAY
         * @return this
         */
        public Builder timeInForce(TimeInForce timeInForce) {
            this.timeInForce = Objects.requireNonNull(timeInForce, "timeInForce");
            return this;
        }

        /**
         * Makes the parent.
         *
         * @return the parent
         * @throws IllegalArgumentException naming every violation at once
         */
        public ParentOrder build() {
            List<String> found = new ArrayList<>();
            if (!id.matches("[A-Za-z0-9._-]{1,40}")) {
                found.add("id must be 1 to 40 letters, digits, dots, dashes or underscores, but was '" + id + "'");
            }
            Decimal step = instrument.step();
            if (!instrument.isOrderable() || step == null) {
                found.add(instrument + " has no tick or step; state them in its metadata");
            } else if (!quantity.isPositive() || !quantity.isMultipleOf(step)) {
                found.add("quantity must be above 0 and a multiple of " + step + ", but was " + quantity);
            }
            if (limitPrice != null && !limitPrice.isPositive()) {
                found.add("limitPrice must be above 0, but was " + limitPrice);
            }
            if (!found.isEmpty()) {
                throw new IllegalArgumentException("parent order: " + String.join("; ", found));
            }
            return new ParentOrder(this);
        }
    }
}
