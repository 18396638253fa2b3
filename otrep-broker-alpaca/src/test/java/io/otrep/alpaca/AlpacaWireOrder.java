package io.otrep.alpaca;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.otrep.market.AssetClass;
import io.otrep.market.Decimal;
import io.otrep.market.Nanos;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderType;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An order as Alpaca keeps it: a replace makes another one, which begins at nothing filled. Used on the venue's thread. */
final class AlpacaWireOrder {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The simulated venue's name of it, the same over all replaces. */
    final ClientOrderId simulated;

    final String clientOrderId;
    final OrderRequest terms;
    final String orderClass;
    final List<AlpacaWireOrder> legs = new ArrayList<>();
    String id = "";
    String status = "accepted";
    Decimal filled = Decimal.ZERO;
    Decimal value = Decimal.ZERO;
    long submittedAtNanos;
    long updatedAtNanos;
    boolean leg;

    @Nullable
    String replacedBy;

    @Nullable
    String replaces;

    AlpacaWireOrder(ClientOrderId simulated, String clientOrderId, OrderRequest terms, String orderClass) {
        this.simulated = simulated;
        this.clientOrderId = clientOrderId;
        this.terms = terms;
        this.orderClass = orderClass;
    }

    boolean isOpen() {
        return switch (status) {
            case "new", "accepted", "partially_filled", "held", "pending_new" -> true;
            default -> false;
        };
    }

    /** As the OpenAPI document writes an order; legs where they are asked for. */
    ObjectNode json(boolean nested) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", id).put("client_order_id", clientOrderId);
        json.put("created_at", time(submittedAtNanos)).put("submitted_at", time(submittedAtNanos));
        json.put("updated_at", time(updatedAtNanos));
        json.put("asset_class", isCrypto() ? "crypto" : "us_equity");
        json.put("symbol", terms.instrument().symbol());
        json.put("order_class", orderClass);
        json.put("order_type", word(terms.type())).put("type", word(terms.type()));
        json.put("side", word(terms.side())).put("time_in_force", word(terms.timeInForce()));
        numbers(json);
        json.put("status", status).put("extended_hours", terms.isExtendedHours());
        json.put("replaced_by", replacedBy).put("replaces", replaces);
        if (nested && !legs.isEmpty()) {
            ArrayNode array = json.putArray("legs");
            legs.forEach(each -> array.add(each.json(false)));
        } else {
            json.putNull("legs");
        }
        return json;
    }

    private void numbers(ObjectNode json) {
        json.put("qty", text(terms.quantity())).put("notional", text(terms.notional()));
        json.put("filled_qty", filled.toString());
        json.put("filled_avg_price", filled.isZero() ? null : average().toString());
        json.put("limit_price", text(terms.limitPrice()));
        json.put("stop_price", text(terms.stopPrice()));
        json.put("trail_price", text(terms.trailAmount()));
        json.put("trail_percent", text(terms.trailPercent()));
        if (terms.type() == OrderType.TRAILING_STOP) {
            json.putNull("hwm");
        }
    }

    private Decimal average() {
        return value.dividedBy(filled, 9, RoundingMode.HALF_UP);
    }

    private boolean isCrypto() {
        return terms.instrument().asset().assetClass() == AssetClass.CRYPTO;
    }

    static String time(long nanos) {
        return Nanos.toInstant(nanos).toString();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static @Nullable String text(@Nullable Decimal decimal) {
        return decimal == null ? null : decimal.toString();
    }
}
