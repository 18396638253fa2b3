package io.otrep.report;

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
        return Section.of(
                "Return and drawdown",
                LineChart.of(
                        "Return since the start",
                        Unit.PERCENT,
                        tracks.stream().map(Track::growth).toList()),
                drawdownChart(tracks));
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
        return chart.caption("How far the value lies below the highest so far.").build();
    }
}
