package io.otrep.risk.measure;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Gamma;

/**
 * Student's t fitted to returns by maximum likelihood: location and scale by the EM steps of Lange, Little and Taylor (Robust Statistical Modeling Using
 * the t Distribution, Journal of the American Statistical Association 84, 1989, section 3), the degrees of freedom by a search over the likelihood that is
 * left. Unlike the moments of {@link StudentRisk#ofReturns} it also finds tails so fat that they have no kurtosis. Immutable and thread-safe.
 *
 * @param location the middle, a period; NaN throughout if there is no fit
 * @param scale the scale of the distribution, not its standard deviation, a period
 * @param degreesOfFreedom from 1.1 to 200, which is as good as normal
 * @param logLikelihood of the returns under the fit
 */
public record StudentFit(double location, double scale, double degreesOfFreedom, double logLikelihood) {
    private static final int LEAST = 4;
    private static final int STEPS = 200;
    private static final double LOWEST = 1.1;
    private static final double HIGHEST = 200;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double CLOSE = 1e-10;
    private static final double ACCURACY = 1e-13;

    /**
     * Fits.
     *
     * @param returns at least 4, in any order
     * @return the fit; all NaN with fewer returns, without dispersion, with a NaN or an infinity, or where so many returns are equal that the
     *     likelihood has no maximum
     */
    public static StudentFit of(double[] returns) {
        double spread = Math.sqrt(Moments.populationVariance(returns));
        if (returns.length < LEAST || !(spread > 0) || Double.isInfinite(spread)) {
            return undefined();
        }
        StudentFit best = search(returns, new StudentFit(Moments.mean(returns), spread, HIGHEST, Double.NaN));
        return best.scale > CLOSE * spread ? best : undefined();
    }

    private static StudentFit undefined() {
        return new StudentFit(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    /** Golden sections over the logarithm of the degrees of freedom. */
    private static StudentFit search(double[] returns, StudentFit start) {
        double low = Math.log(LOWEST);
        double high = Math.log(HIGHEST);
        StudentFit left = start.maximized(returns, Math.exp(high - GOLDEN * (high - low)));
        StudentFit right = start.maximized(returns, Math.exp(low + GOLDEN * (high - low)));
        while (high - low > CLOSE) {
            if (left.logLikelihood > right.logLikelihood) {
                high = Math.log(right.degreesOfFreedom);
                right = left;
                left = left.maximized(returns, Math.exp(high - GOLDEN * (high - low)));
            } else {
                low = Math.log(left.degreesOfFreedom);
                left = right;
                right = right.maximized(returns, Math.exp(low + GOLDEN * (high - low)));
            }
        }
        StudentFit normal = start.maximized(returns, HIGHEST);
        StudentFit found = left.logLikelihood > right.logLikelihood ? left : right;
        return normal.logLikelihood > found.logLikelihood ? normal : found;
    }

    /** The best location and scale at other degrees of freedom, from here. */
    private StudentFit maximized(double[] returns, double freedom) {
        double middle = location;
        double square = scale * scale;
        for (int step = 0; step < STEPS; step++) {
            double weights = 0;
            double sum = 0;
            for (double value : returns) {
                double weight = weight(value - middle, square, freedom);
                weights += weight;
                sum += weight * value;
            }
            double nextMiddle = sum / weights;
            double squares = 0;
            for (double value : returns) {
                double apart = value - nextMiddle;
                squares += weight(value - middle, square, freedom) * apart * apart;
            }
            // Divided by the weights instead of n: the same fixed point in far fewer steps (Kent, Tyler and Vardi,
            // 1994).
            double nextSquare = squares / weights;
            boolean settled = Math.abs(nextSquare - square) <= ACCURACY * square
                    && Math.abs(nextMiddle - middle) <= ACCURACY * Math.sqrt(square);
            middle = nextMiddle;
            square = nextSquare;
            if (settled || !(square > 0)) {
                break;
            }
        }
        return new StudentFit(middle, Math.sqrt(square), freedom, logLikelihood(returns, middle, square, freedom));
    }

    private static double weight(double apart, double square, double freedom) {
        return (freedom + 1) / (freedom + apart * apart / square);
    }

    private static double logLikelihood(double[] returns, double middle, double square, double freedom) {
        double constant = Gamma.logGamma((freedom + 1) / 2)
                - Gamma.logGamma(freedom / 2)
                - Math.log(freedom * Math.PI * square) / 2;
        double sum = 0;
        for (double value : returns) {
            double apart = value - middle;
            sum += Math.log1p(apart * apart / (square * freedom));
        }
        return returns.length * constant - (freedom + 1) / 2 * sum;
    }

    /**
     * What may be lost under the fit (McNeil, Frey and Embrechts, Quantitative Risk Management, 2005, examples 2.14 and 2.19).
     *
     * @param level of confidence
     * @return both figures; NaN if there is no fit
     */
    public TailRisk risk(double level) {
        Inputs.requireLevel(level);
        if (Double.isNaN(scale)) {
            return TailRisk.undefined(level);
        }
        TDistribution student = new TDistribution(null, degreesOfFreedom, ACCURACY);
        double t = student.inverseCumulativeProbability(level);
        double shortfall = student.density(t) / (1 - level) * (degreesOfFreedom + t * t) / (degreesOfFreedom - 1);
        return LocationScale.risk(location, scale, level, t, shortfall);
    }
}
