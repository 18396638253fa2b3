package io.otrep.risk.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.otrep.risk.PositionSizer;
import io.otrep.risk.gate.Books;
import io.otrep.risk.gate.FakeRiskView;
import org.junit.jupiter.api.Test;

class VolatilityTargetTest {
    private final FakeRiskView view = new FakeRiskView(Books.share("AAPL"));

    /** Returns of +r and -r in turn: with n even the mean is 0 and the sample variance r^2 n / (n - 1). */
    private void feed(PositionSizer sizer, double r, int returns) {
        double close = 100;
        sizer.onBar(0, close, close, close, view);
        for (int i = 0; i < returns; i++) {
            close *= StrictMath.exp(i % 2 == 0 ? r : -r);
            sizer.onBar(0, close, close, close, view);
        }
    }

    @Test
    void fullSignalIsWorthTargetOverVolatility() {
        PositionSizer sizer = VolatilityTarget.annual(0.10).create();
        double r = 0.02;
        feed(sizer, r, 20);

        double volatility = r * Math.sqrt(20.0 / 19 * 252);

        assertThat(sizer.target("s", 1, 0, view)).isCloseTo(1000 * 0.10 / volatility, within(1e-9));
        assertThat(sizer.target("s", -0.5, 0, view)).isCloseTo(-500 * 0.10 / volatility, within(1e-9));
    }

    @Test
    void nothingIsSaidBeforeTheWindowIsFull() {
        PositionSizer sizer = VolatilityTarget.annual(0.10).create();
        feed(sizer, 0.02, 19);

        assertThat(sizer.target("s", 1, 0, view)).isNaN();
    }

    @Test
    void calmPricesAreCappedByLeverage() {
        PositionSizer sizer = VolatilityTarget.annual(0.10).create();
        feed(sizer, 0.0001, 20);

        assertThat(sizer.target("s", 1, 0, view)).isEqualTo(1000);
    }

    @Test
    void ewmaFollowsTheRecursionOfRiskMetrics() {
        PositionSizer sizer =
                VolatilityTarget.builder(0.10).ewma(0.94).window(2).build().create();
        feed(sizer, 0.02, 3);

        double first = 0.02 * 0.02 * 2;
        double variance = 0.94 * first + 0.06 * 0.02 * 0.02;

        assertThat(sizer.target("s", 1, 0, view)).isCloseTo(1000 * 0.10 / Math.sqrt(variance * 252), within(1e-9));
    }

    @Test
    void unknownEquitySaysNothing() {
        PositionSizer sizer = VolatilityTarget.annual(0.10).create();
        feed(sizer, 0.02, 20);

        assertThat(sizer.target("s", 1, 0, view.equity(Double.NaN))).isNaN();
        assertThat(sizer.target("s", 1, 0, view.equity(-5))).isNaN();
    }

    @Test
    void everyViolationIsNamedAtOnce() {
        assertThatThrownBy(() -> VolatilityTarget.builder(0).window(1).ewma(1).build())
                .hasMessageContaining("target")
                .hasMessageContaining("window")
                .hasMessageContaining("decay");
    }
}
