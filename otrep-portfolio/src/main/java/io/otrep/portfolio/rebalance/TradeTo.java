package io.otrep.portfolio.rebalance;

/**
 * How far to trade: a weight for each instrument between what it is and what it should be. Immutable and thread-safe.
 */
public interface TradeTo {
    /**
     * Where weights are to go.
     *
     * @param now the portfolio
     * @param targets n weights, NaN for what has no target
     * @return n weights; the present one where nothing is to be done or known
     */
    double[] destinations(Holdings now, double[] targets);

    /**
     * Whether a weight may stay as it is.
     *
     * @param target the weight wanted
     * @param weight the weight it has
     * @return true if in its band
     */
    boolean isInBand(double target, double weight);
}
