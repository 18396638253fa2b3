package io.otrep.core.reconcile;

import io.otrep.market.Nanos;
import java.util.List;
import java.util.Objects;

/**
 * One comparison of the engine with a venue. Immutable and thread-safe.
 *
 * @param route which venue
 * @param trigger why it was asked
 * @param startedNanos loop time at which it was first asked, nanoseconds since 1970
 * @param endedNanos loop time of the conclusion, nanoseconds since 1970
 * @param rounds how often it was asked
 * @param outcome how it ended
 * @param reason in words, empty if it succeeded
 * @param differences what was found and done, in order
 */
public record Reconciliation(
        String route,
        ReconcileTrigger trigger,
        long startedNanos,
        long endedNanos,
        int rounds,
        Outcome outcome,
        String reason,
        List<Difference> differences) {

    /** How a comparison can end. Immutable. */
    public enum Outcome {
        /** Books and orders are the venue's. */
        DONE,
        /** The venue did not answer, or answered what cannot be: the route is halted. */
        FAILED,
        /** The books moved as long as it was asked: the next one decides. */
        INCONCLUSIVE,
        /** The stream went down in between: the next one decides. */
        ABANDONED
    }

    /** Checks and copies. */
    public Reconciliation {
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(trigger, "trigger");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(reason, "reason");
        differences = List.copyOf(differences);
    }

    /**
     * Whether nothing differed.
     *
     * @return true if it ended well and found nothing
     */
    public boolean isClean() {
        return outcome == Outcome.DONE && differences.isEmpty();
    }

    /**
     * Whether all that differed is accounted for.
     *
     * @return true if the {@link MismatchPolicy} was not asked
     */
    public boolean isExplained() {
        return differences.stream().allMatch(difference -> difference.kind().isExplained());
    }

    /**
     * The report, for an operator.
     *
     * @return one line, and one more for each difference
     */
    public String toText() {
        StringBuilder text = new StringBuilder("reconciliation of ")
                .append(route)
                .append(" (")
                .append(trigger)
                .append(") from ")
                .append(Nanos.toInstant(startedNanos))
                .append(" to ")
                .append(Nanos.toInstant(endedNanos))
                .append(", asked ")
                .append(rounds)
                .append(rounds == 1 ? " time: " : " times: ")
                .append(isClean() ? "clean" : outcome.toString());
        if (!reason.isEmpty()) {
            text.append(", ").append(reason);
        }
        differences.forEach(difference -> text.append("\n - ").append(difference));
        return text.toString();
    }
}
