package io.otrep.portfolio.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.otrep.account.Fees;
import io.otrep.account.MoneyRounding;
import io.otrep.account.RateSource;
import io.otrep.account.TieredFee;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.order.Side;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected costs are worked out by hand from the terms beside them. */
class CostModelTest {
    private static final Instrument SPY = share("SPY", "alpaca", Currency.USD);
    private static final Instrument SAP = share("SAP", "xetra", Currency.EUR);
    private static final Instrument BTC = Instrument.builder(
                    "BTC/USD", "kraken", Asset.of("BTC", AssetClass.CRYPTO), Currency.USD)
            .tick("0.01")
            .step("0.00000001")
            .build();

    private static Instrument share(String symbol, String route, Currency currency) {
        return Instrument.builder(symbol, route, Asset.of(symbol, AssetClass.EQUITY), currency)
                .tick("0.01")
                .step("1")
                .build();
    }

    private static CostQuery.Builder sale(double units, double price) {
        return CostQuery.builder(SPY, Side.SELL, units, price).position(units);
    }

    @Test
    void itemsAreThoseOfTheExample() {
        CostModel costs = CostModel.builder()
                .commission(Fees.perShare("0.005", "1", "0.005"))
                .regulatory(Fees.usSales("0.0000278", "0.000166", "8.30"))
                .halfSpread(2)
                .impact(0.9)
                .build();

        CostEstimate estimate =
                costs.estimate(sale(1_000, 500).volatility(0.01).volume(1e6).build());

        assertThat(estimate.of(CostItem.COMMISSION)).isEqualTo(5);
        assertThat(estimate.of(CostItem.REGULATORY)).isCloseTo(14.066, within(1e-12));
        assertThat(estimate.of(CostItem.SPREAD)).isCloseTo(100, within(1e-9));
        // 0.9 * 0.01 * sqrt(0.001) * 500,000
        assertThat(estimate.of(CostItem.IMPACT)).isCloseTo(142.302494707577, within(1e-9));
        assertThat(estimate.basisPointsOf(500_000)).isCloseTo(5.227369894, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        // 0.005 a share, at least 1, at most 0.5 % of the value
        "100, 50, 1",
        "1000, 50, 5",
        "1000, 0.2, 1",
        "10, 10, 0.5",
        "0, 10, 0",
    })
    void commissionHasMinimumAndCap(double units, double price, double expected) {
        CostModel costs = CostModel.builder()
                .commission(Fees.perShare("0.005", "1", "0.005"))
                .build();

        assertThat(costs.estimate(sale(units, price).build()).total()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 40", "49999, 40", "50000, 30"})
    void commissionFollowsTheTierOfWhatWasTraded(double traded, double expected) {
        TieredFee tiers =
                TieredFee.builder(Fees.bps("40")).from("50000", Fees.bps("30")).build();
        CostModel costs = CostModel.builder().commission(tiers).build();

        CostEstimate estimate =
                costs.estimate(sale(100, 100).tradedValue30Days(traded).build());

        assertThat(estimate.total()).isEqualTo(expected);
    }

    @Test
    void regulatoryFeesAreCappedAndSparedToBuyers() {
        CostModel costs = CostModel.builder()
                .regulatory(Fees.usSales("0", "0.000166", "8.30"))
                .build();

        double sold = costs.estimate(sale(1_000_000, 10).build()).total();
        double bought = costs.estimate(
                        CostQuery.builder(SPY, Side.BUY, 1_000_000, 10).build())
                .total();

        assertThat(sold).isEqualTo(8.30);
        assertThat(bought).isZero();
    }

    @Test
    void quotedSpreadWinsOverTheAssumedOneAndEachVenueHasItsOwn() {
        CostModel costs = CostModel.builder()
                .halfSpread("alpaca", 2)
                .halfSpread("xetra", 5)
                .build();

        double quoted =
                costs.estimate(sale(100, 50).quote(49.98, 50.02).build()).total();
        double assumed = costs.estimate(sale(100, 50).build()).total();
        double elsewhere = costs.estimate(
                        CostQuery.builder(SAP, Side.BUY, 100, 50).build())
                .total();

        assertThat(quoted).isCloseTo(2, within(1e-9));
        assertThat(assumed).isCloseTo(1, within(1e-12));
        assertThat(elsewhere).isCloseTo(2.5, within(1e-12));
    }

    @Test
    void impactGrowsWithThePowerThreeHalvesOfTheOrder() {
        CostModel costs = CostModel.builder().impact(1).build();

        double one = costs.estimate(sale(100, 50).volatility(0.02).volume(1e6).build())
                .total();
        double four = costs.estimate(sale(400, 50).volatility(0.02).volume(1e6).build())
                .total();

        assertThat(four / one).isCloseTo(8, within(1e-12));
    }

    @Test
    void foreignListingsPayForConversionAndAnswerInTheHomeCurrency() {
        CostModel costs = CostModel.builder()
                .conversion(Currency.USD, 10)
                .commission(Fees.perOrder(Money.parse("4.90 EUR")))
                .build();

        CostEstimate foreign = costs.estimate(
                CostQuery.builder(SAP, Side.BUY, 100, 200).rate(1.1).build());
        CostModel conversionOnly =
                CostModel.builder().conversion(Currency.USD, 10).build();

        assertThat(foreign.of(CostItem.CONVERSION)).isCloseTo(22, within(1e-9));
        assertThat(foreign.of(CostItem.COMMISSION)).isCloseTo(5.39, within(1e-12));
        assertThat(conversionOnly.estimate(sale(100, 200).build()).total()).isZero();
    }

    @Test
    void onlyWhatIsSoldShortIsBorrowed() {
        CostModel costs =
                CostModel.builder().borrow(RateSource.constant("0.036"), 360).build();

        // 100 held, 300 sold: 200 short at 50 for 10 days at 3.6 % of 360
        double cost = costs.estimate(CostQuery.builder(SPY, Side.SELL, 300, 50)
                        .position(100)
                        .holding(Duration.ofDays(10))
                        .build())
                .total();
        double closing = costs.estimate(
                        sale(300, 50).holding(Duration.ofDays(10)).build())
                .total();

        assertThat(cost).isCloseTo(10, within(1e-12));
        assertThat(closing).isZero();
    }

    @Test
    void onlyWhatIsOpenedIsFinanced() {
        CostModel costs = CostModel.builder()
                .financing(RateSource.constant("0.0365"), RateSource.constant("-0.0073"), 365)
                .build();
        CostQuery.Builder bought = CostQuery.builder(SPY, Side.BUY, 300, 100).holding(Duration.ofDays(1));

        // 3.65 % of 30,000 a day: 3; of the 20,000 beyond a short of 100: 2; a short earns 0.73 %
        assertThat(costs.estimate(bought.build()).total()).isCloseTo(3, within(1e-12));
        assertThat(costs.estimate(bought.position(-100).build()).total()).isCloseTo(2, within(1e-12));
        assertThat(costs.estimate(CostQuery.builder(SPY, Side.SELL, 100, 100)
                                .holding(Duration.ofDays(1))
                                .build())
                        .total())
                .isCloseTo(-0.2, within(1e-12));
    }

    @Test
    void feeInTheBoughtAssetIsValuedAtThePrice() {
        CostModel costs = CostModel.builder()
                .commission(Fees.inBoughtAsset(Fees.bps("26"), MoneyRounding.EXACT))
                .build();

        double bought = costs.estimate(
                        CostQuery.builder(BTC, Side.BUY, 2, 50_000).build())
                .total();

        assertThat(bought).isCloseTo(260, within(1e-9));
    }

    @Test
    void whatIsNotKnownIsNaNAndNeverAGuess() {
        CostModel impact = CostModel.builder().impact(1).build();
        CostModel foreignFee = CostModel.builder()
                .commission(Fees.perOrder(Money.parse("1 GBP")))
                .build();

        assertThat(impact.estimate(sale(100, 50).build()).isKnown()).isFalse();
        assertThat(foreignFee.estimate(sale(100, 50).build()).isKnown()).isFalse();
    }

    @Test
    void queryNamesEveryViolationAtOnce() {
        assertThatThrownBy(() -> CostQuery.builder(SPY, Side.BUY, -1, Double.NaN)
                        .holding(Duration.ofDays(-1))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("units")
                .hasMessageContaining("price")
                .hasMessageContaining("holding");
    }

    @Test
    void itemsAddUpToTheTotalWhateverIsAsked() {
        CostModel costs = CostModel.builder()
                .commission(Fees.perShare("0.005", "1", "0.005"))
                .commission(Fees.bps("1.5"))
                .regulatory(Fees.usSales("0.0000278", "0.000166", "8.30"))
                .halfSpread(2)
                .impact(0.9)
                .conversion(Currency.EUR, 5)
                .financing(RateSource.constant("0.05"), RateSource.constant("0.01"), 360)
                .borrow(RateSource.constant("0.03"), 360)
                .build();
        for (long seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            CostQuery query = CostQuery.builder(
                            SPY,
                            random.nextBoolean() ? Side.BUY : Side.SELL,
                            random.nextInt(1, 100_000),
                            1 + random.nextDouble() * 500)
                    .volatility(random.nextDouble() * 0.05)
                    .volume(random.nextInt(1_000, 10_000_000))
                    .position(random.nextInt(-1_000, 1_000))
                    .holding(Duration.ofDays(random.nextInt(60)))
                    .rate(0.5 + random.nextDouble())
                    .build();

            CostEstimate estimate = costs.estimate(query);

            double sum = 0;
            for (CostItem item : CostItem.values()) {
                sum += estimate.of(item);
            }
            assertThat(estimate.total()).as("seed %d", seed).isCloseTo(sum, within(1e-9));
            assertThat(estimate.plus(estimate).total()).as("seed %d", seed).isCloseTo(2 * sum, within(1e-9));
        }
    }
}
