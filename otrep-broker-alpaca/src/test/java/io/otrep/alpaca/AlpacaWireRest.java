package io.otrep.alpaca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.otrep.account.Account;
import io.otrep.account.Position;
import io.otrep.alpaca.AlpacaWireDesk.Asked;
import io.otrep.broker.tck.WireFault;
import io.otrep.broker.tck.wire.WireConnection;
import io.otrep.market.Bar;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.RejectReason;
import io.otrep.order.VenueOrderId;
import io.otrep.venue.sim.MessageKind;
import java.io.IOException;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Alpaca's calls in front of the simulated venue, with the faults of the wire around them. Thread-safe. */
final class AlpacaWireRest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(120);

    /** An answer: a status and a body. */
    private record Reply(int status, @Nullable JsonNode body) {
        static Reply error(int status, int code, String message) {
            return new Reply(status, JSON.createObjectNode().put("code", code).put("message", message));
        }

        String text() {
            return body == null ? "" : body.toString();
        }
    }

    private final AlpacaWire wire;
    private final AlpacaWireFaults faults;

    AlpacaWireRest(AlpacaWire wire, AlpacaWireFaults faults) {
        this.wire = wire;
        this.faults = faults;
    }

    void play(WireConnection connection) throws Exception {
        JsonNode body = JSON.readTree(connection.body());
        AlpacaWireQuery query = AlpacaWireQuery.of(connection.path());
        MessageKind message = kind(connection.method(), query.path(), body);
        WireFault.Kind strike = faults.strike(message);
        if (strike == null) {
            respond(connection, reply(connection, query, body));
        } else if (strike.isDone()) {
            struckAfter(connection, strike, reply(connection, query, body));
        } else {
            struckBefore(connection, strike);
        }
    }

    private static MessageKind kind(String method, String path, JsonNode body) {
        return switch (method) {
            case "POST" -> body.has("order_class") ? MessageKind.GROUP : MessageKind.SUBMIT;
            case "PATCH" -> MessageKind.REPLACE;
            case "DELETE" -> path.equals("/v2/orders") ? MessageKind.CANCEL_ALL : MessageKind.CANCEL;
            default -> MessageKind.QUERY;
        };
    }

    private static void struckBefore(WireConnection connection, WireFault.Kind strike) throws IOException {
        switch (strike) {
            case SERVER_ERROR ->
                connection.respond(
                        503,
                        Map.of(),
                        Reply.error(503, 50310000, "service unavailable").text());
            case RATE_LIMITED ->
                connection.respond(
                        429,
                        Map.of(
                                "X-RateLimit-Limit", "200",
                                "X-RateLimit-Remaining", "0",
                                "X-RateLimit-Reset", Long.toString(Instant.now().getEpochSecond())),
                        Reply.error(429, 42910000, "rate limit exceeded").text());
            case CUT_BEFORE_ARRIVAL -> connection.cut();
            default -> connection.fallSilent();
        }
    }

    private static void struckAfter(WireConnection connection, WireFault.Kind strike, Reply reply) throws IOException {
        switch (strike) {
            case CUT_AFTER_ARRIVAL -> connection.cut();
            case REPLY_LOST -> connection.fallSilent();
            case SERVER_ERROR_AFTER -> connection.respond(500, Map.of(), "internal server error");
            case REPLY_GARBLED -> connection.respond(200, Map.of(), "{\"id\":<html>");
            case CUT_IN_REPLY -> {
                byte[] half = ("HTTP/1.1 200 OK\r\nContent-Length: 2000\r\nConnection: close\r\n\r\n{\"id\":\"")
                        .getBytes(StandardCharsets.UTF_8);
                connection.raw(half);
                connection.cut();
            }
            default -> {
                LockSupport.parkNanos(LATE_NANOS);
                respond(connection, reply);
            }
        }
    }

    private static void respond(WireConnection connection, Reply reply) throws IOException {
        connection.respond(reply.status(), Map.of("Content-Type", "application/json"), reply.text());
    }

    private Reply reply(WireConnection connection, AlpacaWireQuery query, JsonNode body) throws Exception {
        Map<String, String> headers = connection.headers();
        if (!AlpacaWire.KEY.equals(headers.get("APCA-API-KEY-ID"))
                || !AlpacaWire.SECRET.equals(headers.get("APCA-API-SECRET-KEY"))) {
            return Reply.error(401, 40110000, "request is not authorized");
        }
        return switch (connection.method()) {
            case "POST" -> submit(body);
            case "PATCH" -> replace(query.last(), body);
            case "DELETE" -> query.path().equals("/v2/orders") ? cancelAll() : cancel(query.last());
            default -> get(query);
        };
    }

    // ---------------------------------------------------------------- requests

    private Reply submit(JsonNode body) throws Exception {
        AlpacaWireParse.Parsed parsed = new AlpacaWireParse(wire).order(body);
        AlpacaWireOrder order = parsed.order();
        wire.note(order.simulated, order.terms);
        if (parsed.problem() != null) {
            return Reply.error(422, 42210000, parsed.problem());
        }
        if (wire.ask(venue -> wire.book().byClientId(order.clientOrderId)) != null) {
            return Reply.error(422, 40010001, "client_order_id must be unique");
        }
        List<CompletableFuture<OrderEvent>> answers = new ArrayList<>();
        for (AlpacaWireOrder each : parsed.all()) {
            answers.add(wire.desk().expect(each.simulated, Asked.SUBMIT));
        }
        wire.run(() -> parsed.all().forEach(wire.book()::draft));
        wire.send(parsed);
        OrderEvent answer = answers.get(parsed.all().indexOf(order)).get(5, TimeUnit.SECONDS);
        for (CompletableFuture<OrderEvent> each : answers) {
            each.get(5, TimeUnit.SECONDS);
        }
        if (answer.kind() == OrderEventKind.REJECT) {
            wire.run(() -> parsed.all().forEach(each -> wire.book().refused(each.simulated)));
            return refusal(answer, order.terms.instrument());
        }
        return new Reply(200, wire.ask(venue -> order.json(true)));
    }

    private Reply replace(String id, JsonNode body) throws Exception {
        AlpacaWireOrder old = wire.ask(venue -> wire.book().byId(id));
        if (old == null) {
            return Reply.error(404, 40410000, "order not found for " + id);
        }
        AlpacaWireOrder next = new AlpacaWireParse(wire).replacement(old, body);
        wire.note(old.simulated, next.terms);
        if (!old.isOpen()) {
            return Reply.error(422, 42210000, "order is not open, it is already in \"" + old.status + "\" state");
        }
        CompletableFuture<OrderEvent> answer = wire.desk().expect(old.simulated, Asked.REPLACE);
        Decimal total = wire.ask(venue -> {
            wire.book().draft(next);
            return wire.book().filled(old.simulated).plus(Objects.requireNonNull(next.terms.quantity()));
        });
        wire.replace(next, total, VenueOrderId.of(id));
        OrderEvent event = answer.get(5, TimeUnit.SECONDS);
        if (event.kind() == OrderEventKind.REPLACE_REJECT) {
            wire.run(() -> wire.book().refused(old.simulated));
            return refusal(event, old.terms.instrument());
        }
        return new Reply(200, wire.ask(venue -> next.json(false)));
    }

    private Reply cancel(String id) throws Exception {
        AlpacaWireOrder order = wire.ask(venue -> wire.book().byId(id));
        if (order == null) {
            return Reply.error(404, 40410000, "order not found for " + id);
        }
        if (!order.isOpen()) {
            return Reply.error(422, 42210000, "order is already in \"" + order.status + "\" state");
        }
        CompletableFuture<OrderEvent> answer = wire.desk().expect(order.simulated, Asked.CANCEL);
        wire.cancel(order.simulated, VenueOrderId.of(id));
        OrderEvent event = answer.get(5, TimeUnit.SECONDS);
        return event.kind() == OrderEventKind.CANCEL ? new Reply(204, null) : refusal(event, order.terms.instrument());
    }

    private Reply cancelAll() throws Exception {
        ArrayNode all = JSON.createArrayNode();
        for (AlpacaWireOrder order : open()) {
            int status = cancel(order.id).status() == 204 ? 200 : 422;
            all.addObject().put("id", order.id).put("status", status);
        }
        return new Reply(207, all);
    }

    private List<AlpacaWireOrder> open() {
        return wire.ask(venue ->
                wire.book().orders().stream().filter(AlpacaWireOrder::isOpen).toList());
    }

    private static Reply refusal(OrderEvent event, Instrument instrument) {
        RejectReason reason = event.reason() == null ? RejectReason.OTHER : event.reason();
        String symbol = instrument.symbol();
        return switch (reason) {
            case INSUFFICIENT_FUNDS -> Reply.error(403, 40310000, "insufficient buying power");
            case NOT_PERMITTED -> Reply.error(403, 40310000, "account is not allowed to short");
            case UNKNOWN_INSTRUMENT -> Reply.error(422, 42210000, "could not find asset \"" + symbol + "\"");
            case NOT_TRADING -> Reply.error(422, 42210000, "asset " + symbol + " is not tradable");
            case MARKET_CLOSED -> Reply.error(403, 40310000, "market is closed");
            case UNKNOWN_ORDER -> Reply.error(422, 42210000, "order is not cancelable");
            case DUPLICATE_ID -> Reply.error(422, 40010001, "client_order_id must be unique");
            case RATE_LIMIT -> Reply.error(429, 42910000, "rate limit exceeded");
            default -> Reply.error(422, 42210000, "invalid order: " + event.text());
        };
    }

    // ---------------------------------------------------------------- queries

    private Reply get(AlpacaWireQuery query) throws Exception {
        String path = query.path();
        if (path.startsWith("/v2/orders/")) {
            return found(wire.ask(venue -> json(wire.book().byId(query.last()), query)), "order not found");
        }
        if (path.startsWith("/v2/assets/")) {
            return found(AlpacaWireStatic.asset(wire.listings(), query.last()), "asset not found for " + query.last());
        }
        return switch (path) {
            case "/v2/account" -> new Reply(200, account());
            case "/v2/positions" -> new Reply(200, positions());
            case "/v2/orders" -> new Reply(200, wire.ask(venue -> orders(query)));
            case "/v2/orders:by_client_order_id" ->
                found(
                        wire.ask(venue -> json(wire.book().byClientId(query.get("client_order_id", "")), query)),
                        "order not found");
            case "/v2/account/activities" -> new Reply(200, wire.ask(venue -> activities(query)));
            case "/v2/assets" ->
                new Reply(200, AlpacaWireStatic.assets(wire.listings(), query.get("asset_class", "us_equity")));
            case "/v2/clock" ->
                new Reply(200, AlpacaWireStatic.clock(wire.clock().instant()));
            case "/v2/calendar" ->
                new Reply(200, AlpacaWireStatic.calendar(query.get("start", ""), query.get("end", "")));
            case "/v2/stocks/trades/latest" -> new Reply(200, AlpacaWireStatic.latestTrades(wire.listings(), query));
            case "/v1beta3/crypto/us/latest/quotes" ->
                new Reply(200, AlpacaWireStatic.latestQuotes(wire.listings(), query));
            case "/v2/stocks/bars", "/v1beta3/crypto/us/bars" -> new Reply(200, bars(query));
            default -> Reply.error(404, 40410000, "endpoint not found");
        };
    }

    private static Reply found(@Nullable JsonNode node, String otherwise) {
        return node == null ? Reply.error(404, 40410000, otherwise) : new Reply(200, node);
    }

    private static @Nullable ObjectNode json(@Nullable AlpacaWireOrder order, AlpacaWireQuery query) {
        return order == null ? null : order.json(query.get("nested", "false").equals("true"));
    }

    /** Filters by the time of submission, not of the end, as the document says. */
    private ArrayNode orders(AlpacaWireQuery query) {
        String status = query.get("status", "open");
        String after = query.get("after", "");
        String until = query.get("until", "");
        boolean ascending = query.get("direction", "desc").equals("asc");
        boolean nested = query.get("nested", "false").equals("true");
        Comparator<AlpacaWireOrder> byTime = Comparator.comparingLong(order -> order.submittedAtNanos);
        ArrayNode all = JSON.createArrayNode();
        wire.book().orders().stream()
                .filter(order -> status.equals("all") || status.equals("open") == order.isOpen())
                .filter(order -> after.isEmpty() || time(order).isAfter(Instant.parse(after)))
                .filter(order -> until.isEmpty() || time(order).isBefore(Instant.parse(until)))
                .filter(order -> !nested || !order.leg)
                .sorted(ascending ? byTime : byTime.reversed())
                .limit(Integer.parseInt(query.get("limit", "50")))
                .forEach(order -> all.add(order.json(nested)));
        return all;
    }

    private static Instant time(AlpacaWireOrder order) {
        return Instant.parse(AlpacaWireOrder.time(order.submittedAtNanos));
    }

    private ArrayNode activities(AlpacaWireQuery query) {
        String after = query.get("after", "");
        String token = query.get("page_token", "");
        int most = Integer.parseInt(query.get("page_size", "100"));
        String category = query.get("category", "");
        List<ObjectNode> all = wire.book().activities().stream()
                .filter(each -> category.isEmpty() || category.equals("trade_activity") == isFill(each))
                .filter(each -> after.isEmpty() || bookedAt(each).isAfter(Instant.parse(after)))
                .toList();
        int from = 0;
        for (int i = 0; i < all.size() && !token.isEmpty(); i++) {
            from = all.get(i).path("id").asText().equals(token) ? i + 1 : from;
        }
        ArrayNode page = JSON.createArrayNode();
        all.stream().skip(from).limit(most).forEach(page::add);
        return page;
    }

    private static boolean isFill(ObjectNode booking) {
        return booking.path("activity_type").asText().equals("FILL");
    }

    private static Instant bookedAt(ObjectNode booking) {
        JsonNode executed = booking.path("transaction_time");
        return Instant.parse((executed.isMissingNode() ? booking.path("created_at") : executed).asText());
    }

    private ObjectNode account() throws Exception {
        Account account = wire.query().account().toCompletableFuture().get(5, TimeUnit.SECONDS);
        String cash = account.balances()
                .getOrDefault(account.currency(), Decimal.ZERO)
                .toString();
        String equity = account.equity() == null ? cash : account.equity().toString();
        ObjectNode json = JSON.createObjectNode();
        json.put("id", "3f0c62d1-0000-4000-8000-000000000001").put("account_number", "PA000000001");
        json.put("status", "ACTIVE").put("currency", account.currency().code());
        json.put("cash", cash)
                .put("equity", equity)
                .put("portfolio_value", equity)
                .put("buying_power", cash);
        json.put("initial_margin", "0").put("maintenance_margin", "0").put("multiplier", "1");
        json.put("trading_blocked", false).put("transfers_blocked", false).put("account_blocked", false);
        json.put("trade_suspended_by_user", false).put("shorting_enabled", true);
        return json.put("daytrade_count", 0).put("pattern_day_trader", false);
    }

    private ArrayNode positions() throws Exception {
        Collection<Position> held =
                wire.query().positions().toCompletableFuture().get(5, TimeUnit.SECONDS);
        ArrayNode all = JSON.createArrayNode();
        for (Position position : held) {
            ObjectNode json = all.addObject();
            AlpacaWireStatic.naming(json, position.instrument());
            json.put("side", position.quantity().isNegative() ? "short" : "long");
            json.put("qty", position.quantity().toString())
                    .put("qty_available", position.quantity().toString());
            json.put("cost_basis", position.cost().toString());
            Decimal price = position.cost().dividedBy(position.quantity(), 9, RoundingMode.HALF_UP);
            json.put("avg_entry_price", price.toString());
        }
        return all;
    }

    /** Three bars a page, whatever the limit is: the document says at most, not how many. */
    private ObjectNode bars(AlpacaWireQuery query) {
        String symbol = query.get("symbols", "");
        Instant start = Instant.parse(query.get("start", ""));
        Instant end = Instant.parse(query.get("end", ""));
        int from = Integer.parseInt(query.get("page_token", "0"));
        List<Bar> all = wire.listings().stream()
                .filter(each -> each.instrument().symbol().equals(symbol))
                .flatMap(each -> wire.pastBars(each.instrument()).stream())
                .filter(bar -> !AlpacaWireStatic.opened(bar).isBefore(start)
                        && !AlpacaWireStatic.opened(bar).isAfter(end))
                .toList();
        ObjectNode json = JSON.createObjectNode();
        ArrayNode page = json.putObject("bars").putArray(symbol);
        all.stream().skip(from).limit(3).forEach(bar -> page.add(AlpacaWireStatic.bar(bar)));
        return json.put("next_page_token", from + 3 < all.size() ? Integer.toString(from + 3) : null);
    }
}
