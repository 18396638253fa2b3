package io.otrep.venue.sim;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import java.math.RoundingMode;
import java.util.Iterator;

/** A random walk on ticks. Single-threaded. */
final class PriceWalk implements Iterator<PriceStep> {
    private final Instrument instrument;
    private final Decimal tick;
    private final Dice dice;
    private final long everyNanos;
    private final Decimal least;
    private final Decimal most;
    private long timeNanos;
    private Decimal middle;

    PriceWalk(Instrument instrument, Decimal tick, Dice dice, long startNanos, long everyNanos, Decimal middle) {
        if (everyNanos <= 0) {
            throw new IllegalArgumentException("a walk needs a time between steps above 0, but was " + everyNanos);
        }
        this.instrument = instrument;
        this.tick = tick;
        this.dice = dice;
        this.everyNanos = everyNanos;
        this.timeNanos = startNanos;
        this.middle = middle.toMultipleOf(tick, RoundingMode.HALF_UP);
        this.least = middle.dividedBy(Decimal.TEN, tick.scale(), RoundingMode.CEILING)
                .max(tick.times(2));
        this.most = middle.times(Decimal.TEN);
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public PriceStep next() {
        PriceStep step = new PriceStep(instrument, timeNanos, middle.minus(tick), middle.plus(tick), null, null);
        timeNanos = Agenda.plus(timeNanos, everyNanos);
        Decimal moved = middle.plus(tick.times(dice.between(-1, 1)));
        middle = moved.compareTo(least) < 0 || moved.compareTo(most) > 0 ? middle : moved;
        return step;
    }
}
