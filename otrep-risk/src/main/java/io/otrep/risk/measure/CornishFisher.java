package io.otrep.risk.measure;

/**
 * Value at risk by the expansion of Cornish and Fisher: the normal quantile bent by skewness and kurtosis (Favre and Galeano, Mean-Modified
 * Value-at-Risk Optimization with Hedge Funds, Journal of Alternative Investments 5, 2002). It is a quantile function only in a small domain of
 * both (D. Maillard, A User's Guide to the Cornish Fisher Expansion, 2012): outside, a higher level may show a lower loss. There {@link #risk} answers
 * NaN, and {@link #expansion} still shows the raw figure. Immutable and thread-safe.
 */
public final class CornishFisher {
    private final double mean;
    private final double deviation;
    private final double skewness;
    private final double excess;

    private CornishFisher(double mean, double deviation, double skewness, double excess) {
        this.mean = mean;
        this.deviation = deviation;
        this.skewness = skewness;
        this.excess = excess;
    }

    /**
     * From moments.
     *
     * @param mean a period
     * @param deviation the standard deviation, a period
     * @param skewness 0 for a normal distribution
     * @param kurtosis raw, 3 for a normal distribution
     * @return the expansion
     */
    public static CornishFisher of(double mean, double deviation, double skewness, double kurtosis) {
        return new CornishFisher(mean, deviation, skewness, kurtosis - 3);
    }

    /**
     * From the population moments of returns, as the paper has them.
     *
     * @param returns at least 4, not all the same
     * @return the expansion; everything of it is NaN if a moment is
     */
    public static CornishFisher ofReturns(double[] returns) {
        return of(
                Moments.mean(returns),
                Math.sqrt(Moments.populationVariance(returns)),
                Moments.skewness(returns),
                Moments.kurtosis(returns));
    }

    /**
     * Whether the bent quantile rises everywhere (Maillard 2012, eq. 5): its slope is a parabola without a root.
     *
     * @return false also if a moment is NaN
     */
    public boolean isInDomain() {
        double bend = excess / 8 - skewness * skewness / 6;
        double level = 1 - excess / 8 + 5 * skewness * skewness / 36;
        return bend >= 0 && level > 0 && skewness * skewness / 9 <= 4 * bend * level;
    }

    /**
     * Both figures where the expansion is valid.
     *
     * @param level of confidence
     * @return NaN outside the domain; use {@link HistoricalRisk} or {@link StudentRisk} there
     */
    public TailRisk risk(double level) {
        return isInDomain() ? expansion(level) : TailRisk.undefined(Inputs.requireLevel(level));
    }

    /**
     * The raw figures, valid or not. The shortfall is of the second-order Edgeworth density below the bent quantile (Boudt, Peterson and Croux,
     * Estimation and Decomposition of Downside Risk for Portfolios with Non-Normal Returns, Journal of Risk 11, 2008, eq. 17), and at
     * least the value at risk.
     *
     * @param level of confidence
     * @return both figures
     */
    public TailRisk expansion(double level) {
        double bent = bentQuantile(Normal.quantile(1 - Inputs.requireLevel(level)));
        double shortfall = Math.max(-bent, edgeworthTail(bent) / (1 - level));
        return LocationScale.risk(mean, deviation, level, -bent, shortfall);
    }

    private double bentQuantile(double z) {
        double square = z * z;
        return z
                + (square - 1) * skewness / 6
                + (square - 3) * z * excess / 24
                - (2 * square - 5) * z * skewness * skewness / 36;
    }

    /** Minus the integral of z times the density up to g: every Hermite term He_n leaves (He_n + n He_(n-2)) at g. */
    private double edgeworthTail(double g) {
        double square = g * g;
        double third = square * g;
        double fourth = (square - 2) * square - 1;
        double sixth = ((square - 9) * square + 9) * square + 3;
        double bend = skewness / 6 * third + excess / 24 * fourth + skewness * skewness / 72 * sixth;
        return Normal.density(g) * (1 + bend);
    }
}
