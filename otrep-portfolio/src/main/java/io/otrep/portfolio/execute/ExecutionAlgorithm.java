package io.otrep.portfolio.execute;

/**
 * How much of a parent order should be under way by now. Implementations are immutable and answer the same when asked the same, so that a restarted
 * process goes on where the last one was. Called on the loop.
 */
public interface ExecutionAlgorithm {

    /** Which market volume an algorithm wants to be told. */
    enum VolumeSource {
        /** None. */
        NONE,
        /** That of bars, when they close. */
        BARS,
        /** That of single trades. */
        TRADES
    }

    /**
     * Where a parent order is.
     *
     * @param timeNanos loop time, nanoseconds since 1970
     * @param total units of the parent
     * @param executed units executed
     * @param volume units that the market traded since the start, of the source wanted
     */
    record Progress(long timeNanos, double total, double executed, double volume) {}

    /**
     * Units that should be executed or working.
     *
     * @param progress where the parent is, from start to end
     * @return cumulative; it is rounded down to the step, and more than the total counts as the total
     */
    double due(Progress progress);

    /**
     * When it wants to be asked again.
     *
     * @param afterNanos loop time, nanoseconds since 1970
     * @return a later time; {@link Long#MAX_VALUE} if market events are enough
     */
    long nextNanos(long afterNanos);

    /**
     * When the first child may go out.
     *
     * @return nanoseconds since 1970
     */
    long startNanos();

    /**
     * When children that still work are canceled and the parent ends.
     *
     * @return nanoseconds since 1970, after the start
     */
    long endNanos();

    /**
     * The volume it goes by.
     *
     * @return NONE unless overridden
     */
    default VolumeSource volumeSource() {
        return VolumeSource.NONE;
    }
}
