package io.otrep.risk.gate;

import static io.otrep.risk.gate.Books.buy;
import static io.otrep.risk.gate.Books.fill;
import static io.otrep.risk.gate.Books.intent;
import static io.otrep.risk.gate.Books.limit;
import static io.otrep.risk.gate.Books.outcome;
import static io.otrep.risk.gate.Books.sell;
import static io.otrep.risk.gate.Books.share;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otrep.account.Account;
import io.otrep.account.AccountId;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentStatus;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.Side;
import io.otrep.risk.Denial;
import io.otrep.risk.GateDecision;
import io.otrep.risk.OrderGate;
import io.otrep.risk.TradingState;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each gate at its limit and one step beyond. Prices are 100, equity is 100,000 USD. */
class GatesTest {
    private final Instrument aapl = share("AAPL");
    private final Instrument msft = share("MSFT");
    private final Instrument xom = share("XOM", "Energy");
    private final FakeRiskView view = new FakeRiskView(aapl, msft, xom);

    private static OrderGate gate(Consumer<RiskGates.Builder> limits) {
        RiskGates.Builder builder = RiskGates.builder().reduceToFit(false);
        limits.accept(builder);
        return Books.gate(builder.build());
    }

    private String check(OrderGate gate, OrderIntent intent) {
        int slot = view.slot(intent.request().instrument());
        return outcome(gate.check(intent, slot, view));
    }

    private Account.Builder account() {
        return Account.builder(AccountId.of("alpaca", "1"), Currency.USD, view.timeNanos());
    }

    @Test
    void missingMetadataDenies() {
        Instrument bare = Instrument.builder("X", "r", Asset.of("X", AssetClass.EQUITY), Currency.USD)
                .build();

        GateDecision decision = gate(b -> {}).check(buy(bare, 1), 0, new FakeRiskView(bare));

        assertThat(outcome(decision)).isEqualTo("METADATA_MISSING");
        assertThat(decision.denial().detail()).contains("X@r has no tick");
    }

    @Test
    void venueNumbersAreKept() {
        Instrument coin = Instrument.builder("BTC/USD", "kraken", Asset.of("BTC", AssetClass.CRYPTO), Currency.USD)
                .tick("0.1")
                .step("0.001")
                .minQuantity(Decimal.parse("0.01"))
                .maxQuantity(Decimal.of(50))
                .minNotional(Decimal.of(5))
                .build();
        FakeRiskView book = new FakeRiskView(coin);
        OrderGate gate = gate(b -> {});

        assertThat(outcome(gate.check(order(coin, "0.0505", null), 0, book))).isEqualTo("QUANTITY_OFF_STEP");
        assertThat(outcome(gate.check(order(coin, "0.009", null), 0, book))).isEqualTo("QUANTITY_TOO_SMALL");
        assertThat(outcome(gate.check(order(coin, "50.001", null), 0, book))).isEqualTo("QUANTITY_TOO_LARGE");
        assertThat(outcome(gate.check(order(coin, "0.049", null), 0, book))).isEqualTo("NOTIONAL_TOO_SMALL");
        assertThat(outcome(gate.check(order(coin, "0.05", "100.05"), 0, book))).isEqualTo("PRICE_OFF_TICK");
        assertThat(outcome(gate.check(order(coin, "0.05", "100.1"), 0, book))).isEqualTo("APPROVE");
    }

    private static OrderIntent order(Instrument instrument, String quantity, String limit) {
        Decimal units = Decimal.parse(quantity);
        return intent(
                limit == null
                        ? OrderRequest.market(instrument, Side.BUY, units).build()
                        : OrderRequest.limit(instrument, Side.BUY, units, Decimal.parse(limit))
                                .build());
    }

    @Test
    void oddLotCanBeClosed() {
        Instrument lots = aapl.toBuilder().step("10").minQuantity(Decimal.TEN).build();
        FakeRiskView book = new FakeRiskView(lots).position(0, 3);

        assertThat(outcome(gate(b -> {}).check(sell(lots, 3), 0, book))).isEqualTo("APPROVE");
        assertThat(outcome(gate(b -> {}).check(sell(lots, 2), 0, book))).isEqualTo("QUANTITY_OFF_STEP");
    }

