package io.otrep.report;

import io.otrep.risk.measure.BenchmarkRatios;
import io.otrep.risk.measure.MarketModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Tables of measures, a column a track. Stateless. */
final class MeasureTables {
    private MeasureTables() {}

    static Table standard(List<Track> tracks) {
        Table.Builder table = header("", tracks);
        for (Measure measure : Measure.standard()) {
            add(table, measure.name(), tracks, measure::text, measure.definition());
        }
        return table.caption(periods(tracks)).build();
    }

    static Table relative(List<Track> tracks, Track benchmark) {
        Table.Builder table = header("Against " + benchmark.name(), tracks);
        double year = benchmark.periodsPerYear();
        add(
                table,
                "Beta",
                tracks,
                t -> Unit.RATIO.format(model(t, benchmark).beta()),
                "Slope of returns on those of the" + " benchmark.");
        add(
                table,
                "Alpha a year",
                tracks,
                t -> Unit.PERCENT.format(model(t, benchmark).annualAlpha(year)),
                "Return that beta does not explain (Jensen).");
        add(
                table,
                "Correlation",
                tracks,
                t -> Unit.RATIO.format(model(t, benchmark).correlation()),
                "Of returns with those of the benchmark.");
        add(
                table,
                "Tracking error a year",
                tracks,
                t -> {
                    Aligned both = Aligned.of(t, benchmark);
                    return Unit.PERCENT.format(BenchmarkRatios.trackingError(both.first(), both.second(), year));
                },
                "Standard deviation of the difference of returns.");
        add(
                table,
                "Information ratio",
                tracks,
                t -> {
                    Aligned both = Aligned.of(t, benchmark);
                    return Unit.RATIO.format(BenchmarkRatios.information(both.first(), both.second(), year));
                },
                "Mean difference of returns over the tracking error.");
        return table.caption("Over the days on which both have a value.").build();
    }

    private static MarketModel model(Track track, Track benchmark) {
        Aligned both = Aligned.of(track, benchmark);
        return MarketModel.fit(both.first(), both.second());
    }

    private static Table.Builder header(String title, List<Track> tracks) {
        return Table.builder(title)
                .words("Measure")
                .numbers(tracks.stream().map(Track::name).toArray(String[]::new))
                .sentences("Definition");
    }

    private static void add(
            Table.Builder table, String name, List<Track> tracks, Function<Track, String> value, String definition) {
        List<String> row = new ArrayList<>(List.of(name));
        tracks.forEach(track -> row.add(value.apply(track)));
        row.add(definition);
        table.row(row);
    }

    private static String periods(List<Track> tracks) {
        return "Periods in a year: "
                + String.join(
                        ", ",
                        tracks.stream()
                                .map(t -> Unit.COUNT.format(t.periodsPerYear()))
                                .distinct()
                                .toList())
                + ". A dash stands for a figure that is not defined.";
    }
}
