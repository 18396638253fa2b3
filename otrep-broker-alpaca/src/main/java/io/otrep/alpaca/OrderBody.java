package io.otrep.alpaca;

import io.otrep.broker.support.json.JsonWriter;
import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The bodies of requests that make or change orders. Prices and quantities are texts, as the OpenAPI document asks. Stateless. */
final class OrderBody {
    private OrderBody() {}

    /** Of {@code POST /v2/orders} for one order. */
    static byte[] submit(OrderIntent intent) {
        JsonWriter json = new JsonWriter().beginObject();
        terms(json, intent.id(), intent.request());
        return json.endObject().toBytes();
    }

    /** Of {@code POST /v2/orders} for a group that {@link GroupShape} found to have a shape. */
    static byte[] group(GroupShape shape, OrderGroup group, List<OrderIntent> intents) {
        OrderIntent first = intents.get(shape.first());
        OrderRequest takeProfit = leg(group, shape.takeProfit());
        OrderRequest stopLoss = leg(group, shape.stopLoss());
        JsonWriter json = new JsonWriter().beginObject();
        if (group.kind() == OrderGroup.Kind.OCO) {
            // the limit order is stated twice: as the order itself without its price, and as the price to take profit
            // at
            naming(json, first.id(), first.request());
            timing(json, first.request());
        } else {
            terms(json, first.id(), first.request());
        }
        json.field("order_class", group.kind().name().toLowerCase(Locale.ROOT));
        if (takeProfit != null) {
            json.name("take_profit").beginObject();
            json.field("limit_price", text(takeProfit.limitPrice())).endObject();
        }
        if (stopLoss != null) {
            json.name("stop_loss").beginObject();
            json.field("stop_price", text(stopLoss.stopPrice()));
            json.field("limit_price", text(stopLoss.limitPrice())).endObject();
        }
        return json.endObject().toBytes();
    }

    private static @Nullable OrderRequest leg(OrderGroup group, int index) {
        return index < 0 ? null : group.requests().get(index);
    }

    /**
     * Of {@code PATCH /v2/orders/{id}}: what changes and nothing else.
     *
     * @param held the terms that hold
     * @param wanted the terms from now on
     * @param quantity of the order that takes the place of the old one, fills of the old one not among them; null if it need not be stated
     * @param nextId the name of the new order, null to let Alpaca make one
     */
    static byte[] replace(
            @Nullable OrderRequest held,
            OrderRequest wanted,
            @Nullable Decimal quantity,
            @Nullable ClientOrderId nextId) {
        JsonWriter json = new JsonWriter().beginObject();
        json.field("qty", text(quantity));
        if (held == null || held.timeInForce() != wanted.timeInForce()) {
            json.field("time_in_force", word(wanted.timeInForce()));
        }
        json.field("limit_price", text(wanted.limitPrice()));
        if (wanted.type() == OrderType.TRAILING_STOP) {
            Decimal trail = wanted.trailAmount() == null ? wanted.trailPercent() : wanted.trailAmount();
            json.field("trail", text(trail));
        } else {
            json.field("stop_price", text(wanted.stopPrice()));
        }
        json.field("client_order_id", nextId == null ? null : nextId.value());
        return json.endObject().toBytes();
    }

    private static void terms(JsonWriter json, ClientOrderId id, OrderRequest terms) {
        naming(json, id, terms);
        timing(json, terms);
        json.field("limit_price", text(terms.limitPrice()));
        if (terms.type() == OrderType.TRAILING_STOP) {
            json.field("trail_price", text(terms.trailAmount()));
            json.field("trail_percent", text(terms.trailPercent()));
        } else {
            json.field("stop_price", text(terms.stopPrice()));
        }
    }

    private static void naming(JsonWriter json, ClientOrderId id, OrderRequest terms) {
        json.field("client_order_id", id.value());
        json.field("symbol", terms.instrument().symbol());
        json.field("side", word(terms.side()));
        json.field("type", word(terms.type()));
        json.field("qty", text(terms.quantity()));
        json.field("notional", text(terms.notional()));
    }

    private static void timing(JsonWriter json, OrderRequest terms) {
        json.field("time_in_force", word(terms.timeInForce()));
        if (terms.isExtendedHours()) {
            json.field("extended_hours", true);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(@Nullable Decimal value) {
        return value == null ? null : value.toString();
    }
}
