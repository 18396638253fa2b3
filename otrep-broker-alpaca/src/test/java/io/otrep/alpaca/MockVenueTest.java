package io.otrep.alpaca;

import static io.otrep.alpaca.Samples.decimal;
import static io.otrep.alpaca.Samples.intent;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.broker.BrokerContext;
import io.otrep.market.AssetClass;
import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentStatus;
import io.otrep.market.Quote;
import io.otrep.market.StatusChange;
import io.otrep.market.Trade;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderType;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The adapter in front of a mock that is started from Alpaca's own OpenAPI documents and reports every request that violates them. Needs Node
 * and the folders that {@code -Dotrep.mock} and {@code -Dotrep.brokers} name.
 */
@EnabledIfSystemProperty(named = "otrep.mock", matches = ".+", disabledReason = "no folder of a mock: -Dotrep.mock")
@EnabledIfSystemProperty(named = "otrep.brokers", matches = ".+", disabledReason = "no documents: -Dotrep.brokers")
class MockVenueTest {
    private static final Instant FROM = Instant.parse("2022-01-31T00:00:00Z");
    private static final Instant TO = Instant.parse("2022-02-04T00:00:00Z");

    @TempDir
    private static Path work;

    private static MockVenue venue;

    private final Told told = new Told();
    private AlpacaBroker broker;

    @BeforeAll
    static void start() throws Exception {
        venue = MockVenue.start(
                Path.of(System.getProperty("otrep.mock")), Path.of(System.getProperty("otrep.brokers")), work);
    }

    @AfterAll
    static void stop() {
        venue.close();
    }

    @BeforeEach
    void connect() {
        AlpacaConfig config = AlpacaConfig.builder(PaperKeys.of("PK-TEST", "SECRET-TEST"))
                .endpoints(AlpacaEndpoints.at(venue.trading(), venue.data()))
                .requestTimeout(Duration.ofSeconds(5))
                .reconnect(Duration.ofMillis(20), Duration.ofMillis(100))
                .build();
        broker = (AlpacaBroker)
                Alpaca.paper(config).create(new BrokerContext("test", Samples.ROUTE, Currency.USD, Instant::now));
        broker.connect(told);
        told.await("the stream is up", told::isUp);
    }

    @AfterEach
    void close() {
        broker.close();
        assertThat(venue.report().violations())
                .as("violations of the documents")
                .isEmpty();
    }

    @Test
    void everyQueryFollowsTheDocumentsAndIsUnderstood() {
        Instrument apple = answer(broker.instruments(List.of("AAPL"))).get(0);

        assertThat(apple.tick()).isEqualTo(decimal("0.01"));
        assertThat(answer(broker.account()).balances()).containsKey(Currency.USD);
        assertThat(answer(broker.positions())).hasSize(1);
        assertThat(answer(broker.closedOrders(Instant.now().minusSeconds(60)))).isNotNull();
        assertThat(answer(broker.openOrders())).isNotNull();
        assertThat(answer(broker.activities(FROM))).hasSize(1);
        assertThat(answer(broker.order(ClientOrderId.of("mock-1")))).isNotNull();
        assertThat(answer(broker.venueTime())).isNotNull();
        assertThat(answer(broker.sessions(apple, LocalDate.of(2018, 1, 3), LocalDate.of(2018, 1, 5))))
                .hasSize(1);
        assertThat(answer(broker.settings()).fractionalTrading()).isTrue();
        assertThat(answer(broker.change(new AlpacaSettings(false, false, null, "4", null))))
                .isNotNull();
        assertThat(answer(broker.instruments(List.of()))).isNotEmpty();
    }

