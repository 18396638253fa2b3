package io.otrep.portfolio.cost;

import java.util.Arrays;
import java.util.List;

/**
 * Regression of {@code z = first * u + second * v} without intercept, with weights that Huber's rule finds by iteration. Here u is 1 / volatility, v the
 * root of the share and z the cost in volatilities. Single-threaded.
 */
final class TwoTermRegression {
    /** Residuals in deviations beyond which an order weighs less. */
    static final double HUBER = 1.345;

    /** Median of the absolute value of a standard normal variable. */
    private static final double NORMAL_MEDIAN = 0.6744897501960817;

    private static final int MOST_ROUNDS = 50;
    private static final double CLOSE = 1e-12;
    /** Sine squared of the angle between the terms, below which they are one. */
    private static final double PARALLEL = 1e-6;

    private final double[] u;
    private final double[] v;
    private final double[] z;
    private final double[] weights;
    private double first;
    private double second;
    private boolean identified;
    private boolean firstIsHeld;

    private TwoTermRegression(List<CostObservation> observations) {
        u = observations.stream().mapToDouble(o -> 1 / o.volatility()).toArray();
        v = observations.stream().mapToDouble(o -> StrictMath.sqrt(o.share())).toArray();
        z = observations.stream().mapToDouble(o -> o.cost() / o.volatility()).toArray();
        weights = new double[z.length];
        Arrays.fill(weights, 1);
    }

    static TwoTermRegression of(List<CostObservation> observations, double bend) {
        TwoTermRegression regression = new TwoTermRegression(observations);
        regression.solve();
        if (bend < Double.POSITIVE_INFINITY) {
            regression.iterate(bend);
        }
        return regression;
    }

    private void iterate(double bend) {
        for (int round = 0; round < MOST_ROUNDS && identified; round++) {
            double before = second;
            double scale = medianResidual() / NORMAL_MEDIAN;
            for (int i = 0; i < z.length; i++) {
                double residual = Math.abs(residual(i));
                weights[i] = residual <= bend * scale ? 1 : bend * scale / residual;
            }
            solve();
            if (Math.abs(second - before) <= CLOSE * Math.abs(second)) {
                return;
            }
        }
    }

    private void solve() {
        double uu = weighted(u, u);
        double uv = weighted(u, v);
        double vv = weighted(v, v);
        double uz = weighted(u, z);
        double vz = weighted(v, z);
        double determinant = uu * vv - uv * uv;
        identified = z.length > 2 && determinant > PARALLEL * uu * vv;
        first = identified ? (vv * uz - uv * vz) / determinant : Double.NaN;
        second = identified ? (uu * vz - uv * uz) / determinant : Double.NaN;
        firstIsHeld = first < 0;
        if (firstIsHeld) {
            first = 0;
            second = vz / vv;
        }
    }

    private double weighted(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += weights[i] * a[i] * b[i];
        }
        return sum;
    }

    private double residual(int i) {
        return z[i] - first * u[i] - second * v[i];
    }

    private double medianResidual() {
        double[] sizes = new double[z.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(residual(i));
        }
        Arrays.sort(sizes);
        int middle = sizes.length / 2;
        return sizes.length % 2 == 1 ? sizes[middle] : (sizes[middle - 1] + sizes[middle]) / 2;
    }

    int count() {
        return z.length;
    }

    boolean isIdentified() {
        return identified;
    }

    double first() {
        return first;
    }

    double second() {
        return second;
    }

    double deviation() {
        return StrictMath.sqrt(squares() / (z.length - (firstIsHeld ? 1 : 2)));
    }

    private double squares() {
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            sum += weights[i] * residual(i) * residual(i);
        }
        return sum;
    }

    double firstError() {
        double uv = weighted(u, v);
        double vv = weighted(v, v);
        return firstIsHeld || !identified
                ? Double.NaN
                : deviation() * StrictMath.sqrt(vv / (weighted(u, u) * vv - uv * uv));
    }

    double secondError() {
        double uu = weighted(u, u);
        double uv = weighted(u, v);
        double vv = weighted(v, v);
        if (!identified) {
            return Double.NaN;
        }
        return firstIsHeld
                ? deviation() / StrictMath.sqrt(vv)
                : deviation() * StrictMath.sqrt(uu / (uu * vv - uv * uv));
    }

    double skill() {
        double flat = weighted(u, z) / weighted(u, u);
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            double residual = z[i] - flat * u[i];
            sum += weights[i] * residual * residual;
        }
        return 1 - squares() / sum;
    }

    int outliers() {
        return (int) Arrays.stream(weights).filter(weight -> weight < 1).count();
    }
}
