package io.otrep.samples.rebalance;

import io.otrep.portfolio.Estimates;
import io.otrep.portfolio.allocate.Constraints;
import io.otrep.portfolio.allocate.EfficientFrontier;
import io.otrep.report.Bars;
import io.otrep.report.Block;
import io.otrep.report.LineChart;
import io.otrep.report.Note;
import io.otrep.report.Page;
import io.otrep.report.Section;
import io.otrep.report.Sections;
import io.otrep.report.Series;
import io.otrep.report.Table;
import io.otrep.report.Track;
import io.otrep.report.Unit;
import io.otrep.report.XyChart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The page about several ways to choose weights. Stateless but for what it shows. */
final class RebalancePage {
    /** More lines than these cannot be told apart: what is smaller is summed. */
    private static final int SHOWN = 7;

    private static final int FRONTIER_STEPS = 40;

    private final List<RebalanceRun> runs;
    private final List<String> symbols;
    private final Estimates estimates;
    private final String rules;

    /**
     * A page.
     *
     * @param estimates of the last window, a year
     * @param rules when it was rebalanced, in words
     */
    RebalancePage(List<RebalanceRun> runs, List<String> symbols, Estimates estimates, String rules) {
        this.runs = runs;
        this.symbols = symbols;
        this.estimates = estimates;
        this.rules = rules;
    }

    Page page() {
        List<Track> tracks = runs.stream().map(RebalanceRun::track).toList();
        Page.Builder page = Page.builder("Rebalancing " + symbols.size() + " assets")
                .subtitle(rules)
                .section(Sections.growth(tracks))
                .section(costs())
                .section(Sections.measures(tracks));
        page.section(
                Section.of("Weights over time", runs.stream().map(this::weights).toList())
                        .lead("Shares of equity at each close; a way that trades too late or not at all shows here."));
        page.section(turnover());
        page.section(Section.of(
                        "Where the risk comes from",
                        runs.stream().map(this::contributions).toList())
                .lead("Shares of the variance of the last weights, by the covariance of the last window."));
        page.section(frontier());
        return page.section(Sections.months(tracks))
                .section(Sections.drawdowns(tracks, 5))
                .footer("Every run went through the engine, its gates and a simulated venue, with fees and slippage."
                        + " Past results say little about the future.")
                .build();
    }

    private Section costs() {
        Table.Builder table = Table.builder("By way")
                .words("Way")
                .numbers("Final equity", "Rebalances", "Not complete", "Orders", "Fees", "Turnover a year", "Denials");
        for (RebalanceRun run : runs) {
            table.row(
                    run.name(),
                    Unit.MONEY.format(run.result().finalEquity()),
                    Unit.COUNT.format(run.plans().size()),
                    Unit.COUNT.format((double) run.incomplete()),
                    Unit.COUNT.format(run.result().orders().size()),
                    Unit.MONEY.format(run.fees()),
                    Unit.PERCENT.format(run.weights().turnoverPerYear()),
                    Unit.COUNT.format(run.result().denials().size()));
        }
        return Section.of("What it cost", table.build());
    }

    private Block weights(RebalanceRun run) {
        LineChart.Builder chart = LineChart.builder(run.name(), Unit.PERCENT).fromZero();
        List<Integer> bySize = bySize(run);
        long[] times = run.weights().timesNanos();
        for (int i : bySize.subList(0, Math.min(SHOWN, bySize.size()))) {
            chart.step(Series.of(symbols.get(i), times, run.weights().column(i)));
        }
        if (bySize.size() > SHOWN) {
            List<Integer> rest = bySize.subList(SHOWN, bySize.size());
            double[] sum = new double[times.length];
            for (int row = 0; row < sum.length; row++) {
                for (int i : rest) {
                    sum[row] += run.weights().weights()[row][i];
                }
            }
            chart.step(Series.of(rest.size() + " others", times, sum));
        }
        return chart.build();
    }

    private List<Integer> bySize(RebalanceRun run) {
        double[] mean = new double[symbols.size()];
        for (double[] row : run.weights().weights()) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += Math.abs(row[i]);
            }
        }
        return IntStream.range(0, mean.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -mean[i]).thenComparing(i -> i))
                .toList();
    }

    private Section turnover() {
        List<Series> lines = runs.stream()
                .map(run -> Series.of(
                        run.name(), run.weights().timesNanos(), run.weights().tradedSoFar()))
                .toList();
        return Section.of("Turnover", LineChart.of("Bought and sold so far, in times of equity", Unit.RATIO, lines));
    }

    private Block contributions(RebalanceRun run) {
        double[] weights = run.weights().last();
        double[] marginal = marginal(weights);
        double variance = IntStream.range(0, weights.length)
                .mapToDouble(i -> weights[i] * marginal[i])
                .sum();
        Bars bars = Bars.of(run.name(), Unit.PERCENT);
        for (int i = 0; i < weights.length; i++) {
            bars = bars.with(symbols.get(i), variance > 0 ? weights[i] * marginal[i] / variance : Double.NaN);
        }
        return bars;
    }

    private double[] marginal(double[] weights) {
        double[][] covariance = estimates.covariance();
        double[] marginal = new double[weights.length];
        for (int i = 0; i < marginal.length; i++) {
            for (int j = 0; j < weights.length; j++) {
                marginal[i] += covariance[i][j] * weights[j];
            }
        }
        return marginal;
    }

    private Section frontier() {
        EfficientFrontier frontier = EfficientFrontier.of(estimates, Constraints.longOnly());
        if (!frontier.isSolved()) {
            return Section.of("Efficient frontier", Note.warning("No frontier: " + frontier.detail()));
        }
        double[][] curve = curve(frontier.corners());
        XyChart chart = XyChart.of("A year, by the estimates of the last window", "Volatility", "Return", Unit.PERCENT)
                .curve("efficient, long only", curve[0], curve[1]);
        for (RebalanceRun run : runs) {
            double[] weights = run.weights().last();
            chart = chart.point(run.name(), volatility(weights), mean(weights));
        }
        return Section.of("Efficient frontier", chart)
                .lead(
                        "Means of one window are little more than noise: the frontier shows what hindsight would have held.");
    }

    /** Between two corners weights are blended, which the frontier is made of. */
    private double[][] curve(List<EfficientFrontier.Point> corners) {
        List<double[]> points = new ArrayList<>();
        for (int corner = 0; corner + 1 < corners.size(); corner++) {
            double[] from = corners.get(corner).weights();
            double[] to = corners.get(corner + 1).weights();
            for (int step = 0; step <= FRONTIER_STEPS; step++) {
                double share = (double) step / FRONTIER_STEPS;
                double[] blend = new double[from.length];
                for (int i = 0; i < blend.length; i++) {
                    blend[i] = (1 - share) * from[i] + share * to[i];
                }
                points.add(new double[] {volatility(blend), mean(blend)});
            }
        }
        double[][] curve = new double[2][points.size()];
        for (int i = 0; i < points.size(); i++) {
            curve[0][i] = points.get(i)[0];
            curve[1][i] = points.get(i)[1];
        }
        return curve;
    }

    private double mean(double[] weights) {
        double sum = 0;
        double[] means = estimates.means();
        for (int i = 0; i < means.length; i++) {
            sum += weights[i] * means[i];
        }
        return sum;
    }

    private double volatility(double[] weights) {
        double[] marginal = marginal(weights);
        double variance = 0;
        for (int i = 0; i < marginal.length; i++) {
            variance += weights[i] * marginal[i];
        }
        return Math.sqrt(Math.max(0, variance));
    }
}
