package io.otrep.alpaca;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.CashFlow;
import io.otrep.account.ExchangeRate;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.broker.BrokerEvents;
import io.otrep.market.Decimal;
import io.otrep.market.MarketEvent;
import io.otrep.market.Nanos;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderEvent;
import io.otrep.venue.sim.VenueSim;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Orders and bookings as Alpaca shows them, kept up by what the simulated venue says, and told on as messages of {@code trade_updates}. Used on
 * the venue's thread.
 */
final class AlpacaWireBook implements BrokerEvents {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter ID_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);

    /** Who is told. */
    interface Out {
        void update(ObjectNode data, boolean execution);

        void market(MarketEvent event);
    }

    private final VenueSim venue;
    private final Out out;
    private final Map<String, AlpacaWireOrder> orders = new LinkedHashMap<>();
    private final Map<ClientOrderId, AlpacaWireOrder> drafts = new LinkedHashMap<>();
    private final Map<ClientOrderId, AlpacaWireOrder> last = new LinkedHashMap<>();
    private final List<ObjectNode> activities = new ArrayList<>();

    AlpacaWireBook(VenueSim venue, Out out) {
        this.venue = venue;
        this.out = out;
    }

    /** An order is about to be made, or to take another's place. */
    void draft(AlpacaWireOrder order) {
        drafts.put(order.simulated, order);
    }

    void refused(ClientOrderId simulated) {
        drafts.remove(simulated);
    }

    @Nullable
    AlpacaWireOrder byId(String id) {
        return orders.get(id);
    }

    @Nullable
    AlpacaWireOrder byClientId(String clientOrderId) {
        return orders.values().stream()
                .filter(order -> order.clientOrderId.equals(clientOrderId))
                .findFirst()
                .orElse(null);
    }

    /** The one that holds now under the simulated venue's name. */
    @Nullable
    AlpacaWireOrder holding(ClientOrderId simulated) {
        return last.get(simulated);
    }

    Collection<AlpacaWireOrder> orders() {
        return orders.values();
    }

    List<ObjectNode> activities() {
        return activities;
    }

    /** What all orders of a chain have filled. */
    Decimal filled(ClientOrderId simulated) {
        return orders.values().stream()
                .filter(order -> order.simulated.equals(simulated))
                .map(order -> order.filled)
                .reduce(Decimal.ZERO, Decimal::plus);
    }

    @Override
    public void onOrder(OrderEvent event) {
        switch (event.kind()) {
            case ACCEPT -> accepted(event);
            case SUSPEND -> status(event, "held", "held");
            case RESUME -> status(event, "new", "new");
            case CANCEL -> status(event, "canceled", "canceled");
            case EXPIRE -> status(event, "expired", "expired");
            case REPLACE -> replaced(event);
            default -> {}
        }
    }

    private void accepted(OrderEvent event) {
        if (orders.containsKey(id(event))) {
            return;
        }
        AlpacaWireOrder draft = drafts.remove(event.clientOrderId());
        AlpacaWireOrder order = draft == null ? external(event) : draft;
        enter(order, event);
        if (!order.leg || order.orderClass.equals("oco")) {
            tell("new", order, event.venueTimeNanos());
        }
    }

    private AlpacaWireOrder external(OrderEvent event) {
        List<Order> all = venue.truth().orders();
        Order truth = all.stream()
                .filter(each -> each.id().equals(event.clientOrderId()))
                .findFirst()
                .orElseThrow();
        return new AlpacaWireOrder(event.clientOrderId(), UUID.randomUUID().toString(), truth.terms(), "simple");
    }

    private void enter(AlpacaWireOrder order, OrderEvent event) {
        order.id = id(event);
        order.status = "new";
        order.submittedAtNanos = event.venueTimeNanos();
        order.updatedAtNanos = event.venueTimeNanos();
        orders.put(order.id, order);
        last.put(order.simulated, order);
    }

    private static String id(OrderEvent event) {
        return Objects.requireNonNull(event.venueOrderId()).value();
    }

    private void status(OrderEvent event, String status, String told) {
        AlpacaWireOrder order = orders.get(id(event));
        if (order != null && order.isOpen()) {
            order.status = status;
            order.updatedAtNanos = event.venueTimeNanos();
            tell(told, order, event.venueTimeNanos());
        }
    }

    private void replaced(OrderEvent event) {
        AlpacaWireOrder old = last.get(event.clientOrderId());
        AlpacaWireOrder next = drafts.remove(event.clientOrderId());
        if (old == null || next == null || old.id.equals(id(event))) {
            return;
        }
        enter(next, event);
        next.replaces = old.id;
        old.replacedBy = next.id;
        old.status = "replaced";
        old.updatedAtNanos = event.venueTimeNanos();
        tell("replaced", old, event.venueTimeNanos());
        tell("new", next, event.venueTimeNanos());
    }

    @Override
    public void onActivity(Activity activity) {
        if (activity instanceof Fill fill) {
            filled(fill);
        } else if (activity instanceof FillCorrection correction) {
            corrected(correction);
        } else if (activity instanceof CashFlow flow) {
            activities.add(cash(flow));
        }
    }

    private void filled(Fill fill) {
        AlpacaWireOrder order =
                orders.get(Objects.requireNonNull(fill.venueOrderId()).value());
        book(order, fill.quantity(), fill.price());
        boolean whole = order.terms.quantity() == null || order.filled.compareTo(order.terms.quantity()) >= 0;
        order.status = whole ? "filled" : order.status.equals("canceled") ? "canceled" : "partially_filled";
        order.updatedAtNanos = fill.timeNanos();
        activities.add(json(fill, order));
        out.update(execution(whole ? "fill" : "partial_fill", fill, order, fill.timeNanos()), true);
    }

    private static void book(AlpacaWireOrder order, Decimal units, Decimal price) {
        order.filled = order.filled.plus(units);
        order.value = order.value.plus(units.times(price));
    }

    private void corrected(FillCorrection correction) {
        Fill before = venue.truth().activities().stream()
                .filter(each -> each instanceof Fill
                        && each.key().family().equals(correction.key().family()))
                .map(Fill.class::cast)
                .findFirst()
                .orElseThrow();
        AlpacaWireOrder order =
                orders.get(Objects.requireNonNull(before.venueOrderId()).value());
        book(order, before.quantity().negate(), before.price());
        Fill after = correction.corrected();
        if (after != null) {
            book(order, after.quantity(), after.price());
        }
        order.updatedAtNanos = correction.timeNanos();
        ObjectNode data = execution(
                after == null ? "trade_bust" : "trade_correct",
                after == null ? before : after,
                order,
                correction.timeNanos());
        data.put("previous_execution_id", execution(before.key().family()));
        data.put("execution_id", execution(correction.key().toString()));
        out.update(data, true);
    }

    private static String execution(String family) {
        return UUID.nameUUIDFromBytes(family.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private ObjectNode execution(String event, Fill fill, AlpacaWireOrder order, long timeNanos) {
        ObjectNode data = data(event, order, timeNanos);
        data.put("execution_id", execution(fill.key().family()));
        data.put("price", fill.price().toString()).put("qty", fill.quantity().toString());
        data.put("position_qty", venue.truth().position(fill.instrument()).toString());
        return data;
    }

    private static ObjectNode data(String event, AlpacaWireOrder order, long timeNanos) {
        ObjectNode data = JSON.createObjectNode();
        data.put("event", event).put("timestamp", AlpacaWireOrder.time(timeNanos));
        data.set("order", order.json(false));
        return data;
    }

    private void tell(String event, AlpacaWireOrder order, long timeNanos) {
        out.update(data(event, order, timeNanos), false);
    }

    private static ObjectNode json(Fill fill, AlpacaWireOrder order) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", bookingId(fill.timeNanos(), execution(fill.key().family())));
        json.put("activity_type", "FILL").put("transaction_time", AlpacaWireOrder.time(fill.timeNanos()));
        json.put("type", order.status.equals("filled") ? "fill" : "partial_fill");
        json.put("price", fill.price().toString()).put("qty", fill.quantity().toString());
        json.put("side", AlpacaWireOrder.word(fill.side()));
        json.put("symbol", fill.instrument().symbol());
        json.put("cum_qty", order.filled.toString()).put("order_id", order.id);
        json.put("order_status", order.status);
        return json;
    }

    private static ObjectNode cash(CashFlow flow) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", bookingId(flow.timeNanos(), execution(flow.key().family())));
        json.put("activity_type", flow.amount().isNegative() ? "CSW" : "CSD");
        json.put(
                "date",
                Nanos.toInstant(flow.timeNanos())
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDate()
                        .toString());
        json.put("created_at", AlpacaWireOrder.time(flow.timeNanos()));
        json.put("net_amount", flow.amount().amount().toString()).put("status", "executed");
        return json;
    }

    private static String bookingId(long timeNanos, String execution) {
        return ID_TIME.format(Nanos.toInstant(timeNanos)) + "::" + execution;
    }

    @Override
    public void onMarket(MarketEvent event) {
        out.market(event);
    }

    @Override
    public void onStream(StreamState state, String detail) {}

    @Override
    public void onAccount(Account account) {}

    @Override
    public void onExchangeRate(ExchangeRate rate) {}

    @Override
    public void onGap(String detail) {}
}
