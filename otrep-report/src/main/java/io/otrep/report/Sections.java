package io.otrep.report;

import io.otrep.risk.measure.HistoricalRisk;
import io.otrep.risk.measure.TailRisk;
import java.util.ArrayList;
import java.util.List;

/**
 * Sections about returns, for pages of any kind: {@code Sections.growth(List.of(run, benchmark))}. All figures are those of {@code
 * io.otrep.risk.measure}. Stateless.
 */
public final class Sections {
    private Sections() {}

    /**
     * Compounded returns and drawdowns over time.
     *
     * @param tracks one line each
     * @return the section
     */
    public static Section growth(List<Track> tracks) {
        return Section.of("Return and drawdown", growthChart(tracks), drawdownChart(tracks));
    }

    static LineChart growthChart(List<Track> tracks) {
        LineChart.Builder chart =
                LineChart.builder("Return since the start", Unit.PERCENT).compounding();
        tracks.forEach(track -> chart.line(track.growth()));
        return chart.build();
    }

    /** Falls below the peak: an area for one track, lines for several. */
    static LineChart drawdownChart(List<Track> tracks) {
        LineChart.Builder chart =
                LineChart.builder("Drawdown", Unit.PERCENT).height(180).fromZero();
        for (Track track : tracks) {
            if (tracks.size() == 1) {
                chart.area(track.drawdown());
            } else {
                chart.line(track.drawdown());
            }
        }
        return chart.caption("How far the value lies below the highest so far, at every point of the curve.")
                .build();
    }

    /**
     * Monthly and yearly returns as a heat map.
     *
     * @param tracks one heat map each
     * @return the section
     */
    public static Section months(List<Track> tracks) {
        return Section.of(
                "Monthly returns",
                tracks.stream()
                        .map(track -> Months.heatMap(track, track.name()))
                        .toList());
    }

    /**
     * Volatility and Sharpe ratio over a window that moves along.
     *
     * @param tracks one line each
     * @param window periods, at least 2
     * @return the section
     */
    public static Section rolling(List<Track> tracks, int window) {
        if (window < 2) {
            throw new IllegalArgumentException("a rolling window needs at least 2 periods, but has " + window);
        }
        LineChart volatility = LineChart.of(
                "Volatility a year",
                Unit.PERCENT,
                tracks.stream().map(t -> Rolling.volatility(t, window)).toList());
        LineChart sharpe = LineChart.of(
                "Sharpe ratio",
                Unit.RATIO,
                tracks.stream().map(t -> Rolling.sharpe(t, window)).toList());
        return Section.of("Rolling volatility and Sharpe ratio", Columns.of(volatility, sharpe))
                .lead("Over the last " + window + " periods at each point.");
    }

    /**
     * How returns are distributed, with values at risk and expected shortfalls by several methods.
     *
     * @param tracks a histogram and a table each
     * @return the section
     */
    public static Section distribution(List<Track> tracks) {
        List<Block> blocks = new ArrayList<>();
        for (Track track : tracks) {
            double[] returns = track.returns();
            TailRisk usual = HistoricalRisk.of(returns, 0.95);
            TailRisk rare = HistoricalRisk.of(returns, 0.99);
            blocks.add(Histogram.of("Returns of one period: " + track.name(), Unit.PERCENT, returns)
                    .mark("VaR 95%", -usual.valueAtRisk())
                    .mark("ES 95%", -usual.expectedShortfall())
                    .mark("VaR 99%", -rare.valueAtRisk())
                    .mark("ES 99%", -rare.expectedShortfall()));
            blocks.add(TailTables.of(track));
        }
        return Section.of("Distribution and tail risk", blocks);
    }

    /**
     * The table of measures with their definitions.
     *
     * @param tracks a column each
     * @return the section
     */
    public static Section measures(List<Track> tracks) {
        return Section.of("Measures", MeasureTables.standard(tracks));
    }

    /**
     * The table of measures with their definitions, and that of measures against a benchmark.
     *
     * @param tracks a column each
     * @param benchmark the last column
     * @return the section
     */
    public static Section measures(List<Track> tracks, Track benchmark) {
        List<Track> columns = new ArrayList<>(tracks);
        columns.add(benchmark);
        return Section.of("Measures", MeasureTables.standard(columns), MeasureTables.relative(tracks, benchmark));
    }

    /**
     * The worst drawdowns with their days.
     *
     * @param tracks a table each
     * @param count how many rows at most
     * @return the section
     */
    public static Section drawdowns(List<Track> tracks, int count) {
        return Section.of(
                "Worst drawdowns",
                tracks.stream().map(track -> DrawdownTables.of(track, count)).toList());
    }

    /**
     * A matrix of correlations.
     *
     * @param names of rows and columns
     * @param matrix from -1 to 1, symmetric
     * @return the section
     */
    public static Section correlation(List<String> names, double[][] matrix) {
        return Section.of(
                "Correlation",
                HeatMap.of("Correlation of returns", Unit.RATIO, names, names, matrix)
                        .scale(1)
                        .caption("1: they move together; 0: they have nothing in common; -1: they move against each"
                                + " other."));
    }
}
