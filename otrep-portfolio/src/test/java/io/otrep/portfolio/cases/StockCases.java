package io.otrep.portfolio.cases;

import static io.otrep.portfolio.cases.ReferenceCase.near;
import static io.otrep.portfolio.cases.SmallCases.product;
import static io.otrep.portfolio.cases.SmallCases.variance;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.market.Decimal;
import io.otrep.portfolio.Allocator;
import io.otrep.portfolio.Estimates;
import io.otrep.portfolio.allocate.BlackLitterman;
import io.otrep.portfolio.allocate.ClusterRisk;
import io.otrep.portfolio.allocate.Clustering;
import io.otrep.portfolio.allocate.Constraints;
import io.otrep.portfolio.allocate.CorrelationDistance;
import io.otrep.portfolio.allocate.HierarchicalRiskParity;
import io.otrep.portfolio.allocate.LeafOrder;
import io.otrep.portfolio.allocate.Linkage;
import io.otrep.portfolio.allocate.MeanVariance;
import io.otrep.portfolio.allocate.MinimumTailRisk;
import io.otrep.portfolio.allocate.RiskBudget;
import io.otrep.portfolio.allocate.Views;
import io.otrep.portfolio.discrete.UnitAllocation;
import io.otrep.portfolio.discrete.UnitTarget;
import io.otrep.portfolio.estimate.CovarianceEstimator;
import io.otrep.portfolio.estimate.Estimator;
import io.otrep.portfolio.estimate.MeanEstimator;
import io.otrep.portfolio.estimate.MissingReturns;
import io.otrep.portfolio.estimate.Pairwise;
import io.otrep.risk.measure.ConditionalDrawdown;
import io.otrep.risk.measure.Decay;
import io.otrep.risk.measure.HistoricalRisk;
import io.otrep.risk.measure.Moments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Cases on files of daily prices. */
final class StockCases {
    private static final String TWENTY = "ppo_stock_prices.csv";
    private static final String INDEX = "skf_sp500_prices.csv";
    private static final double CASH = 0.02;

    private StockCases() {}

    static Map<String, Consumer<ReferenceCase>> all() {
        Map<String, Consumer<ReferenceCase>> cases = new TreeMap<>();
        cases.put("ppo-mean-hist", StockCases::means);
        cases.put("ppo-minvol", c -> performance(c, MeanVariance.minimumVariance()));
        cases.put("ppo-maxsharpe", c -> performance(c, MeanVariance.maximumSharpe()));
        cases.put("ppo-efficientreturn", c -> performance(c, MeanVariance.efficientReturn(0.25 - CASH)));
        cases.put(
                "ppo-maxsharpe-short",
                c -> performance(c, MeanVariance.maximumSharpe().within(Constraints.longShort())));
        cases.put(
                "ppo-maxutility-short",
                c -> performance(c, MeanVariance.maximumUtility(1).within(bounded())));
        cases.put(
                "ppo-maxutility-neutral",
                c -> performance(c, MeanVariance.maximumUtility(1).within(neutral())));
        cases.put(
                "ppo-efficientrisk-neutral",
                c -> performance(c, MeanVariance.efficientRisk(0.21).within(neutral())));
        cases.put("ppo-cla-maxsharpe-short", StockCases::withoutCash);
        cases.put("ppo-cvar-min", StockCases::shortfall);
        cases.put("ppo-cvar-neutral", StockCases::shortfallNeutral);
        cases.put("ppo-cdar-min", StockCases::drawdown);
        cases.put("ppo-hrp", StockCases::hierarchical);
        cases.put("ppo-hrp-ledoitwolf", StockCases::hierarchicalShrunk);
        cases.put("ppo-bl-delta", c -> c.check(aversion(c), "delta"));
        cases.put("ppo-bl-weights", StockCases::views);
        cases.put("ppo-bl-perf", StockCases::viewsOnTheMarket);
        cases.put("ppo-discrete", StockCases::units);
        cases.put("skf-hrp-std", StockCases::hierarchicalDeviation);
        cases.put("skf-hrp-variance", StockCases::hierarchicalWard);
        cases.put("skf-erc", StockCases::riskParity);
        return cases;
    }

