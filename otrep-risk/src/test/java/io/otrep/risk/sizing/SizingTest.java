package io.otrep.risk.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.risk.PositionSizer;
import io.otrep.risk.SizerFactory;
import io.otrep.risk.gate.Books;
import io.otrep.risk.gate.FakeRiskView;
import org.junit.jupiter.api.Test;

/** Prices are 100, equity is 100,000 USD. */
class SizingTest {
    private final Instrument aapl = Books.share("AAPL");
    private final FakeRiskView view = new FakeRiskView(aapl);

    private double target(SizerFactory factory, double level) {
        return factory.create().target("s", level, 0, view);
    }

    @Test
    void fixedSizeFollowsTheLevel() {
        assertThat(target(FixedSize.of(100), 1)).isEqualTo(100);
        assertThat(target(FixedSize.of(100), -0.5)).isEqualTo(-50);
        assertThat(target(FixedSize.of(Decimal.parse("0.5")), 1)).isEqualTo(0);
    }

    @Test
    void fixedNotionalAndFractionAreWorthTheirValue() {
        assertThat(target(FixedNotional.of(12_345), 1)).isEqualTo(123.45);
        assertThat(target(FixedFraction.of(0.05), -1)).isEqualTo(-50);
    }

    @Test
    void valueCountsMultiplierAndRate() {
        Instrument future = aapl.toBuilder().multiplier(Decimal.of(50)).build();
        FakeRiskView book = new FakeRiskView(future).rate(0, 0.5, 0);

        assertThat(FixedFraction.of(1).create().target("s", 1, 0, book)).isEqualTo(100_000 / (100 * 50 * 0.5));
    }

    @Test
    void belowTheSmallestOrderIsFlat() {
        Instrument lots = aapl.toBuilder()
                .minQuantity(Decimal.TEN)
                .minNotional(Decimal.of(2000))
                .build();
        FakeRiskView book = new FakeRiskView(lots);

        assertThat(FixedNotional.of(999).create().target("s", 1, 0, book)).isEqualTo(0);
        assertThat(FixedNotional.of(1999).create().target("s", 1, 0, book)).isEqualTo(0);
        assertThat(FixedNotional.of(2000).create().target("s", 1, 0, book)).isEqualTo(20);
    }

    @Test
    void unknownPriceOrEquitySaysNothing() {
        assertThat(target(FixedFraction.of(0.05), 1)).isNotNaN();
        view.equity(0);
        assertThat(target(FixedFraction.of(0.05), 1)).isNaN();
        view.equity(100_000).mark(0, Double.NaN);
        assertThat(target(FixedFraction.of(0.05), 1)).isNaN();
        assertThat(target(FixedNotional.of(5), 1)).isNaN();
    }

    @Test
    void atrSizingRisksTheFractionOverTheDistance() {
        PositionSizer sizer = AtrSizing.of(0.01, 3, 2).create();
        sizer.onBar(0, 100, 102, 99, view);
        sizer.onBar(0, 104, 105, 103, view);
        assertThat(sizer.target("s", 1, 0, view)).isNaN();
        sizer.onBar(0, 101, 103, 100, view);

        // True ranges 3, 5 (gap up from 100 to 105) and 4 (from 104 down to 100), mean 4.
        assertThat(sizer.target("s", 1, 0, view)).isEqualTo(1000 / (2 * 4.0));
        sizer.onBar(0, 101, 102, 101, view);

        // Wilder: (4 * 2 + 1) / 3 = 3.
        assertThat(sizer.target("s", 1, 0, view)).isCloseTo(1000 / (2 * 3.0), within(1e-9));
    }

    @Test
    void atrSizingIsCappedByLeverage() {
        PositionSizer sizer = AtrSizing.of(0.5, 1, 1).create();
        sizer.onBar(0, 100, 100.5, 100, view);

        assertThat(sizer.target("s", 1, 0, view)).isEqualTo(1000);
    }

    /** Thorp (2006), sec. 2: with even odds and a chance p the fraction is p - q. */
    @Test
    void kellyOfABet() {
        assertThat(Kelly.bet(0.53, 1)).isCloseTo(0.06, within(1e-15));
        assertThat(Kelly.bet(0.5, 2)).isEqualTo(0.25);
        assertThat(Kelly.bet(0.4, 1)).isNegative();
    }

    /** Thorp (2006), sec. 7.1: mean 0.11, deviation 0.15 and a rate of 0.06 give 2.22. */
    @Test
    void kellyOfAContinuousAsset() {
        assertThat(Kelly.continuous(0.11, 0.06, 0.15)).isCloseTo(2.2222, within(5e-5));
    }

    @Test
    void kellyOfUncorrelatedAssetsIsThatOfEach() {
        double[] fractions = Kelly.portfolio(new double[] {0.05, 0.02}, new double[][] {{0.04, 0}, {0, 0.01}}, 0);

        assertThat(fractions).containsExactly(new double[] {1.25, 2}, within(1e-12));
    }

    @Test
    void kellyOfTwinsIsShared() {
        double[][] twins = {{0.04, 0.036}, {0.036, 0.04}};

        double[] fractions = Kelly.portfolio(new double[] {0.03, 0.07}, twins, 1);

        assertThat(fractions).containsExactly(new double[] {0.05 / 0.076, 0.05 / 0.076}, within(1e-12));
    }

    @Test
    void kellyRefusesWhatIsNoCovariance() {
        double[][] wrong = {{0.04, 0.05}, {0.05, 0.04}};

        assertThatThrownBy(() -> Kelly.portfolio(new double[] {0.1, 0.1}, wrong, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("positive definite");
    }

    @Test
    void kellyStakesAPartUpToTheCap() {
        assertThat(Kelly.of(2.25).part(0.25).stake()).isEqualTo(0.5625);
        assertThat(Kelly.of(8).stake()).isEqualTo(1);
        assertThat(Kelly.of(-0.2).stake()).isEqualTo(0);
        assertThat(target(Kelly.of(0.4), -1)).isEqualTo(-200);
        assertThat(target(Kelly.of(-0.4), 1)).isEqualTo(0);
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> FixedSize.of(0)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> FixedNotional.of(-1)).hasMessageContaining("-1.0");
        assertThatThrownBy(() -> FixedFraction.of(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> Kelly.of(0.5).part(2)).hasMessageContaining("part");
        assertThatThrownBy(() -> AtrSizing.of(0.01, 0, 2)).hasMessageContaining("bars");
    }
}
