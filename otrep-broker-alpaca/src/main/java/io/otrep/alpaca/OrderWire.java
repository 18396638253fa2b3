package io.otrep.alpaca;

import io.otrep.broker.support.json.JsonNames;
import io.otrep.broker.support.json.JsonReader;
import io.otrep.broker.support.json.JsonWords;
import io.otrep.market.AssetClass;
import io.otrep.market.Decimal;
import io.otrep.order.OrderType;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order as Alpaca writes it. What it may leave out, or says in words that are not known, is null or empty; times are nanoseconds since
 * 1970, 0 where there is none. Immutable and thread-safe.
 */
record OrderWire(
        String id,
        String clientOrderId,
        String symbol,
        AssetClass assetClass,
        Optional<Side> side,
        Optional<OrderType> type,
        Optional<TimeInForce> timeInForce,
        @Nullable Decimal quantity,
        @Nullable Decimal notional,
        @Nullable Decimal limitPrice,
        @Nullable Decimal stopPrice,
        @Nullable Decimal trailPrice,
        @Nullable Decimal trailPercent,
        Decimal filled,
        double averagePrice,
        VenueStatus status,
        boolean extendedHours,
        @Nullable String replacedBy,
        @Nullable String replaces,
        long submittedAtNanos,
        long updatedAtNanos,
        List<OrderWire> legs) {

    /** Alpaca nests legs one level deep; a few more are read, so that a new class of orders does not end the reading. */
    private static final int DEEPEST = 4;

    private static final JsonNames FIELDS = JsonNames.of(
            "id",
            "client_order_id",
            "symbol",
            "asset_class",
            "side",
            "type",
            "time_in_force",
            "qty",
            "notional",
            "limit_price",
            "stop_price",
            "trail_price",
            "trail_percent",
            "filled_qty",
            "filled_avg_price",
            "status",
            "extended_hours",
            "replaced_by",
            "replaces",
            "submitted_at",
            "updated_at",
            "legs");

    private static final JsonWords<Optional<Side>> SIDES = words(Side.values());
    private static final JsonWords<Optional<OrderType>> TYPES = words(OrderType.values());
    private static final JsonWords<Optional<TimeInForce>> TIMES = words(TimeInForce.values());
    private static final JsonWords<AssetClass> CLASSES =
            JsonWords.of(AssetClass.EQUITY, Map.of("crypto", AssetClass.CRYPTO, "us_option", AssetClass.OPTION));

    private static <E extends Enum<E>> JsonWords<Optional<E>> words(E[] constants) {
        Map<String, Optional<E>> words = new LinkedHashMap<>();
        for (E constant : constants) {
            words.put(constant.name().toLowerCase(Locale.ROOT), Optional.of(constant));
        }
        return JsonWords.of(Optional.empty(), words);
    }

    /** Reads the order ahead. */
    static OrderWire read(JsonReader json) {
        return new Fields(0).read(json);
    }

    /** Reads the array of orders ahead. */
    static List<OrderWire> readAll(JsonReader json) {
        return readAll(json, 0);
    }

    private static List<OrderWire> readAll(JsonReader json, int depth) {
        List<OrderWire> all = new ArrayList<>();
        json.beginArray();
        while (json.nextElement()) {
            all.add(new Fields(depth).read(json));
        }
        return all;
    }

    /** Whether an order of ours can be made of it: none of several legs in several contracts, no words that are not known. */
    boolean isPlain() {
        return side.isPresent()
                && type.isPresent()
                && timeInForce.isPresent()
                && assetClass != AssetClass.OPTION
                && (quantity == null) != (notional == null)
                && hasPrices(type.get());
    }

    private boolean hasPrices(OrderType of) {
        boolean limit = !of.hasLimitPrice() || limitPrice != null;
        boolean stop = !of.hasStopPrice() || stopPrice != null;
        boolean trail = of != OrderType.TRAILING_STOP || (trailPrice == null) != (trailPercent == null);
        return limit && stop && trail && (notional == null || of == OrderType.MARKET);
    }

    /**
     * The same, as the answer to a replace tells it: that Alpaca made the order proves only that it took the request, whatever status it writes.
     */
    OrderWire taken() {
        return status != VenueStatus.NEW
                ? this
                : new OrderWire(
                        id,
                        clientOrderId,
                        symbol,
                        assetClass,
                        side,
                        type,
                        timeInForce,
                        quantity,
                        notional,
                        limitPrice,
                        stopPrice,
                        trailPrice,
                        trailPercent,
                        filled,
                        averagePrice,
                        VenueStatus.ACCEPTED,
                        extendedHours,
                        replacedBy,
                        replaces,
                        submittedAtNanos,
                        updatedAtNanos,
                        legs);
    }

    /** Whether it can fill no more; what has been replaced fills no more either. */
    boolean isOver() {
        return status == VenueStatus.REPLACED || status.status().isClosed();
    }

    /** What the reader has seen so far. Single-threaded. */
    private static final class Fields {
        private @Nullable String id;
        private String clientOrderId = "";
        private String symbol = "";
        private AssetClass assetClass = AssetClass.EQUITY;
        private Optional<Side> side = Optional.empty();
        private Optional<OrderType> type = Optional.empty();
        private Optional<TimeInForce> timeInForce = Optional.empty();
        private @Nullable Decimal quantity;
        private @Nullable Decimal notional;
        private @Nullable Decimal limitPrice;
        private @Nullable Decimal stopPrice;
        private @Nullable Decimal trailPrice;
        private @Nullable Decimal trailPercent;
        private @Nullable Decimal filled;
        private double averagePrice = Double.NaN;
        private VenueStatus status = VenueStatus.UNKNOWN;
        private boolean extendedHours;
        private @Nullable String replacedBy;
        private @Nullable String replaces;
        private long submittedAtNanos;
        private long updatedAtNanos;
        private List<OrderWire> legs = List.of();
        private final int depth;

        Fields(int depth) {
            this.depth = depth;
        }

        OrderWire read(JsonReader json) {
            json.beginObject();
            for (int field = json.nextField(FIELDS); field >= 0; field = json.nextField(FIELDS)) {
                if (!json.isAbsent()) {
                    take(field, json);
                }
            }
            return wire(json);
        }

        private void take(int field, JsonReader json) {
            switch (field) {
                case 0 -> id = json.text();
                case 1 -> clientOrderId = json.text();
                case 2 -> symbol = json.text();
                case 3 -> assetClass = json.word(CLASSES);
                case 4 -> side = json.word(SIDES);
                case 5 -> type = json.word(TYPES);
                case 6 -> timeInForce = json.word(TIMES);
                case 15 -> status = json.word(VenueStatus.WORDS);
                case 16 -> extendedHours = json.bool();
                case 17 -> replacedBy = json.text();
                case 18 -> replaces = json.text();
                case 19 -> submittedAtNanos = json.timeNanos();
                case 20 -> updatedAtNanos = json.timeNanos();
                case 21 -> legs = legs(json);
                default -> takeNumber(field, json);
            }
        }

        private List<OrderWire> legs(JsonReader json) {
            if (depth == DEEPEST) {
                throw json.malformed("legs of an order have at most " + DEEPEST + " levels below it");
            }
            return readAll(json, depth + 1);
        }

        private void takeNumber(int field, JsonReader json) {
            switch (field) {
                case 7 -> quantity = json.decimal();
                case 8 -> notional = json.decimal();
                case 9 -> limitPrice = json.decimal();
                case 10 -> stopPrice = json.decimal();
                case 11 -> trailPrice = json.decimal();
                case 12 -> trailPercent = json.decimal();
                case 13 -> filled = json.decimal();
                default -> averagePrice = json.measure();
            }
        }

        private OrderWire wire(JsonReader json) {
            return new OrderWire(
                    json.need(id, "id"),
                    clientOrderId,
                    symbol,
                    assetClass,
                    side,
                    type,
                    timeInForce,
                    quantity,
                    notional,
                    limitPrice,
                    stopPrice,
                    trailPrice,
                    trailPercent,
                    filled == null ? Decimal.ZERO : filled,
                    averagePrice,
                    status,
                    extendedHours,
                    replacedBy,
                    replaces,
                    submittedAtNanos,
                    updatedAtNanos == 0 ? submittedAtNanos : updatedAtNanos,
                    legs);
        }
    }
}