    private static Constraints bounded() {
        return Constraints.builder().bounds(-1, 1).build();
    }

    private static Constraints neutral() {
        return Constraints.builder().marketNeutral(1).build();
    }

    private static List<String> names(ReferenceCase c, String file) {
        List<String> header = c.header(file);
        return header.subList(1, header.size());
    }

    static double[][] returns(double[][] prices) {
        double[][] returns = new double[prices.length - 1][prices[0].length];
        for (int t = 0; t < returns.length; t++) {
            for (int i = 0; i < returns[t].length; i++) {
                returns[t][i] = prices[t + 1][i] / prices[t][i] - 1;
            }
        }
        return returns;
    }

    private static Estimator peer() {
        return Estimator.of(MeanEstimator.compound(), CovarianceEstimator.pairwise())
                .missing(MissingReturns.KEEP)
                .cash(CASH);
    }

    private static Estimates estimates(ReferenceCase c) {
        return peer().estimate(names(c, TWENTY), returns(c.table(TWENTY)));
    }

    private static void means(ReferenceCase c) {
        double[] means = peer().cash(0)
                .estimate(names(c, TWENTY), returns(c.table(TWENTY)))
                .means();

        for (int i = 0; i < means.length; i++) {
            c.check(means[i], names(c, TWENTY).get(i));
        }
    }

    private static void performance(ReferenceCase c, Allocator allocator) {
        performance(c, allocator, estimates(c));
    }

    private static void performance(ReferenceCase c, Allocator allocator, Estimates estimates) {
        double[] weights = allocator.allocate(estimates).weights();
        double mean = product(weights, estimates(c).means())
                + CASH * Arrays.stream(weights).sum();
        double volatility = Math.sqrt(variance(estimates.covariance(), weights));
        near(c.id(), mean, c.number("expectedReturn"), tolerance(c, "expectedReturn"));
        near(c.id(), volatility, c.number("volatility"), tolerance(c, "vol"));
        near(c.id(), (mean - CASH) / volatility, c.number("sharpe"), tolerance(c, "sharpe"));
    }

    private static double tolerance(ReferenceCase c, String key) {
        return c.tolerance(key);
    }

    /** The peer's critical line does not take cash out. */
    private static void withoutCash(ReferenceCase c) {
        Estimates estimates = peer().cash(0).estimate(names(c, TWENTY), returns(c.table(TWENTY)));

        performance(c, MeanVariance.maximumSharpe().within(bounded()), estimates);
    }

    private static double[] together(double[][] returns, double[] weights) {
        return Arrays.stream(returns).mapToDouble(row -> product(row, weights)).toArray();
    }

    private static void shortfall(ReferenceCase c) {
        Estimates estimates = estimates(c);
        double[] weights =
                MinimumTailRisk.expectedShortfall(0.95).allocate(estimates).weights();

        c.check(product(weights, estimates.means()) + CASH, "expectedReturn");
        c.check(HistoricalRisk.of(together(estimates.returns(), weights), 0.95).expectedShortfall(), "risk");
    }

    /** The days on which all twenty have a price, cash not taken out. */
    private static Estimates completeHistory(ReferenceCase c) {
        double[][] complete = Arrays.stream(c.table(TWENTY))
                .filter(row -> Arrays.stream(row).allMatch(Double::isFinite))
                .toArray(double[][]::new);
        return peer().cash(0).estimate(names(c, TWENTY), returns(complete));
    }

