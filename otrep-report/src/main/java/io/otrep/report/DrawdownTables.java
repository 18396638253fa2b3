package io.otrep.report;

import io.otrep.risk.measure.Drawdown;
import io.otrep.risk.measure.Drawdowns;
import java.util.List;

/** The worst drawdowns with their days. Stateless. */
final class DrawdownTables {
    private DrawdownTables() {}

    static Table of(Track track, int count) {
        List<Drawdown> worst = Drawdowns.table(track.returns());
        Table.Builder table = Table.builder("Worst drawdowns: " + track.name())
                .numbers("#", "Depth")
                .words("Peak", "Lowest", "Recovered")
                .numbers("Peak to lowest", "Lowest to recovery")
                .empty("The value never fell below its highest so far.");
        int[] known = track.knownIndexes();
        for (int i = 0; i < Math.min(count, worst.size()); i++) {
            row(table, i + 1, worst.get(i), track, known);
        }
        return table.caption("Of " + Unit.COUNT.format(worst.size()) + " in all.")
                .build();
    }

    private static void row(Table.Builder table, int rank, Drawdown drawdown, Track track, int[] known) {
        long peak = track.times()[known[drawdown.start()]];
        long trough = track.times()[known[drawdown.trough()] + 1];
        boolean open = drawdown.isOpen();
        long recovery = open ? trough : track.times()[known[drawdown.recovery().getAsInt()] + 1];
        table.row(
                String.valueOf(rank),
                Unit.PERCENT.format(drawdown.depth()),
                Times.date(peak),
                Times.date(trough),
                open ? "not yet" : Times.date(recovery),
                Unit.DAYS.format(Times.days(peak, trough)),
                open ? Unit.UNDEFINED : Unit.DAYS.format(Times.days(trough, recovery)));
    }
}
