package io.otrep.portfolio.cases;

import static io.otrep.portfolio.cases.ReferenceCase.near;

import io.otrep.portfolio.Allocator;
import io.otrep.portfolio.Estimates;
import io.otrep.portfolio.allocate.BlackLitterman;
import io.otrep.portfolio.allocate.Constraints;
import io.otrep.portfolio.allocate.KellyGrowth;
import io.otrep.portfolio.allocate.MeanVariance;
import io.otrep.portfolio.allocate.RiskBudget;
import io.otrep.portfolio.allocate.Views;
import io.otrep.portfolio.estimate.CovarianceEstimator;
import io.otrep.portfolio.solver.AbsoluteTerm;
import io.otrep.risk.measure.Covariance;
import io.otrep.risk.measure.Returns;
import io.otrep.risk.measure.Turnover;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Cases that carry their inputs. */
final class SmallCases {
    private SmallCases() {}

    static Map<String, Consumer<ReferenceCase>> all() {
        Map<String, Consumer<ReferenceCase>> cases = new TreeMap<>();
        for (String id : List.of(
                "lq-gmv-roncalli1",
                "lq-gmv-roncalli3",
                "lq-gmv-min10",
                "lq-gmv-max50",
                "lq-gmv-5",
                "lq-gmv-bai-bounds")) {
            cases.put(id, SmallCases::minimumVariance);
        }
        cases.put("lq-erc-corr", SmallCases::riskParity);
        cases.put("lq-erc-bai", SmallCases::riskParity);
        cases.put("lean-riskparity", SmallCases::riskBudgets);
        cases.put("lq-msr-bailey", SmallCases::maximumSharpe);
        cases.put("lq-msr-kopman", SmallCases::maximumSharpe);
        cases.put("lq-mv-bounded", SmallCases::efficientReturn);
        cases.put("bl-he-litterman-1", SmallCases::heLitterman);
        cases.put("bl-idzorek", SmallCases::idzorek);
        cases.put("ppo-txcost", SmallCases::turnoverCost);
        cases.put("ppo-cov-dummy", SmallCases::covariances);
        cases.put("kelly-chan-multi", SmallCases::kelly);
        cases.put("pa-drift", SmallCases::drift);
        cases.put("pa-rebal-cost", SmallCases::rebalanceCost);
        return cases;
    }

    static List<String> names(int size) {
        return IntStream.range(0, size).mapToObj(i -> "A" + i).toList();
    }

    static Estimates estimates(double[] means, double[][] covariance) {
        return new Estimates(names(means.length), means, covariance, new double[0][]);
    }

    private static double[] weights(Allocator allocator, double[] means, double[][] covariance) {
        return allocator.allocate(estimates(means, covariance)).weights();
    }

    private static double limit(ReferenceCase c, String key, double otherwise) {
        Map<?, ?> limits = (Map<?, ?>) c.parameter("constraints");
        return limits.get(key) instanceof Double value ? value : otherwise;
    }

    private static void minimumVariance(ReferenceCase c) {
        double[][] covariance = c.parameterRows("cov");
        Constraints limits = Constraints.builder()
                .bounds(limit(c, "min", 0), limit(c, "max", 1))
                .build();

        double[] weights =
                weights(MeanVariance.minimumVariance().within(limits), new double[covariance.length], covariance);

        c.checkAll(weights, "weights");
    }

    private static void riskParity(ReferenceCase c) {
        double[][] covariance = c.parameterRows("cov");

        c.checkAll(weights(RiskBudget.equal(), new double[covariance.length], covariance), "weights");
    }

    /** The peer's x are weights times the root of the sum of budgets over the variance. */
    private static void riskBudgets(ReferenceCase c) {
        List<?> covariances = (List<?>) c.parameter("cov");
        List<String> keys = List.of("x equal budget", "x 25/75 budget");
        for (int b = 0; b < 2; b++) {
            for (int k = 0; k < covariances.size(); k++) {
                double[][] covariance = c.parameterRows("cov", k);
                double[] budgets = c.parameterRows("budgets")[b];
                double[] weights = weights(RiskBudget.of(budgets), new double[2], covariance);
                double scale = 1 / Math.sqrt(variance(covariance, weights));
                for (int i = 0; i < 2; i++) {
                    near(c.id(), weights[i] * scale, c.number(keys.get(b), k, i), 1e-6);
                }
            }
        }
    }

