package io.otrep.core.internal;

import io.otrep.core.reconcile.MismatchPolicy;
import java.time.Duration;

/**
 * How routes are reconciled. Immutable.
 *
 * @param policy what becomes of a route after a difference that nothing explains
 * @param takesOver whether positions and orders of others become the host's
 * @param everyNanos time between two periodic reconciliations
 * @param outcomeNanos how long a request may be without an outcome before it is unknown
 * @param boundNanos how long one reconciliation may take before its route is halted
 */
public record ReconcileOptions(
        MismatchPolicy policy, boolean takesOver, long everyNanos, long outcomeNanos, long boundNanos) {

    /** From durations. */
    public static ReconcileOptions of(
            MismatchPolicy policy, boolean takesOver, Duration every, Duration outcome, Duration bound) {
        return new ReconcileOptions(policy, takesOver, every.toNanos(), outcome.toNanos(), bound.toNanos());
    }
}