    @Test
    void everyPriceQueryFollowsTheDocumentsAndIsUnderstood() {
        Instrument apple = equity("AAPL");
        Instrument coin = new AlpacaSymbols(Samples.ROUTE)
                .builder("BTC/USD", AssetClass.CRYPTO)
                .build();

        assertThat(answer(broker.bars(apple, BarInterval.DAY, FROM, TO))).isNotEmpty();
        assertThat(answer(broker.bars(coin, BarInterval.DAY, Instant.parse("2022-03-09T00:00:00Z"), Instant.now())))
                .isNotEmpty();
        assertThat(answer(broker.quotes(apple, FROM, TO))).isNotEmpty();
        assertThat(answer(broker.trades(apple, FROM, TO))).isNotEmpty();
        assertThat(answer(broker.trades(coin, FROM, TO))).isNotEmpty();
        assertThat(answer(broker.latestQuotes(List.of(apple, coin)))).hasSize(2);
        assertThat(answer(broker.latestTrades(List.of(apple, coin)))).hasSize(2);
        assertThat(answer(broker.snapshots(List.of(apple, coin)))).hasSize(2);
        assertThat(answer(broker.exchangeRates(Currency.USD))).hasSize(1);
    }

    @Test
    void everyOrderFollowsTheDocuments() {
        List<OrderRequest> all = orders(equity("AAPL"));

        for (int i = 0; i < all.size(); i++) {
            String id = "happy-" + i;
            broker.submit(intent(id, all.get(i)));
            told.await(id, OrderEventKind.ACCEPT);
        }

        assertThat(venue.report().operations()).contains("POST /v2/orders");
    }

    private static List<OrderRequest> orders(Instrument apple) {
        Decimal ten = Decimal.TEN;
        Decimal price = decimal("187.2");
        List<OrderRequest> all = new ArrayList<>();
        for (TimeInForce time : List.of(TimeInForce.DAY, TimeInForce.GTC, TimeInForce.IOC, TimeInForce.FOK)) {
            all.add(OrderRequest.limit(apple, Side.BUY, ten, price)
                    .timeInForce(time)
                    .build());
        }
        for (TimeInForce time : List.of(TimeInForce.OPG, TimeInForce.CLS)) {
            all.add(OrderRequest.market(apple, Side.SELL, ten).timeInForce(time).build());
        }
        all.add(OrderRequest.stop(apple, Side.SELL, ten, price).build());
        all.add(OrderRequest.builder(apple, Side.SELL, OrderType.STOP_LIMIT)
                .quantity(ten)
                .stopPrice(price)
                .limitPrice(price)
                .build());
        all.add(OrderRequest.limit(apple, Side.BUY, ten, price)
                .extendedHours(true)
                .build());
        all.add(OrderRequest.market(apple, Side.BUY, decimal("0.123456789")).build());
        all.add(OrderRequest.builder(apple, Side.BUY, OrderType.MARKET)
                .notional(decimal("100.5"))
                .build());
        all.add(trailing(apple).trailAmount(decimal("1.5")).build());
        all.add(trailing(apple).trailPercent(decimal("0.5")).build());
        return all;
    }

    private static OrderRequest.Builder trailing(Instrument instrument) {
        return OrderRequest.builder(instrument, Side.SELL, OrderType.TRAILING_STOP)
                .quantity(Decimal.TEN);
    }

    @Test
    void groupsReplacesAndCancelsFollowTheDocuments() {
        Instrument apple = equity("AAPL");
        OrderRequest entry =
                OrderRequest.limit(apple, Side.BUY, Decimal.TEN, decimal("180")).build();
        OrderRequest stop =
                OrderRequest.stop(apple, Side.SELL, Decimal.TEN, decimal("170")).build();
        OrderRequest profit = OrderRequest.limit(apple, Side.SELL, Decimal.TEN, decimal("190"))
                .build();

        group("bracket", OrderGroup.bracket(entry, stop, profit));
        group("oto", OrderGroup.oto(entry, stop));
        group("oco", OrderGroup.oco(stop, profit, OrderGroup.OcoMode.REDUCE));
        told.await("bracket-0", OrderEventKind.ACCEPT);
        told.await("oto-0", OrderEventKind.ACCEPT);
        told.await("oco-1", OrderEventKind.ACCEPT);
        OrderRequest wanted = entry.toBuilder().limitPrice(decimal("181")).build();
        broker.replace(intent("bracket-0", wanted).toBuilder().replaced(entry).build(), null);
        broker.cancel(ClientOrderId.of("oto-0"), null);
        broker.cancelAll();
        answer(broker.closePosition(apple, decimal("0.5")));
        answer(broker.closeAllPositions(true));

        told.await("a line of cancel-all that failed", () -> told.toString().contains("CANCEL_REJECT"));
        assertThat(venue.report().operations())
                .contains(
                        "PATCH /v2/orders/{order_id}",
                        "DELETE /v2/orders/{order_id}",
                        "DELETE /v2/orders",
                        "DELETE /v2/positions",
                        "DELETE /v2/positions/{symbol_or_asset_id}");
    }

