package io.otrep.risk.measure;

/**
 * How often losses passed the value at risk that was forecast for them, and whether that is as it should be. Immutable and thread-safe.
 */
public final class VarBacktest {
    private final double level;
    private final int observations;
    private final int exceptions;
    /** By [passed before][passed now]. */
    private final int[][] moves;

    private VarBacktest(double level, boolean[] passed) {
        this.level = level;
        observations = passed.length;
        moves = new int[2][2];
        int count = 0;
        for (int i = 0; i < passed.length; i++) {
            count += passed[i] ? 1 : 0;
            if (i > 0) {
                moves[passed[i - 1] ? 1 : 0][passed[i] ? 1 : 0]++;
            }
        }
        exceptions = count;
    }

    /**
     * Compares returns with forecasts.
     *
     * @param returns finite, in order of time
     * @param valuesAtRisk the positive loss forecast for each before it was known, finite
     * @param level of the forecasts
     * @return the counts; a return below minus its forecast is an exception
     */
    public static VarBacktest of(double[] returns, double[] valuesAtRisk, double level) {
        Inputs.requireSameLength("returns", returns.length, "valuesAtRisk", valuesAtRisk.length);
        boolean[] passed = new boolean[returns.length];
        for (int i = 0; i < passed.length; i++) {
            passed[i] = Inputs.requireFinite("return", returns[i])
                    < -Inputs.requireFinite("value at risk", valuesAtRisk[i]);
        }
        return of(passed, level);
    }

    /**
     * Of exceptions already found.
     *
     * @param passed true where the loss passed the value at risk, in order of time
     * @param level of the forecasts
     * @return the counts
     */
    public static VarBacktest of(boolean[] passed, double level) {
        return new VarBacktest(Inputs.requireLevel(level), passed);
    }

    /**
     * How many forecasts there were.
     *
     * @return at least 0
     */
    public int observations() {
        return observations;
    }

    /**
     * How many were passed.
     *
     * @return at least 0
     */
    public int exceptions() {
        return exceptions;
    }

    /**
     * Whether there are as many exceptions as the level says: the proportion-of-failures test, chi-squared with 1 degree of freedom (P. Kupiec, Techniques
     * for Verifying the Accuracy of Risk Measurement Models, Journal of Derivatives 3, 1995).
     *
     * @return the test; NaN without observations
     */
    public LikelihoodRatio kupiec() {
        return LikelihoodRatio.ofFrequency(observations - exceptions, exceptions, 1 - level);
    }

    /**
     * Whether exceptions come independently, not one after another, chi-squared with 1 degree of freedom (P. Christoffersen, Evaluating Interval Forecasts,
     * International Economic Review 39, 1998).
     *
     * @return the test; NaN with fewer than 2 observations
     */
    public LikelihoodRatio independence() {
        double apart = logLikelihood(moves[0]) + logLikelihood(moves[1]);
        int[] pooled = {moves[0][0] + moves[1][0], moves[0][1] + moves[1][1]};
        double statistic = observations < 2 ? Double.NaN : 2 * (apart - logLikelihood(pooled));
        return LikelihoodRatio.of(statistic, 1);
    }

    private static double logLikelihood(int[] counts) {
        double share = (double) counts[1] / (counts[0] + counts[1]);
        return LikelihoodRatio.log(counts[0], 1 - share) + LikelihoodRatio.log(counts[1], share);
    }

    /**
     * Both at once: conditional coverage, the sum of the two statistics, chi-squared with 2 degrees of freedom (Christoffersen 1998).
     *
     * @return the test; NaN with fewer than 2 observations
     */
    public LikelihoodRatio conditionalCoverage() {
        return LikelihoodRatio.of(kupiec().statistic() + independence().statistic(), 2);
    }

    /**
     * The zone of the supervisors.
     *
     * @return for 250 forecasts at 0.99: green to 4 exceptions, yellow to 9, red from 10
     */
    public TrafficLight trafficLight() {
        return TrafficLight.of(observations, exceptions, level);
    }
}
