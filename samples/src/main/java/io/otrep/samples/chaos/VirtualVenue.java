package io.otrep.samples.chaos;

import io.otrep.core.SteppedEngine;
import io.otrep.venue.sim.VenueSim;

/** A scripted venue as the world around a stepped engine. Single-threaded. */
final class VirtualVenue implements SteppedEngine.World {
    private final VenueSim venue;

    VirtualVenue(VenueSim venue) {
        this.venue = venue;
    }

    @Override
    public long nowNanos() {
        return venue.nowNanos();
    }

    @Override
    public boolean advance() {
        long next = venue.nextTimeNanos();
        if (next == Long.MAX_VALUE) {
            return false;
        }
        venue.advanceTo(Math.max(next, venue.nowNanos()));
        return true;
    }

    /** Lets time go on to the next thing that the venue or somebody else wants. */
    void advance(long otherNanos, long endNanos) {
        long next = Math.min(endNanos, Math.min(venue.nextTimeNanos(), otherNanos));
        venue.advanceTo(Math.max(next, venue.nowNanos()));
    }
}
