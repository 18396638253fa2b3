package io.otrep.report;

import io.otrep.core.BacktestResult;
import io.otrep.market.DayRoll;
import io.otrep.market.Instrument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The page about backtests: {@code Report.of(result).writeHtml(Path.of("report.html"))} for one, {@code Report.compare(results)} for several side by side. It
 * reads the tape of a single run once more, for prices and gaps. The same results give the same bytes. Immutable and thread-safe.
 */
public final class Report {
    private static final int WORST = 10;

    private final Map<String, BacktestResult> results;
    private final DayRoll roll;
    private final double daysPerYear;
    private final @Nullable String title;
    private final @Nullable Track benchmark;

    private Report(
            Map<String, BacktestResult> results,
            DayRoll roll,
            double daysPerYear,
            @Nullable String title,
            @Nullable Track benchmark) {
        this.results = results;
        this.roll = roll;
        this.daysPerYear = daysPerYear;
        this.title = title;
        this.benchmark = benchmark;
    }

    /**
     * Of one run.
     *
     * @param result what came of it
     * @return the report: days end at 17:00 in New York, a year has as many as the calendar of the tape's instruments says, the most where they differ
     */
    public static Report of(BacktestResult result) {
        Objects.requireNonNull(result, "result");
        return compare(Map.of(result.configuration().getOrDefault("name", "backtest"), result));
    }

    /**
     * Of several runs side by side.
     *
     * @param results by the name that legends show, in the order of the map
     * @return the report
     * @throws IllegalArgumentException if there is none
     */
    public static Report compare(Map<String, BacktestResult> results) {
        if (results.isEmpty()) {
            throw new IllegalArgumentException("a report needs at least one result, but has none");
        }
        double days = results.values().stream()
                .flatMap(result -> result.tape().instruments().stream())
                .map(Instrument::calendar)
                .mapToDouble(calendar -> calendar.annualDays())
                .max()
                .orElse(252);
        return new Report(new LinkedHashMap<>(results), DayRoll.NEW_YORK_1700, days, null, null);
    }

    /**
     * With another heading.
     *
     * @param heading default: the name of the pipeline
     * @return a new report
     */
    public Report title(String heading) {
        return new Report(results, roll, daysPerYear, Objects.requireNonNull(heading, "heading"), benchmark);
    }

    /**
     * With something to compare with.
     *
     * @param track for example {@link Track#ofPrices} of an index
     * @return a new report
     */
    public Report benchmark(Track track) {
        return new Report(results, roll, daysPerYear, title, Objects.requireNonNull(track, "track"));
    }

    /**
     * With days of another kind.
     *
     * @param end when a day ends
     * @param perYear how many make a year: 252 for stocks, 260 for FX, 365 for crypto
     * @return a new report
     */
    public Report days(DayRoll end, double perYear) {
        return new Report(results, Objects.requireNonNull(end, "end"), perYear, title, benchmark);
    }

    /**
     * The page, for those who want to see or send it.
     *
     * @return the page
     */
    public Page page() {
        List<Run> runs = new ArrayList<>();
        results.forEach((name, result) ->
                runs.add(new Run(name, result, Track.of(name, result.equityCurve(), roll, daysPerYear))));
        return runs.size() == 1 ? single(runs.get(0)) : comparison(runs);
    }

    /**
     * Writes the page to a file.
     *
     * @param file replaced if it is there
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public void writeHtml(Path file) {
        page().writeHtml(file);
    }

    private Page single(Run run) {
        TapeReading tape = TapeReading.of(run.result().tape());
        List<Track> tracks = with(List.of(run));
        return Page.builder(title == null ? "Backtest: " + run.name() : title)
                .subtitle(run.period() + ", in " + run.currency())
                .section(overview(run, tracks))
                .section(Sections.months(List.of(run.track())))
                .section(rolling(tracks))
                .section(RunSections.exposure(List.of(run)))
                .section(RunSections.prices(run, tape))
                .section(Sections.distribution(List.of(run.track())))
                .section(measures(List.of(run.track())))
                .section(Sections.drawdowns(List.of(run.track()), WORST))
                .section(RunSections.strategies(run))
                .section(RunSections.costs(run))
                .section(RunSections.denials(run))
                .section(RunSections.data(run, tape))
                .section(RunSections.configuration(run))
                .footer(footer())
                .build();
    }

    private Page comparison(List<Run> runs) {
        List<Track> tracks = with(runs);
        List<Track> own = runs.stream().map(Run::track).toList();
        return Page.builder(title == null ? "Backtests side by side" : title)
                .subtitle(runs.size() + " runs")
                .section(Sections.growth(tracks))
                .section(measures(own))
                .section(Comparison.facts(runs))
                .section(rolling(tracks))
                .section(RunSections.exposure(runs))
                .section(Sections.months(own))
                .section(Sections.distribution(own))
                .section(Sections.drawdowns(own, 5))
                .section(Comparison.denials(runs))
                .section(Comparison.configuration(runs))
                .footer(footer())
                .build();
    }

    private List<Track> with(List<Run> runs) {
        List<Track> tracks = new ArrayList<>(runs.stream().map(Run::track).toList());
        if (benchmark != null) {
            tracks.add(benchmark);
        }
        return tracks;
    }

    private Section overview(Run run, List<Track> tracks) {
        List<Block> blocks = new ArrayList<>();
        if (run.isEmpty()) {
            blocks.add(Note.warning("The tape had no event that the run could use: there is nothing to report."));
        } else if (run.track().returns().length < 20) {
            blocks.add(Note.warning("Only " + run.track().returns().length
                    + " daily returns: figures a year say little, and those that need more returns show a dash."));
        }
        run.result().warnings().forEach(warning -> blocks.add(Note.warning(warning)));
        blocks.add(RunSections.headline(run));
        blocks.add(LineChart.builder("Equity, " + run.currency(), Unit.MONEY)
                .line(run.equity())
                .height(300)
                .compounding()
                .build());
        if (tracks.size() > 1) {
            blocks.add(Sections.growthChart(tracks));
        }
        blocks.add(Sections.drawdownChart(tracks));
        return Section.of("Overview", blocks);
    }

    /** A quarter of a year, or less if the run is short. */
    private Section rolling(List<Track> tracks) {
        int most = tracks.get(0).returns().length;
        int window = most >= 2 * 126 ? 126 : most >= 60 ? 21 : 5;
        return Sections.rolling(tracks, window);
    }

    private Section measures(List<Track> own) {
        return benchmark == null ? Sections.measures(own) : Sections.measures(own, benchmark);
    }

    private String footer() {
        return "Days end at " + roll.time() + " " + roll.zone() + ", " + Unit.COUNT.format(daysPerYear)
                + " make a year. Times are UTC. Past results, simulated or not, say little about the future.";
    }
}