    @Test
    void haltedLetsReduceOnlyExitsPass() {
        view.state(TradingState.HALTED).position(0, 10);
        OrderRequest exit = OrderRequest.market(aapl, Side.SELL, Decimal.TEN)
                .reduceOnly(true)
                .build();

        assertThat(check(gate(b -> {}), sell(aapl, 10))).isEqualTo("HALTED");
        assertThat(check(gate(b -> {}), intent(exit))).isEqualTo("APPROVE");
    }

    @Test
    void reducingStateStopsIncreasesOnly() {
        view.state(TradingState.REDUCING).position(0, 10);

        assertThat(check(gate(b -> {}), buy(aapl, 1))).isEqualTo("REDUCING");
        assertThat(check(gate(b -> {}), sell(aapl, 11))).isEqualTo("REDUCING");
        assertThat(check(gate(b -> {}), sell(aapl, 10))).isEqualTo("APPROVE");
        assertThat(check(gate(b -> b.reduceToFit(true)), sell(aapl, 11))).isEqualTo("REDUCE 10 REDUCING");
    }

    @Test
    void instrumentStatusStopsWhatTheVenueWouldNotFill() {
        view.position(0, 10);

        assertThat(check(gate(b -> {}), buy(aapl, 1))).isEqualTo("APPROVE");
        view.status(0, InstrumentStatus.CLOSE_ONLY);
        assertThat(check(gate(b -> {}), buy(aapl, 1))).isEqualTo("INSTRUMENT_STATUS");
        assertThat(check(gate(b -> {}), sell(aapl, 1))).isEqualTo("APPROVE");
        view.status(0, InstrumentStatus.HALTED);
        assertThat(check(gate(b -> {}), sell(aapl, 1))).isEqualTo("INSTRUMENT_STATUS");
    }

    @Test
    void reduceOnlyNeedsAPosition() {
        OrderRequest exit = OrderRequest.market(aapl, Side.SELL, Decimal.TEN)
                .reduceOnly(true)
                .build();

        assertThat(check(gate(b -> {}), intent(exit))).isEqualTo("REDUCE_ONLY");
        view.position(0, 4);
        assertThat(check(gate(b -> b.reduceToFit(true)), intent(exit))).isEqualTo("REDUCE 4 REDUCE_ONLY");
        view.position(0, 10);
        assertThat(check(gate(b -> {}), intent(exit))).isEqualTo("APPROVE");
    }

    @Test
    void shortSaleNeedsAShortableInstrumentAndAccount() {
        Instrument tight = aapl.toBuilder().shortable(false).build();
        FakeRiskView book = new FakeRiskView(tight).position(0, 5);

        assertThat(outcome(gate(b -> {}).check(sell(tight, 6), 0, book))).isEqualTo("SHORT_SALE");
        assertThat(outcome(gate(b -> {}).check(sell(tight, 5), 0, book))).isEqualTo("APPROVE");
        view.account(0, account().shortingAllowed(false).build());
        assertThat(check(gate(b -> {}), sell(aapl, 1))).isEqualTo("SHORT_SALE");
    }

    @Test
    void unknownPriceRateOrEquityStopsIncreases() {
        view.position(1, 5);

        view.mark(0, Double.NaN).mark(1, Double.NaN);
        assertThat(check(gate(b -> {}), buy(aapl, 1))).isEqualTo("NO_PRICE");
        assertThat(check(gate(b -> {}), sell(msft, 5))).isEqualTo("APPROVE");
        view.mark(0, 100).rate(0, Double.NaN, 0);
        assertThat(check(gate(b -> {}), buy(aapl, 1))).isEqualTo("FX_RATE_STALE");
        view.rate(0, 1, 0).equity(0);
        assertThat(check(gate(b -> {}), buy(aapl, 1))).isEqualTo("EQUITY_UNKNOWN");
        view.equity(Double.NaN);
        assertThat(check(gate(b -> {}), buy(aapl, 1))).isEqualTo("EQUITY_UNKNOWN");
    }