    static double variance(double[][] covariance, double[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < weights.length; j++) {
                sum += weights[i] * covariance[i][j] * weights[j];
            }
        }
        return sum;
    }

    static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void maximumSharpe(ReferenceCase c) {
        c.checkAll(weights(MeanVariance.maximumSharpe(), c.parameters("mu"), c.parameterRows("cov")), "weights");
    }

    private static void efficientReturn(ReferenceCase c) {
        Constraints limits =
                Constraints.builder().bounds(0, c.parameterNumber("max")).build();
        MeanVariance allocator =
                MeanVariance.efficientReturn(c.parameterNumber("target")).within(limits);

        c.checkAll(weights(allocator, c.parameters("mu"), c.parameterRows("cov")), "weights");
    }

    private static Views views(ReferenceCase c) {
        Views.Builder views = Views.builder();
        double[][] portfolios = c.parameterRows("P");
        for (int v = 0; v < portfolios.length; v++) {
            Map<String, Double> weights = new LinkedHashMap<>();
            for (int i = 0; i < portfolios[v].length; i++) {
                weights.put("A" + i, portfolios[v][i]);
            }
            views.portfolio(weights, c.parameters("Q")[v]);
        }
        return views.build();
    }

    private static Constraints anything() {
        return Constraints.longShort().toBuilder()
                .net(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                .build();
    }

    private static void heLitterman(ReferenceCase c) {
        double[][] covariance = Covariance.ofCorrelation(c.parameterRows("corr"), c.parameters("vol"));
        double delta = c.parameterNumber("delta");
        double[] prior = BlackLitterman.equilibrium(delta, covariance, c.parameters("wEq"));
        Allocator best = MeanVariance.maximumUtility(delta).within(anything());

        c.checkAll(weights(BlackLitterman.of(views(c), c.parameterNumber("tau"), best), prior, covariance), "weights");
    }

    /** The paper prints an aversion of 3.07, but its table of implied returns belongs to 3.065. */
    private static void idzorek(ReferenceCase c) {
        double[][] covariance = c.parameterRows("cov");
        double aversion = 3.065;
        double[] prior = BlackLitterman.equilibrium(aversion, covariance, c.parameters("wMkt"));
        BlackLitterman model = BlackLitterman.of(
                        views(c),
                        c.parameterNumber("tau"),
                        MeanVariance.maximumUtility(aversion).within(anything()))
                .withOriginalCovariance();
        double[] posterior = model.posterior(estimates(prior, covariance)).means();
        double[] weights = weights(model, prior, covariance);
        for (int i = 0; i < prior.length; i++) {
            near(c.id() + " implied " + i, prior[i], c.number("impliedReturns", i), c.tolerance("returns"));
            near(c.id() + " posterior " + i, posterior[i], c.number("posteriorReturns", i), c.tolerance("returns"));
            near(c.id() + " weight " + i, weights[i], c.number("posteriorWeights", i), c.tolerance("weights"));
        }
    }

    private static void turnoverCost(ReferenceCase c) {
        AbsoluteTerm term =
                new AbsoluteTerm("turnover", c.parameters("old"), c.parameterNumber("k"), Double.POSITIVE_INFINITY);

        c.check(term.rate() * term.value(c.parameters("new")), "cost");
    }

    private static void covariances(ReferenceCase c) {
        double[][] prices = c.parameterRows("prices");
        double[][] simple = new double[prices.length - 1][];
        for (int t = 0; t < simple.length; t++) {
            simple[t] = new double[prices[0].length];
            for (int i = 0; i < simple[t].length; i++) {
                simple[t][i] = Returns.simple(new double[] {prices[t][i], prices[t + 1][i]})[0];
            }
        }
        double[][] covariance = CovarianceEstimator.sample().covariance(simple);
        for (int i = 0; i < covariance.length; i++) {
            for (int j = 0; j < covariance.length; j++) {
                near(c.id(), covariance[i][j], c.number("cov(not annualised)", i, j), c.tolerance("cov"));
            }
        }
    }

    private static void kelly(ReferenceCase c) {
        double[] weights = weights(KellyGrowth.full(), c.parameters("M"), c.parameterRows("C"));
        double sharpe = Math.sqrt(variance(c.parameterRows("C"), weights));

        c.checkAll(weights, "F");
        c.check(sharpe, "sharpe");
        c.check(c.parameterNumber("r") + sharpe * sharpe / 2, "growth");
    }

    private static void drift(ReferenceCase c) {
        double[] returns = c.parameterRows("returns")[0];
        double[] weights = c.parameters("weights");
        double[] drifted = Turnover.drifted(weights, returns);

        c.check(product(weights, returns), "portfolioReturn");
        c.check(drifted[0], "driftedWeightA");
    }

    private static void rebalanceCost(ReferenceCase c) {
        double[][] targets = c.parameterRows("targets");
        double[][] returns = c.parameterRows("returns");
        double turnover = Turnover.twoSided(Turnover.drifted(targets[0], returns[0]), targets[1]);
        double drag = turnover * c.parameterNumber("costRate");

        c.check(turnover, "turnover(one-way sum |dw|)");
        c.check(drag, "dragFraction");
        c.check(product(targets[0], returns[0]), "period1Return");
        c.check(product(targets[1], returns[1]), "period2ReturnNoCost");
        c.check(drag * (1 + product(targets[1], returns[1])), "period2ReturnDifference");
    }
}
