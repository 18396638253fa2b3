package io.otrep.benchmarks;

import io.otrep.market.Bar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DecimalNumFactory;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.NumFactory;
import org.ta4j.core.rules.OverIndicatorRule;
import org.ta4j.core.rules.UnderIndicatorRule;

/** The rule of {@link SmaCross} on the same bars by ta4j's backtest, its series built before; indicators are made anew as they cache. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 1500, timeUnit = TimeUnit.MILLISECONDS)
@OperationsPerInvocation(SmaCross.BARS)
public class SmaCrossTa4j {
    private final List<Bar> bars = BarWalk.of(BarWalk.instrument("ABC"), SmaCross.BARS, SmaCross.SEED);

    /** Binary numbers. */
    @State(Scope.Benchmark)
    public static class Binary {
        private BarSeries series;

        /** Builds the series. */
        @Setup(Level.Trial)
        public void build(SmaCrossTa4j row) {
            series = row.series(DoubleNumFactory.getInstance());
            System.err.println("SmaCrossTa4j: " + run(series).getTrades().size() + " orders");
        }
    }

    /** Decimal numbers. */
    @State(Scope.Benchmark)
    public static class Exact {
        private BarSeries series;

        /** Builds the series. */
        @Setup(Level.Trial)
        public void build(SmaCrossTa4j row) {
            series = row.series(DecimalNumFactory.getInstance());
        }
    }

    private BarSeries series(NumFactory numbers) {
        BarSeries series =
                new BaseBarSeriesBuilder().withNumFactory(numbers).withName("ABC").build();
        for (Bar bar : bars) {
            series.addBar(series.barBuilder()
                    .timePeriod(Duration.ofMinutes(1))
                    .endTime(Instant.ofEpochSecond(bar.timeNanos() / 1_000_000_000L))
                    .openPrice(bar.open())
                    .highPrice(bar.high())
                    .lowPrice(bar.low())
                    .closePrice(bar.close())
                    .volume(bar.volume())
                    .build());
        }
        return series;
    }

    private static TradingRecord run(BarSeries series) {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        SMAIndicator fast = new SMAIndicator(close, 10);
        SMAIndicator slow = new SMAIndicator(close, 30);
        BaseStrategy cross =
                new BaseStrategy(new OverIndicatorRule(fast, slow), new UnderIndicatorRule(fast, slow), 29);
        return new BarSeriesManager(series).run(cross);
    }

    /** What the bar of ours is a multiple of. */
    @Benchmark
    @Reference
    public TradingRecord ta4jDouble(Binary binary) {
        return run(binary.series);
    }

    /** Money of ours is exact, as this one's. */
    @Benchmark
    public TradingRecord ta4jDecimal(Exact exact) {
        return run(exact.series);
    }
}