    @Test
    void collarStopsWhatPaysTooMuch() {
        OrderGate gate = gate(b -> b.quoteCollar(0.05).dayCollar(0.10));
        view.quote(0, 99.9, 100).reference(0, 94);

        assertThat(check(gate, limit(aapl, Side.BUY, 1, "103"))).isEqualTo("APPROVE");
        assertThat(check(gate, limit(aapl, Side.BUY, 1, "105.01"))).isEqualTo("PRICE_COLLAR");
        assertThat(check(gate, limit(aapl, Side.BUY, 1, "104"))).isEqualTo("PRICE_COLLAR");
        assertThat(check(gate, limit(aapl, Side.BUY, 1, "50"))).isEqualTo("APPROVE");
        assertThat(check(gate, limit(aapl, Side.SELL, 1, "90"))).isEqualTo("PRICE_COLLAR");
    }

    /** Every limit is breached at once; the codes that deny the increase are those that the table says may not stop a reduction. */
    @Test
    void reductionPassesEveryLimitThatMayNotStopIt() {
        List<Consumer<RiskGates.Builder>> limits = List.of(
                b -> b.maxOrderQuantity(0.5),
                b -> b.maxOrderNotional(1),
                b -> b.maxPosition(0.001),
                b -> b.maxPositionQuantity(1),
                b -> b.maxGross(0.001),
                b -> b.maxNet(0.001),
                b -> b.maxLeverage(0.001),
                b -> b.maxConcentration(0.001),
                b -> b.maxSector(0.001),
                b -> b.maxCluster(0.001, List.of(Set.of(aapl.asset()))),
                b -> b.maxValueAtRisk(1e-6, 0.99),
                b -> b.maxExpectedShortfall(1e-6, 0.975),
                b -> b.maxTurnover(1e-6),
                b -> b.restricted(Set.of(aapl.asset())),
                b -> b.maxQuoteAge(Duration.ofNanos(1)),
                b -> b.buyingPower(),
                b -> b.settledCash(),
                b -> b.dailyLoss(0.01),
                b -> b.maxDrawdown(0.01));
        view.position(0, 100);
        for (Consumer<RiskGates.Builder> limit : limits) {
            OrderGate gate = gate(limit);
            gate.onMark(0, view.equity(100_000));
            gate.onMark(0, view.later(Duration.ofSeconds(1)).equity(90_000));

            Denial denial = gate.check(buy(aapl, 1), 0, view).denial();

            assertThat(denial).isNotNull();
            assertThat(denial.code().stopsReductions()).as("%s", denial).isFalse();
            assertThat(check(gate, sell(aapl, 100))).as("%s", denial).isEqualTo("APPROVE");
        }
    }

    @Test
    void marketOrderIsJudgedByTheQuoteItWouldMeet() {
        OrderGate gate = gate(b -> b.quoteCollar(0.05).dayCollar(0.10));

        view.quote(0, 99, 105).reference(0, 100);
        assertThat(check(gate, buy(aapl, 1))).isEqualTo("APPROVE");
        view.quote(0, 99, 105.1);
        assertThat(check(gate, buy(aapl, 1))).isEqualTo("PRICE_COLLAR");
        assertThat(check(gate, sell(aapl, 1))).isEqualTo("APPROVE");
        view.quote(0, 99, 101).reference(0, 91.8);
        assertThat(check(gate, buy(aapl, 1))).isEqualTo("PRICE_COLLAR");
    }

    @Test
    void marketOrderCarriesAProtectionPriceUnlessToldOtherwise() {
        OrderGate gate = gate(b -> {});
        view.quote(0, 99, 101).position(1, 10).quote(1, 99, 101);

        assertThat(gate.protectionPrice(buy(aapl, 1), 0, view)).isCloseTo(101 * 1.1, within(1e-9));
        assertThat(gate.protectionPrice(sell(aapl, 1), 0, view)).isCloseTo(99 * 0.9, within(1e-9));
        assertThat(gate.protectionPrice(sell(msft, 10), 1, view)).isCloseTo(99 * 0.6, within(1e-9));
        assertThat(gate(b -> b.marketProtection(Double.NaN)).protectionPrice(buy(aapl, 1), 0, view))
                .isNaN();
    }

    @Test
    void reducingOrderHasAWideCollar() {
        OrderGate gate = gate(b -> b.quoteCollar(0.05));
        view.quote(0, 100, 100.1).position(0, 5);

        assertThat(check(gate, limit(aapl, Side.SELL, 5, "80"))).isEqualTo("APPROVE");
        assertThat(check(gate, limit(aapl, Side.SELL, 5, "79.99"))).isEqualTo("PRICE_COLLAR");
    }

