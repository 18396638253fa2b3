package io.otrep.portfolio.rebalance;

/**
 * Whether to rebalance, and why. Immutable and thread-safe.
 *
 * @param isDue yes or no
 * @param reason why
 * @param subject what it is about: an instrument or a date; empty if nothing
 * @param measured the number that was looked at, NaN if none
 * @param limit what it was compared with, NaN if nothing
 */
public record RebalanceDecision(boolean isDue, Reason reason, String subject, double measured, double limit) {

    /** Why. */
    public enum Reason {
        /** A date of the schedule has come. */
        SCHEDULE,
        /** The next date of the schedule has not come. */
        NOT_SCHEDULED,
        /** A weight is outside its band. */
        DRIFT,
        /** All weights are in their bands. */
        IN_BANDS,
        /** Being nearer to the targets is worth more than getting there costs. */
        WORTH_THE_COST,
        /** It is not. */
        NOT_WORTH_THE_COST,
        /** A price, a weight or a cost that counts is not known. */
        NOT_KNOWN
    }

    /** Yes, without numbers. */
    static RebalanceDecision due(Reason reason, String subject) {
        return new RebalanceDecision(true, reason, subject, Double.NaN, Double.NaN);
    }

    /** No, without numbers. */
    static RebalanceDecision notDue(Reason reason, String subject) {
        return new RebalanceDecision(false, reason, subject, Double.NaN, Double.NaN);
    }

    /**
     * In words.
     *
     * @return for example {@code yes, DRIFT of SPY@alpaca: 0.67 against 0.65}
     */
    public String toText() {
        String numbers = Double.isNaN(measured) ? "" : ": " + measured + " against " + limit;
        return (isDue ? "yes, " : "no, ") + reason + (subject.isEmpty() ? "" : " of " + subject) + numbers;
    }
}
