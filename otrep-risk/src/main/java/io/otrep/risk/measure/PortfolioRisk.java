package io.otrep.risk.measure;

/**
 * The normal value at risk of a weighted book and who adds to it (P. Jorion, Value at Risk, 3rd edition 2007, chapter 7; Euler's theorem: the components
 * add up to the whole). Two uncorrelated assets of the same weight and deviation carry half each. Immutable and thread-safe.
 */
public final class PortfolioRisk {
    private final double[] weights;
    private final double[] means;
    private final double[][] covariance;
    private final double[] slopes;
    private final double level;

    private PortfolioRisk(double[] weights, double[] means, double[][] covariance, double level) {
        Inputs.requireSameLength("weights", weights.length, "means", means.length);
        Inputs.requireSameLength("weights", weights.length, "covariance", covariance.length);
        this.weights = weights.clone();
        this.means = means.clone();
        this.covariance = covariance.clone();
        this.level = Inputs.requireLevel(level);
        slopes = new double[weights.length];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = dot(covariance[i], weights);
        }
    }

    /**
     * Of a book.
     *
     * @param weights n fractions of equity, or n values in money
     * @param means n, a period; zeros are usual for a day
     * @param covariance n rows of n, a period; must not be changed afterwards
     * @param level of confidence
     * @return its risk
     */
    public static PortfolioRisk of(double[] weights, double[] means, double[][] covariance, double level) {
        return new PortfolioRisk(weights, means, covariance, level);
    }

    /**
     * The standard deviation of the book.
     *
     * @return in the unit of the weights, a period
     */
    public double deviation() {
        return Math.sqrt(dot(weights, slopes));
    }

    /**
     * Both figures of the whole book.
     *
     * @return in the unit of the weights
     */
    public TailRisk total() {
        return NormalRisk.of(dot(weights, means), deviation(), level);
    }

    /**
     * How fast the value at risk grows with each weight.
     *
     * @return n, for one more unit of weight; NaN for a book without risk
     */
    public double[] marginal() {
        return marginal(Normal.quantile(level));
    }

    private double[] marginal(double multiple) {
        double[] marginal = new double[weights.length];
        double deviation = deviation();
        for (int i = 0; i < marginal.length; i++) {
            marginal[i] = multiple * Inputs.ratio(slopes[i], deviation) - means[i];
        }
        return marginal;
    }

    /**
     * What each asset adds to the value at risk.
     *
     * @return n that add up to it; negative for a hedge
     */
    public double[] components() {
        return times(marginal());
    }

    /**
     * What each asset adds to the expected shortfall.
     *
     * @return n that add up to it; negative for a hedge
     */
    public double[] shortfallComponents() {
        return times(marginal(Normal.density(Normal.quantile(level)) / (1 - level)));
    }

    private double[] times(double[] marginal) {
        for (int i = 0; i < marginal.length; i++) {
            marginal[i] *= weights[i];
        }
        return marginal;
    }

    /**
     * By how much the value at risk would rise if weights changed, exactly. O(n) for each weight that changes.
     *
     * @param change n to be added to the weights
     * @return in the unit of the weights, negative if the change hedges
     */
    public double incremental(double[] change) {
        Inputs.requireSameLength("change", change.length, "weights", weights.length);
        double variance = dot(weights, slopes);
        for (int i = 0; i < change.length; i++) {
            if (change[i] != 0) {
                variance += change[i] * (2 * slopes[i] + dot(covariance[i], change));
            }
        }
        TailRisk after =
                NormalRisk.of(dot(weights, means) + dot(change, means), Math.sqrt(Math.max(0, variance)), level);
        return after.valueAtRisk() - total().valueAtRisk();
    }

    /**
     * By how much the value at risk is higher for holding an asset.
     *
     * @param asset from 0
     * @return the value at risk less that without the asset
     */
    public double incremental(int asset) {
        double[] change = new double[weights.length];
        change[asset] = -weights[asset];
        return -incremental(change);
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
