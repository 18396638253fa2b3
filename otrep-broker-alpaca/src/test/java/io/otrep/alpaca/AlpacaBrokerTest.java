package io.otrep.alpaca;

import static io.otrep.alpaca.BrokerOverWires.answer;
import static io.otrep.alpaca.BrokerOverWires.orders;
import static io.otrep.alpaca.Samples.ACME;
import static io.otrep.alpaca.Samples.decimal;
import static io.otrep.alpaca.Samples.intent;
import static io.otrep.alpaca.Samples.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import io.otrep.account.Activity;
import io.otrep.account.CashFlow;
import io.otrep.account.Fill;
import io.otrep.account.Position;
import io.otrep.broker.BrokerException;
import io.otrep.broker.support.json.JsonException;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Nanos;
import io.otrep.market.Session;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.RejectReason;
import io.otrep.order.Side;
import io.otrep.order.VenueOrderId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlpacaBrokerTest {
    private static final OrderRequest TERMS =
            OrderRequest.limit(ACME, Side.BUY, Decimal.TEN, decimal("12.5")).build();

    private final BrokerOverWires wires = new BrokerOverWires(orders());
    private final ScriptedVenue http = wires.http;
    private final AlpacaBroker broker = wires.broker;
    private final Told told = wires.told;

    @AfterEach
    void close() {
        wires.close();
        assertThat(wires.streams.faults()).isEmpty();
    }

    // ---------------------------------------------------------------- submit

    @Test
    void acceptedOrderIsToldWithTheVenuesId() {
        wires.connect();
        http.answer("POST /v2/orders", 200, order("v1", "o-1", "pending_new", "10", "0", ""));

        broker.submit(intent("o-1", TERMS));

        OrderEvent accepted = told.await("o-1", OrderEventKind.ACCEPT);
        assertThat(accepted.venueOrderId()).isEqualTo(VenueOrderId.of("v1"));
        assertThat(http.headers("APCA-API-KEY-ID")).contains("PKTEST");
    }

    @ParameterizedTest
    @CsvSource({
        "403,40310000,insufficient buying power,INSUFFICIENT_FUNDS",
        "403,40310000,insufficient qty available for order,INSUFFICIENT_FUNDS",
        "403,40310000,potential wash trade detected,NOT_PERMITTED",
        "403,40310000,account is not authorized to trade,NOT_PERMITTED",
        "422,42210000,client_order_id must be unique,DUPLICATE_ID",
        "422,42210000,invalid limit_price 1.234 sub-penny increment,INVALID_TERMS",
        "422,42210000,asset not found,UNKNOWN_INSTRUMENT",
        "422,42210000,asset ACME is not active,NOT_TRADING",
        "422,40010001,qty is required,INVALID_TERMS",
        "401,40110000,request is not authorized,NOT_PERMITTED",
        "429,42910000,rate limit exceeded,RATE_LIMIT"
    })
    void refusalIsARejectWithItsReason(int status, int code, String message, RejectReason reason) {
        wires.connect();
        http.answer("POST /v2/orders", status, "{\"code\":%d,\"message\":\"%s\"}".formatted(code, message));

        broker.submit(intent("o-1", TERMS));

        OrderEvent rejected = told.await("o-1", OrderEventKind.REJECT);
        assertThat(rejected.reason()).isEqualTo(reason);
        assertThat(rejected.text()).contains(message);
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "503", "504"})
    void serverErrorLeavesASubmitUnknownAndIsNotRepeated(int status) {
        wires.connect();
        http.answer("POST /v2/orders", status, "{\"message\":\"busy\"}");

        broker.submit(intent("o-1", TERMS));

        told.await("o-1", OrderEventKind.SUBMIT_UNKNOWN);
        assertThat(http.requests()).filteredOn(line -> line.startsWith("POST")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void cutAfterASubmitLeavesItUnknown(Fault fault) {
        wires.connect();
        http.cut("POST /v2/orders", fault);

        broker.submit(intent("o-1", TERMS));

        told.await("o-1", OrderEventKind.SUBMIT_UNKNOWN);
        assertThat(told.kinds("o-1")).containsExactly(OrderEventKind.SUBMIT_UNKNOWN);
    }

    @Test
    void lateAnswerLeavesASubmitUnknown() {
        try (BrokerOverWires hasty = new BrokerOverWires(Duration.ofSeconds(3), orders())) {
            hasty.connect();
            hasty.http.late("POST /v2/orders", 200, order("v1", "o-1", "new", "10", "0", ""), 60_000);

            hasty.broker.submit(intent("o-1", TERMS));

            hasty.told.await("o-1", OrderEventKind.SUBMIT_UNKNOWN);
        }
    }

    @Test
    void refusalThatIsNotAlpacasProvesNothing() {
        wires.connect();
        http.answer("POST /v2/orders", 403, "<html>blocked on the way</html>");

        broker.submit(intent("o-1", TERMS));

        told.await("o-1", OrderEventKind.SUBMIT_UNKNOWN);
    }

    @Test
    void orderThatCannotBeSaidIsNotSent() {
        wires.connect();

        broker.submit(intent("o-1", TERMS.toBuilder().postOnly(true).build()));

        assertThat(told.await("o-1", OrderEventKind.NOT_SENT).reason()).isEqualTo(RejectReason.INVALID_TERMS);
        assertThat(http.requests()).noneMatch(line -> line.startsWith("POST"));
    }

    @Test
    void legsOfABracketAreNamedByTheAnswer() {
        wires.connect();
        OrderRequest stop =
                OrderRequest.stop(ACME, Side.SELL, Decimal.TEN, decimal("11")).build();
        OrderRequest profit =
                OrderRequest.limit(ACME, Side.SELL, Decimal.TEN, decimal("14")).build();
        String legs = ",\"legs\":[%s,%s]"
                .formatted(leg("v2", "limit", "\"limit_price\":\"14\""), leg("v3", "stop", "\"stop_price\":\"11\""));
        http.answer("POST /v2/orders", 200, order("v1", "g-0", "new", "10", "0", legs));

        broker.submitGroup(
                OrderGroup.bracket(TERMS, stop, profit),
                List.of(intent("g-0", TERMS), intent("g-1", stop), intent("g-2", profit)));

        assertThat(told.await("g-0", OrderEventKind.ACCEPT).venueOrderId()).isEqualTo(VenueOrderId.of("v1"));
        assertThat(told.await("g-1", OrderEventKind.ACCEPT).venueOrderId()).isEqualTo(VenueOrderId.of("v3"));
        assertThat(told.await("g-2", OrderEventKind.SUSPEND).venueOrderId()).isEqualTo(VenueOrderId.of("v2"));
    }

    @Test
    void legsOfAGroupWhoseAnswerWasLostAreFoundBelowItsOrder() {
        wires.connect();
        OrderRequest stop =
                OrderRequest.stop(ACME, Side.SELL, Decimal.TEN, decimal("11")).build();
        OrderRequest profit =
                OrderRequest.limit(ACME, Side.SELL, Decimal.TEN, decimal("14")).build();
        String legs = ",\"legs\":[%s,%s]"
                .formatted(leg("v2", "limit", "\"limit_price\":\"14\""), leg("v3", "stop", "\"stop_price\":\"11\""));
        http.cut("POST /v2/orders", Fault.EMPTY_RESPONSE);
        broker.submitGroup(
                OrderGroup.bracket(TERMS, stop, profit),
                List.of(intent("g-0", TERMS), intent("g-1", stop), intent("g-2", profit)));
        told.await("g-2", OrderEventKind.SUBMIT_UNKNOWN);

        assertThat(answer(broker.order(ClientOrderId.of("g-1"))))
                .as("not visible yet")
                .isEmpty();
        http.answer(
                "GET /v2/orders:by_client_order_id",
                "client_order_id",
                "g-0",
                200,
                order("v1", "g-0", "new", "10", "0", ""));
        http.answer("GET /v2/orders/v1", "nested", "true", 200, order("v1", "g-0", "new", "10", "0", legs));

        assertThat(answer(broker.order(ClientOrderId.of("g-1"))).orElseThrow().venueOrderIds())
                .containsExactly(VenueOrderId.of("v3"));
        http.answer("GET /v2/orders", 200, "[" + leg("v2", "limit", "\"limit_price\":\"14\"") + "]");
        assertThat(answer(broker.openOrders()))
                .singleElement()
                .extracting(Order::id)
                .isEqualTo(ClientOrderId.of("g-2"));
    }

    private static String leg(String id, String type, String price) {
        return ("{\"id\":\"%s\",\"client_order_id\":\"0b5c2f0e-7a55-4f0e-9d0c-6f1de1a0c0%s\",\"symbol\":\"ACME\","
                        + "\"asset_class\":\"us_equity\",\"side\":\"sell\",\"type\":\"%s\",\"time_in_force\":\"day\","
                        + "\"qty\":\"10\",\"filled_qty\":\"0\",%s,\"status\":\"held\","
                        + "\"submitted_at\":\"2026-03-02T15:00:00Z\"}")
                .formatted(id, "0" + id.charAt(1), type, price);
    }

    // ---------------------------------------------------------------- replace and cancel

    @Test
    void replaceAsksForWhatIsNotFilled() {
        wires.connect();
        http.answer("GET /v2/orders:by_client_order_id", 200, order("v1", "o-1", "partially_filled", "10", "4", ""));
        http.answer("PATCH /v2/orders/v1", 200, order("v2", "o-1~7", "accepted", "8", "0", ",\"replaces\":\"v1\""));

        broker.replace(replace("12"), null);

        told.await("the request", () -> http.requests().contains("PATCH /v2/orders/v1"));
        assertThat(http.bodies().get(http.bodies().size() - 1))
                .isEqualTo("{\"qty\":\"8\",\"limit_price\":\"12.6\",\"client_order_id\":\"o-1~7\"}");
        assertThat(told.kinds("o-1")).as("accepted is not replaced").isEmpty();
    }

    @Test
    void fillsThatARacedReplaceTookWhileTheStreamWasDownAreTakenOff() {
        wires.connect();
        http.answer("POST /v2/orders", 200, order("v1", "o-1", "new", "10", "0", ""));
        broker.submit(intent("o-1", TERMS));
        told.await("o-1", OrderEventKind.ACCEPT);
        http.answer("PATCH /v2/orders/v1", 200, order("v2", "o-1~7", "accepted", "12", "0", ",\"replaces\":\"v1\""));
        broker.replace(replace("12"), null);
        told.await("the request", () -> http.requests().contains("PATCH /v2/orders/v1"));
        http.answer("GET /v2/orders", 200, "[" + order("v2", "o-1~7", "new", "12", "0", ",\"replaces\":\"v1\"") + "]");
        http.answer("GET /v2/orders/v1", 200, order("v1", "o-1", "replaced", "10", "3", ",\"replaced_by\":\"v2\""));
        http.answer("PATCH /v2/orders/v2", 200, order("v3", "o-1~7c", "accepted", "9", "0", ",\"replaces\":\"v2\""));

        Order open = answer(broker.openOrders()).get(0);
        answer(broker.openOrders());

        assertThat(open.filledQuantity()).isEqualTo(Decimal.of(3));
        told.await("the correction", () -> http.requests().contains("PATCH /v2/orders/v2"));
        assertThat(http.bodies())
                .filteredOn(body -> body.contains("o-1~7c"))
                .singleElement()
                .asString()
                .contains("\"qty\":\"9\"");
    }

    @Test
    void replaceThatProvedToHaveArrivedLaterNeverOverfills() {
        wires.connect();
        http.answer("GET /v2/orders:by_client_order_id", 200, order("v1", "o-1", "new", "10", "0", ""));
        http.answer("PATCH /v2/orders/v1", 503, "{\"message\":\"busy\"}");
        broker.replace(replace("12"), null);
        told.await("o-1", OrderEventKind.REPLACE_UNKNOWN);
        http.answer(
                "GET /v2/orders:by_client_order_id",
                200,
                order("v1", "o-1", "replaced", "10", "3", ",\"replaced_by\":\"v2\""));
        http.answer("GET /v2/orders/v2", 200, order("v2", "o-1~7", "new", "12", "0", ",\"replaces\":\"v1\""));
        http.answer("PATCH /v2/orders/v2", 422, "{\"code\":1,\"message\":\"no\"}");
        http.answer("DELETE /v2/orders/v2", 204, "");

        answer(broker.order(ClientOrderId.of("o-1")));

        told.await("the cancel", () -> http.requests().contains("DELETE /v2/orders/v2"));
    }

    private static OrderIntent replace(String quantity) {
        OrderRequest wanted = TERMS.toBuilder()
                .quantity(decimal(quantity))
                .limitPrice(decimal("12.6"))
                .build();
        return intent("o-1", wanted).toBuilder().replaced(TERMS).build();
    }

    @Test
    void replaceToLessThanIsFilledIsRefusedHere() {
        wires.connect();
        http.answer("GET /v2/orders:by_client_order_id", 200, order("v1", "o-1", "partially_filled", "10", "4", ""));

        broker.replace(replace("4"), null);

        assertThat(told.await("o-1", OrderEventKind.REPLACE_REJECT).reason()).isEqualTo(RejectReason.INVALID_TERMS);
        assertThat(http.requests()).noneMatch(line -> line.startsWith("PATCH"));
    }

    @ParameterizedTest
    @CsvSource({
        "422,client_order_id must be unique,REPLACE_UNKNOWN",
        "422,order isn't sent to exchange yet,REPLACE_UNKNOWN",
        "422,qty must be positive,REPLACE_REJECT",
        "404,order not found,REPLACE_REJECT",
        "503,busy,REPLACE_UNKNOWN"
    })
    void replaceEndsAsItsAnswerProves(int status, String message, OrderEventKind kind) {
        wires.connect();
        http.answer("GET /v2/orders:by_client_order_id", 200, order("v1", "o-1", "new", "10", "0", ""));
        http.answer("PATCH /v2/orders/v1", status, "{\"code\":1,\"message\":\"%s\"}".formatted(message));

        broker.replace(replace("12"), null);

        told.await("o-1", kind);
        assertThat(told.kinds("o-1")).containsExactly(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "422,CANCEL_REJECT,UNKNOWN_ORDER",
        "404,CANCEL_REJECT,UNKNOWN_ORDER",
        "429,CANCEL_UNKNOWN,",
        "500,CANCEL_UNKNOWN,"
    })
    void cancelEndsAsItsAnswerProves(int status, OrderEventKind kind, RejectReason reason) {
        wires.connect();
        http.answer("DELETE /v2/orders/v1", status, "{\"code\":42210000,\"message\":\"order is not cancelable\"}");

        broker.cancel(ClientOrderId.of("o-1"), VenueOrderId.of("v1"));

        assertThat(told.await("o-1", kind).reason()).isEqualTo(reason);
        assertThat(told.kinds("o-1")).containsExactly(kind);
    }

    @Test
    void cancelOfAnOrderThatNobodyKnowsIsRefused() {
        wires.connect();

        broker.cancel(ClientOrderId.of("o-9"), null);

        assertThat(told.await("o-9", OrderEventKind.CANCEL_REJECT).reason()).isEqualTo(RejectReason.UNKNOWN_ORDER);
    }

    @Test
    void cancelOfAllTellsWhichWereNotCanceled() {
        wires.connect();
        http.answer("POST /v2/orders", 200, order("v1", "o-1", "new", "10", "0", ""));
        broker.submit(intent("o-1", TERMS));
        told.await("o-1", OrderEventKind.ACCEPT);
        http.answer(
                "DELETE /v2/orders",
                207,
                "[{\"id\":\"v1\",\"status\":422,\"body\":{\"code\":42210000,\"message\":\"it is filled\"}},"
                        + "{\"id\":\"v2\",\"status\":200,\"body\":null}]");

        broker.cancelAll();

        assertThat(told.await("o-1", OrderEventKind.CANCEL_REJECT).text()).contains("it is filled");
        assertThat(told.of(OrderEvent.class)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "404,CANCEL_REJECT,UNKNOWN_ORDER",
        "403,CANCEL_REJECT,NOT_PERMITTED",
        "429,CANCEL_UNKNOWN,",
        "500,CANCEL_UNKNOWN,",
        "504,CANCEL_UNKNOWN,",
        "302,CANCEL_UNKNOWN,"
    })
    void lineOfACancelOfAllEndsAsItsStatusProves(int status, OrderEventKind kind, RejectReason reason) {
        wires.connect();
        http.answer("POST /v2/orders", 200, order("v1", "o-1", "new", "10", "0", ""));
        broker.submit(intent("o-1", TERMS));
        told.await("o-1", OrderEventKind.ACCEPT);
        http.answer(
                "DELETE /v2/orders",
                207,
                "[{\"id\":\"v1\",\"status\":%d,\"body\":{\"code\":1,\"message\":\"words\"}}]".formatted(status));

        broker.cancelAll();

        assertThat(told.await("o-1", kind).reason()).isEqualTo(reason);
        assertThat(told.kinds("o-1")).containsExactly(OrderEventKind.ACCEPT, kind);
    }

    // ---------------------------------------------------------------- queries

    @Test
    void orderIsFollowedOverItsReplacesByOurId() {
        String first = order("v1", "o-1", "replaced", "10", "4", ",\"filled_avg_price\":\"12\",\"replaced_by\":\"v2\"");
        http.answer("GET /v2/orders:by_client_order_id", 200, first);
        http.answer("GET /v2/orders/v2", 200, order("v2", "o-1~7", "canceled", "8", "1", ",\"replaces\":\"v1\""));

        Order found = answer(broker.order(ClientOrderId.of("o-1"))).orElseThrow();

        assertThat(found.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(found.filledQuantity()).isEqualTo(Decimal.of(5));
        assertThat(found.terms().quantity()).isEqualTo(Decimal.of(12));
        assertThat(found.venueOrderIds()).containsExactly(VenueOrderId.of("v1"), VenueOrderId.of("v2"));
    }

    @Test
    void openReplacementIsOneOrderWithWhatWasFilledBefore() {
        http.answer("GET /v2/orders", 200, "[" + order("v2", "o-1~7", "new", "6", "0", ",\"replaces\":\"v1\"") + "]");
        http.answer("GET /v2/orders/v1", 200, order("v1", "o-1", "replaced", "10", "4", ",\"replaced_by\":\"v2\""));

        List<Order> open = answer(broker.openOrders());

        assertThat(open).hasSize(1);
        assertThat(open.get(0).id()).isEqualTo(ClientOrderId.of("o-1"));
        assertThat(open.get(0).filledQuantity()).isEqualTo(Decimal.of(4));
        assertThat(open.get(0).terms().quantity()).isEqualTo(Decimal.TEN);
    }

    @Test
    void ordersComeOverManyPagesEachOnce() {
        StringBuilder first = new StringBuilder("[");
        for (int i = 0; i < TradingRest.ORDER_PAGE; i++) {
            first.append(i == 0 ? "" : ",").append(order("v" + i, "o-" + i, "new", "10", "0", ""));
        }
        http.answer("GET /v2/orders", 200, first + "]");
        http.answer(
                "GET /v2/orders",
                "after",
                "2026-03-02T15:00:00.123456788Z",
                200,
                "[" + order("v499", "o-499", "new", "10", "0", "") + "," + order("v500", "o-500", "new", "1", "0", "")
                        + "]");

        assertThat(answer(broker.openOrders())).hasSize(501);
    }

    @Test
    void activitiesCarryOurOrderAndTheExecutionsOwnIdOldestFirst() {
        http.answer(
                "GET /v2/account/activities",
                200,
                "[{\"id\":\"20260302100001000::e-1\",\"activity_type\":\"FILL\",\"side\":\"sell_short\","
                        + "\"symbol\":\"ACME\",\"qty\":\"4\",\"price\":\"12.5\",\"cum_qty\":\"4\",\"order_id\":\"v1\","
                        + "\"transaction_time\":\"2026-03-02T15:00:01Z\"},"
                        + "{\"id\":\"20260302200000000::d-1\",\"activity_type\":\"DIV\",\"symbol\":\"ACME\","
                        + "\"net_amount\":\"1.02\",\"date\":\"2026-03-02\",\"created_at\":\"2026-03-02T20:00:00Z\"},"
                        + "{\"id\":\"20260302200000000::x-1\",\"activity_type\":\"BRANDNEW\",\"net_amount\":\"-3\","
                        + "\"date\":\"2026-03-02\"}]");
        http.answer("GET /v2/orders/v1", 200, order("v1", "o-1", "filled", "4", "4", ""));

        List<Activity> found = answer(broker.activities(Instant.parse("2026-03-02T00:00:00Z")));

        Fill fill = (Fill) found.get(1);
        assertThat(fill.key().family()).isEqualTo("e-1");
        assertThat(fill.clientOrderId()).isEqualTo(ClientOrderId.of("o-1"));
        assertThat(fill.side()).isEqualTo(Side.SELL);
        assertThat(((CashFlow) found.get(2)).kind()).isEqualTo(CashFlow.Kind.DIVIDEND);
        assertThat(((CashFlow) found.get(0)).kind()).isEqualTo(CashFlow.Kind.UNEXPLAINED);
    }

    private void bookings(String lines) {
        http.answer("GET /v2/account/activities", 200, "[" + lines + "]");
    }

    @ParameterizedTest
    @CsvSource({"created_at", "date", "transaction_time"})
    void bookingWithATimeThatIsNoneMakesTheAnswerUnreadable(String field) {
        bookings("{\"id\":\"1::d-1\",\"activity_type\":\"DIV\",\"net_amount\":\"2\",\"%s\":\"soon\"}".formatted(field));

        assertThatThrownBy(() -> answer(broker.activities(Instant.now())))
                .hasRootCauseInstanceOf(JsonException.class)
                .hasMessageContaining("a time like");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "0001-01-01", "9999-12-31"})
    void bookingWithATimeOfNoAgeOfOursMakesTheAnswerUnreadable(String time) {
        bookings("{\"id\":\"1::d-1\",\"activity_type\":\"DIV\",\"net_amount\":\"2\",\"date\":\"%s\"}".formatted(time));

        assertThatThrownBy(() -> answer(broker.activities(Instant.now())))
                .hasRootCauseInstanceOf(JsonException.class)
                .hasMessageContaining("a time like");
    }

    @Test
    void executionWithoutATimeMakesTheAnswerUnreadable() {
        bookings("{\"id\":\"1::e-1\",\"activity_type\":\"FILL\",\"side\":\"buy\",\"symbol\":\"ACME\",\"qty\":\"1\","
                + "\"price\":\"2\"}");

        assertThatThrownBy(() -> answer(broker.activities(Instant.now())))
                .hasMessageContaining("\"transaction_time\" is missing");
    }

    @Test
    void bookingWithoutAnyTimeIsLeftOutAndNotMadeIn1970() {
        bookings("{\"id\":\"1::d-1\",\"activity_type\":\"DIV\",\"net_amount\":\"2\",\"status\":\"executed\"}");

        assertThat(answer(broker.activities(Instant.EPOCH))).isEmpty();
    }

    @Test
    void bookingDatedDaysBackIsNewsWhenItShowsUp() {
        String early = "{\"id\":\"2::d-2\",\"activity_type\":\"DIV\",\"net_amount\":\"3\",\"date\":\"%s\"}"
                .formatted(LocalDate.now(Timestamps.NEW_YORK).minusDays(5));
        String late = "{\"id\":\"1::d-1\",\"activity_type\":\"FEE\",\"net_amount\":\"-2\",\"date\":\"%s\"}"
                .formatted(LocalDate.now(Timestamps.NEW_YORK).minusDays(4));
        Instant began = Instant.now();
        bookings(early);
        List<Activity> before = answer(broker.activities(began));
        bookings(early + "," + late);

        List<Activity> after = answer(broker.activities(began));

        assertThat(before).isEmpty();
        assertThat(after).hasSize(1);
        assertThat(after.get(0).key().family()).isEqualTo("d-1");
        assertThat(after.get(0).timeNanos())
                .as("books that were opened since its date take it")
                .isGreaterThanOrEqualTo(Nanos.of(began));
        assertThat(http.addresses())
                .filteredOn(line -> line.contains("category=non_trade_activity"))
                .allMatch(line -> line.contains("after="
                        + began.minus(ActivityQueries.LOOK_BACK).toString().substring(0, 10)));
    }

    @Test
    void accountShowsCashAndCoins() {
        http.answer(
                "GET /v2/positions",
                200,
                "[{\"symbol\":\"COINUSD\",\"asset_class\":\"crypto\",\"qty\":\"0.25\",\"side\":\"long\","
                        + "\"cost_basis\":\"100\"},{\"symbol\":\"ACME\",\"asset_class\":\"us_equity\",\"qty\":\"-5\","
                        + "\"side\":\"short\",\"cost_basis\":\"-60\"}]");

        assertThat(answer(broker.account()).balances())
                .containsEntry(Currency.USD, decimal("1000.25"))
                .containsEntry(Currency.of("COIN"), decimal("0.25"));
        List<Position> positions = answer(broker.positions());
        assertThat(positions.get(0).instrument().symbol()).isEqualTo("COIN/USD");
        assertThat(positions.get(1).quantity()).isEqualTo(Decimal.of(-5));
        assertThat(positions.get(1).cost()).isEqualTo(Decimal.of(-60));
    }

    @Test
    void instrumentsHaveTheVenuesIncrements() {
        http.answer(
                "GET /v2/assets/COIN%2FUSD",
                200,
                "{\"symbol\":\"COIN/USD\",\"class\":\"crypto\",\"tradable\":true,\"min_order_size\":\"0.01\","
                        + "\"min_trade_increment\":\"0.0001\",\"price_increment\":\"0.5\"}");
        http.answer(
                "GET /v2/assets/CHEAP",
                200,
                "{\"symbol\":\"CHEAP\",\"class\":\"us_equity\",\"tradable\":true,\"shortable\":true,"
                        + "\"easy_to_borrow\":false,\"fractionable\":false}");
        http.answer(
                "GET /v2/stocks/trades/latest",
                200,
                "{\"trades\":{\"CHEAP\":{\"t\":\"2026-03-02T15:00:00Z\",\"p\":0.42,\"s\":10,\"i\":1}}}");

        List<Instrument> found = answer(broker.instruments(List.of("COIN/USD", "CHEAP", "NONE")));

        assertThat(found).hasSize(2);
        assertThat(found.get(0).tick()).isEqualTo(decimal("0.5"));
        assertThat(found.get(0).step()).isEqualTo(decimal("0.0001"));
        assertThat(found.get(0).minQuantity()).isEqualTo(decimal("0.01"));
        assertThat(found.get(1).tick()).as("below 1 USD").isEqualTo(decimal("0.0001"));
        assertThat(found.get(1).step()).isEqualTo(Decimal.ONE);
        assertThat(found.get(1).isShortable()).isFalse();
    }

    @Test
    void sessionsAreInNewYorkTime() {
        http.answer("GET /v2/calendar", 200, "[{\"date\":\"2026-11-27\",\"open\":\"09:30\",\"close\":\"13:00\"}]");

        List<Session> sessions = answer(broker.sessions(ACME, LocalDate.of(2026, 11, 27), LocalDate.of(2026, 11, 28)));

        assertThat(sessions.get(0).close()).isEqualTo(Instant.parse("2026-11-27T18:00:00Z"));
        assertThat(http.addresses()).containsExactly("GET /v2/calendar?start=2026-11-27&end=2026-11-27");
    }

    @Test
    void queryThatFailsTellsNoSecret() {
        http.answer("GET /v2/clock", 401, "{\"code\":40110000,\"message\":\"HUSHHUSH is not known\"}");

        assertThatThrownBy(() -> answer(broker.venueTime()))
                .hasCauseInstanceOf(BrokerException.class)
                .hasMessageNotContaining("HUSHHUSH")
                .hasMessageContaining("401");
        assertThat(broker.toString() + PaperKeys.of("PKTEST", "HUSHHUSH")).doesNotContain("HUSHHUSH", "PKTEST");
    }

    @Test
    void nothingRemainsAfterClose() {
        wires.connect();
        broker.subscribe(List.of(ACME, Samples.COIN));

        broker.close();
        broker.close();

        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(Thread::isAlive)
                        .map(Thread::getName)
                        .filter(name -> name.startsWith("otrep-alpaca")))
                .isEmpty();
    }

    @Test
    void replaceThatWasTakenIsNotReplacedYet() {
        wires.connect();
        http.answer("POST /v2/orders", 200, order("v1", "o-1", "new", "10", "0", ""));
        broker.submit(intent("o-1", TERMS));
        told.await("o-1", OrderEventKind.ACCEPT);
        http.answer("PATCH /v2/orders/v1", 200, order("v2", "o-1~7", "new", "12", "0", ",\"replaces\":\"v1\""));
        http.answer("DELETE /v2/orders/v2", 503, "{\"message\":\"busy\"}");

        broker.replace(replace("12"), VenueOrderId.of("v1"));
        told.await("the request", () -> http.requests().contains("PATCH /v2/orders/v1"));
        told.await("its answer", () -> {
            broker.cancel(ClientOrderId.of("o-1"), null);
            return http.requests().contains("DELETE /v2/orders/v2");
        });

        assertThat(told.kinds("o-1")).doesNotContain(OrderEventKind.REPLACE);
    }
}
