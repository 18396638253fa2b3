package io.otrep.risk.gate;

/** Hears that a book moved on the {@link DrawdownLadder}. Called on the engine loop; it must return at once. */
@FunctionalInterface
public interface DrawdownListener {
    /**
     * The level changed.
     *
     * @param from where the book was
     * @param to where it is
     * @param drawdown loss from the peak, fraction
     * @param timeNanos loop time, nanoseconds since 1970
     */
    void onLevel(DrawdownLevel from, DrawdownLevel to, double drawdown, long timeNanos);
}
