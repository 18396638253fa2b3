package io.otrep.report;

import io.otrep.core.BacktestResult;
import io.otrep.market.DayRoll;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The page about a backtest: {@code Report.of(result).writeHtml(Path.of("report.html"))}. Immutable and thread-safe.
 */
public final class Report {
    private final BacktestResult result;
    private final DayRoll roll;
    private final double daysPerYear;

    private Report(BacktestResult result, DayRoll roll, double daysPerYear) {
        this.result = Objects.requireNonNull(result, "result");
        this.roll = roll;
        this.daysPerYear = daysPerYear;
    }

    /**
     * Of one run.
     *
     * @param result what came of it
     * @return the report, with days that end at 17:00 in New York
     */
    public static Report of(BacktestResult result) {
        return new Report(result, DayRoll.NEW_YORK_1700, 252);
    }

    /**
     * The page, for those who want to add sections of their own.
     *
     * @return the page
     */
    public Page page() {
        String name = result.configuration().getOrDefault("name", "backtest");
        Track track = Track.of(name, result.equityCurve(), roll, daysPerYear);
        return Page.builder(name).section(Sections.growth(List.of(track))).build();
    }

    /**
     * Writes the page to a file.
     *
     * @param file replaced if it is there
     */
    public void writeHtml(Path file) {
        page().writeHtml(file);
    }
}
