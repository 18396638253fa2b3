package io.otrep.samples;

import io.otrep.account.EquityCurve;
import io.otrep.market.Bar;
import io.otrep.market.DayRoll;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Tape;
import io.otrep.report.Track;
import java.util.List;

/** The closes of one instrument of a tape, to compare a run with. Stateless. */
final class PriceBenchmark {
    private PriceBenchmark() {}

    static Track of(Tape tape, String symbol, double daysPerYear) {
        int index = indexOf(tape.instruments(), symbol);
        EquityCurve.Builder closes =
                EquityCurve.builder(tape.instruments().get(index).currency());
        int count = 0;
        try (Tape.Cursor cursor = tape.open()) {
            for (MarketEvent event = cursor.next(); event != null; event = cursor.next()) {
                if (cursor.instrumentIndex() == index && event instanceof Bar bar) {
                    closes.add(bar.timeNanos(), bar.close(), 0);
                    count++;
                }
            }
        }
        if (count < 2) {
            throw new IllegalArgumentException(
                    "--benchmark " + symbol + " has " + count + " bars in the file; it takes at least 2");
        }
        return Track.of(symbol, closes.build(), DayRoll.NEW_YORK_1700, daysPerYear);
    }

    private static int indexOf(List<Instrument> instruments, String symbol) {
        for (int i = 0; i < instruments.size(); i++) {
            if (instruments.get(i).symbol().equals(symbol)) {
                return i;
            }
        }
        throw new IllegalArgumentException("--benchmark names '" + symbol + "', which is not in the file; it has "
                + instruments.stream().map(Instrument::symbol).toList());
    }
}
