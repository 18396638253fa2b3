package io.otrep.core;

import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.TradingCalendar;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Short words for tests of the engine: shares, bars by the minute, strategies by a script. */
public final class Bench {
    /** One bar. */
    public static final long MINUTE = 60_000_000_000L;
    /** 2024-03-04T15:00:00Z, a Monday, 10:00 in New York. */
    public static final long START = Instant.parse("2024-03-04T15:00:00Z").getEpochSecond() * 1_000_000_000L;

    private Bench() {}

    /** A share in whole units, priced in cents, that trades around the clock. */
    public static Instrument share(String symbol) {
        return share(symbol, "sim");
    }

    /** A share on a route. */
    public static Instrument share(String symbol, String route) {
        return Instrument.builder(symbol, route, Asset.of(symbol, AssetClass.EQUITY), Currency.USD)
                .tick("0.01")
                .step("1")
                .calendar(TradingCalendar.always())
                .build();
    }

    /** The bar that closes {@code minute} minutes after the start. */
    public static Bar bar(Instrument instrument, int minute, double open, double high, double low, double close) {
        long closes = START + minute * MINUTE;
        return new Bar(
                instrument,
                BarInterval.MINUTE,
                instrument.calendar().tradingDate(closes),
                closes - MINUTE,
                closes,
                open,
                high,
                low,
                close,
                1_000_000);
    }

    /** A bar that opens at a price and closes at another. */
    public static Bar bar(Instrument instrument, int minute, double open, double close) {
        return bar(instrument, minute, open, Math.max(open, close), Math.min(open, close), close);
    }

    /** Bars of a random walk in cents, the first at minute 1. */
    public static List<Bar> walk(Instrument instrument, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Bar> bars = new ArrayList<>(count);
        long cents = 10_000;
        for (int i = 1; i <= count; i++) {
            long open = cents + random.nextInt(-20, 21);
            long close = Math.max(1_000, open + random.nextInt(-50, 51));
            long high = Math.max(open, close) + random.nextInt(30);
            long low = Math.min(open, close) - random.nextInt(30);
            bars.add(bar(instrument, i, open / 100.0, high / 100.0, low / 100.0, close / 100.0));
            cents = close;
        }
        return bars;
    }

    /** What a strategy does on its n-th bar, from 0. */
    public interface Script {
        /** One bar. */
        void onBar(int number, Bar bar, StrategyContext context);
    }

    /** A strategy that follows a script. */
    public static Strategy script(Script script) {
        return new Strategy() {
            private int number;

            @Override
            public void onBar(Bar bar, StrategyContext context) {
                script.onBar(number++, bar, context);
            }
        };
    }

    /** A strategy that gives these levels, one a bar. */
    public static Strategy levels(double... levels) {
        return script((number, bar, context) -> {
            if (number < levels.length) {
                context.signal(bar.instrument(), levels[number]);
            }
        });
    }
}
