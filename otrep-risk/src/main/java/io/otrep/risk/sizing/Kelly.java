package io.otrep.risk.sizing;

import io.otrep.risk.RiskView;
import io.otrep.risk.SizerFactory;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * The fraction of equity that grows fastest in the long run, and a cautious part of it. A full signal is worth
 * {@code min(cap, part * fraction)} of equity; a fraction that is not above 0 means that there is no edge, and the position is flat.
 *
 * <p>{@code Kelly.bet(0.55, 1.0)} is 0.10: with odds of one to one and a chance of 55 %, a tenth is staked;
 * {@code Kelly.continuous(0.12, 0.03, 0.20)} is (0.12 - 0.03) / 0.04 = 2.25 times equity. {@code Kelly.of(2.25).part(0.25).cap(1)} sizes at
 * 0.5625. The default part is one half, the default cap 1: estimates of an edge are noisy, and beyond twice the fraction growth is
 * negative.
 *
 * <p>Sources: J. L. Kelly, A New Interpretation of Information Rate (1956); E. O. Thorp, The Kelly Criterion in Blackjack, Sports Betting,
 * and the Stock Market (2006), sec. 7 and eq. 7.3 for several assets. Immutable and thread-safe.
 *
 * @param fraction full Kelly fraction, any sign, finite
 * @param part what is taken of it, above 0 and at most 1
 * @param cap the most that is staked, above 0
 */
public record Kelly(double fraction, double part, double cap) implements SizerFactory {
    private static final double HALF = 0.5;

    /** Checks all numbers. */
    public Kelly {
        if (!Double.isFinite(fraction)) {
            throw new IllegalArgumentException("fraction must be finite, but was " + fraction + "; check its inputs");
        }
        if (!(part > 0 && part <= 1)) {
            throw new IllegalArgumentException(
                    "part must be above 0 and at most 1, but was " + part + "; 0.5 is half Kelly");
        }
        Units.requirePositive("cap", cap, "1 for all of equity");
    }

    /**
     * Half of such a fraction, capped at equity.
     *
     * @param fraction full Kelly fraction
     * @return the specification
     */
    public static Kelly of(double fraction) {
        return new Kelly(fraction, HALF, 1);
    }

    /**
     * The same with another part of the fraction.
     *
     * @param value above 0 and at most 1
     * @return the specification
     */
    public Kelly part(double value) {
        return new Kelly(fraction, value, cap);
    }

    /**
     * The same with another cap.
     *
     * @param value above 0; above 1 borrows
     * @return the specification
     */
    public Kelly cap(double value) {
        return new Kelly(fraction, part, value);
    }

    /**
     * A bet that is won or lost: {@code p - (1 - p) / b}.
     *
     * @param chance of winning, from 0 to 1
     * @param odds won for each unit staked, above 0
     * @return full Kelly fraction of equity to stake; at most 0 without an edge
     */
    public static double bet(double chance, double odds) {
        if (!(chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException("chance must be from 0 to 1, but was " + chance);
        }
        Units.requirePositive("odds", odds, "units won for a unit staked");
        return chance - (1 - chance) / odds;
    }

    /**
     * An asset whose price moves continuously: {@code (mean - rate) / volatility^2}.
     *
     * @param mean expected annual return, fraction
     * @param rate annual rate of what is safe, fraction
     * @param volatility annual, fraction, above 0
     * @return full Kelly fraction of equity to hold
     */
    public static double continuous(double mean, double rate, double volatility) {
        Units.requirePositive("volatility", volatility, "fraction a year");
        return (mean - rate) / (volatility * volatility);
    }

    /**
     * Several assets at once: {@code C^-1 M}, the means first drawn toward their average. Correlated assets share what each alone would
     * get.
     *
     * @param excess expected annual returns above the safe rate, fractions
     * @param covariance annual covariance of returns, symmetric and positive definite, as many rows as means
     * @param shrinkage weight of the average of all means, from 0 (none) to 1 (all means are the average)
     * @return full Kelly fractions of equity, one per asset
     * @throws IllegalArgumentException if the sizes differ, or the covariance is not positive definite
     */
    public static double[] portfolio(double[] excess, double[][] covariance, double shrinkage) {
        if (covariance.length != excess.length) {
            throw new IllegalArgumentException("covariance has " + covariance.length + " rows for " + excess.length
                    + " means; give one row per mean");
        }
        if (!(shrinkage >= 0 && shrinkage <= 1)) {
            throw new IllegalArgumentException("shrinkage must be from 0 to 1, but was " + shrinkage);
        }
        Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(covariance);
        try {
            CholeskyDecomposition roots = new CholeskyDecomposition(matrix);
            return roots.getSolver()
                    .solve(new ArrayRealVector(shrunk(excess, shrinkage), false))
                    .toArray();
        } catch (MathIllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "covariance must be symmetric and positive definite; shrink or repair it first", e);
        }
    }

    private static double[] shrunk(double[] excess, double shrinkage) {
        double average = 0;
        for (double value : excess) {
            average += value / excess.length;
        }
        double[] result = new double[excess.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (1 - shrinkage) * excess[i] + shrinkage * average;
        }
        return result;
    }

    /**
     * What a full signal is worth.
     *
     * @return fraction of equity, from 0 to {@link #cap()}
     */
    public double stake() {
        return Math.max(0, Math.min(cap, part * fraction));
    }

    @Override
    public ExplainedSizer create() {
        double edge = Math.max(0, part * fraction);
        return new UnitSizer() {
            @Override
            double wanted(double level, int slot, RiskView view) {
                return Units.worth(level * edge * Units.equity(view), slot, view);
            }

            @Override
            double allowed(double wanted, double level, int slot, RiskView view) {
                return Math.min(wanted, Units.worth(Math.abs(level) * cap * Units.equity(view), slot, view));
            }
        };
    }
}
