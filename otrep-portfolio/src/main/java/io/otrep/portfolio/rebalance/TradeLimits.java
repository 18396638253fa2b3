package io.otrep.portfolio.rebalance;

/**
 * How much one rebalance may trade. All limits are off until set. Immutable and thread-safe.
 *
 * @param change of one weight, share of capital
 * @param turnover sum of all changes, bought and sold, share of capital
 * @param volumeShare of one instrument's daily volume
 * @param smallestTrade share of capital; a smaller trade is left out
 */
public record TradeLimits(double change, double turnover, double volumeShare, double smallestTrade) {
    /** No limit. */
    public static final TradeLimits NONE =
            new TradeLimits(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0);

    /** Checks that all are at least 0. */
    public TradeLimits {
        if (!(change >= 0 && turnover >= 0 && volumeShare >= 0 && smallestTrade >= 0)) {
            throw new IllegalArgumentException("limits of trades must be at least 0, but were change " + change
                    + ", turnover " + turnover + ", volumeShare " + volumeShare + ", smallestTrade " + smallestTrade);
        }
    }

    /**
     * Limits the change of each weight.
     *
     * @param most share of capital
     * @return a copy
     */
    public TradeLimits withChange(double most) {
        return new TradeLimits(most, turnover, volumeShare, smallestTrade);
    }

    /**
     * Limits all together; every trade is made smaller by the same factor.
     *
     * @param most share of capital, bought and sold
     * @return a copy
     */
    public TradeLimits withTurnover(double most) {
        return new TradeLimits(change, most, volumeShare, smallestTrade);
    }

    /**
     * Limits units by the market's volume; an instrument whose volume is not known is not traded then.
     *
     * @param most share of the daily volume, for example 0.05
     * @return a copy
     */
    public TradeLimits withVolumeShare(double most) {
        return new TradeLimits(change, turnover, most, smallestTrade);
    }

    /**
     * Leaves small trades out.
     *
     * @param least share of capital, for example 0.001
     * @return a copy
     */
    public TradeLimits withSmallestTrade(double least) {
        return new TradeLimits(change, turnover, volumeShare, least);
    }
}
