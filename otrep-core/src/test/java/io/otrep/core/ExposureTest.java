package io.otrep.core;

import static io.otrep.core.Bench.bar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.otrep.core.sim.Simulation;
import io.otrep.market.Bar;
import io.otrep.market.Instrument;
import io.otrep.market.Tape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExposureTest {
    private static final Instrument ABC = Bench.share("ABC");

    private static BacktestResult run(List<Bar> bars, double... levels) {
        return TradingEngine.builder("USD")
                .route("sim", "ABC")
                .strategy("a", () -> Bench.levels(levels))
                .sizing(() -> (name, level, slot, view) -> level * 100)
                .withoutGates()
                .backtest(Tape.of(bars), Simulation.of("100000 USD"));
    }

    private static List<Bar> bars(int count) {
        List<Bar> bars = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            bars.add(bar(ABC, i, 100 + i % 7, 101 + i % 7));
        }
        return bars;
    }

    @Test
    void whatIsHeldIsSampledAtEachClose() {
        List<Bar> bars = List.of(bar(ABC, 1, 100, 101), bar(ABC, 2, 102, 103), bar(ABC, 3, 104, 105));

        ExposureCurve bought = run(bars, 1).exposure();
        ExposureCurve sold = run(bars, -1).exposure();

        double equity = 100_000 + 100 * (103 - 102);
        assertThat(bought.size()).isEqualTo(3);
        assertThat(bought.gross()[0]).isZero();
        assertThat(bought.longs()[1]).isCloseTo(100 * 103 / equity, within(1e-12));
        assertThat(bought.shorts()[1]).isZero();
        assertThat(sold.net()[1]).isCloseTo(-100 * 103 / (100_000.0 - 100), within(1e-12));
        assertThat(sold.gross()[1]).isEqualTo(sold.shorts()[1]);
    }

    @Test
    void aLongRunKeepsAFewThousandEvenlySpacedPointsAndTheLast() {
        List<Bar> bars = bars(10_000);

        BacktestResult result = run(bars, 1);

        long[] times = result.exposure().timesNanos();
        assertThat(times).hasSizeBetween(2_000, 4_096);
        assertThat(times[0]).isEqualTo(bars.get(0).timeNanos());
        assertThat(times[times.length - 1]).isEqualTo(bars.get(bars.size() - 1).timeNanos());
        assertThat(times[1]).isEqualTo(bars.get(4).timeNanos());
        assertThat(times[2]).isEqualTo(bars.get(8).timeNanos());
        assertThat(times[times.length - 2])
                .isEqualTo(bars.get(4 * (times.length - 2)).timeNanos());
    }

    @Test
    void aResultKnowsItsTape() {
        Tape tape = Tape.of(bars(3));

        BacktestResult result = TradingEngine.builder("USD")
                .route("sim", "ABC")
                .strategy("a", () -> Bench.levels(1))
                .sizing(() -> (name, level, slot, view) -> level)
                .withoutGates()
                .backtest(tape, Simulation.of("100000 USD"));

        assertThat(result.tape()).isSameAs(tape);
    }

    @Test
    void lengthsMustAgree() {
        assertThatThrownBy(() -> ExposureCurve.of(new long[2], new double[2], new double[1], new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 times")
                .hasMessageContaining("1 short");
    }
}
