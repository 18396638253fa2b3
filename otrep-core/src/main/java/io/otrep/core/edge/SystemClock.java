package io.otrep.core.edge;

import java.time.InstantSource;

/** The wall clock, asked for in one place. Stateless. */
public final class SystemClock {
    private SystemClock() {}

    /** The system's clock, to the finest it has. */
    public static InstantSource get() {
        return InstantSource.system();
    }
}