    @Test
    void staleQuoteStopsIncreasesWhileTheSessionIsOpen() {
        OrderGate gate = gate(b -> b.maxQuoteAge(Duration.ofSeconds(30)));
        view.position(0, 5);

        view.later(Duration.ofSeconds(30));
        assertThat(check(gate, buy(aapl, 1))).isEqualTo("APPROVE");
        view.later(Duration.ofSeconds(1));
        assertThat(check(gate, buy(aapl, 1))).isEqualTo("STALE_QUOTE");
        assertThat(check(gate, sell(aapl, 5))).isEqualTo("APPROVE");
        view.inSession(0, false);
        assertThat(check(gate, buy(aapl, 1))).isEqualTo("APPROVE");
    }

    @Test
    void staleRateStopsIncreasesInTheWeek() {
        OrderGate gate = gate(b -> b.maxRateAge(Duration.ofMinutes(5)));
        view.rate(0, 1.1, view.timeNanos());

        view.later(Duration.ofMinutes(5));
        assertThat(check(gate, buy(aapl, 1))).isEqualTo("APPROVE");
        view.later(Duration.ofSeconds(1));
        assertThat(check(gate, buy(aapl, 1))).isEqualTo("FX_RATE_STALE");
        view.time(java.time.Instant.parse("2023-11-18T12:00:00Z").getEpochSecond() * 1_000_000_000L);
        assertThat(check(gate, buy(aapl, 1))).isEqualTo("APPROVE");
    }

    @Test
    void closedMarketDeniesUnlessExtendedHoursAreAskedFor() {
        OrderGate gate = gate(RiskGates.Builder::sessionOnly);
        view.inSession(0, false);
        view.time(java.time.Instant.parse("2024-03-12T21:00:00Z").getEpochSecond() * 1_000_000_000L);
        OrderRequest late = OrderRequest.limit(aapl, Side.BUY, Decimal.ONE, Decimal.HUNDRED)
                .extendedHours(true)
                .build();

        assertThat(check(gate, buy(aapl, 1))).isEqualTo("OUT_OF_SESSION");
        assertThat(check(gate, intent(late))).isEqualTo("APPROVE");
    }

    @Test
    void orderSizeIsLimitedInUnitsAndValue() {
        OrderGate units = gate(b -> b.maxOrderQuantity(50));
        OrderGate value = gate(b -> b.maxOrderNotional(5000));

        assertThat(check(units, buy(aapl, 50))).isEqualTo("APPROVE");
        assertThat(check(units, buy(aapl, 51))).isEqualTo("MAX_ORDER_QUANTITY");
        assertThat(check(value, buy(aapl, 50))).isEqualTo("APPROVE");
        assertThat(check(value, limit(aapl, Side.BUY, 50, "100.01"))).isEqualTo("MAX_ORDER_NOTIONAL");
        assertThat(check(gate(b -> b.maxOrderQuantity(50).reduceToFit(true)), buy(aapl, 51)))
                .isEqualTo("REDUCE 50 MAX_ORDER_QUANTITY");
    }

    @Test
    void notionalOrderIsCountedInUnitsOfTheMark() {
        OrderRequest request = OrderRequest.builder(aapl, Side.BUY, io.otrep.order.OrderType.MARKET)
                .notional(Decimal.of(5100))
                .build();

        assertThat(check(gate(b -> b.maxPositionQuantity(51)), intent(request))).isEqualTo("APPROVE");
        assertThat(check(gate(b -> b.maxPositionQuantity(50)), intent(request))).isEqualTo("MAX_POSITION_QUANTITY");
    }

    @Test
    void replaceCountsByWhatItAdds() {
        OrderGate gate = gate(b -> b.maxPosition(0.2));
        OrderIntent old = limit(aapl, Side.BUY, 150, "99");
        view.working(0, new FakeOrder(old));

        assertThat(check(gate, replace(old, 200))).isEqualTo("APPROVE");
        assertThat(check(gate, replace(old, 201))).isEqualTo("MAX_POSITION");
        view.position(0, 500);
        assertThat(check(gate, replace(old, 100))).isEqualTo("APPROVE");
    }

