package io.otrep.risk.measure;

import java.util.OptionalInt;

/**
 * One spell below a peak, in indexes of the series of returns it was found in. Immutable and thread-safe.
 *
 * @param start the first return that fell below the peak
 * @param trough the return after which it was deepest, the first of equals
 * @param recovery the return that reached the peak again; empty while the drawdown is open
 * @param last the last return of the spell: the recovery, or the end of the series while open
 * @param depth the largest drawdown of the spell, above 0
 */
public record Drawdown(int start, int trough, OptionalInt recovery, int last, double depth) {
    /** From the first depth above 0 to the one before {@code end}. */
    static Drawdown between(double[] depths, int start, int end) {
        int trough = start;
        for (int i = start; i < end; i++) {
            trough = depths[i] > depths[trough] ? i : trough;
        }
        boolean open = end == depths.length;
        OptionalInt recovery = open ? OptionalInt.empty() : OptionalInt.of(end);
        return new Drawdown(start, trough, recovery, open ? end - 1 : end, depths[trough]);
    }

    /**
     * Whether the peak has not been reached again.
     *
     * @return true at the end of the series at most
     */
    public boolean isOpen() {
        return recovery.isEmpty();
    }

    /**
     * How long it lasted, or has lasted so far.
     *
     * @return periods, the recovering one included
     */
    public int length() {
        return last - start + 1;
    }

    /**
     * How long it fell.
     *
     * @return periods, the deepest one included
     */
    public int periodsToTrough() {
        return trough - start + 1;
    }

    /**
     * How long it took from the trough to the peak.
     *
     * @return periods; empty while open
     */
    public OptionalInt periodsToRecover() {
        return recovery.isPresent() ? OptionalInt.of(recovery.getAsInt() - trough) : OptionalInt.empty();
    }
}
