package io.otrep.portfolio.hedge;

import java.util.Arrays;
import java.util.List;

/**
 * What to hold as hedges, and why. Immutable and thread-safe.
 */
public final class HedgePlan {

    /** What became of a hedge. */
    public enum Reason {
        /** Opened or changed: it is worth its cost. */
        WORTH_IT,
        /** Closed: the correlation that asked for it has gone, or the position. */
        UNWOUND,
        /** Kept: it is close enough to what is wanted. */
        WITHIN_BAND,
        /** Kept: a change would cost more than it is worth. */
        NOT_WORTH_ITS_COST,
        /** Kept: a number needed is not known. */
        NOT_KNOWN
    }

    /**
     * One decision.
     *
     * @param slots the instruments whose hedges it is about
     * @param clusters the groups of instruments that asked for it; empty if nothing does any more
     * @param reason what was decided
     * @param benefit what less variance is worth, in the currency of the book; NaN where it was not weighed
     * @param cost what trading would cost; NaN where it was not weighed or is not known
     */
    public record Decision(
            List<Integer> slots, List<List<Integer>> clusters, Reason reason, double benefit, double cost) {
        /** Copies the lists. */
        public Decision {
            slots = List.copyOf(slots);
            clusters = List.copyOf(clusters);
        }
    }

    private final double[] hedges;
    private final List<Decision> decisions;
    private final PairLinks links;
    private final double varianceBefore;
    private final double varianceAfter;

    HedgePlan(double[] hedges, List<Decision> decisions, PairLinks links, double varianceBefore, double varianceAfter) {
        this.hedges = hedges;
        this.decisions = List.copyOf(decisions);
        this.links = links;
        this.varianceBefore = varianceBefore;
        this.varianceAfter = varianceAfter;
    }

    /**
     * What to hold as hedges, beside what is held.
     *
     * @return a copy, one value each, 0 for no hedge
     */
    public double[] hedges() {
        return hedges.clone();
    }

    /**
     * What was decided.
     *
     * @return by first slot; empty if there is nothing to hedge and no hedge
     */
    public List<Decision> decisions() {
        return decisions;
    }

    /**
     * The pairs joined now, to be given to the next plan.
     *
     * @return the links
     */
    public PairLinks links() {
        return links;
    }

    /**
     * Variance of what is held with the hedges of before.
     *
     * @return in the currency squared; NaN if not known
     */
    public double varianceBefore() {
        return varianceBefore;
    }

    /**
     * Variance of what is held with the hedges of this plan.
     *
     * @return in the currency squared; NaN if not known
     */
    public double varianceAfter() {
        return varianceAfter;
    }

    @Override
    public String toString() {
        return "HedgePlan[" + Arrays.toString(hedges) + ", " + decisions + "]";
    }
}