    private static OrderIntent replace(OrderIntent old, long units) {
        OrderRequest larger =
                old.request().toBuilder().quantity(Decimal.of(units)).build();
        return old.toBuilder().replaced(old.request()).build().withRequest(larger);
    }

    @Test
    void replaceOfAReduceOnlyExitByAPlainOrderCountsInFull() {
        OrderGate gate = gate(b -> b.maxPosition(0.2));
        OrderIntent old = intent(OrderRequest.market(aapl, Side.SELL, Decimal.of(201))
                .reduceOnly(true)
                .build());
        view.position(0, 201).working(0, new FakeOrder(old));
        OrderRequest plain = old.request().toBuilder().reduceOnly(false).build();
        OrderIntent replace = old.toBuilder().replaced(old.request()).build().withRequest(plain);
        assertThat(check(gate, replace)).isEqualTo("APPROVE");

        view.position(0, 0);

        assertThat(check(gate, replace)).isEqualTo("MAX_POSITION");
    }

    @Test
    void partlyFilledReduceOnlyExitCanBeReplaced() {
        OrderGate gate = gate(b -> b.maxPosition(0.2));
        OrderIntent old = intent(OrderRequest.limit(aapl, Side.SELL, Decimal.of(100), Decimal.of(110))
                .reduceOnly(true)
                .build());
        view.position(0, 40).working(0, new FakeOrder(old).fill(Decimal.of(60)));

        assertThat(check(gate, replace(old, 100))).isEqualTo("APPROVE");
        assertThat(check(gate, replace(old, 101))).isEqualTo("REDUCE_ONLY");
    }

    @Test
    void exactCloseInFractionsOnlyReducesWhateverDoublesSay() {
        Instrument coin = Instrument.builder("BTCUSD", "r", Asset.of("BTC", AssetClass.CRYPTO), Currency.USD)
                .tick("0.01")
                .step("0.1")
                .calendar(io.otrep.market.TradingCalendar.always())
                .build();
        FakeRiskView book = new FakeRiskView(coin).position(0, 0.3);
        book.working(
                0,
                new FakeOrder(intent(OrderRequest.market(coin, Side.SELL, Decimal.parse("0.1"))
                        .build())));
        OrderGate gate = gate(b -> b.dailyLoss(0.02));
        gate.onMark(0, book);
        gate.onMark(0, book.equity(90_000));

        String rest = outcome(gate.check(
                intent(OrderRequest.market(coin, Side.SELL, Decimal.parse("0.2"))
                        .build()),
                0,
                book));

        assertThat(rest).isEqualTo("APPROVE");
    }

    @Test
    void grossAddsAbsoluteWorstCases() {
        OrderGate gate = gate(b -> b.maxGross(1.0));
        view.position(0, 400).position(1, -300).working(1, new FakeOrder(sell(msft, 100)));

        assertThat(check(gate, buy(xom, 200))).isEqualTo("APPROVE");
        assertThat(check(gate, buy(xom, 201))).isEqualTo("GROSS_EXPOSURE");
        assertThat(check(gate, sell(aapl, 800))).isEqualTo("APPROVE");
        assertThat(check(gate(b -> b.maxGross(1.0).reduceToFit(true)), buy(xom, 201)))
                .isEqualTo("REDUCE 200 GROSS_EXPOSURE");
    }

    @Test
    void netAddsSignedWorstCases() {
        OrderGate gate = gate(b -> b.maxNet(0.5));
        view.position(0, 400).position(1, -300).working(1, new FakeOrder(sell(msft, 100)));

        assertThat(check(gate, buy(xom, 400))).isEqualTo("APPROVE");
        assertThat(check(gate, buy(xom, 401))).isEqualTo("NET_EXPOSURE");
        assertThat(check(gate, sell(xom, 500))).isEqualTo("APPROVE");
        assertThat(check(gate, sell(xom, 501))).isEqualTo("NET_EXPOSURE");
    }

    @Test
    void leverageTakesTheSmallerEquity() {
        OrderGate gate = gate(b -> b.maxLeverage(2));

        assertThat(check(gate, buy(aapl, 2000))).isEqualTo("APPROVE");
        view.account(0, account().equity(Decimal.of(90_000)).build());
        assertThat(check(gate, buy(aapl, 1801))).isEqualTo("LEVERAGE");
        assertThat(check(gate, buy(aapl, 1800))).isEqualTo("APPROVE");
    }

