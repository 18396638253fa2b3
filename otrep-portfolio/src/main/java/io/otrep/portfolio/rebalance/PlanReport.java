package io.otrep.portfolio.rebalance;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import java.util.List;

/**
 * How a rebalance ended. Immutable and thread-safe.
 *
 * @param id its number, from 1
 * @param reason why it began
 * @param begunNanos when, nanoseconds since 1970
 * @param endedNanos when
 * @param revisions how often it was planned anew
 * @param legs one for each instrument of the universe
 */
public record PlanReport(
        long id, RebalanceDecision reason, long begunNanos, long endedNanos, int revisions, List<LegReport> legs) {
    private static final List<LegOutcome> DONE = List.of(LegOutcome.IN_BAND, LegOutcome.NO_TARGET, LegOutcome.MOVED);

    /** Copies the list. */
    public PlanReport {
        legs = List.copyOf(legs);
    }

    /**
     * Whether all that was planned was done: every weight reached its band, though the market may have moved it since, or was to be left alone.
     *
     * @return false if one carries another reason
     */
    public boolean isComplete() {
        return legs.stream().map(LegReport::outcome).allMatch(DONE::contains);
    }

    /**
     * How one weight ended.
     *
     * @param instrument what
     * @param target the weight wanted, NaN if none
     * @param weight the weight it has
     * @param traded units, with sign
     * @param outcome in its band, or why not
     */
    public record LegReport(Instrument instrument, double target, double weight, Decimal traded, LegOutcome outcome) {}
}
