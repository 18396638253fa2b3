package io.otrep.core.strategy;

import static io.otrep.core.strategy.RecordingContext.GOLD;
import static io.otrep.core.strategy.RecordingContext.IRON;
import static io.otrep.core.strategy.RecordingContext.bar;
import static io.otrep.core.strategy.RecordingContext.instrument;
import static io.otrep.core.strategy.RecordingContext.levels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.Instrument;
import io.otrep.market.QuoteBar;
import io.otrep.market.QuoteBar.Ohlc;
import io.otrep.strategy.Strategy;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PriceStrategyTest {
    private static final int BARS = 200_000;

    enum BuiltIn {
        MOMENTUM(() -> new Momentum(20)),
        SCALED_MOMENTUM(() -> Momentum.builder(20).fullAt(0.03).build()),
        MEAN_REVERSION(() -> new MeanReversion(20, 2, 0.5)),
        STOICHIOMETRIC(() -> new Stoichiometric(14)),
        LONG_ONLY(() -> Stoichiometric.builder(14).tolerance(0.1).longOnly(true).build());

        final Supplier<Strategy> supplier;

        BuiltIn(Supplier<Strategy> supplier) {
            this.supplier = supplier;
        }
    }

    @ParameterizedTest
    @EnumSource
    void firstLevelComesAtTheLastCloseOfTheWarmUp(BuiltIn builtIn) {
        Strategy strategy = builtIn.supplier.get();
        double[] closes = walk(5, strategy.warmUp() + 2);

        assertThat(levels(strategy, closes)).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void everyLevelLiesInRange(BuiltIn builtIn) {
        for (long seed = 0; seed < 20; seed++) {
            List<Double> levels = levels(builtIn.supplier.get(), walk(seed, 2_000));

            assertThat(levels).as("seed %d", seed).allMatch(level -> level >= -1 && level <= 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sameSeriesGivesTheSameLevels(BuiltIn builtIn) {
        double[] closes = walk(6, 5_000);
        Strategy used = builtIn.supplier.get();
        levels(used, walk(7, 333));

        List<Double> levels = levels(builtIn.supplier.get(), closes);

        assertThat(levels(builtIn.supplier.get(), closes)).isEqualTo(levels);
        assertThat(levels(used, closes)).as("started again").isEqualTo(levels);
    }

    @ParameterizedTest
    @EnumSource
    void instrumentsDoNotDisturbEachOther(BuiltIn builtIn) {
        long seed = 8;
        SplittableRandom random = new SplittableRandom(seed);
        double[] gold = walk(9, 3_000);
        double[] iron = walk(10, 3_000);
        Strategy strategy = builtIn.supplier.get();
        RecordingContext both = new RecordingContext(GOLD, IRON);
        strategy.onStart(both);

        int goldBars = 0;
        int ironBars = 0;
        while (goldBars < gold.length && ironBars < iron.length) {
            boolean isGold = random.nextBoolean();
            strategy.onBar(isGold ? bar(GOLD, gold[goldBars++]) : bar(IRON, iron[ironBars++]), both);
        }

        assertThat(levelsOf(both, GOLD))
                .as("seed %d", seed)
                .isEqualTo(levels(builtIn.supplier.get(), Arrays.copyOf(gold, goldBars)));
        assertThat(levelsOf(both, IRON))
                .as("seed %d", seed)
                .isEqualTo(levels(builtIn.supplier.get(), Arrays.copyOf(iron, ironBars)));
    }

    @ParameterizedTest
    @EnumSource
    void barsAreTakenWithoutAllocating(BuiltIn builtIn) {
        Instrument[] instruments = {GOLD, IRON, instrument("CU"), instrument("AG")};
        Bar[] bars = new Bar[400];
        double[] closes = walk(11, bars.length);
        for (int i = 0; i < bars.length; i++) {
            bars[i] = bar(instruments[i % instruments.length], closes[i]);
        }
        Strategy strategy = builtIn.supplier.get();
        RecordingContext context = new RecordingContext(instruments);
        context.countsOnly = true;
        strategy.onStart(context);
        feed(strategy, bars, context);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        feed(strategy, bars, context);

        long allocatedBytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(context.count).isGreaterThan(BARS);
        assertThat(allocatedBytes).as("bytes for %s bars", BARS).isLessThan(BARS / 10);
    }

    @Test
    void quoteBarCountsByTheMiddleOfItsCloses() {
        Strategy strategy = Momentum.builder(1).fullAt(1).build();
        RecordingContext context = new RecordingContext(GOLD);
        strategy.onStart(context);

        strategy.onQuoteBar(quoteBar(99, 101), context);
        strategy.onQuoteBar(quoteBar(149, 151), context);

        assertThat(context.levels).containsExactly(0.5);
    }

    @Test
    void listingKnownUnderNewTermsIsTheSameInstrument() {
        Strategy strategy = new Momentum(1);
        RecordingContext context = new RecordingContext(IRON, GOLD);
        Instrument widened = GOLD.toBuilder().tick("0.05").build();
        strategy.onStart(context);

        strategy.onBar(bar(GOLD, 1), context);
        strategy.onBar(bar(widened, 2), context);

        assertThat(context.levels).containsExactly(1.0);
    }

    @Test
    void instrumentThatWasNotThereAtTheStartIsRefused() {
        Strategy strategy = new Momentum(1);
        RecordingContext context = new RecordingContext(GOLD);
        strategy.onStart(context);

        assertThatThrownBy(() -> strategy.onBar(bar(IRON, 1), context))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("FE");
    }

    @Test
    void warmUpBelowZeroIsRefused() {
        assertThatThrownBy(() -> new PriceStrategy(-1, () -> null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("warmUp must be at least 0, but was -1");
    }

    private static void feed(Strategy strategy, Bar[] bars, RecordingContext context) {
        for (int i = 0; i < BARS; i++) {
            strategy.onBar(bars[i % bars.length], context);
        }
    }

    private static List<Double> levelsOf(RecordingContext context, Instrument instrument) {
        return IntStream.range(0, context.levels.size())
                .filter(i -> context.signaled.get(i).equals(instrument))
                .mapToObj(context.levels::get)
                .toList();
    }

    private static QuoteBar quoteBar(double bid, double ask) {
        return new QuoteBar(
                GOLD,
                BarInterval.DAY,
                LocalDate.of(2024, 1, 2),
                0,
                1,
                new Ohlc(bid, bid, bid, bid),
                new Ohlc(ask, ask, ask, ask));
    }

    /** A random walk with flat stretches and jumps. */
    static double[] walk(long seed, int length) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] closes = new double[length];
        double close = 100;
        for (int i = 0; i < length; i++) {
            double kind = random.nextDouble();
            double step = kind < 0.1 ? 0 : kind < 0.99 ? random.nextDouble(-0.02, 0.02) : random.nextDouble(-0.5, 1);
            close = Math.max(0.01, close * (1 + step));
            closes[i] = close;
        }
        return closes;
    }
}
