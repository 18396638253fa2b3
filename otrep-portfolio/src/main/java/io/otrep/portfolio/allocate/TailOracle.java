package io.otrep.portfolio.allocate;

import java.util.Arrays;

/**
 * A risk that grows in proportion to weights and is the greatest of finitely many linear functions of them, as expected shortfall and conditional drawdown of
 * scenarios are. Single-threaded.
 */
abstract class TailOracle {
    final double[][] returns;
    private final double mass;
    private final double[] losses;
    private final double[] sorted;
    private final double[] shares;

    TailOracle(double[][] returns, double level) {
        this.returns = returns;
        mass = returns.length * (1 - level);
        losses = new double[returns.length];
        sorted = new double[returns.length];
        shares = new double[returns.length];
    }

    static TailOracle shortfall(double[][] returns, double level) {
        return new Shortfall(returns, level);
    }

    static TailOracle drawdown(double[][] returns, double level) {
        return new Drawdown(returns, level);
    }

    /** Turns the returns of a portfolio into losses, in place. */
    abstract void toLosses(double[] portfolio);

    /** Turns the share of each loss into the share of each return, in place. */
    abstract void toReturnShares(double[] lossShares, double[] lossesNow);

    /** The mean of the worst losses at some weights; fills the linear function that is greatest there. */
    final double at(double[] weights, double[] gradient) {
        for (int t = 0; t < returns.length; t++) {
            losses[t] = product(returns[t], weights);
        }
        toLosses(losses);
        double value = worst();
        toReturnShares(shares, losses);
        Arrays.fill(gradient, 0);
        for (int t = 0; t < returns.length; t++) {
            if (shares[t] != 0) {
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] -= shares[t] * returns[t][i];
                }
            }
        }
        return value;
    }

    private static double product(double[] row, double[] weights) {
        double sum = 0;
        double second = 0;
        int i = 0;
        for (; i + 2 <= weights.length; i += 2) {
            sum += row[i] * weights[i];
            second += row[i + 1] * weights[i + 1];
        }
        return i < weights.length ? sum + second + row[i] * weights[i] : sum + second;
    }

    /** The mean of the worst losses, the last of them by its fraction (Rockafellar and Uryasev, 2002, eq. 25), and each loss's share of it. */
    private double worst() {
        System.arraycopy(losses, 0, sorted, 0, losses.length);
        Arrays.sort(sorted);
        int rank = Math.min(losses.length, Math.max(1, (int) Math.ceil(mass - 1e-9)));
        double threshold = sorted[losses.length - rank];
        double above = 0;
        double left = mass;
        for (int t = 0; t < losses.length; t++) {
            shares[t] = losses[t] > threshold ? 1 / mass : 0;
            above += losses[t] > threshold ? losses[t] : 0;
            left -= losses[t] > threshold ? 1 : 0;
        }
        double atThreshold = left;
        for (int t = 0; t < losses.length && left > 0; t++) {
            if (losses[t] == threshold) {
                shares[t] = Math.min(1, left) / mass;
                left -= 1;
            }
        }
        return (above + atThreshold * threshold) / mass;
    }

    /** The loss is the return with its sign turned. */
    private static final class Shortfall extends TailOracle {
        Shortfall(double[][] returns, double level) {
            super(returns, level);
        }

        @Override
        void toLosses(double[] portfolio) {
            for (int t = 0; t < portfolio.length; t++) {
                portfolio[t] = -portfolio[t];
            }
        }

        @Override
        void toReturnShares(double[] lossShares, double[] lossesNow) {}
    }

    /** The loss is the fall below the highest sum of returns so far, the start included. */
    private static final class Drawdown extends TailOracle {
        Drawdown(double[][] returns, double level) {
            super(returns, level);
        }

        @Override
        void toLosses(double[] portfolio) {
            double fall = 0;
            for (int t = 0; t < portfolio.length; t++) {
                fall = Math.max(0, fall - portfolio[t]);
                portfolio[t] = fall;
            }
        }

        @Override
        void toReturnShares(double[] lossShares, double[] lossesNow) {
            double carried = 0;
            for (int t = lossShares.length - 1; t >= 0; t--) {
                carried = lossesNow[t] > 0 ? carried + lossShares[t] : 0;
                lossShares[t] = carried;
            }
        }
    }
}
