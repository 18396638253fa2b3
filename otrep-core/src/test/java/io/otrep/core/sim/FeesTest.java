package io.otrep.core.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.account.FeeModel;
import io.otrep.account.Fees;
import io.otrep.account.Fill.Liquidity;
import io.otrep.account.MoneyRounding;
import io.otrep.account.OrderFee;
import io.otrep.account.RateSource;
import io.otrep.account.TieredFee;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.order.Side;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected fees are worked out by hand from the terms beside them. */
class FeesTest {
    private static final Instrument FUTURE = Instrument.builder(
                    "ESZ6", "sim", Asset.of("ES", AssetClass.FUTURE), Currency.USD)
            .tick("0.25")
            .step("1")
            .multiplier(Decimal.of(50))
            .expiry(LocalDate.of(2026, 12, 18))
            .build();

    @ParameterizedTest
    @CsvSource({
        // 0.005 a share, at least 1, at most 0.5 % of the value
        "688, 144.78, 3.44",
        "697, 143.37, 3.485",
        "200, 50, 1",
        "100, 50, 1",
        // 0.5 % of 100 is 0.5: the cap is below the minimum
        "10, 10, 0.5",
        // 5 by shares, 0.5 % of 200 is 1
        "1000, 0.20, 1",
        "1000, 0.30, 1.5"
    })
    void perShareFeeHasMinimumAndCap(String quantity, String price, String fee) {
        OneOrder order = new OneOrder(Fees.perShare("0.005", "1", "0.005"), Listings.SHARE, Side.BUY);

        Money taken = order.fill(quantity, price);

        assertThat(taken).isEqualTo(Money.of(Decimal.parse(fee), Currency.USD));
    }

    @Test
    void minimumHoldsOverTheCapWhereTheVenueSaysSo() {
        OrderFee fees = Fees.perShare("0.005", "1", "0.005").toBuilder()
                .minimumOverCap(true)
                .build();

        Money taken = new OneOrder(fees, Listings.SHARE, Side.BUY).fill("10", "10");

        assertThat(taken).isEqualTo(Money.parse("1 USD"));
    }

    @Test
    void minimumIsTakenOncePerOrder() {
        OneOrder order = new OneOrder(Fees.perShare("0.005", "1", "0.005"), Listings.SHARE, Side.BUY);

        assertThat(order.fill("100", "50")).isEqualTo(Money.parse("1 USD"));
        assertThat(order.fill("100", "50")).isEqualTo(Money.parse("0 USD"));
        assertThat(order.fill("100", "50")).isEqualTo(Money.parse("0.5 USD"));
        assertThat(order.orderFeesBefore()).isEqualTo(Money.parse("1.5 USD"));
    }

    @Test
    void partsOfASumKeepTheirOwnMinimum() {
        FeeModel fees = Fees.sum(Fees.perShare("0.005", "1", "0.005"), Fees.perOrder(Money.parse("2 USD")));
        OneOrder order = new OneOrder(fees, Listings.SHARE, Side.BUY);

        assertThat(order.fill("100", "50")).isEqualTo(Money.parse("3 USD"));
        assertThat(order.fill("300", "50")).isEqualTo(Money.parse("1 USD"));
    }

    @Test
    void sumOfTheExecutionsIsTheRoundedFeeOfTheOrder() {
        OrderFee fees = OrderFee.builder()
                .perUnit("0.0035")
                .rounding(MoneyRounding.CENTS)
                .build();
        OneOrder order = new OneOrder(fees, Listings.SHARE, Side.BUY);

        assertThat(order.fill("1", "50")).isEqualTo(Money.parse("0 USD"));
        assertThat(order.fill("1", "50")).isEqualTo(Money.parse("0.01 USD"));
        assertThat(order.fill("1", "50")).isEqualTo(Money.parse("0 USD"));
    }

    @Test
    void contractsAreValuedWithTheirMultiplier() {
        Money taken = new OneOrder(Fees.bps("1"), FUTURE, Side.SELL).fill("2", "4000");

        assertThat(taken).isEqualTo(Money.parse("40 USD"));
    }

