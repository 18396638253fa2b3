package io.otrep.portfolio.rebalance;

import static io.otrep.portfolio.rebalance.Shares.PURSE;
import static io.otrep.portfolio.rebalance.Shares.held;
import static io.otrep.portfolio.rebalance.Shares.portfolio;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.InstrumentStatus;
import io.otrep.order.OrderRequest;
import io.otrep.order.TimeInForce;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradePlannerTest {
    private static final OrderTerms MARKET = OrderTerms.market(TimeInForce.GTC);

    private static Leg only(TradeTo to, TradeLimits limits, Holding holding, double target) {
        return new TradePlanner(to, limits)
                .legs(portfolio().add(holding).build(), new double[] {target})
                .get(0);
    }

    private static Leg only(Holding holding, double target) {
        return only(Bands.none(), TradeLimits.NONE, holding, target);
    }

    /** 100,000 at 100 a share: 10 shares are a hundredth. From 0.60, target 0.50, band 0.05. */
    @ParameterizedTest
    @CsvSource({"1, -100", "0, -50", "0.1, -55", "0.5, -75"})
    void tradesAsFarAsTheBandsSay(double towards, long units) {
        Leg leg = only(Bands.absolute(0.05).towards(towards), TradeLimits.NONE, held("A", 600, 100), 0.5);

        assertThat(leg.units()).isEqualTo(Decimal.of(units));
        assertThat(leg.outcome()).isEqualTo(LegOutcome.IN_BAND);
    }

    @Test
    void weightInItsBandIsLeftAlone() {
        Leg leg = only(Bands.absolute(0.05), TradeLimits.NONE, held("A", 549, 100), 0.5);

        assertThat(leg.units()).isEqualTo(Decimal.ZERO);
        assertThat(leg.outcome()).isEqualTo(LegOutcome.IN_BAND);
    }

    @Test
    void openOrdersCount() {
        Leg leg = only(held("A", 300, 100).withWorking(Decimal.of(200)), 0.5);

        assertThat(leg.units()).isEqualTo(Decimal.ZERO);
        assertThat(leg.weight()).isEqualTo(0.5);
    }

    @Test
    void instrumentWithoutTargetIsNotSold() {
        Leg leg = only(held("A", 300, 100), Double.NaN);

        assertThat(leg.units()).isEqualTo(Decimal.ZERO);
        assertThat(leg.outcome()).isEqualTo(LegOutcome.NO_TARGET);
    }

    @Test
    void edgeOfABandIsReachedFromInsideTheStep() {
        Holding dear = Holding.of(Shares.share("A"), Decimal.of(70), 1_000);

        Leg leg = only(Bands.absolute(0.0555).towards(0), TradeLimits.NONE, dear, 0.5);

        assertThat(leg.units()).isEqualTo(Decimal.of(-15));
        assertThat(leg.outcome()).isEqualTo(LegOutcome.IN_BAND);
    }

    @Test
    void bandNarrowerThanAStepIsSaid() {
        Leg leg = only(Holding.of(Shares.share("A"), Decimal.ZERO, 3_000), 0.5);

        assertThat(leg.units()).isEqualTo(Decimal.of(17));
        assertThat(leg.weightAfter()).isCloseTo(0.51, within(1e-12));
        assertThat(leg.outcome()).isEqualTo(LegOutcome.STEP);
    }

    @Test
    void minimaAreReasons() {
        Holding few = Holding.of(Shares.builder("A").minQuantity(Decimal.of(20)).build(), Decimal.of(500), 100);
        Holding cheap =
                Holding.of(Shares.builder("A").minNotional(Decimal.of(2_000)).build(), Decimal.of(500), 100);

        assertThat(only(few, 0.51).outcome()).isEqualTo(LegOutcome.MIN_QUANTITY);
        assertThat(only(cheap, 0.51).outcome()).isEqualTo(LegOutcome.MIN_NOTIONAL);
        assertThat(only(cheap, 0.51).units()).isEqualTo(Decimal.ZERO);
        assertThat(only(cheap.withRate(0.5), 0.51).outcome()).isEqualTo(LegOutcome.IN_BAND);
    }

    @Test
    void limitsAreReasons() {
        Holding none = held("A", 0, 100);

        Leg change = only(Bands.none(), TradeLimits.NONE.withChange(0.1), none, 0.5);
        Leg turnover = only(Bands.none(), TradeLimits.NONE.withTurnover(0.2), none, 0.5);
        Leg volume = only(Bands.none(), TradeLimits.NONE.withVolumeShare(0.05), none.withDailyVolume(1_000), 0.5);
        Leg unknown = only(Bands.none(), TradeLimits.NONE.withVolumeShare(0.05), none, 0.5);
        Leg small = only(Bands.none(), TradeLimits.NONE.withSmallestTrade(0.02), none, 0.015);

        assertThat(change.units()).isEqualTo(Decimal.of(100));
        assertThat(change.outcome()).isEqualTo(LegOutcome.CHANGE_LIMIT);
        assertThat(turnover.units()).isEqualTo(Decimal.of(200));
        assertThat(turnover.outcome()).isEqualTo(LegOutcome.TURNOVER_LIMIT);
        assertThat(volume.units()).isEqualTo(Decimal.of(50));
        assertThat(volume.outcome()).isEqualTo(LegOutcome.VOLUME_LIMIT);
        assertThat(unknown.outcome()).isEqualTo(LegOutcome.VOLUME_UNKNOWN);
        assertThat(small.outcome()).isEqualTo(LegOutcome.SMALLEST_TRADE);
    }

    @Test
    void turnoverIsSharedByAllInProportion() {
        Holdings now =
                portfolio().add(held("A", 800, 100)).add(held("B", 0, 100)).build();

        List<Leg> legs =
                new TradePlanner(Bands.none(), TradeLimits.NONE.withTurnover(0.5)).legs(now, new double[] {0.2, 0.4});

        assertThat(legs).extracting(Leg::units).containsExactly(Decimal.of(-300), Decimal.of(200));
    }

    @Test
    void whatCannotBeShortIsSoldToNothing() {
        Holding held = Holding.of(Shares.builder("A").shortable(false).build(), Decimal.of(100), 100);

        assertThat(only(held, -0.5).units()).isEqualTo(Decimal.of(-100));
        assertThat(only(held, -0.5).outcome()).isEqualTo(LegOutcome.NOT_SHORTABLE);
    }

    @Test
    void unknownPriceAndHaltAreReasons() {
        Holding vague = Holding.of(Shares.builder("A").build().toBuilder().build(), Decimal.of(100), Double.NaN);
        Holding halted = held("A", 100, 100).withStatus(InstrumentStatus.HALTED);

        assertThat(only(vague, 0.5).outcome()).isEqualTo(LegOutcome.NO_PRICE);
        assertThat(trades(1e9, halted, 0.5).legs().get(0).outcome()).isEqualTo(LegOutcome.HALTED);
        assertThat(trades(1e9, halted, 0.5).orders()).isEmpty();
    }

    @Test
    void closeOnlyInstrumentIsReducedNotIncreased() {
        Holding closing = held("A", 100, 100).withStatus(InstrumentStatus.CLOSE_ONLY);

        assertThat(trades(1e9, closing, 0.5).legs().get(0).outcome()).isEqualTo(LegOutcome.HALTED);
        assertThat(text(trades(1e9, closing, 0.05))).containsExactly("SELL 50 A");
    }

    private static Trades trades(double cash, Holding holding, double target) {
        Holdings now = Holdings.builder(Shares.at("2024-03-04T17:00:00Z"), 100_000)
                .cash(PURSE, cash)
                .add(holding)
                .build();
        return new TradePlanner(Bands.none(), TradeLimits.NONE).trades(now, new double[] {target}, 0, MARKET);
    }

    private static List<String> text(Trades trades) {
        return trades.orders().stream().map(TradePlannerTest::text).toList();
    }

    private static String text(OrderRequest order) {
        return order.side() + " " + order.quantity() + " " + order.instrument().symbol();
    }

    @Test
    void sellsComeFirstAndBuysTakeWhatCashThereIs() {
        Holdings now = Holdings.builder(Shares.at("2024-03-04T17:00:00Z"), 100_000)
                .cash(PURSE, 10_000)
                .add(held("A", 0, 100))
                .add(held("B", 900, 100))
                .add(held("C", 0, 100))
                .build();

        Trades trades =
                new TradePlanner(Bands.none(), TradeLimits.NONE).trades(now, new double[] {0.3, 0.1, 0.6}, 0, MARKET);

        assertThat(text(trades)).containsExactly("SELL 800 B", "BUY 100 C");
        assertThat(trades.legs())
                .extracting(Leg::outcome)
                .containsExactly(LegOutcome.NO_CASH, LegOutcome.IN_BAND, LegOutcome.NO_CASH);
    }

    @Test
    void cashOfAnotherRouteOrCurrencyBuysNothing() {
        Holdings now = Holdings.builder(Shares.at("2024-03-04T17:00:00Z"), 100_000)
                .cash(new Purse("other", Currency.USD), 1e9)
                .cash(new Purse("sim", Currency.EUR), 1e9)
                .add(held("A", 0, 100))
                .build();

        Trades trades = new TradePlanner(Bands.none(), TradeLimits.NONE).trades(now, new double[] {0.3}, 0, MARKET);

        assertThat(trades.orders()).isEmpty();
        assertThat(trades.legs().get(0).outcome()).isEqualTo(LegOutcome.NO_CASH);
    }

    @Test
    void bufferIsKeptBesideAPurchase() {
        Holdings now = Holdings.builder(Shares.at("2024-03-04T17:00:00Z"), 100_000)
                .cash(PURSE, 10_000)
                .add(held("A", 0, 100))
                .build();

        Trades trades = new TradePlanner(Bands.none(), TradeLimits.NONE).trades(now, new double[] {0.3}, 0.25, MARKET);

        assertThat(text(trades)).containsExactly("BUY 80 A");
    }

    @Test
    void longIsClosedBeforeAShortIsOpened() {
        assertThat(text(trades(0, held("A", 300, 100), -0.2))).containsExactly("SELL 300 A");
        assertThat(text(trades(0, held("A", 0, 100), -0.2))).containsExactly("SELL 200 A");
    }

    @Test
    void largestOrderIsRespected() {
        Holding holding =
                Holding.of(Shares.builder("A").maxQuantity(Decimal.of(70)).build(), Decimal.ZERO, 100);

        assertThat(text(trades(1e9, holding, 0.2))).containsExactly("BUY 70 A");
    }

    @Test
    void collaredOrdersPayNoMoreThanTheCollar() {
        OrderTerms terms = OrderTerms.collared(0.01, TimeInForce.DAY);

        OrderRequest buy = terms.order(held("A", 0, 33.337), Decimal.of(5));
        OrderRequest sell = terms.order(held("A", 0, 33.337), Decimal.of(-5));

        assertThat(buy.limitPrice()).isEqualTo(Decimal.parse("33.67"));
        assertThat(sell.limitPrice()).isEqualTo(Decimal.parse("33.01"));
    }
}