    @Test
    void oneAssetOnTwoRoutesIsOneConcentration() {
        Instrument elsewhere = Instrument.builder("AAPL", "ibkr", aapl.asset(), Currency.USD)
                .tick("0.01")
                .step("1")
                .build();
        FakeRiskView book = new FakeRiskView(aapl, elsewhere).position(0, 150);
        OrderGate gate = gate(b -> b.maxConcentration(0.2));

        assertThat(outcome(gate.check(buy(elsewhere, 50), 1, book))).isEqualTo("APPROVE");
        assertThat(outcome(gate.check(buy(elsewhere, 51), 1, book))).isEqualTo("CONCENTRATION");
        assertThat(outcome(gate.check(sell(elsewhere, 350), 1, book))).isEqualTo("APPROVE");
    }

    @Test
    void sectorAndClusterAddTheirMembers() {
        view.position(0, 300);
        OrderGate sector = gate(b -> b.maxSector(0.4));
        OrderGate cluster = gate(b -> b.maxCluster(0.4, List.of(Set.of(aapl.asset(), xom.asset()))));

        assertThat(check(sector, buy(msft, 101))).isEqualTo("SECTOR_EXPOSURE");
        assertThat(check(sector, buy(xom, 101))).isEqualTo("APPROVE");
        assertThat(check(cluster, buy(msft, 1000))).isEqualTo("APPROVE");
        assertThat(check(cluster, buy(xom, 101))).isEqualTo("CLUSTER_EXPOSURE");
        assertThat(check(cluster, buy(xom, 100))).isEqualTo("APPROVE");
    }

    @Test
    void buyingPowerCoversWhatOpens() {
        OrderGate gate = gate(RiskGates.Builder::buyingPower);

        assertThat(check(gate, buy(aapl, 1))).isEqualTo("BUYING_POWER");
        view.account(0, account().buyingPower(Decimal.of(5000)).build());
        view.position(0, -20);
        assertThat(check(gate, buy(aapl, 70))).isEqualTo("APPROVE");
        assertThat(check(gate, buy(aapl, 71))).isEqualTo("BUYING_POWER");
    }

    @Test
    void buyingPowerIsLessByWhatTheVenueHasNotSeen() {
        OrderGate gate = gate(RiskGates.Builder::buyingPower);
        view.account(0, account().buyingPower(Decimal.of(5000)).build());
        view.later(Duration.ofSeconds(1));
        FakeOrder sent = new FakeOrder(buy(aapl, 30));
        view.working(0, sent);
        gate.onOrder(sent, 0, view);

        assertThat(check(gate, buy(aapl, 20))).isEqualTo("APPROVE");
        assertThat(check(gate, buy(aapl, 21))).isEqualTo("BUYING_POWER");
        view.account(0, account().buyingPower(Decimal.of(2500)).build());
        assertThat(check(gate, buy(aapl, 25))).isEqualTo("APPROVE");
    }

    @Test
    void settledCashCoversPurchases() {
        OrderGate gate = gate(RiskGates.Builder::settledCash);
        view.account(0, account().settledCash(Decimal.of(1000)).build());

        assertThat(check(gate, buy(aapl, 10))).isEqualTo("APPROVE");
        assertThat(check(gate, buy(aapl, 11))).isEqualTo("SETTLED_CASH");
    }

    @Test
    void marginAndDayTradesAreTheVenuesWord() {
        OrderGate gate = gate(b -> b.maxMarginUsed(0.5).dayTrades());
        view.account(0, account().margin(null, Decimal.parse("0.51")).build());
        assertThat(check(gate, buy(aapl, 1))).isEqualTo("MARGIN");

        view.account(0, account().dayTradesLeft(0).build());
        assertThat(check(gate, buy(aapl, 1))).isEqualTo("DAY_TRADES");
        view.account(0, account().dayTradesLeft(1).build());
        assertThat(check(gate, buy(aapl, 1))).isEqualTo("APPROVE");
        view.account(0, account().tradingBlocked(true).build());
        assertThat(check(gate, buy(aapl, 1))).isEqualTo("NOT_SUPPORTED");
    }

