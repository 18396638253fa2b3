package io.otrep.risk.measure;

import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * The traffic light of the Basel Committee (Supervisory Framework for the Use of "Backtesting", 1996): green while so few exceptions or fewer are less
 * than 95% likely under a right model, red from 99.99%. Thread-safe.
 */
public enum TrafficLight {
    /** No reason to doubt the model. */
    GREEN,
    /** Could be either; the capital multiplier rises with the count. */
    YELLOW,
    /** The model is presumed wrong. */
    RED;

    private static final double GREEN_BELOW = 0.95;
    private static final double YELLOW_BELOW = 0.9999;
    private static final double[] PLUS = {0, 0, 0, 0, 0, 0.40, 0.50, 0.65, 0.75, 0.85};

    /**
     * The zone of a count.
     *
     * @param observations at least 1
     * @param exceptions from 0 to the observations
     * @param level of the forecasts, between 0 and 1
     * @return the zone
     */
    public static TrafficLight of(int observations, int exceptions, double level) {
        Inputs.requireAtLeast("observations", observations, 1);
        Inputs.requireAtLeast("exceptions", exceptions, 0);
        double share = 1 - Inputs.requireLevel(level);
        double likely = new BinomialDistribution(null, observations, share).cumulativeProbability(exceptions);
        return likely < GREEN_BELOW ? GREEN : likely < YELLOW_BELOW ? YELLOW : RED;
    }

    /**
     * What the supervisors add to the capital multiplier of 3 for a year of 250 forecasts at 0.99 (the same, table 2).
     *
     * @param exceptions at least 0
     * @return 0 to 4, then 0.40, 0.50, 0.65, 0.75, 0.85, and 1 from 10
     */
    public static double multiplierPlus(int exceptions) {
        Inputs.requireAtLeast("exceptions", exceptions, 0);
        return exceptions < PLUS.length ? PLUS[exceptions] : 1;
    }
}
