package io.otrep.benchmarks;

import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.TradingCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Bars of a walk in quarters between 2000 and 6000. Sums of such prices are exact in {@code double}, so every implementation of an average sees the same
 * crossings.
 */
final class BarWalk {
    /** The route of all instruments of benchmarks. */
    static final String ROUTE = "sim";
    /** 2024-03-04T15:00:00Z, a Monday. */
    static final long START = Instant.parse("2024-03-04T15:00:00Z").getEpochSecond() * 1_000_000_000L;

    static final long MINUTE = 60_000_000_000L;
    private static final double TICK = 0.25;

    private BarWalk() {}

    /** An instrument in whole units that trades around the clock. */
    static Instrument instrument(String symbol) {
        return Instrument.builder(symbol, ROUTE, Asset.of(symbol, AssetClass.EQUITY), Currency.USD)
                .tick("0.25")
                .step("1")
                .calendar(TradingCalendar.always())
                .build();
    }

    /** So many bars of a minute each; the same seed gives the same bars. */
    static List<Bar> of(Instrument instrument, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Bar> bars = new ArrayList<>(count);
        int ticks = 16_000;
        for (int i = 1; i <= count; i++) {
            int open = ticks;
            int close = Math.min(24_000, Math.max(8_000, open + random.nextInt(-40, 41)));
            int high = Math.max(open, close) + random.nextInt(20);
            int low = Math.min(open, close) - random.nextInt(20);
            bars.add(bar(instrument, i, open, high, low, close));
            ticks = close;
        }
        return bars;
    }

    private static Bar bar(Instrument instrument, int minute, int open, int high, int low, int close) {
        long closes = START + minute * MINUTE;
        return new Bar(
                instrument,
                BarInterval.MINUTE,
                instrument.calendar().tradingDate(closes),
                closes - MINUTE,
                closes,
                open * TICK,
                high * TICK,
                low * TICK,
                close * TICK,
                1_000_000);
    }
}