    private static void shortfallNeutral(ReferenceCase c) {
        Estimates estimates = completeHistory(c);
        MinimumTailRisk allocator =
                MinimumTailRisk.expectedShortfall(0.95).within(neutral()).withMean(0.2);
        double[] weights = allocator.allocate(estimates).weights();

        c.check(product(weights, estimates.means()), "expectedReturn");
        c.check(HistoricalRisk.of(together(estimates.returns(), weights), 0.95).expectedShortfall(), "risk");
    }

    private static void drawdown(ReferenceCase c) {
        Estimates estimates = estimates(c);
        double[] weights =
                MinimumTailRisk.conditionalDrawdown(0.95).allocate(estimates).weights();
        double[] falls = together(estimates.returns(), weights);
        double fall = 0;
        for (int t = 0; t < falls.length; t++) {
            fall = Math.max(0, fall - falls[t]);
            falls[t] = fall;
        }

        c.check(ConditionalDrawdown.of(falls, 0.95), "risk");
        c.check(product(weights, completeHistory(c).means()), "expectedReturn");
    }

    private static Clustering single() {
        return Clustering.original().withDistance(CorrelationDistance.ANGULAR);
    }

    private static void hierarchical(ReferenceCase c) {
        double[][] returns = returns(c.table(TWENTY));
        double[] weights = HierarchicalRiskParity.of(single())
                .withCorrelation(Pairwise.correlation(returns))
                .allocate(peer().estimate(names(c, TWENTY), returns))
                .weights();

        for (int i = 0; i < weights.length; i++) {
            double expected = c.number("weights", names(c, TWENTY).get(i));
            near(c.id(), weights[i], expected, 1e-9 * expected);
        }
    }

    private static void hierarchicalShrunk(ReferenceCase c) {
        Estimates estimates = Estimator.of(MeanEstimator.arithmetic(), CovarianceEstimator.ledoitWolf())
                .missing(MissingReturns.ZERO)
                .estimate(names(c, TWENTY), returns(c.table(TWENTY)));
        double[] weights =
                HierarchicalRiskParity.of(single()).allocate(estimates).weights();

        c.check(Math.sqrt(variance(estimates.covariance(), weights)), "annualVol");
    }

    private static double aversion(ReferenceCase c) {
        double[] market = Arrays.stream(returns(c.table("ppo_spy_prices.csv")))
                .mapToDouble(row -> row[0])
                .toArray();
        return BlackLitterman.aversion(Moments.mean(market) * 252 - CASH, Moments.variance(market) * 252);
    }

    private static Views absolute(Map<?, ?> views) {
        Views.Builder builder = Views.builder();
        views.forEach((asset, mean) -> builder.absolute((String) asset, (Double) mean));
        return builder.build();
    }

