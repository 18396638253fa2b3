package io.otrep.report;

import io.otrep.account.Fill;
import io.otrep.core.BacktestResult;
import io.otrep.core.ExposureCurve;
import io.otrep.market.Instrument;
import io.otrep.order.Side;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** One run of a report under its name, with what several sections need of it. Immutable. */
final class Run {
    private final String name;
    private final BacktestResult result;
    private final Track track;

    Run(String name, BacktestResult result, Track track) {
        this.name = name;
        this.result = result;
        this.track = track;
    }

    String name() {
        return name;
    }

    BacktestResult result() {
        return result;
    }

    Track track() {
        return track;
    }

    String currency() {
        return result.equityCurve().currency().code();
    }

    boolean isEmpty() {
        return result.equityCurve().size() == 0;
    }

    Series equity() {
        return Series.of(
                name, result.equityCurve().timesNanos(), result.equityCurve().equities());
    }

    Series gross(String title) {
        ExposureCurve exposure = result.exposure();
        return Series.of(title, exposure.timesNanos(), exposure.gross());
    }

    Series net(String title) {
        ExposureCurve exposure = result.exposure();
        return Series.of(title, exposure.timesNanos(), exposure.net());
    }

    /** From first to last point, in words. */
    String period() {
        if (isEmpty()) {
            return "no data";
        }
        long from = result.equityCurve().timeNanos(0);
        long to = result.equityCurve().timeNanos(result.equityCurve().size() - 1);
        return Times.days(from, to) < 5
                ? Times.minute(from) + " to " + Times.minute(to) + " UTC"
                : Times.date(from) + " to " + Times.date(to);
    }

    /** Prices of the executions of one instrument on one side, in order of time. */
    Series fills(Instrument instrument, Side side) {
        List<Fill> fills = result.fills().stream()
                .filter(fill -> fill.side() == side && fill.instrument().equals(instrument))
                .sorted(Comparator.comparingLong(Fill::timeNanos))
                .toList();
        long[] times = fills.stream().mapToLong(Fill::timeNanos).toArray();
        double[] prices =
                fills.stream().mapToDouble(fill -> fill.price().toDouble()).toArray();
        return Series.of(side == Side.BUY ? "bought" : "sold", times, prices);
    }

    long fillCount(Instrument instrument) {
        return result.fills().stream()
                .filter(fill -> fill.instrument().equals(instrument))
                .count();
    }

    /** Share of sampled points at which something was held. */
    double timeInMarket() {
        double[] gross = Arrays.stream(result.exposure().gross())
                .filter(Double::isFinite)
                .toArray();
        return gross.length == 0
                ? Double.NaN
                : (double) Arrays.stream(gross).filter(value -> value > 0).count() / gross.length;
    }

    double averageGross() {
        return Arrays.stream(result.exposure().gross())
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }
}
