package io.otrep.risk.measure;

import java.util.function.ToDoubleFunction;

/**
 * Value at risk and expected shortfall of simulated returns: for books whose profit is no weighted sum, such as with options or stops. Thread-safe as long
 * as each call has its own sampler.
 */
public final class MonteCarloRisk {
    private MonteCarloRisk() {}

    /**
     * Of any profit.
     *
     * @param sampler draws the returns of the assets; it is moved on
     * @param profit of a book for one draw of returns; the array is reused and must not be kept
     * @param scenarios how many draws, at least 1; the error falls with their root
     * @param level of confidence
     * @return both figures in the unit of the profit
     */
    public static TailRisk of(ReturnSampler sampler, ToDoubleFunction<double[]> profit, int scenarios, double level) {
        Inputs.requireLevel(level);
        double[] profits = new double[Inputs.requireAtLeast("scenarios", scenarios, 1)];
        double[] returns = new double[sampler.assets()];
        for (int i = 0; i < scenarios; i++) {
            sampler.next(returns);
            profits[i] = profit.applyAsDouble(returns);
        }
        return HistoricalRisk.of(profits, level);
    }

    /**
     * Of a weighted sum.
     *
     * @param sampler draws the returns of the assets; it is moved on
     * @param weights one of each asset, fractions of equity
     * @param scenarios how many draws, at least 1
     * @param level of confidence
     * @return both figures, fractions of equity
     */
    public static TailRisk ofWeights(ReturnSampler sampler, double[] weights, int scenarios, double level) {
        Inputs.requireSameLength("weights", weights.length, "assets", sampler.assets());
        return of(sampler, returns -> dot(weights, returns), scenarios, level);
    }

    private static double dot(double[] weights, double[] returns) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * returns[i];
        }
        return sum;
    }
}
