package io.otrep.risk.measure;

/**
 * The mean of the worst drawdowns, conditional drawdown at risk (Chekhlov, Uryasev and Zabarankin, Drawdown Measure in Portfolio Optimization,
 * International Journal of Theoretical and Applied Finance 8, 2005). Thread-safe.
 */
public final class ConditionalDrawdown {
    private ConditionalDrawdown() {}

    /**
     * Between the mean of all drawdowns and the largest.
     *
     * @param drawdowns of {@link Drawdowns#series}, or of {@link Drawdowns#ofLevels} without its first, at least 1
     * @param level from 0, the mean, to 1, the maximum; 0.95 is the mean of the worst twentieth
     * @return at least 0; the worst quarter of 0.1, 0.2, 0.3, 0.4 is 0.4
     */
    public static double of(double[] drawdowns, double level) {
        if (level == 0) {
            return Drawdowns.painIndex(drawdowns);
        }
        return level == 1 ? Quantile.of(drawdowns, 1) : worst(drawdowns, level);
    }

    private static double worst(double[] drawdowns, double level) {
        double[] signed = new double[drawdowns.length];
        for (int i = 0; i < signed.length; i++) {
            signed[i] = -drawdowns[i];
        }
        return HistoricalRisk.of(signed, level).expectedShortfall();
    }
}
