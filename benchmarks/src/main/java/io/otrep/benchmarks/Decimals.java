package io.otrep.benchmarks;

import io.otrep.market.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Notional of price and quantity, added to an exposure, compared with a limit: exact decimals of ours beside those of the JDK. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@OperationsPerInvocation(Decimals.SIZE)
public class Decimals {
    static final int SIZE = 1024;

    private final Decimal[] prices = new Decimal[SIZE];
    private final Decimal[] quantities = new Decimal[SIZE];
    private final BigDecimal[] bigPrices = new BigDecimal[SIZE];
    private final BigDecimal[] bigQuantities = new BigDecimal[SIZE];
    private final Decimal limit = Decimal.parse("1000000000");
    private final BigDecimal bigLimit = new BigDecimal("1000000000");

    /** Prices in cents around 100, quantities in ten-thousandths around 50, with sign. */
    public Decimals() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < SIZE; i++) {
            prices[i] = Decimal.of(random.nextLong(5_000, 15_000), 2);
            quantities[i] = Decimal.of(random.nextLong(-1_000_000, 1_000_000), 4);
            bigPrices[i] = prices[i].toBigDecimal();
            bigQuantities[i] = quantities[i].toBigDecimal();
        }
    }

    /** Ours. */
    @Benchmark
    public int decimal() {
        Decimal exposure = Decimal.ZERO;
        int below = 0;
        for (int i = 0; i < SIZE; i++) {
            exposure = exposure.plus(prices[i].times(quantities[i]));
            below += exposure.compareTo(limit) < 0 ? 1 : 0;
        }
        return below;
    }

    /** Ours, without a number for the notional. */
    @Benchmark
    public int decimalFused() {
        Decimal exposure = Decimal.ZERO;
        int below = 0;
        for (int i = 0; i < SIZE; i++) {
            exposure = exposure.plusProduct(prices[i], quantities[i]);
            below += exposure.compareTo(limit) < 0 ? 1 : 0;
        }
        return below;
    }

    /** Exact, as ours. */
    @Benchmark
    @Reference
    public int bigDecimal() {
        BigDecimal exposure = BigDecimal.ZERO;
        int below = 0;
        for (int i = 0; i < SIZE; i++) {
            exposure = exposure.add(bigPrices[i].multiply(bigQuantities[i]));
            below += exposure.compareTo(bigLimit) < 0 ? 1 : 0;
        }
        return below;
    }

    /** As most books do it: eight places. */
    @Benchmark
    public int bigDecimalRescaled() {
        BigDecimal exposure = BigDecimal.ZERO;
        int below = 0;
        for (int i = 0; i < SIZE; i++) {
            BigDecimal notional = bigPrices[i].multiply(bigQuantities[i]).setScale(8, RoundingMode.HALF_EVEN);
            exposure = exposure.add(notional);
            below += exposure.compareTo(bigLimit) < 0 ? 1 : 0;
        }
        return below;
    }
}
