package io.otrep.portfolio.cost;

import io.otrep.market.SquareRootImpact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Half spread and impact as orders have shown them: {@code cost = halfSpread + coefficient * volatility * sqrt(share)}. Both sides are divided by the
 * volatility, since the noise of a price grows with it (Almgren, Thum, Hauptmann and Li, Direct estimation of equity market impact, Risk 18, 2005). A
 * half spread below 0 cannot be: where it would fit best it is 0, and the coefficient is fitted alone.
 *
 * <p>A fit says by {@link #problems()} why it should not be used: too few orders, orders too much alike to tell the two apart, or a coefficient that
 * could as well be 0. {@link CostModel#refitted} keeps its old numbers then. Immutable and thread-safe.
 */
public final class ImpactFit {
    /** Fewest orders that a usable fit is made of. */
    public static final int FEWEST = 30;

    private static final double SURE = 2;

    private final int count;
    private final double halfSpread;
    private final double coefficient;
    private final double halfSpreadError;
    private final double coefficientError;
    private final double noise;
    private final double skill;
    private final int outliers;
    private final List<String> problems;

    private ImpactFit(TwoTermRegression regression) {
        count = regression.count();
        halfSpread = regression.first();
        coefficient = regression.second();
        halfSpreadError = regression.firstError();
        coefficientError = regression.secondError();
        noise = regression.deviation();
        skill = regression.skill();
        outliers = regression.outliers();
        problems = List.copyOf(problems(regression.isIdentified()));
    }

    /**
     * Fits by least squares.
     *
     * @param observations one an order, in any number
     * @return the fit
     */
    public static ImpactFit leastSquares(List<CostObservation> observations) {
        return new ImpactFit(TwoTermRegression.of(observations, Double.POSITIVE_INFINITY));
    }

    /**
     * Fits by Huber's M-estimator: an order whose residual is more than 1.345 deviations weighs the less the farther off it is (P. J. Huber, Robust
     * estimation of a location parameter, 1964; the constant has 95 % of the efficiency of least squares on normal noise). For costs, in which a few
     * orders met news.
     *
     * @param observations one an order, in any number
     * @return the fit
     */
    public static ImpactFit robust(List<CostObservation> observations) {
        return new ImpactFit(TwoTermRegression.of(observations, TwoTermRegression.HUBER));
    }

    private List<String> problems(boolean identified) {
        List<String> found = new ArrayList<>();
        if (count < FEWEST) {
            found.add(count + " orders, fewer than " + FEWEST);
        }
        if (!identified) {
            found.add("the orders are too much alike to tell spread and impact apart");
        } else if (!(coefficient > SURE * coefficientError)) {
            found.add(String.format(
                    Locale.ROOT,
                    "coefficient %.4g is not above %.0f standard errors of %.4g",
                    coefficient,
                    SURE,
                    coefficientError));
        }
        return found;
    }

    /**
     * Whether it should replace what was assumed before.
     *
     * @return true without {@link #problems()}
     */
    public boolean isUsable() {
        return problems.isEmpty();
    }

    /**
     * Why it should not.
     *
     * @return one sentence each; empty if it is usable
     */
    public List<String> problems() {
        return problems;
    }

    /**
     * The law it found, for a {@link CostModel} and for the slippage of a simulation.
     *
     * @return the law
     * @throws IllegalStateException with the problems, if it is not usable
     */
    public SquareRootImpact impact() {
        if (!isUsable()) {
            throw new IllegalStateException("impact was not found: " + String.join("; ", problems));
        }
        return new SquareRootImpact(coefficient);
    }

    /**
     * What an order of no size pays.
     *
     * @return basis points, at least 0; NaN if not found
     */
    public double halfSpreadBps() {
        return halfSpread / CostQuery.BASIS_POINT;
    }

    /**
     * The coefficient of the square root.
     *
     * @return near 1; NaN if not found
     */
    public double coefficient() {
        return coefficient;
    }

    /**
     * Standard error of the half spread.
     *
     * @return basis points; NaN where the half spread was held at 0
     */
    public double halfSpreadErrorBps() {
        return halfSpreadError / CostQuery.BASIS_POINT;
    }

    /**
     * Standard error of the coefficient.
     *
     * @return in its unit
     */
    public double coefficientError() {
        return coefficientError;
    }

    /**
     * What the model leaves of an order's cost.
     *
     * @return standard deviation, in volatilities of the stretch
     */
    public double noise() {
        return noise;
    }

    /**
     * What the square root is good for: the part of the squared error of a flat cost, the best number of basis points for all orders, that it takes
     * away.
     *
     * @return at most 1; near 0 where size explains nothing
     */
    public double skill() {
        return skill;
    }

    /**
     * How many orders were weighed down.
     *
     * @return 0 for least squares
     */
    public int outliers() {
        return outliers;
    }

    /**
     * How many orders it is made of.
     *
     * @return at least 0
     */
    public int count() {
        return count;
    }

    /** The numbers and problems. */
    @Override
    public String toString() {
        return String.format(
                        Locale.ROOT,
                        "ImpactFit[%d orders: half spread %.3f bps (+- %.3f), coefficient %.4f (+- %.4f), noise %.3f, skill %.3f, outliers %d",
                        count,
                        halfSpreadBps(),
                        halfSpreadErrorBps(),
                        coefficient,
                        coefficientError,
                        noise,
                        skill,
                        outliers)
                + (problems.isEmpty() ? "]" : ", not usable: " + String.join("; ", problems) + "]");
    }
}