    @Test
    void openOrdersAreCounted() {
        OrderGate gate = gate(b -> b.maxOpenOrders(2));
        view.working(0, new FakeOrder(buy(aapl, 1)));
        assertThat(check(gate, buy(msft, 1))).isEqualTo("APPROVE");

        view.working(1, new FakeOrder(buy(msft, 1)));
        assertThat(check(gate, buy(msft, 1))).isEqualTo("MAX_OPEN_ORDERS");
    }

    @Test
    void orderRateSlides() {
        OrderGate gate = gate(b -> b.maxOrderRate(2, Duration.ofSeconds(1)));
        FakeOrder order = new FakeOrder(buy(aapl, 1));
        gate.onOrder(order, 0, view);
        gate.onOrder(order, 0, view.later(Duration.ofMillis(400)));

        assertThat(check(gate, buy(aapl, 1))).isEqualTo("ORDER_RATE");
        view.later(Duration.ofMillis(599));
        assertThat(check(gate, buy(aapl, 1))).isEqualTo("ORDER_RATE");
        view.later(Duration.ofMillis(1));
        assertThat(check(gate, buy(aapl, 1))).isEqualTo("APPROVE");
    }

    @Test
    void orderRateCountsReplaces() {
        OrderGate gate = gate(b -> b.maxOrderRate(2, Duration.ofSeconds(1)));
        FakeOrder order = new FakeOrder(buy(aapl, 1));
        gate.onOrder(order, 0, view);
        gate.onReplace(order, 0, view);

        assertThat(check(gate, buy(aapl, 1))).isEqualTo("ORDER_RATE");
        view.later(Duration.ofSeconds(1));
        assertThat(check(gate, buy(aapl, 1))).isEqualTo("APPROVE");
    }

    @Test
    void turnoverCountsTheIncreaseOfAReplace() {
        OrderGate gate = gate(b -> b.maxTurnover(1.0));
        FakeOrder order = new FakeOrder(limit(aapl, Side.BUY, 400, "100"));
        view.working(0, order);
        gate.onOrder(order, 0, view);

        assertThat(check(gate, replaced(order, 1000))).isEqualTo("APPROVE");
        assertThat(check(gate, replaced(order, 1001))).isEqualTo("TURNOVER");
        order.terms(limit(aapl, Side.BUY, 900, "100").request());
        gate.onReplace(order, 0, view);
        assertThat(check(gate, buy(msft, 100))).isEqualTo("APPROVE");
        assertThat(check(gate, buy(msft, 101))).isEqualTo("TURNOVER");
    }

    @Test
    void replaceThatPaysMoreMeetsTheNarrowCollar() {
        OrderGate gate = gate(b -> b.quoteCollar(0.05));
        FakeOrder order = new FakeOrder(limit(aapl, Side.BUY, 100, "100"));
        view.working(0, order);
        OrderIntent dearer = OrderIntent.builder(
                        order.id(),
                        "momentum",
                        2,
                        0,
                        limit(aapl, Side.BUY, 100, "106").request())
                .replaced(order.terms())
                .build();

        assertThat(check(gate, dearer)).isEqualTo("PRICE_COLLAR");
    }

    private OrderIntent replaced(FakeOrder order, long units) {
        return OrderIntent.builder(
                        order.id(),
                        "momentum",
                        2,
                        0,
                        limit(aapl, Side.BUY, units, "100").request())
                .replaced(order.terms())
                .build();
    }

    @Test
    void turnoverCountsFillsWorkingAndTheOrder() {
        OrderGate gate = gate(b -> b.maxTurnover(1.0));
        gate.onFill(fill(aapl, Side.BUY, 500, "100", 1), 0, view);
        view.working(1, new FakeOrder(buy(msft, 200)));
        gate.onOrder(new FakeOrder(buy(msft, 200)), 1, view);

        assertThat(check(gate, buy(xom, 300))).isEqualTo("APPROVE");
        assertThat(check(gate, buy(xom, 301))).isEqualTo("TURNOVER");
        view.later(Duration.ofDays(1));
        assertThat(check(gate, buy(xom, 301))).isEqualTo("APPROVE");
    }

