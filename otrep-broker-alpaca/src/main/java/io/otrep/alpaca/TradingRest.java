package io.otrep.alpaca;

import io.otrep.broker.support.http.CallKind;
import io.otrep.broker.support.http.HttpOutcome;
import io.otrep.broker.support.http.HttpReply;
import io.otrep.broker.support.http.HttpRequest;
import io.otrep.broker.support.http.HttpSession;
import io.otrep.broker.support.json.JsonReader;
import io.otrep.market.Decimal;
import io.otrep.market.Session;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The calls of the trading API, one method each. Thread-safe. */
final class TradingRest {
    /** Most orders that one answer holds. */
    static final int ORDER_PAGE = 500;

    /** Most bookings that one answer holds. */
    static final int ACTIVITY_PAGE = 100;

    private static final String ORDERS = "/v2/orders";
    private static final String POSITIONS = "/v2/positions";
    private static final String JSON = "application/json";

    private final HttpSession http;

    TradingRest(HttpSession http) {
        this.http = http;
    }

    CompletionStage<AccountWire> account() {
        return get("/v2/account", AccountWire::read);
    }

    CompletionStage<AlpacaSettings> settings() {
        return get("/v2/account/configurations", AlpacaSettings::read);
    }

    CompletionStage<HttpOutcome<AlpacaSettings>> change(AlpacaSettings settings) {
        HttpRequest request = HttpRequest.builder(CallKind.REPLACE, "PATCH", "/v2/account/configurations")
                .body(JSON, settings.toBody())
                .build();
        return http.send(request, AlpacaErrors.REPLACE, reply -> AlpacaSettings.read(reply.json()));
    }

    CompletionStage<AlpacaClock> clock() {
        return get("/v2/clock", AlpacaClock::read);
    }

    /** Sessions from one date to another, both included. */
    CompletionStage<List<Session>> calendar(LocalDate from, LocalDate to) {
        HttpRequest request = HttpRequest.get("/v2/calendar")
                .query("start", from)
                .query("end", to)
                .build();
        return http.read(request, reply -> CalendarWire.readAll(reply.json()));
    }

    CompletionStage<List<AssetWire>> assets(String assetClass) {
        HttpRequest request = HttpRequest.get("/v2/assets")
                .query("status", "active")
                .query("asset_class", assetClass)
                .build();
        return http.read(request, reply -> AssetWire.readAll(reply.json()));
    }

    /** Empty if Alpaca lists nothing of that symbol. */
    CompletionStage<Optional<AssetWire>> asset(String symbol) {
        HttpRequest request =
                HttpRequest.get("/v2/assets").segment(symbol).accept(404).build();
        return http.read(request, known(AssetWire::read));
    }

    CompletionStage<List<PositionWire>> positions() {
        return get(POSITIONS, PositionWire::readAll);
    }

    /** Sells what is held, or buys back what is owed; all of it if no quantity is given. */
    CompletionStage<HttpOutcome<OrderWire>> closePosition(String symbol, @Nullable Decimal quantity) {
        HttpRequest request = HttpRequest.builder(CallKind.SUBMIT, "DELETE", POSITIONS)
                .segment(symbol)
                .query("qty", quantity)
                .build();
        return http.send(request, AlpacaErrors.SUBMIT, TradingRest::order);
    }

    CompletionStage<HttpOutcome<List<MultiStatus>>> closePositions(boolean cancelOrders) {
        HttpRequest request = HttpRequest.builder(CallKind.SUBMIT, "DELETE", POSITIONS)
                .query("cancel_orders", cancelOrders)
                .build();
        return http.send(request, AlpacaErrors.CANCEL, reply -> MultiStatus.readAll(reply.json()));
    }

    CompletionStage<HttpOutcome<OrderWire>> submit(byte[] body) {
        HttpRequest request = HttpRequest.builder(CallKind.SUBMIT, "POST", ORDERS)
                .body(JSON, body)
                .build();
        return http.send(request, AlpacaErrors.SUBMIT, TradingRest::order);
    }

    CompletionStage<HttpOutcome<OrderWire>> replace(String orderId, byte[] body) {
        HttpRequest request = HttpRequest.builder(CallKind.REPLACE, "PATCH", ORDERS)
                .segment(orderId)
                .body(JSON, body)
                .build();
        return http.send(request, AlpacaErrors.REPLACE, TradingRest::order);
    }

    CompletionStage<HttpOutcome<Boolean>> cancel(String orderId) {
        HttpRequest request = HttpRequest.builder(CallKind.CANCEL, "DELETE", ORDERS)
                .segment(orderId)
                .build();
        return http.send(request, AlpacaErrors.CANCEL, reply -> true);
    }

    CompletionStage<HttpOutcome<List<MultiStatus>>> cancelAll() {
        HttpRequest request =
                HttpRequest.builder(CallKind.CANCEL, "DELETE", ORDERS).build();
        return http.send(request, AlpacaErrors.CANCEL, reply -> MultiStatus.readAll(reply.json()));
    }

    /** Orders submitted after an instant, oldest first, at most {@value #ORDER_PAGE}. */
    CompletionStage<List<OrderWire>> orders(String status, @Nullable Instant after) {
        HttpRequest request = HttpRequest.get(ORDERS)
                .query("status", status)
                .query("limit", ORDER_PAGE)
                .query("after", after)
                .query("direction", "asc")
                .build();
        return http.read(request, reply -> OrderWire.readAll(reply.json()));
    }

    /** Empty if Alpaca knows no such order. */
    CompletionStage<Optional<OrderWire>> order(String orderId) {
        HttpRequest request =
                HttpRequest.get(ORDERS).segment(orderId).accept(404).build();
        return http.read(request, known(OrderWire::read));
    }

    /** The same with its legs below it. */
    CompletionStage<Optional<OrderWire>> orderWithLegs(String orderId) {
        HttpRequest request = HttpRequest.get(ORDERS)
                .segment(orderId)
                .query("nested", true)
                .accept(404)
                .build();
        return http.read(request, known(OrderWire::read));
    }

    /** Empty if Alpaca knows no such order. */
    CompletionStage<Optional<OrderWire>> orderByClientId(String clientOrderId) {
        HttpRequest request = HttpRequest.get("/v2/orders:by_client_order_id")
                .query("client_order_id", clientOrderId)
                .accept(404)
                .build();
        return http.read(request, known(OrderWire::read));
    }

    /** Bookings of a category after an instant, oldest first, from behind the one named by the token. */
    CompletionStage<List<ActivityWire>> activities(String category, Instant after, @Nullable String pageToken) {
        HttpRequest request = HttpRequest.get("/v2/account/activities")
                .query("category", category)
                .query("after", after)
                .query("direction", "asc")
                .query("page_size", ACTIVITY_PAGE)
                .query("page_token", pageToken)
                .build();
        return http.read(request, reply -> ActivityWire.readAll(reply.json()));
    }

    private <T> CompletionStage<T> get(String path, Function<JsonReader, T> reader) {
        return http.read(HttpRequest.get(path).build(), reply -> reader.apply(reply.json()));
    }

    private static OrderWire order(HttpReply reply) {
        return OrderWire.read(reply.json());
    }

    private static <T> Function<HttpReply, Optional<T>> known(Function<JsonReader, T> reader) {
        return reply -> reply.status() == 404 ? Optional.empty() : Optional.of(reader.apply(reply.json()));
    }
}
