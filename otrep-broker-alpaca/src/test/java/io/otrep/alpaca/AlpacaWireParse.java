package io.otrep.alpaca;

import com.fasterxml.jackson.databind.JsonNode;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderType;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads bodies of orders as the OpenAPI document describes them, apart from how the adapter writes them. */
final class AlpacaWireParse {
    private final AlpacaWire wire;

    AlpacaWireParse(AlpacaWire wire) {
        this.wire = wire;
    }

    /**
     * An order and its legs.
     *
     * @param order the one that was asked for
     * @param all the order and its legs, in the order of the group
     * @param group how they depend on each other, null for one order
     * @param problem why Alpaca would not take it, null if it would
     */
    record Parsed(
            AlpacaWireOrder order,
            List<AlpacaWireOrder> all,
            @Nullable OrderGroup group,
            @Nullable String problem) {}

    Parsed order(JsonNode body) {
        String name = body.path("client_order_id").asText(UUID.randomUUID().toString());
        String orderClass = body.path("order_class").asText("simple");
        OrderRequest terms = terms(body);
        AlpacaWireOrder order = new AlpacaWireOrder(ClientOrderId.of(name), name, terms, orderClass);
        if (orderClass.equals("simple")) {
            return new Parsed(order, List.of(order), null, problem(terms));
        }
        return group(order, body);
    }

    private @Nullable String problem(OrderRequest terms) {
        if (wire.listings().stream().noneMatch(each -> each.instrument().equals(terms.instrument()))) {
            return "could not find asset \"" + terms.instrument().symbol() + "\"";
        }
        boolean whole = terms.quantity() != null && terms.quantity().isMultipleOf(Decimal.ONE);
        boolean crypto = terms.instrument().asset().assetClass() == AssetClass.CRYPTO;
        if (!crypto && !whole && terms.timeInForce() != TimeInForce.DAY) {
            return "fractional orders must be DAY orders";
        }
        boolean extended = terms.isExtendedHours() && terms.type() != OrderType.LIMIT;
        return extended ? "extended hours order must be DAY limit orders" : null;
    }

    private OrderRequest terms(JsonNode body) {
        return OrderRequest.builder(
                        instrument(body.path("symbol").asText()),
                        side(body.path("side").asText()),
                        OrderType.valueOf(upper(body, "type")))
                .quantity(decimal(body, "qty"))
                .notional(decimal(body, "notional"))
                .limitPrice(
                        isOco(body) ? decimal(body.path("take_profit"), "limit_price") : decimal(body, "limit_price"))
                .stopPrice(decimal(body, "stop_price"))
                .trailAmount(decimal(body, "trail_price"))
                .trailPercent(decimal(body, "trail_percent"))
                .timeInForce(TimeInForce.valueOf(upper(body, "time_in_force")))
                .extendedHours(body.path("extended_hours").asBoolean(false))
                .build();
    }

    private static boolean isOco(JsonNode body) {
        return body.path("order_class").asText().equals("oco");
    }

    private static Side side(String word) {
        return Side.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static String upper(JsonNode body, String field) {
        return body.path(field).asText().toUpperCase(Locale.ROOT);
    }

    private static @Nullable Decimal decimal(JsonNode body, String field) {
        JsonNode value = body.path(field);
        return value.isMissingNode() || value.isNull() ? null : Decimal.parse(value.asText());
    }

    private Instrument instrument(String symbol) {
        return wire.listings().stream()
                .map(listing -> listing.instrument())
                .filter(each -> each.symbol().equals(symbol))
                .findFirst()
                .orElseGet(() -> Instrument.builder(
                                symbol, AlpacaWire.ROUTE, Asset.of(symbol, AssetClass.EQUITY), Currency.USD)
                        .tick("0.01")
                        .step("1")
                        .build());
    }

    /** Legs carry names that Alpaca makes up. */
    private static AlpacaWireOrder leg(AlpacaWireOrder parent, OrderRequest terms) {
        String name = UUID.randomUUID().toString();
        AlpacaWireOrder leg = new AlpacaWireOrder(ClientOrderId.of(name), name, terms, parent.orderClass);
        leg.leg = true;
        parent.legs.add(leg);
        return leg;
    }

    private static Parsed group(AlpacaWireOrder order, JsonNode body) {
        OrderRequest.Builder exit = OrderRequest.builder(
                        order.terms.instrument(), order.terms.side().opposite(), OrderType.LIMIT)
                .quantity(order.terms.quantity())
                .timeInForce(order.terms.timeInForce());
        List<AlpacaWireOrder> all = new ArrayList<>();
        if (order.orderClass.equals("oco")) {
            AlpacaWireOrder stop = leg(order, stop(order.terms, order.terms.side(), body.path("stop_loss")));
            all.addAll(List.of(stop, order));
            return new Parsed(order, all, OrderGroup.oco(stop.terms, order.terms, OrderGroup.OcoMode.CANCEL), null);
        }
        all.add(order);
        if (body.has("stop_loss")) {
            all.add(leg(order, stop(order.terms, order.terms.side().opposite(), body.path("stop_loss"))));
        }
        if (body.has("take_profit")) {
            all.add(leg(
                    order,
                    exit.limitPrice(decimal(body.path("take_profit"), "limit_price"))
                            .build()));
        }
        OrderGroup group = order.orderClass.equals("bracket")
                ? OrderGroup.bracket(order.terms, all.get(1).terms, all.get(2).terms)
                : OrderGroup.oto(order.terms, all.get(1).terms);
        return new Parsed(order, all, group, null);
    }

    private static OrderRequest stop(OrderRequest of, Side side, JsonNode leg) {
        Decimal limit = decimal(leg, "limit_price");
        return OrderRequest.builder(of.instrument(), side, limit == null ? OrderType.STOP : OrderType.STOP_LIMIT)
                .quantity(of.quantity())
                .stopPrice(decimal(leg, "stop_price"))
                .limitPrice(limit)
                .timeInForce(of.timeInForce())
                .build();
    }

    /** The order that takes another's place: what is not said stays, the quantity is its own and begins at nothing filled. */
    AlpacaWireOrder replacement(AlpacaWireOrder old, JsonNode body) {
        OrderRequest.Builder terms = old.terms.toBuilder();
        if (body.has("qty")) {
            terms.quantity(decimal(body, "qty"));
        }
        if (body.has("limit_price")) {
            terms.limitPrice(decimal(body, "limit_price"));
        }
        if (body.has("stop_price")) {
            terms.stopPrice(decimal(body, "stop_price"));
        }
        if (body.has("time_in_force")) {
            terms.timeInForce(TimeInForce.valueOf(upper(body, "time_in_force")));
        }
        String name = body.path("client_order_id").asText(UUID.randomUUID().toString());
        return new AlpacaWireOrder(old.simulated, name, terms.build(), old.orderClass);
    }
}