    @Test
    void sameIntentTwiceIsAMistakeUntilTheFirstIsRefused() {
        OrderGate gate = gate(b -> b.duplicateWindow(Duration.ofSeconds(2)));
        FakeOrder first = new FakeOrder(buy(aapl, 10));
        gate.onOrder(first, 0, view);

        assertThat(check(gate, buy(aapl, 10))).isEqualTo("DUPLICATE_INTENT");
        assertThat(check(gate, buy(aapl, 11))).isEqualTo("APPROVE");
        assertThat(check(gate, sell(aapl, 10))).isEqualTo("APPROVE");
        gate.onClosed(first.status(OrderStatus.REJECTED), 0, view);
        assertThat(check(gate, buy(aapl, 10))).isEqualTo("APPROVE");
    }

    @Test
    void restartForgetsNoIntentOfTheWindow() {
        OrderGate before = gate(b -> b.duplicateWindow(Duration.ofSeconds(2)));
        before.onOrder(new FakeOrder(buy(aapl, 10)), 0, view);
        OrderGate after = gate(b -> b.duplicateWindow(Duration.ofSeconds(2)));

        after.restore(before.snapshot());

        assertThat(check(after, buy(aapl, 10))).isEqualTo("DUPLICATE_INTENT");
        assertThat(check(after, sell(aapl, 10))).isEqualTo("APPROVE");
        assertThat(after.snapshot()).isEqualTo(before.snapshot());
    }

    @Test
    void duplicateIsForgottenAfterTheWindow() {
        OrderGate gate = gate(b -> b.duplicateWindow(Duration.ofSeconds(2)));
        gate.onOrder(new FakeOrder(buy(aapl, 10)), 0, view);

        view.later(Duration.ofSeconds(2));

        assertThat(check(gate, buy(aapl, 10))).isEqualTo("APPROVE");
    }

    @Test
    void ownRestingOrderIsNotMet() {
        OrderGate gate = gate(RiskGates.Builder::noSelfTrade);
        view.quote(0, 99, 101).working(0, new FakeOrder(limit(aapl, Side.BUY, 10, "98")));

        assertThat(check(gate, limit(aapl, Side.SELL, 5, "98"))).isEqualTo("SELF_TRADE");
        assertThat(check(gate, limit(aapl, Side.SELL, 5, "98.01"))).isEqualTo("APPROVE");
        assertThat(check(gate, sell(aapl, 5))).isEqualTo("APPROVE");
        view.quote(0, 98, 101);
        assertThat(check(gate, sell(aapl, 5))).isEqualTo("SELF_TRADE");
    }

    @Test
    void restrictedAssetCanBeClosed() {
        OrderGate gate = gate(b -> b.restricted(Set.of(aapl.asset())));
        view.position(0, 5);

        assertThat(check(gate, buy(aapl, 1))).isEqualTo("RESTRICTED");
        assertThat(check(gate, sell(aapl, 5))).isEqualTo("APPROVE");
        assertThat(check(gate, buy(msft, 1))).isEqualTo("APPROVE");
    }

    @Test
    void manyRejectsTripTheRoute() {
        FakeControl control = new FakeControl();
        OrderGate gate = RiskGates.builder()
                .maxRejects(3, Duration.ofMinutes(1))
                .build()
                .create(control)
                .get(0);
        FakeOrder order = new FakeOrder(buy(aapl, 1));

        gate.onEvent(order, OrderEventKind.REJECT, 0, view);
        gate.onEvent(order, OrderEventKind.ACCEPT, 0, view);
        gate.onEvent(order, OrderEventKind.REJECT, 0, view.later(Duration.ofSeconds(30)));
        assertThat(control.trips).isEmpty();
        gate.onEvent(order, OrderEventKind.REJECT, 0, view.later(Duration.ofSeconds(29)));

        assertThat(control.trips)
                .singleElement()
                .asString()
                .startsWith("ROUTE:alpaca REDUCING orders refused 3.0 beyond 3.0 orders in the window");
    }

    @Test
    void shortHistoryCountsAtTheProxy() {
        OrderGate gate = gate(b -> b.maxValueAtRisk(0.02, 0.99));
        view.position(0, 100).position(1, -50);

        GateDecision decision = gate.check(buy(xom, 100), 2, view);

        assertThat(outcome(decision)).isEqualTo("PORTFOLIO_VAR");
        assertThat(decision.denial().measured()).isCloseTo(2.3263478740408408 * 0.05 * 25_000 / 100_000, within(1e-12));
    }
}
