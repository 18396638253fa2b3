package io.otrep.portfolio.bench;

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

/** Shares and bars by the minute for tests through the engine. */
public final class Walks {
    /** One bar. */
    public static final long MINUTE = 60_000_000_000L;
    /** 2024-03-04T15:00:00Z, a Monday. */
    public static final long START = Instant.parse("2024-03-04T15:00:00Z").getEpochSecond() * 1_000_000_000L;

    private Walks() {}

    /** A share in whole units that trades around the clock. */
    public static Instrument share(String symbol, String tick) {
        return Instrument.builder(symbol, "sim", Asset.of(symbol, AssetClass.EQUITY), Currency.USD)
                .tick(tick)
                .step("1")
                .calendar(TradingCalendar.always())
                .build();
    }

    /** The bar that closes so many minutes after the start. */
    public static Bar bar(Instrument instrument, int minute, double open, double close, double volume) {
        long closes = START + minute * MINUTE;
        return new Bar(
                instrument,
                BarInterval.MINUTE,
                instrument.calendar().tradingDate(closes),
                closes - MINUTE,
                closes,
                open,
                Math.max(open, close) * 1.0005,
                Math.min(open, close) * 0.9995,
                close,
                volume);
    }

    /** Returns of several assets, a row a bar, by a mixing matrix of independent normal numbers. */
    public static double[][] returns(double[][] mix, int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] returns = new double[rows][mix.length];
        for (double[] row : returns) {
            double[] normal = new double[mix[0].length];
            for (int k = 0; k < normal.length; k++) {
                normal[k] = random.nextGaussian();
            }
            for (int i = 0; i < row.length; i++) {
                for (int k = 0; k < normal.length; k++) {
                    row[i] += mix[i][k] * normal[k];
                }
            }
        }
        return returns;
    }

    /** Bars that open where the one before closed, interleaved by time, from minute 1 on. */
    public static List<Bar> bars(List<Instrument> instruments, double[][] returns, double volume) {
        double[] last = new double[instruments.size()];
        java.util.Arrays.fill(last, 100);
        List<Bar> bars = new ArrayList<>();
        for (int minute = 1; minute <= returns.length; minute++) {
            for (int i = 0; i < last.length; i++) {
                double close = last[i] * (1 + returns[minute - 1][i]);
                bars.add(bar(instruments.get(i), minute, last[i], close, volume));
                last[i] = close;
            }
        }
        return bars;
    }
}
