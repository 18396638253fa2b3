package io.otrep.portfolio.rebalance;

import io.otrep.market.TradingCalendar;
import io.otrep.portfolio.rebalance.RebalanceDecision.Reason;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Trades only as far as it is worth what it costs. Being away from the targets by d costs {@code aversion / 2 * d'Cd} a year in utility, C the covariance of
 * yearly returns; trading costs once. With proportional costs the answer is a region around the targets within which nothing is traded, and its border
 * outside (Davis, Norman, Mathematics of Operations Research 15(4), 1990; for one period Dybvig, Pezzo, Mean-Variance Portfolio Rebalancing with Transaction
 * Costs, 2020): the minimum of {@code years * aversion / 2 * d'Cd + sum of rate * |trade|}, found by coordinate descent. Of costs that are not proportional
 * the rate is what the last bit of the trade costs; at the end every trade must be worth its whole cost. What is not traded is cash, whose risk is none.
 *
 * <p>Where a {@link Holding} does not state its volatility, costs are told that of the covariance, a year being {@link TradingCalendar#annualDays()} days. What has a cost
 * that is not known, for want of a volume for example, is not traded.
 *
 * <p>With an aversion of 5, a year, a volatility of 20% and a cost of 0.5%, one asset alone stays untouched within 0.005 / (5 * 0.04) = 2.5% of its target. Immutable and
 * thread-safe as far as the supplier is.
 */
public final class NoTradeRegion implements TradeTo {
    private static final int REVISIONS = 40;
    private static final int SWEEPS = 1_000;
    private static final double STILL = 1e-13;
    private static final double BIT = 1e-3;
    private static final double SMALL = 1e-2;

    private final double gamma;
    private final Supplier<double[][]> covariance;
    private final TradeCost cost;

    /**
     * A region.
     *
     * @param aversion to risk, above 0: 5 trades 5% more variance a year for half of 5 times that in return
     * @param years how long what is traded now is expected to stay, above 0: 1/12 for a monthly rebalance
     * @param covariance gives that of yearly returns of the instruments, n rows of n
     * @param cost what trades cost
     */
    public NoTradeRegion(double aversion, double years, Supplier<double[][]> covariance, TradeCost cost) {
        if (!(aversion > 0 && years > 0 && aversion * years < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "aversion and years must be above 0 and finite, but were " + aversion + " and " + years);
        }
        gamma = aversion * years;
        this.covariance = Objects.requireNonNull(covariance, "covariance");
        this.cost = Objects.requireNonNull(cost, "cost");
    }

    /**
     * When anything is worth trading.
     *
     * @return the rule
     */
    public RebalanceRule rule() {
        return (now, targets, last) -> {
            Problem problem = new Problem(now, targets);
            problem.solve();
            boolean any = Arrays.stream(problem.trade).anyMatch(change -> change != 0);
            if (!any && problem.unknown >= 0) {
                return RebalanceDecision.notDue(
                        Reason.NOT_KNOWN, "cost of " + now.names().get(problem.unknown));
            }
            Reason reason = any ? Reason.WORTH_THE_COST : Reason.NOT_WORTH_THE_COST;
            return new RebalanceDecision(any, reason, "", problem.gain(), problem.costs());
        };
    }

    @Override
    public double[] destinations(Holdings now, double[] targets) {
        Problem problem = new Problem(now, targets);
        problem.solve();
        double[] to = now.weights();
        for (int i = 0; i < to.length; i++) {
            to[i] += problem.trade[i];
        }
        return to;
    }

    /** In the region only a weight on its target needs no reason. */
    @Override
    public boolean isInBand(double target, double weight) {
        return Math.abs(weight - target) <= 1e-12;
    }

    /** Weights, the distance to the targets, and what is traded of it; in shares of capital. */
    private final class Problem {
        private final Holdings now;
        private final double[][] risk;
        private final double[] distance;
        private final double[] trade;
        private final double[] rate;
        private int unknown = -1;

        Problem(Holdings now, double[] targets) {
            now.requireFit(targets);
            this.now = now;
            risk = covariance.get();
            if (risk.length != targets.length) {
                throw new IllegalArgumentException(
                        "there are " + targets.length + " instruments, but the covariance is of " + risk.length);
            }
            distance = now.weights();
            trade = new double[targets.length];
            rate = new double[targets.length];
            for (int i = 0; i < targets.length; i++) {
                double away = distance[i] - targets[i];
                boolean fixed = Double.isNaN(away) || !now.get(i).hasPrice() || !(risk[i][i] > 0);
                distance[i] = Double.isNaN(away) ? 0 : away;
                rate[i] = fixed ? Double.POSITIVE_INFINITY : knownRate(i, -away);
            }
        }

        private double knownRate(int i, double change) {
            double known = rate(i, change);
            if (Double.isFinite(known)) {
                return known;
            }
            unknown = unknown < 0 ? i : unknown;
            return Double.POSITIVE_INFINITY;
        }

        /** What the last bit of a trade costs. */
        private double rate(int i, double change) {
            double bit = change * BIT;
            return change == 0 ? 0 : (cost(i, change) - cost(i, change - bit)) / Math.abs(bit);
        }

        /** As a share of capital. */
        private double cost(int i, double change) {
            if (change == 0) {
                return 0;
            }
            Holding holding = measured(i);
            double units = change * now.capital() / holding.unitValue();
            return cost.expected(holding, units) / now.capital();
        }

        private Holding measured(int i) {
            Holding holding = now.get(i);
            int days = holding.instrument().calendar().annualDays();
            boolean stated = !Double.isNaN(holding.dailyVolatility());
            return stated ? holding : holding.withDailyVolatility(StrictMath.sqrt(risk[i][i] / days));
        }

        void solve() {
            for (int revision = 0; revision < REVISIONS; revision++) {
                descend();
                revise();
            }
            descend();
            dropWhatIsNotWorthIt();
        }

        private void descend() {
            double most = Double.POSITIVE_INFINITY;
            for (int sweep = 0; sweep < SWEEPS && most > STILL; sweep++) {
                most = 0;
                for (int i = 0; i < trade.length; i++) {
                    double before = trade[i];
                    trade[i] = best(i);
                    most = Math.max(most, Math.abs(trade[i] - before));
                }
            }
        }

        private double best(int i) {
            if (rate[i] == Double.POSITIVE_INFINITY) {
                return 0;
            }
            double pull = -gamma * (slope(i) - risk[i][i] * trade[i]);
            double beyond = Math.abs(pull) - rate[i];
            return beyond > 0 ? StrictMath.copySign(beyond / (gamma * risk[i][i]), pull) : 0;
        }

        private double slope(int i) {
            double sum = 0;
            for (int j = 0; j < trade.length; j++) {
                sum += risk[i][j] * (distance[j] + trade[j]);
            }
            return sum;
        }

        /** Half way to the rate at the trade that was found; of what is not traded, at a small part of it. */
        private void revise() {
            for (int i = 0; i < trade.length; i++) {
                double change = trade[i] == 0 ? -distance[i] * SMALL : trade[i];
                rate[i] = 0.5 * (rate[i] + (rate[i] == Double.POSITIVE_INFINITY ? rate[i] : rate(i, change)));
            }
        }

        /** What a trade gains is what would be lost without it. */
        private void dropWhatIsNotWorthIt() {
            int worst = worst();
            while (worst >= 0) {
                trade[worst] = 0;
                rate[worst] = Double.POSITIVE_INFINITY;
                descend();
                worst = worst();
            }
        }

        private int worst() {
            int worst = -1;
            double least = 0;
            for (int i = 0; i < trade.length; i++) {
                double net = trade[i] == 0 ? 0 : gainOf(i) - cost(i, trade[i]);
                if (net < least) {
                    least = net;
                    worst = i;
                }
            }
            return worst;
        }

        /** Utility lost if this trade alone were left out. */
        private double gainOf(int i) {
            double t = trade[i];
            return gamma * (-t * slope(i) + 0.5 * t * t * risk[i][i]);
        }

        private double loss(boolean traded) {
            double sum = 0;
            for (int i = 0; i < trade.length; i++) {
                for (int j = 0; j < trade.length; j++) {
                    double a = distance[i] + (traded ? trade[i] : 0);
                    double b = distance[j] + (traded ? trade[j] : 0);
                    sum += a * risk[i][j] * b;
                }
            }
            return 0.5 * gamma * sum;
        }

        /** Of all trades, in the base currency. */
        double gain() {
            return (loss(false) - loss(true)) * now.capital();
        }

        double costs() {
            double sum = 0;
            for (int i = 0; i < trade.length; i++) {
                sum += cost(i, trade[i]);
            }
            return sum * now.capital();
        }
    }
}