    @Test
    void contractsPayAStatedCurrency() {
        Money taken = new OneOrder(Fees.perUnit(Money.parse("0.85 EUR")), FUTURE, Side.BUY).fill("3", "4000");

        assertThat(taken).isEqualTo(Money.parse("2.55 EUR"));
    }

    @Test
    void makerEarnsARebateAndTakerPays() {
        FeeModel fees = Fees.makerTaker("-1", "5");

        assertThat(new OneOrder(fees, Listings.SPOT, Side.BUY).fill("0.5", "40000", Liquidity.MAKER))
                .isEqualTo(Money.parse("-2 USD"));
        assertThat(new OneOrder(fees, Listings.SPOT, Side.BUY).fill("0.5", "40000", Liquidity.TAKER))
                .isEqualTo(Money.parse("10 USD"));
    }

    @Test
    void unknownLiquidityPaysTheHigherOfBoth() {
        assertThat(new OneOrder(Fees.makerTaker("-1", "5"), Listings.SPOT, Side.BUY)
                        .fill("1", "10000", Liquidity.UNKNOWN))
                .isEqualTo(Money.parse("5 USD"));
        assertThat(new OneOrder(Fees.makerTaker("3", "-2"), Listings.SPOT, Side.BUY)
                        .fill("1", "10000", Liquidity.AUCTION))
                .isEqualTo(Money.parse("3 USD"));
    }

    @ParameterizedTest
    @CsvSource({"0, 40", "49999.99, 40", "50000, 30", "99999, 30", "100000, 20", "1E+12, 20"})
    void tierHoldsFromItsValueOn(double traded, String fee) {
        FeeModel fees = TieredFee.builder(Fees.bps("40"))
                .from("50000", Fees.bps("30"))
                .from("100000", Fees.bps("20"))
                .build();

        Money taken =
                new OneOrder(fees, Listings.SPOT, Side.BUY).afterTrading(traded).fill("1", "10000");

        assertThat(taken).isEqualTo(Money.of(Decimal.parse(fee), Currency.USD));
    }

    @Test
    void buyerPaysInTheBoughtAssetAndSellerInTheQuoteCurrency() {
        FeeModel fees = Fees.inBoughtAsset(Fees.bps("10"), new MoneyRounding(8, RoundingMode.CEILING));

        assertThat(new OneOrder(fees, Listings.SPOT, Side.BUY).fill("2", "40000"))
                .isEqualTo(Money.parse("0.002 BTC"));
        assertThat(new OneOrder(fees, Listings.SPOT, Side.SELL).fill("2", "40000"))
                .isEqualTo(Money.parse("80 USD"));
        assertThat(new OneOrder(fees, Listings.SHARE, Side.BUY).fill("2", "40000"))
                .isEqualTo(Money.parse("80 USD"));
    }

    @Test
    void amountOfTheBoughtAssetIsRoundedAsNamed() {
        // 0.00000033 BTC at 10 bps is 0.00000000033 BTC
        FeeModel fees = Fees.inBoughtAsset(Fees.bps("10"), new MoneyRounding(8, RoundingMode.CEILING));

        Money taken = new OneOrder(fees, Listings.SPOT, Side.BUY).fill("0.00000033", "30000");

        assertThat(taken).isEqualTo(Money.parse("0.00000001 BTC"));
    }

    @Test
    void feeIsConvertedAtTheRateOfTheCurrency() {
        Currency token = Currency.of("BNB");
        FeeModel fees = Fees.in(
                token,
                RateSource.table(Map.of(Currency.USD, Decimal.parse("0.0025"))),
                new MoneyRounding(4, RoundingMode.UP),
                Fees.bps("7.5"));

        // 7.50 USD at 0.0025 is 0.01875 BNB
        assertThat(new OneOrder(fees, Listings.SPOT, Side.BUY).fill("1", "10000"))
                .isEqualTo(Money.parse("0.0188 BNB"));
    }