    private void group(String id, OrderGroup group) {
        List<OrderIntent> intents = new ArrayList<>();
        for (OrderRequest request : group.requests()) {
            intents.add(intent(id + "-" + intents.size(), request));
        }
        broker.submitGroup(group, intents);
    }

    @Test
    void pricesStream() {
        Instrument apple = equity("AAPL");
        Instrument amd = equity("AMD");
        Instrument spy = equity("SPY");

        broker.subscribe(List.of(apple, amd, spy));

        told.await(Trade.class);
        told.await(Quote.class);
        told.await(Bar.class);
        assertThat(told.await(StatusChange.class).status()).isEqualTo(InstrumentStatus.HALTED);
    }

    @Test
    void refusalsEndInTheirReasons() {
        refuse("refused-1", 403, "error_403_insufficient_qty.json", "INSUFFICIENT_FUNDS");
        refuse("refused-2", 422, "error_422_wash_trade.json", "NOT_PERMITTED");
        refuse("refused-3", 422, "error_422_extended_hours_type.json", "INVALID_TERMS");
    }

    private void refuse(String id, int status, String file, String reason) {
        venue.next("{\"route\":\"submit\",\"status\":%d,\"file\":\"alpaca/%s\",\"times\":1}".formatted(status, file));

        broker.submit(intent(
                id, OrderRequest.market(equity("AAPL"), Side.BUY, Decimal.ONE).build()));

        assertThat(told.await(id, OrderEventKind.REJECT).reason()).hasToString(reason);
    }

    @Test
    void cutAfterTheRequestIsUnknownAndIsNeverSentAgain() {
        venue.next("{\"route\":\"submit\",\"drop\":true,\"times\":1}");

        broker.submit(intent(
                "cut-1",
                OrderRequest.market(equity("AAPL"), Side.BUY, Decimal.ONE).build()));

        told.await("cut-1", OrderEventKind.SUBMIT_UNKNOWN);
        assertThat(told.kinds("cut-1")).containsExactly(OrderEventKind.SUBMIT_UNKNOWN);
    }

    @Test
    void serverErrorLeavesACancelUnknown() {
        broker.submit(intent(
                "sick-1",
                OrderRequest.market(equity("AAPL"), Side.BUY, Decimal.ONE).build()));
        told.await("sick-1", OrderEventKind.ACCEPT);
        venue.next("{\"route\":\"cancel\",\"status\":503,\"json\":{\"message\":\"busy\"},\"times\":1}");

        broker.cancel(ClientOrderId.of("sick-1"), null);

        told.await("sick-1", OrderEventKind.CANCEL_UNKNOWN);
    }

    @Test
    void cutStreamComesBack() {
        venue.dropStream();

        told.await("down", () -> told.of(Told.Stream.class).size() >= 2);
        told.await("up again", told::isUp);
    }

    private static Instrument equity(String symbol) {
        return new AlpacaSymbols(Samples.ROUTE)
                .builder(symbol, AssetClass.EQUITY)
                .tick("0.01")
                .step("0.000000001")
                .build();
    }

    private static <T> T answer(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("no answer", e);
        }
    }
}
