package io.otrep.venue.sim;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** Where a market goes, step by step, in order of time. A venue draws one step at a time, so a path may be endless. */
public interface PricePath {
    /**
     * Begins anew.
     *
     * @return the steps, in order of time
     */
    Iterator<PriceStep> steps();

    /**
     * A path that is written out.
     *
     * @param steps in order of time
     * @return the path
     */
    static PricePath of(PriceStep... steps) {
        List<PriceStep> all = List.of(steps);
        return all::iterator;
    }

    /**
     * An endless walk of the middle, one tick up or down or none each step, with a spread of two ticks. It turns at one tenth and at ten
     * times the first price.
     *
     * @param instrument of what; it needs a tick
     * @param seed of its own generator
     * @param startNanos time of the first step, nanoseconds since 1970
     * @param every from step to step
     * @param middle the first middle, for example 100
     * @return the path
     */
    static PricePath walk(Instrument instrument, long seed, long startNanos, Duration every, Decimal middle) {
        Decimal tick = Objects.requireNonNull(instrument.tick(), "tick of " + instrument);
        return () -> new PriceWalk(instrument, tick, new Dice(seed), startNanos, every.toNanos(), middle);
    }
}
