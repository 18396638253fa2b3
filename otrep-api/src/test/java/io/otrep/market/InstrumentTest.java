package io.otrep.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentTest {
    private static final Currency USD = Currency.of("USD");

    /** Every field is set to what is not its default. */
    private static final Instrument FULL = Instrument.builder("FUT", "ibkr", Asset.of("ES", AssetClass.FUTURE), USD)
            .tick("0.25")
            .step("1")
            .minQuantity(Decimal.of(1))
            .maxQuantity(Decimal.of(500))
            .minNotional(Decimal.of(100))
            .multiplier(Decimal.of(50))
            .expiry(LocalDate.of(2024, 12, 20))
            .baseCurrency(Currency.of("EUR"))
            .settlement(SettlementModel.SECURITY)
            .calendar(TradingCalendar.fxWeek())
            .adjustment(PriceAdjustment.values()[1])
            .shortable(false)
            .sector("Index")
            .build();

    static Instrument.Builder of(AssetClass assetClass) {
        Instrument.Builder builder = Instrument.builder("X", "r", Asset.of("XBT", assetClass), USD);
        boolean derivative = assetClass == AssetClass.FUTURE || assetClass == AssetClass.OPTION;
        return derivative ? builder.expiry(LocalDate.of(2024, 12, 20)).multiplier(Decimal.of(100)) : builder;
    }

    @Test
    void copyLosesNothing() {
        Instrument copy = FULL.toBuilder().build();

        assertThat(copy).hasNoNullFieldsOrProperties();
        assertThat(copy).isNotSameAs(FULL).usingRecursiveComparison().isEqualTo(FULL);
    }

    @Test
    void everyFieldOfTheCopiedInstrumentIsUnusual() {
        Instrument usual = Instrument.builder("FUT", "ibkr", Asset.of("ES", AssetClass.FUTURE), USD)
                .expiry(LocalDate.of(2025, 12, 20))
                .multiplier(Decimal.ONE)
                .build();

        assertThat(FULL.adjustment()).isNotEqualTo(usual.adjustment());
        assertThat(FULL.isShortable()).isNotEqualTo(usual.isShortable());
        assertThat(FULL.settlement()).isNotEqualTo(usual.settlement());
        assertThat(FULL.calendar()).isNotSameAs(usual.calendar());
    }

    @Test
    void routeAndSymbolAreItsIdentity() {
        List<UnaryOperator<Instrument.Builder>> sameListing =
                List.of(b -> b.tick("0.5"), b -> b.sector(null), b -> b.shortable(true));
        Instrument elsewhere = Instrument.builder("FUT", "other", FULL.asset(), USD)
                .expiry(LocalDate.of(2024, 12, 20))
                .multiplier(Decimal.ONE)
                .build();

        assertThat(sameListing)
                .allSatisfy(change -> assertThat(change.apply(FULL.toBuilder()).build())
                        .isEqualTo(FULL)
                        .hasSameHashCodeAs(FULL)
                        .isEqualByComparingTo(FULL));
        assertThat(FULL).isNotEqualTo(elsewhere).isLessThan(elsewhere).hasToString("FUT@ibkr");
    }

    @Test
    void everyViolationIsSaidAtOnce() {
        Instrument.Builder broken = Instrument.builder("X", "r", Asset.of("X", AssetClass.OPTION), USD)
                .tick("0")
                .step("-1")
                .minQuantity(Decimal.of(5))
                .maxQuantity(Decimal.of(4))
                .minNotional(Decimal.ZERO)
                .baseCurrency(USD);

        assertThatThrownBy(broken::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("instrument X@r: tick must be above 0, but was 0; step must be above 0, but was -1; "
                        + "minNotional must be above 0, but was 0; minQuantity 5 is above maxQuantity 4; "
                        + "expiry is required for a OPTION; multiplier is required for a OPTION; "
                        + "baseCurrency USD is also the quote currency");
    }

    @Test
    void exchangeOfTwoCurrenciesHasABaseAndNoMultiplier() {
        assertThatThrownBy(() -> of(AssetClass.EQUITY)
                        .settlement(SettlementModel.SPOT_EXCHANGE)
                        .multiplier(Decimal.of(2))
                        .build())
                .hasMessage("instrument X@r: baseCurrency is required for SPOT_EXCHANGE; "
                        + "multiplier must be 1 for SPOT_EXCHANGE, but was 2");
        assertThat(of(AssetClass.CRYPTO).build().baseCurrency()).contains(Currency.of("XBT"));
    }

    @ParameterizedTest
    @CsvSource({
        "EQUITY, SECURITY",
        "ETF, SECURITY",
        "OPTION, SECURITY",
        "CRYPTO, SPOT_EXCHANGE",
        "FX, MARGINED",
        "FUTURE, MARGINED",
        "PERPETUAL, MARGINED",
        "CFD, MARGINED",
    })
    void settlementFollowsTheClass(AssetClass assetClass, SettlementModel model) {
        assertThat(of(assetClass).build().settlement()).isEqualTo(model);
    }

    @ParameterizedTest
    @EnumSource
    void missingMetadataDeniesInsteadOfDefaulting(AssetClass assetClass) {
        Instrument bare = of(assetClass).build();

        assertThat(bare.isOrderable()).isFalse();
        assertThatThrownBy(() -> bare.price(1, RoundingMode.UP)).hasMessageStartingWith("X@r has no tick");
        assertThatThrownBy(() -> bare.quantity(1)).hasMessageStartingWith("X@r has no step");
    }

    @Test
    void quantityIsNeverMoreThanWished() {
        Instrument share = of(AssetClass.EQUITY).tick("0.05").step("0.1").build();

        assertThat(share.isOrderable()).isTrue();
        assertThat(share.quantity(1.29)).hasToString("1.2");
        assertThat(share.quantity(-1.29)).hasToString("-1.2");
        assertThat(share.price(1.29, RoundingMode.FLOOR)).hasToString("1.25");
        assertThat(share.price(1.26, RoundingMode.CEILING)).hasToString("1.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A B", "é", "123456789012345678901234567890123"})
    void nameThatCannotBeWrittenIsRefused(String name) {
        assertThatThrownBy(() -> Asset.of(name, AssetClass.ETF))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("but was '" + name + "'");
        assertThatThrownBy(() -> Instrument.builder(name, "r", FULL.asset(), USD)
                        .expiry(LocalDate.of(2024, 12, 20))
                        .multiplier(Decimal.ONE)
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void assetsAreOrderedBySymbolThenClass() {
        Asset stock = Asset.of("X", AssetClass.EQUITY);

        assertThat(stock)
                .isLessThan(Asset.of("Y", AssetClass.EQUITY))
                .isLessThan(Asset.of("X", AssetClass.ETF))
                .isEqualByComparingTo(Asset.of("X", AssetClass.EQUITY));
    }

    @Test
    void catalogFindsByRouteAndSymbol() {
        Instrument share = of(AssetClass.EQUITY).build();

        InstrumentCatalog catalog = InstrumentCatalog.of(FULL, share);

        assertThat(catalog.find("ibkr", "FUT")).containsSame(FULL);
        assertThat(catalog.find("r", "FUT")).isEmpty();
        assertThat(catalog.all()).containsExactly(FULL, share);
        assertThatThrownBy(() -> InstrumentCatalog.of(share, share))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("instrument X@r is in the catalog twice");
    }
}
