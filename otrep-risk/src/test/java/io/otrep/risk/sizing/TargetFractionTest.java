package io.otrep.risk.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.risk.PositionSizer;
import io.otrep.risk.gate.Books;
import io.otrep.risk.gate.FakeRiskView;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Expected units are worked out by hand: 100,000 of equity, and the price beside. */
class TargetFractionTest {
    private static final double PRICE = 144.773077904;

    private final FakeRiskView view = new FakeRiskView(Books.share("AAPL"));

    private static double perShare(double units) {
        return Math.max(1, 0.005 * units);
    }

    private static TargetFraction feeAware(double fraction) {
        return TargetFraction.of(fraction).withBuffer(0.0025).withFees((instrument, units, price) -> perShare(units));
    }

    @Test
    void feeTakesOneUnitOff() {
        view.mark(0, PRICE);

        // 99,750 / 144.773 = 689.009; 689 are worth 99,748.65, but 0.9975 x (100,000 - 3.445) is 99,746.56
        assertThat(feeAware(1).create().target("s", 1, 0, view)).isEqualTo(688);
        assertThat(TargetFraction.of(1).withBuffer(0.0025).create().target("s", 1, 0, view))
                .isEqualTo(689);
        // without the buffer 100,000 / 144.773 = 690.736
        assertThat(TargetFraction.of(1).create().target("s", 1, 0, view)).isEqualTo(690);
    }

    @Test
    void levelScalesAndSignsTheTarget() {
        view.mark(0, PRICE);
        PositionSizer sizer = feeAware(0.5).create();

        // 0.1 x 99,750 / 144.773 = 68.9; 0.25 x 99,750 / 144.773 = 172.25
        assertThat(sizer.target("s", 0.2, 0, view)).isEqualTo(68);
        assertThat(sizer.target("s", -0.2, 0, view)).isEqualTo(-68);
        assertThat(sizer.target("s", -0.5, 0, view)).isEqualTo(-172);
    }

    @Test
    void whatIsNotKnownIsNotSized() {
        view.mark(0, Double.NaN);
        assertThat(feeAware(1).create().target("s", 1, 0, view)).isNaN();

        view.mark(0, PRICE);
        view.equity(0);
        assertThat(feeAware(1).create().target("s", 1, 0, view)).isNaN();
    }

    @Test
    void feeAboveEquityLeavesNothingToBuy() {
        view.mark(0, PRICE);
        TargetFraction sizing = TargetFraction.of(1).withFees((instrument, units, price) -> 200_000);

        assertThat(sizing.create().target("s", 1, 0, view)).isZero();
    }

    @Test
    void positionAndFeeAlwaysFitIntoEquityLessTheBuffer() {
        long seed = 77;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 5_000; i++) {
            double price = 20 + random.nextDouble() * 500;
            double equity = 1_000 + random.nextDouble() * 1e6;
            view.mark(0, price);
            view.equity(equity);

            double units = feeAware(1).create().target("s", 1, 0, view);

            assertThat(units).as("seed %d run %d", seed, i).isEqualTo(Math.floor(units));
            assertThat(units * price + (units > 0 ? perShare(units) : 0))
                    .as("seed %d run %d price %s equity %s", seed, i, price, equity)
                    .isLessThanOrEqualTo(equity * (1 - 0.0025) + perShare(units) * 0.0025 + 1e-6);
            assertThat((units + 2) * price)
                    .as("seed %d run %d: not needlessly few", seed, i)
                    .isGreaterThan((equity - perShare(units + 2)) * 0.9975);
        }
    }

    @Test
    void wrongNumbersAreNamed() {
        assertThatThrownBy(() -> TargetFraction.of(0)).hasMessageContaining("fraction of equity");
        assertThatThrownBy(() -> TargetFraction.of(1).withBuffer(1)).hasMessageContaining("buffer");
    }
}
