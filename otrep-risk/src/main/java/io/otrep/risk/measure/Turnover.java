package io.otrep.risk.measure;

/**
 * How much of a book changes hands when weights are moved: two-sided, so selling all of one asset for another is a turnover of 2. Thread-safe.
 */
public final class Turnover {
    private Turnover() {}

    /**
     * Of one rebalance, the sum of |after - before|.
     *
     * @param before weights as they have drifted, fractions of equity
     * @param after weights wanted, as many
     * @return at least 0; halve it for the one-sided figure
     */
    public static double twoSided(double[] before, double[] after) {
        Inputs.requireSameLength("before", before.length, "after", after.length);
        double sum = 0;
        for (int i = 0; i < before.length; i++) {
            sum += Math.abs(after[i] - before[i]);
        }
        return Inputs.finiteOrNaN(sum);
    }

    /**
     * Weights after a period without trading: each grows by its own return, the book by their sum.
     *
     * @param weights fractions of equity, the rest is cash
     * @param returns of each asset
     * @return weights at the end of the period; half and half with 0.1 and 0 become 0.524 and 0.476
     */
    public static double[] drifted(double[] weights, double[] returns) {
        Inputs.requireSameLength("weights", weights.length, "returns", returns.length);
        double growth = 1;
        for (int i = 0; i < weights.length; i++) {
            growth += weights[i] * returns[i];
        }
        double[] drifted = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            drifted[i] = Inputs.ratio(weights[i] * (1 + returns[i]), growth);
        }
        return drifted;
    }

    /**
     * What was traded over a while, a year, beside the mean equity.
     *
     * @param traded the value of all buys and sells
     * @param meanEquity of the same time, above 0
     * @param years above 0
     * @return two-sided, a year
     */
    public static double annual(double traded, double meanEquity, double years) {
        return Inputs.ratio(traded, meanEquity * Inputs.requirePositive("years", years));
    }
}
