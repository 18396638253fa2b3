package io.otrep.risk.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.risk.gate.Books;
import io.otrep.risk.gate.FakeRiskView;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes and their reasons. Prices are 100, equity is 100,000 USD. */
class ExplainedSizerTest {
    private final Instrument aapl = Books.share("AAPL");
    private final FakeRiskView view = new FakeRiskView(aapl);

    private static ExplainedSizer withBars(ExplainedSizer sizer, FakeRiskView view) {
        double[] closes = {100, 102, 101, 103, 102, 104};
        for (double close : closes) {
            sizer.onBar(0, close, close + 1, close - 1, view);
        }
        return sizer;
    }

    private static List<ExplainedSizer> sizers(FakeRiskView view) {
        Asset asset = view.instrument(0).asset();
        List<ExplainedSizer> sizers = List.of(
                FixedSize.of(Decimal.parse("53.7")).create(),
                FixedNotional.of(5_321).create(),
                FixedFraction.of(0.123).create(),
                TargetFraction.of(0.9).withBuffer(0.01).create(),
                VolatilityTarget.builder(0.1).window(3).build().create(),
                AtrSizing.of(0.01, 3, 2).create(),
                Kelly.of(0.7).create(),
                KellyBook.of(Map.of(asset, -1.7)).create());
        sizers.forEach(sizer -> withBars(sizer, view));
        return sizers;
    }

    @Test
    void capIsNamedWithWhatItCut() {
        ExplainedSizer sizer = withBars(AtrSizing.of(0.5, 3, 2).create(), view);

        SizedTarget size = sizer.explain("s", 1, 0, view);

        assertThat(size.bound()).isEqualTo(SizeBound.CAP);
        assertThat(size.wanted()).isGreaterThan(1000);
        assertThat(size.allowed()).isEqualTo(1000);
        assertThat(size.target()).isEqualTo(Decimal.of(1000));
        assertThat(size.toString()).contains("allowed 1000.0 by CAP, target 1000 AAPL@alpaca");
    }

    @Test
    void bufferAndFeesAreNamed() {
        ExplainedSizer sizer = TargetFraction.of(1)
                .withBuffer(0.01)
                .withFees((instrument, units, price) -> 500)
                .create();

        SizedTarget size = sizer.explain("s", -1, 0, view);

        assertThat(size.bound()).isEqualTo(SizeBound.FEES);
        assertThat(size.wanted()).isEqualTo(-1000);
        assertThat(size.target()).isEqualTo(Decimal.of(-985));
    }

    @Test
    void belowTheSmallestOrderIsADenial() {
        SizedTarget size = FixedNotional.of(99).create().explain("s", 1, 0, view);

        assertThat(size.bound()).isEqualTo(SizeBound.MINIMUM);
        assertThat(size.target()).isEqualTo(Decimal.ZERO);
        assertThat(String.valueOf(size.denial())).startsWith("BELOW_MINIMUM").contains("0.99");
    }

    @Test
    void withoutAnEdgeItIsFlatAndWithoutAPriceItSaysNothing() {
        assertThat(Kelly.of(-1).create().explain("s", 1, 0, view).bound()).isEqualTo(SizeBound.NO_EDGE);
        view.mark(0, Double.NaN);

        SizedTarget unknown = FixedFraction.of(1).create().explain("s", 1, 0, view);

        assertThat(unknown.bound()).isEqualTo(SizeBound.UNKNOWN);
        assertThat(unknown.target()).isNull();
        assertThat(unknown.orderFrom(Decimal.TEN)).isEqualTo(Decimal.ZERO);
    }

    @Test
    void closeTakesTheWholePositionOddLotAndDustIncluded() {
        Instrument lots = aapl.toBuilder().minQuantity(Decimal.TEN).build();
        SizedTarget flat = new SizedTarget(lots, 0, 0, SizeBound.NO_EDGE, Decimal.ZERO, null);
        SizedTarget fifty = new SizedTarget(lots, 50, 50, SizeBound.FORMULA, Decimal.of(50), null);

        assertThat(flat.orderFrom(Decimal.parse("53.0000007"))).isEqualTo(Decimal.parse("-53.0000007"));
        assertThat(flat.orderFrom(Decimal.parse("-0.3"))).isEqualTo(Decimal.parse("0.3"));
        assertThat(fifty.orderFrom(Decimal.parse("-0.3"))).isEqualTo(Decimal.parse("50.3"));
        assertThat(fifty.orderFrom(Decimal.parse("20.5"))).isEqualTo(Decimal.of(29));
        assertThat(fifty.orderFrom(Decimal.parse("70.5"))).isEqualTo(Decimal.of(-20));
        assertThat(fifty.orderFrom(Decimal.of(45))).isEqualTo(Decimal.ZERO);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void explanationIsTheAnswerRoundedTowardZero(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (ExplainedSizer sizer : sizers(view)) {
            for (int i = 0; i < 50; i++) {
                view.mark(0, 1 + random.nextInt(500)).equity(1_000 + random.nextInt(1_000_000));
                double level = random.nextDouble() * 2 - 1;

                double target = sizer.target("s", level, 0, view);
                SizedTarget size = sizer.explain("s", level, 0, view);

                assertThat(size.target()).as("seed %d, %s", seed, size).isEqualTo(aapl.quantity(target));
                assertThat(Math.abs(aapl.quantity(target).toDouble())).isLessThanOrEqualTo(Math.abs(size.allowed()));
                assertThat(Math.abs(size.allowed())).isLessThanOrEqualTo(Math.abs(size.wanted()));
            }
        }
    }

    @Test
    void bookOfKellyFractionsIsCappedAsAWhole() {
        Instrument msft = Books.share("MSFT");
        FakeRiskView book = new FakeRiskView(aapl, msft, Books.share("XOM"));
        KellyBook spec = KellyBook.of(Map.of(aapl.asset(), 2.0, msft.asset(), -1.0));
        ExplainedSizer sizer = spec.create();

        assertThat(spec.stake(aapl.asset())).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(sizer.explain("s", 1, 0, book).bound()).isEqualTo(SizeBound.CAP);
        assertThat(sizer.explain("s", 1, 0, book).target()).isEqualTo(Decimal.of(666));
        assertThat(sizer.explain("s", 1, 1, book).target()).isEqualTo(Decimal.of(-333));
        assertThat(sizer.target("s", 1, 2, book)).isZero();
        assertThat(spec.part(0.25).create().explain("s", 1, 0, book).bound()).isEqualTo(SizeBound.FORMULA);
        assertThatThrownBy(() -> KellyBook.of(Map.of(Asset.of("X", AssetClass.EQUITY), Double.NaN)))
                .hasMessageContaining("finite");
    }
}