    private static Allocator unlimited(double aversion) {
        return MeanVariance.maximumUtility(aversion)
                .within(Constraints.longShort().toBuilder()
                        .net(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                        .build());
    }

    private static double[] normalised(double[] weights) {
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(w -> w / sum).toArray();
    }

    private static Estimates prior(ReferenceCase c, double[] means) {
        Estimates estimates = estimates(c);
        return new Estimates(estimates.assets(), means, estimates.covariance(), new double[0][]);
    }

    private static void views(ReferenceCase c) {
        BlackLitterman model = BlackLitterman.of(
                        absolute((Map<?, ?>) c.parameter("views")), c.parameterNumber("tau"), unlimited(aversion(c)))
                .withOriginalCovariance();
        double[] weights = normalised(model.allocate(prior(c, new double[20])).weights());

        c.checkWeights(weights, names(c, TWENTY), 1.1e-5, "weights");
    }

    private static void viewsOnTheMarket(ReferenceCase c) {
        List<String> names = names(c, TWENTY);
        double[] caps = names.stream()
                .mapToDouble(name -> (Double) c.parameter("marketCaps", name))
                .toArray();
        double[] prior = BlackLitterman.equilibrium(aversion(c), estimates(c).covariance(), normalised(caps));
        Estimates before =
                prior(c, Arrays.stream(prior).map(mean -> mean + CASH).toArray());
        Views views = absolute((Map<?, ?>) c.parameter("views"));
        BlackLitterman model = BlackLitterman.of(views, 0.05, unlimited(aversion(c)));
        double[] weights =
                normalised(model.withOriginalCovariance().allocate(before).weights());
        Estimates after = model.posterior(before);
        double mean = product(weights, after.means());
        double volatility = Math.sqrt(variance(after.covariance(), weights));

        c.checkAll(new double[] {mean, volatility, (mean - CASH) / volatility}, "perf");
    }

    private static void units(ReferenceCase c) {
        double[] weights = MeanVariance.maximumSharpe().allocate(estimates(c)).weights();
        double[][] prices = c.table(TWENTY);
        List<String> names = names(c, TWENTY);
        List<UnitTarget> targets = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            double price = prices[prices.length - 1][i];
            targets.add(UnitTarget.whole(names.get(i), weights[i], Decimal.parse(Double.toString(price))));
        }
        UnitAllocation greedy = UnitAllocation.greedy(targets, Decimal.of(10_000));
        double invested = 10_000 - greedy.cash().toDouble();
        double squares = 0;
        for (int i = 0; i < weights.length; i++) {
            Object expected = ((Map<?, ?>) c.expected("shares")).get(names.get(i));
            assertThat(greedy.units().get(i).toDouble()).as(names.get(i)).isEqualTo(expected == null ? 0.0 : expected);
            double share = greedy.units().get(i).times(targets.get(i).price()).toDouble() / invested;
            squares += (weights[i] - share) * (weights[i] - share);
        }
        c.check(Math.sqrt(squares / weights.length), "rmse");
    }

    private static double[][] since(ReferenceCase c, String first) {
        String[] dates = c.text(INDEX, "Date");
        double[][] prices = c.table(INDEX);
        int from = 0;
        while (dates[from].compareTo(first) < 0) {
            from++;
        }
        return Arrays.copyOfRange(prices, from, prices.length);
    }

    private static void hierarchicalDeviation(ReferenceCase c) {
        Clustering clustering =
                single().withRisk(ClusterRisk.STANDARD_DEVIATION).withOrder(LeafOrder.STEPWISE);
        Estimates estimates = Estimator.of(MeanEstimator.arithmetic(), CovarianceEstimator.sample())
                .estimate(names(c, INDEX), returns(since(c, "2014-01-01")));

        c.checkWeights(
                HierarchicalRiskParity.of(clustering).allocate(estimates).weights(),
                names(c, INDEX),
                1.1e-7,
                "weights");
    }

    private static void hierarchicalWard(ReferenceCase c) {
        double[][] returns = returns(since(c, "2014-01-01"));
        Clustering clustering = single().withLinkage(Linkage.WARD).withOrder(LeafOrder.STEPWISE);
        Estimates estimates = Estimator.of(
                        MeanEstimator.arithmetic(), CovarianceEstimator.weighted(Decay.ofHalfLife(40)))
                .estimate(names(c, INDEX), returns);
        double[] weights = HierarchicalRiskParity.of(clustering)
                .withCorrelation(Pairwise.correlation(returns))
                .allocate(estimates)
                .weights();

        c.checkWeights(weights, names(c, INDEX), 1e-6, "weights");
    }

    private static void riskParity(ReferenceCase c) {
        double[][] returns = returns(since(c, "2014-01-01"));
        String[] dates = c.text(INDEX, "Date");
        long kept = Arrays.stream(dates)
                .filter(date -> date.compareTo("2018-01-03") >= 0)
                .count();
        double[][] recent = Arrays.copyOfRange(returns, returns.length - (int) kept, returns.length);
        Estimates estimates = Estimator.of(MeanEstimator.arithmetic(), CovarianceEstimator.sample())
                .estimate(names(c, INDEX), recent);

        c.checkWeights(RiskBudget.equal().allocate(estimates).weights(), names(c, INDEX), 1.5e-5, "weights");
    }
}
