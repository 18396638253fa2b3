package io.otrep.alpaca;

import static io.otrep.alpaca.Samples.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.AccountId;
import io.otrep.account.ActivityKey;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.broker.support.json.JsonReader;
import io.otrep.market.Decimal;
import io.otrep.market.Nanos;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderRequest;
import io.otrep.order.RejectReason;
import io.otrep.order.Side;
import io.otrep.order.VenueOrderId;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TradeUpdatesTest {
    private static final AccountId ACCOUNT = AccountId.of(Samples.ROUTE, "PA-1");
    private static final String TIME = "2026-03-02T15:00:05.5Z";

    private final Told told = new Told();
    private final ScriptedVenue venue = ScriptedVenue.start();
    private final OrderChains chains = new OrderChains();
    private final OrderMapper mapper = new OrderMapper(new AlpacaSymbols(Samples.ROUTE));
    private final Teller teller = new Teller(() -> Instant.parse(TIME), mapper);
    private final Replacements replacements = new Replacements(venue.rest(), chains, teller);
    private final TradeUpdates updates = new TradeUpdates(chains, mapper, teller, replacements);

    TradeUpdatesTest() {
        teller.connect(told);
    }

    @AfterEach
    void close() {
        venue.close();
    }

    private void on(String event, String order, String more) {
        String frame = "{\"event\":\"%s\",\"timestamp\":\"%s\",\"order\":%s%s}".formatted(event, TIME, order, more);
        updates.on(ACCOUNT, TradeUpdate.read(JsonReader.of(frame)));
    }

    private void on(String event, String status) {
        on(event, order("v1", "o-1", status, "10", "0", ""), "");
    }

    @ParameterizedTest
    @CsvSource({
        "new,new,ACCEPT",
        "accepted,accepted,ACCEPT",
        "pending_new,pending_new,ACCEPT",
        "stopped,stopped,ACCEPT",
        "held,held,SUSPEND",
        "suspended,suspended,SUSPEND",
        "done_for_day,done_for_day,DONE_FOR_DAY",
        "calculated,calculated,DONE_FOR_DAY",
        "canceled,canceled,CANCEL",
        "expired,expired,EXPIRE",
        "rejected,rejected,REJECT",
        "order_replace_rejected,new,REPLACE_REJECT",
        "order_cancel_rejected,new,CANCEL_REJECT"
    })
    void eventSaysWhatBecameOfTheOrder(String event, String status, OrderEventKind kind) {
        on(event, status);

        OrderEvent said = told.of(OrderEvent.class).get(0);
        assertThat(said.kind()).isEqualTo(kind);
        assertThat(said.clientOrderId()).isEqualTo(ClientOrderId.of("o-1"));
        assertThat(said.venueOrderId()).isEqualTo(VenueOrderId.of("v1"));
        assertThat(said.venueTimeNanos()).isEqualTo(Nanos.of(Instant.parse(TIME)));
        assertThat(said.cumulativeQuantity()).isEqualTo(Decimal.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"pending_cancel", "pending_replace"})
    void requestUnderWayIsNoNews(String event) {
        on(event, event);

        assertThat(told.of(Object.class)).isEmpty();
    }

    @Test
    void unknownEventAsksForReconciliation() {
        on("teleported", "new");

        assertThat(told.await(Told.Gap.class).detail()).contains("teleported");
        assertThat(told.of(OrderEvent.class)).isEmpty();
    }

    @Test
    void rejectionAfterAcceptanceHasAReason() {
        on("rejected", "rejected");

        assertThat(told.await("o-1", OrderEventKind.REJECT).reason()).isEqualTo(RejectReason.OTHER);
    }

    @Test
    void executionIsBookedUnderItsId() {
        on(
                "partial_fill",
                order("v1", "o-1", "partially_filled", "10", "4", ""),
                ",\"execution_id\":\"e-9\",\"price\":\"12.3456\",\"qty\":\"4\",\"position_qty\":\"4\"");

        Fill fill = told.await(Fill.class);
        assertThat(fill.key()).isEqualTo(ActivityKey.of(ACCOUNT, "e-9"));
        assertThat(fill.quantity()).isEqualTo(Decimal.of(4));
        assertThat(fill.price()).isEqualTo(Decimal.parse("12.3456"));
        assertThat(fill.clientOrderId()).isEqualTo(ClientOrderId.of("o-1"));
        assertThat(fill.venueOrderId()).isEqualTo(VenueOrderId.of("v1"));
    }

    @Test
    void executionWithoutIdAsksForReconciliation() {
        on("fill", order("v1", "o-1", "filled", "10", "10", ""), ",\"price\":\"12\",\"qty\":\"10\"");

        assertThat(told.of(Fill.class)).isEmpty();
        assertThat(told.of(Told.Gap.class)).hasSize(1);
    }

    @Test
    void bustTakesTheExecutionBack() {
        on(
                "trade_bust",
                order("v1", "o-1", "partially_filled", "10", "0", ""),
                ",\"execution_id\":\"b-1\",\"previous_execution_id\":\"e-9\",\"price\":\"12\",\"qty\":\"4\"");

        FillCorrection correction = told.await(FillCorrection.class);
        assertThat(correction.isBust()).isTrue();
        assertThat(correction.key().family()).isEqualTo("e-9");
        assertThat(correction.key().revision()).isPositive();
        assertThat(told.of(Told.Gap.class)).hasSize(1);
    }

    @Test
    void orderEndsWithoutWhatWasTakenBack() {
        on("partial_fill", order("v1", "o-1", "partially_filled", "10", "4", ""), fill("e-1", "4"));
        on(
                "trade_bust",
                order("v1", "o-1", "new", "10", "0", ""),
                ",\"execution_id\":\"b-1\",\"previous_execution_id\":\"e-1\",\"price\":\"12\",\"qty\":\"4\"");

        on("canceled", "canceled");

        assertThat(told.await("o-1", OrderEventKind.CANCEL).cumulativeQuantity())
                .isEqualTo(Decimal.ZERO);
    }

    @Test
    void executionWithoutATimeAsksForReconciliation() {
        String order = "{\"id\":\"v1\",\"client_order_id\":\"o-1\",\"side\":\"buy\",\"status\":\"filled\"}";
        updates.on(
                ACCOUNT,
                TradeUpdate.read(JsonReader.of("{\"event\":\"fill\",\"order\":" + order + fill("e-1", "4") + "}")));

        assertThat(told.of(Fill.class)).isEmpty();
        assertThat(told.await(Told.Gap.class).detail()).contains("without id, time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trade_bust", "trade_correct"})
    void takingBackWithoutATimeAsksForReconciliationAndWasNotIn1970(String event) {
        String order = "{\"id\":\"v1\",\"client_order_id\":\"o-1\",\"side\":\"buy\",\"status\":\"new\"}";
        updates.on(
                ACCOUNT,
                TradeUpdate.read(
                        JsonReader.of("{\"event\":\"" + event + "\",\"order\":" + order + fill("e-1", "4") + "}")));

        assertThat(told.of(FillCorrection.class)).isEmpty();
        assertThat(told.await(Told.Gap.class).detail()).contains("without a time");
    }

    @Test
    void replacementThatABustIsTheFirstToShowIsTold() {
        on("new", "new");

        on(
                "trade_bust",
                order("v2", "o-1~1", "new", "10", "0", ",\"replaces\":\"v1\""),
                ",\"execution_id\":\"b-1\",\"previous_execution_id\":\"e-1\",\"price\":\"12\",\"qty\":\"4\"");

        assertThat(told.await("o-1", OrderEventKind.REPLACE).venueOrderId()).isEqualTo(VenueOrderId.of("v2"));
    }

    @Test
    void correctionOfACorrectionStaysInTheFamily() {
        String order = order("v1", "o-1", "filled", "10", "10", "");
        on(
                "trade_correct",
                order,
                ",\"execution_id\":\"c-1\",\"previous_execution_id\":\"e-9\",\"price\":\"12\",\"qty\":\"4\"");

        on(
                "trade_correct",
                order,
                ",\"execution_id\":\"c-2\",\"previous_execution_id\":\"c-1\",\"price\":\"12.5\",\"qty\":\"3\"");

        FillCorrection last = told.of(FillCorrection.class).get(1);
        assertThat(last.key().family()).isEqualTo("e-9");
        assertThat(Objects.requireNonNull(last.corrected()).price()).isEqualTo(Decimal.parse("12.5"));
        assertThat(last.corrected().quantity()).isEqualTo(Decimal.of(3));
    }

    @Test
    void replacementIsToldOnceAndWithTheQuantityOfTheWholeOrder() {
        on("partial_fill", order("v1", "o-1", "partially_filled", "10", "4", ""), fill("e-1", "4"));
        chains.bind(ClientOrderId.of("o-1"), Samples.wire("v2", "o-1~7", "accepted", "6", "0", ",\"replaces\":\"v1\""));

        on("replaced", order("v1", "o-1", "replaced", "10", "4", ",\"replaced_by\":\"v2\""), "");
        on("new", order("v2", "o-1~7", "new", "6", "0", ",\"replaces\":\"v1\""), "");

        assertThat(told.kinds("o-1")).containsExactly(OrderEventKind.REPLACE, OrderEventKind.ACCEPT);
        OrderEvent replaced = told.events("o-1").get(0);
        assertThat(replaced.venueOrderId()).isEqualTo(VenueOrderId.of("v2"));
        assertThat(Objects.requireNonNull(replaced.terms()).quantity()).isEqualTo(Decimal.TEN);
        assertThat(replaced.cumulativeQuantity()).isEqualTo(Decimal.of(4));
    }

    @Test
    void replacementThatIsRejectedIsARefusalOfTheReplace() {
        on("new", "new");
        on("rejected", order("v2", "o-1~7", "rejected", "6", "0", ",\"replaces\":\"v1\""), "");

        assertThat(told.kinds("o-1")).containsExactly(OrderEventKind.ACCEPT, OrderEventKind.REPLACE_REJECT);
    }

    @Test
    void fillOfTheOldOrderAfterItsReplaceIsOurs() {
        chains.see(Samples.wire("v1", "o-1", "replaced", "10", "4", ",\"replaced_by\":\"v2\""));
        chains.see(Samples.wire("v2", "o-1~7", "new", "6", "0", ",\"replaces\":\"v1\""));

        on("partial_fill", order("v1", "o-1", "replaced", "10", "5", ",\"replaced_by\":\"v2\""), fill("e-2", "1"));

        assertThat(told.await(Fill.class).clientOrderId()).isEqualTo(ClientOrderId.of("o-1"));
    }

    @Test
    void replaceNobodyAskedForIsLookedUp() {
        on("new", "new");
        venue.answer(
                "GET /v2/orders/v2",
                200,
                order("v2", "0b5c2f0e-7a55-4f0e-9d0c-6f1de1a0c001", "new", "70", "0", ",\"replaces\":\"v1\""));

        on("replaced", order("v1", "o-1", "replaced", "10", "0", ",\"replaced_by\":\"v2\""), "");

        OrderEvent replaced = told.await("o-1", OrderEventKind.REPLACE);
        assertThat(Objects.requireNonNull(replaced.terms()).quantity()).isEqualTo(Decimal.of(70));
        assertThat(venue.requests()).containsExactly("GET /v2/orders/v2");
    }

    @Test
    void replaceThatRacedAFillIsMadeSmallerByIt() {
        asked("10");
        on("new", "new");
        chains.bind(
                ClientOrderId.of("o-1"), Samples.wire("v2", "o-1~7", "accepted", "10", "0", ",\"replaces\":\"v1\""));
        venue.answer("PATCH /v2/orders/v2", 200, order("v3", "o-1~7c", "accepted", "7", "0", ",\"replaces\":\"v2\""));

        on("replaced", order("v1", "o-1", "replaced", "10", "3", ",\"replaced_by\":\"v2\""), "");

        told.await("the correction", () -> !venue.requests().isEmpty());
        assertThat(venue.requests()).containsExactly("PATCH /v2/orders/v2");
        assertThat(venue.bodies().get(0)).contains("\"qty\":\"7\"", "\"client_order_id\":\"o-1~7c\"");
    }

    @Test
    void replaceThatRacedTheLastFillIsCanceled() {
        asked("3");
        on("new", "new");
        chains.bind(ClientOrderId.of("o-1"), Samples.wire("v2", "o-1~7", "accepted", "3", "0", ",\"replaces\":\"v1\""));
        venue.answer("DELETE /v2/orders/v2", 204, "");

        on("replaced", order("v1", "o-1", "replaced", "10", "3", ",\"replaced_by\":\"v2\""), "");

        told.await("the cancel", () -> !venue.requests().isEmpty());
        assertThat(venue.requests()).containsExactly("DELETE /v2/orders/v2");
    }

    private void asked(String quantity) {
        chains.begin(
                ClientOrderId.of("o-1"),
                OrderRequest.limit(Samples.ACME, Side.BUY, Decimal.parse(quantity), Decimal.parse("12.5"))
                        .build());
    }

    @Test
    void legIsNotTakenForAStrangerWhileItsGroupIsOnItsWay() {
        String leg = order("v5", "0b5c2f0e-7a55-4f0e-9d0c-6f1de1a0c005", "held", "10", "0", "");
        updates.groupBegins();
        on("held", leg, "");
        assertThat(told.of(OrderEvent.class)).isEmpty();

        chains.bind(ClientOrderId.of("o-1-stop"), OrderWire.read(JsonReader.of(leg)));
        updates.groupEnds();

        assertThat(told.kinds("o-1-stop")).containsExactly(OrderEventKind.SUSPEND);
    }

    @Test
    void statusThatIsNotKnownKeepsTheOrderWorking() {
        OrderChain chain = chains.see(Samples.wire("v1", "o-1", "levitating", "10", "4", ""));

        assertThat(mapper.order(chain).orElseThrow().status().isWorking()).isTrue();
        assertThat(mapper.order(chain).orElseThrow().filledQuantity()).isEqualTo(Decimal.of(4));
    }

    private static String fill(String id, String quantity) {
        return ",\"execution_id\":\"%s\",\"price\":\"12.5\",\"qty\":\"%s\"".formatted(id, quantity);
    }
}
