package io.otrep.portfolio.allocate;

import io.otrep.portfolio.Allocation;
import io.otrep.portfolio.Allocator;
import io.otrep.portfolio.Estimates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * Views blended with a prior, then handed to another allocator (Black and Litterman, Global Portfolio Optimization, Financial Analysts Journal 48, 1992;
 * He and Litterman, The Intuition Behind Black-Litterman Model Portfolios, 1999). The prior's means are those of the estimates; {@link #equilibrium}
 * derives them from market weights. The posterior covariance is {@code C + M} (He and Litterman), or C alone, as in Idzorek. Immutable and thread-safe.
 */
public final class BlackLitterman implements Allocator {
    private final Views views;
    private final double tau;
    private final boolean originalCovariance;
    private final Allocator then;

    private BlackLitterman(Views views, double tau, boolean originalCovariance, Allocator then) {
        this.views = Objects.requireNonNull(views, "views");
        this.tau = tau;
        this.originalCovariance = originalCovariance;
        this.then = Objects.requireNonNull(then, "then");
    }

    /**
     * Views on the estimates' means.
     *
     * @param views what is believed
     * @param tau the variance of the prior's means as a share of that of returns, above 0; 0.05 is usual
     * @param then what turns the posterior into weights
     * @return with the covariance of He and Litterman
     */
    public static BlackLitterman of(Views views, double tau, Allocator then) {
        if (!(tau > 0 && tau < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("tau must be above 0 and finite, but was " + tau + "; 0.05 is usual");
        }
        return new BlackLitterman(views, tau, false, then);
    }

    /**
     * The same without the error of the means in the posterior covariance.
     *
     * @return a copy
     */
    public BlackLitterman withOriginalCovariance() {
        return new BlackLitterman(views, tau, true, then);
    }

    /**
     * The excess means under which market weights are best, {@code aversion C w}.
     *
     * @param aversion to risk of the market
     * @param covariance n rows of n
     * @param weights n of the market
     * @return n means
     */
    public static double[] equilibrium(double aversion, double[][] covariance, double[] weights) {
        double[] means = FrontierProblem.times(covariance, weights);
        return Arrays.stream(means).map(mean -> aversion * mean).toArray();
    }

    /**
     * The aversion under which the market is held: its excess mean over its variance.
     *
     * @param excessMean of the market, a year
     * @param variance of the market, a year
     * @return NaN without variance
     */
    public static double aversion(double excessMean, double variance) {
        return variance > 0 ? excessMean / variance : Double.NaN;
    }

    @Override
    public Allocation allocate(Estimates estimates) {
        String fault = faultOf(estimates);
        return fault.isEmpty() ? then.allocate(posterior(estimates)) : Checked.bad(fault);
    }

    private String faultOf(Estimates estimates) {
        List<String> faults = new ArrayList<>();
        double[][] covariance = estimates.covariance();
        String fault = Checked.faultOf(covariance, estimates);
        faults.add(fault == null ? "" : fault);
        views.list().stream()
                .flatMap(view -> view.portfolio().keySet().stream())
                .filter(asset -> !estimates.assets().contains(asset))
                .forEach(asset -> faults.add("a view names " + asset + ", which is not among " + estimates.assets()));
        if (!Arrays.stream(estimates.means()).allMatch(Double::isFinite)) {
            faults.add("the prior's means must be finite");
        }
        faults.removeIf(String::isEmpty);
        return faults.isEmpty() ? singular(estimates) : String.join("; ", faults);
    }

    private String singular(Estimates estimates) {
        try {
            posterior(estimates);
            return "";
        } catch (SingularMatrixException e) {
            return "two views say the same with certainty, or a view's portfolio has no risk; drop one";
        }
    }

    /**
     * The estimates after the views.
     *
     * @param prior with finite means and a covariance; every asset that a view names must be there
     * @return the same assets with the posterior's means and covariance
     */
    public Estimates posterior(Estimates prior) {
        if (views.list().isEmpty()) {
            return prior;
        }
        RealMatrix covariance = new Array2DRowRealMatrix(prior.covariance());
        RealMatrix p = portfolios(prior);
        RealMatrix scaled = covariance.scalarMultiply(tau);
        RealMatrix half = scaled.multiply(p.transpose());
        RealMatrix spread = p.multiply(half);
        RealMatrix solved =
                new LUDecomposition(spread.add(errors(spread))).getSolver().getInverse();
        RealMatrix gain = half.multiply(solved);
        RealVector means = new ArrayRealVector(prior.means());
        RealVector surprise = new ArrayRealVector(
                        views.list().stream().mapToDouble(Views.View::mean).toArray())
                .subtract(p.operate(means));
        double[][] after = originalCovariance
                ? prior.covariance()
                : symmetric(covariance.add(scaled.subtract(gain.multiply(half.transpose()))));
        return new Estimates(prior.assets(), means.add(gain.operate(surprise)).toArray(), after, prior.returns())
                .withCurrent(prior.current());
    }

    private RealMatrix portfolios(Estimates prior) {
        double[][] rows = new double[views.list().size()][prior.size()];
        for (int v = 0; v < rows.length; v++) {
            for (int i = 0; i < prior.size(); i++) {
                rows[v][i] = views.list()
                        .get(v)
                        .portfolio()
                        .getOrDefault(prior.assets().get(i), 0.0);
            }
        }
        return new Array2DRowRealMatrix(rows);
    }

    /** Omega: given, or the prior's own variance of the view, times (1 - c) / c for a confidence c. */
    private RealMatrix errors(RealMatrix spread) {
        RealMatrix omega = new Array2DRowRealMatrix(spread.getRowDimension(), spread.getRowDimension());
        for (int v = 0; v < spread.getRowDimension(); v++) {
            Views.View view = views.list().get(v);
            Double variance = view.variance();
            Double confidence = view.confidence();
            double doubt = confidence == null ? 1 : (1 - confidence) / confidence;
            omega.setEntry(v, v, variance == null ? doubt * spread.getEntry(v, v) : variance);
        }
        return omega;
    }

    private static double[][] symmetric(RealMatrix matrix) {
        return matrix.add(matrix.transpose()).scalarMultiply(0.5).getData();
    }
}