    @Test
    void missingRateIsNamed() {
        FeeModel fees = Fees.in(
                Currency.EUR, RateSource.table(Map.of(Currency.GBP, Decimal.ONE)), MoneyRounding.CENTS, Fees.bps("1"));
        OneOrder order = new OneOrder(fees, Listings.SPOT, Side.BUY);

        assertThatThrownBy(() -> order.fill("1", "10000"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no rate from USD to EUR");
    }

    @Test
    void valueInAnotherCurrencyThanTheFeeIsRefused() {
        OrderFee fees =
                OrderFee.builder().currency(Currency.EUR).ofValue("0.001").build();
        OneOrder order = new OneOrder(fees, Listings.SHARE, Side.BUY);

        assertThatThrownBy(() -> order.fill("1", "100")).hasMessageContaining("Fees.in");
    }

    @Test
    void onlyTheNamedSideIsTaxed() {
        FeeModel fees = Fees.onSide(Side.SELL, Fees.bps("10"));

        assertThat(new OneOrder(fees, Listings.SHARE, Side.SELL).fill("10", "100"))
                .isEqualTo(Money.parse("1 USD"));
        assertThat(new OneOrder(fees, Listings.SHARE, Side.BUY).fill("10", "100"))
                .isEqualTo(Money.zero(Currency.USD));
    }

    @Test
    void assetClassChoosesTheFee() {
        FeeModel fees = Fees.byAssetClass(Map.of(AssetClass.CRYPTO, Fees.bps("20")), Fees.bps("5"));

        assertThat(new OneOrder(fees, Listings.SPOT, Side.BUY).fill("1", "10000"))
                .isEqualTo(Money.parse("20 USD"));
        assertThat(new OneOrder(fees, Listings.SHARE, Side.BUY).fill("1", "10000"))
                .isEqualTo(Money.parse("5 USD"));
    }

    @Test
    void partsThatTakeNothingDoNotFixTheCurrencyOfASum() {
        FeeModel fees = Fees.sum(Fees.onSide(Side.SELL, Fees.bps("1")), Fees.perOrder(Money.parse("4.90 EUR")));

        assertThat(new OneOrder(fees, Listings.SHARE, Side.BUY).fill("1", "100"))
                .isEqualTo(Money.parse("4.90 EUR"));
    }

    @Test
    void onlyFeesOfNothingAreFree() {
        assertThat(Fees.none().isFree()).isTrue();
        assertThat(Fees.perShare("0").isFree()).isTrue();
        assertThat(Fees.perShare("1", "1", "0").isFree()).isTrue();
        assertThat(Fees.sum(Fees.none(), Fees.bps("0")).isFree()).isTrue();
        assertThat(Fees.perShare("0.005").isFree()).isFalse();
        assertThat(Fees.bps("-1").isFree()).isFalse();
        assertThat(Fees.sum(Fees.none(), Fees.bps("1")).isFree()).isFalse();
        assertThat(TieredFee.builder(Fees.none())
                        .from("1", Fees.bps("1"))
                        .build()
                        .isFree())
                .isFalse();
    }

    @Test
    void everyViolationIsNamedAtOnce() {
        OrderFee.Builder terms = OrderFee.builder().perUnit("-1").minimum("-2").maximum("-3");

        assertThatThrownBy(terms::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("perUnit")
                .hasMessageContaining("minimum")
                .hasMessageContaining("maximum");
        assertThatThrownBy(() -> TieredFee.builder(Fees.none())
                        .from("5", Fees.none())
                        .from("5", Fees.none())
                        .build())
                .hasMessageContaining("tier from 5");
    }

    @Test
    void copiedBuildersLoseNothing() {
        OrderFee fees = OrderFee.builder()
                .currency(Currency.USD)
                .perOrder("1")
                .perUnit("2")
                .ofValue("0.03")
                .minimum("4")
                .maximum("500")
                .maximumOfValue("0.6")
                .minimumOverCap(true)
                .rounding(MoneyRounding.CENTS)
                .build();

        assertThat(fees.toBuilder().build()).usingRecursiveComparison().isEqualTo(fees);
        TieredFee tiers = TieredFee.builder(fees).from("10", Fees.none()).build();
        assertThat(tiers.toBuilder().build()).usingRecursiveComparison().isEqualTo(tiers);
    }
}
