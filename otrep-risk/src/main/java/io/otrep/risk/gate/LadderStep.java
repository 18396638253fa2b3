package io.otrep.risk.gate;

import io.otrep.risk.ControlScope;

/**
 * A move on a {@link RiskLadder}, or an alert: a move that was asked for and withheld, with {@code from} equal to {@code to}. Immutable.
 *
 * @param cause what was measured
 * @param scope what it is about
 * @param from where it was
 * @param to where it is
 * @param measured in the unit of the cause
 * @param limit the level that was reached, or left
 * @param sinceNanos since when it has been beyond that level without a break, nanoseconds since 1970
 * @param timeNanos loop time, nanoseconds since 1970
 * @param detail the numbers behind it; of an alert also why the move was withheld
 */
public record LadderStep(
        LadderCause cause,
        ControlScope scope,
        LadderLevel from,
        LadderLevel to,
        double measured,
        double limit,
        long sinceNanos,
        long timeNanos,
        String detail) {
    /**
     * Whether a move was withheld.
     *
     * @return true if nothing moved
     */
    public boolean isAlert() {
        return from == to;
    }

    /** What the journal keeps, for example {@code drawdown 0.16 beyond 0.15 since 5 ns, at 9 ns: equity 84000.0 after ...}. */
    @Override
    public String toString() {
        return cause.words() + " " + measured + (measured >= limit ? " beyond " : " below ") + limit + " "
                + cause.unit() + " since " + sinceNanos + " ns, at " + timeNanos + " ns"
                + (detail.isEmpty() ? "" : ": " + detail);
    }
}
