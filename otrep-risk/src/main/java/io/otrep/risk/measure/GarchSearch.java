package io.otrep.risk.measure;

import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Looks for the likeliest GARCH(1,1) model of returns scaled to a variance of 1: a simplex search from several fixed starts, without bounds by a change of
 * variables, then Newton steps on the parameters themselves.
 */
final class GarchSearch {
    private static final int FEWEST = 50;
    private static final int MOST_TRIALS = 4_000;
    private static final double TOLERANCE = 1e-9;
    private static final int NEWTON_STEPS = 20;
    private static final double SETTLED = 1e-10;
    /** Persistence and alpha's share of it. */
    private static final double[][] STARTS = {{0.95, 0.1}, {0.7, 0.3}, {0.99, 0.04}};

    private final double[] scaled;
    private final double scale;

    private GarchSearch(double[] returns, double scale) {
        this.scale = scale;
        scaled = returns.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] /= scale;
        }
    }

    static GarchFit fit(double[] returns) {
        Inputs.requireAtLeast("the number of returns", returns.length, FEWEST);
        for (double value : returns) {
            Inputs.requireFinite("return", value);
        }
        double deviation = Inputs.requirePositive("the deviation of returns", Moments.standardDeviation(returns));
        return new GarchSearch(returns, deviation).search(returns);
    }

    private GarchFit search(double[] returns) {
        double[] best = parameters(startAt(STARTS[0]));
        for (double[] start : STARTS) {
            double[] found = parameters(climb(startAt(start)));
            best = likelihood(found) > likelihood(best) ? found : best;
        }
        double[] settled = polish(best);
        double[] errors = errors(settled);
        Garch model = new Garch(settled[0] * scale, settled[1] * scale * scale, settled[2], settled[3]);
        return new GarchFit(
                model,
                errors[0] * scale,
                errors[1] * scale * scale,
                errors[2],
                errors[3],
                model.logLikelihood(returns));
    }

    private double[] startAt(double[] start) {
        double persistence = start[0];
        return new double[] {Moments.mean(scaled), StrictMath.log(1 - persistence), logit(persistence), logit(start[1])
        };
    }

    private double[] climb(double[] start) {
        MultivariateFunction objective = free -> -likelihood(parameters(free));
        return new SimplexOptimizer(TOLERANCE, TOLERANCE)
                .optimize(
                        new MaxEval(MOST_TRIALS),
                        new ObjectiveFunction(objective),
                        GoalType.MINIMIZE,
                        new InitialGuess(start),
                        new NelderMeadSimplex(new double[] {0.05, 0.3, 0.3, 0.3}))
                .getPoint();
    }

    /** Mean, omega, alpha, beta from unbounded variables. */
    private static double[] parameters(double[] free) {
        double persistence = logistic(free[2]);
        double share = logistic(free[3]);
        return new double[] {free[0], StrictMath.exp(free[1]), persistence * share, persistence * (1 - share)};
    }

    private static double logit(double probability) {
        return StrictMath.log(probability / (1 - probability));
    }

    private static double logistic(double value) {
        return 1 / (1 + StrictMath.exp(-value));
    }

    private double likelihood(double[] p) {
        boolean valid = p[1] > 0 && p[1] < 1e6 && p[2] >= 0 && p[3] >= 0 && p[2] + p[3] < 1;
        return valid ? new Garch(p[0], p[1], p[2], p[3]).logLikelihood(scaled) : -1e300;
    }

    private double[] polish(double[] start) {
        double[] at = start;
        for (int step = 0; step < NEWTON_STEPS; step++) {
            double[] next = newtonStep(at);
            double gain = likelihood(next) - likelihood(at);
            if (!(gain > 0)) {
                return at;
            }
            at = next;
            if (gain < SETTLED) {
                return at;
            }
        }
        return at;
    }

    private double[] newtonStep(double[] at) {
        LUDecomposition curvature = new LUDecomposition(hessian(at));
        if (!curvature.getSolver().isNonSingular()) {
            return at;
        }
        RealVector step = curvature.getSolver().solve(new ArrayRealVector(gradient(at)));
        return new ArrayRealVector(at).subtract(step).toArray();
    }

    private double[] errors(double[] at) {
        LUDecomposition curvature = new LUDecomposition(hessian(at).scalarMultiply(-1));
        double[] errors = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        if (curvature.getSolver().isNonSingular()) {
            RealMatrix inverse = curvature.getSolver().getInverse();
            for (int i = 0; i < errors.length; i++) {
                errors[i] = Inputs.finiteOrNaN(Math.sqrt(inverse.getEntry(i, i)));
            }
        }
        return errors;
    }

    private static double stepOf(double value) {
        return 1e-4 * Math.max(Math.abs(value), 0.01);
    }

    private double moved(double[] at, int i, double byI, int j, double byJ) {
        double[] there = at.clone();
        there[i] += byI;
        there[j] += byJ;
        return likelihood(there);
    }

    private double[] gradient(double[] at) {
        double[] gradient = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            double h = stepOf(at[i]);
            gradient[i] = (moved(at, i, h, i, 0) - moved(at, i, -h, i, 0)) / (2 * h);
        }
        return gradient;
    }

    private RealMatrix hessian(double[] at) {
        double[][] hessian = new double[at.length][at.length];
        for (int i = 0; i < at.length; i++) {
            for (int j = 0; j <= i; j++) {
                double h = stepOf(at[i]);
                double k = stepOf(at[j]);
                double across = moved(at, i, h, j, k)
                        - moved(at, i, h, j, -k)
                        - moved(at, i, -h, j, k)
                        + moved(at, i, -h, j, -k);
                hessian[i][j] = across / (4 * h * k);
                hessian[j][i] = hessian[i][j];
            }
        }
        return new Array2DRowRealMatrix(hessian);
    }
}
