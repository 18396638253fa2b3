package io.otrep.alpaca;

import io.otrep.broker.support.json.JsonNames;
import io.otrep.broker.support.json.JsonReader;
import io.otrep.market.Decimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A booking as Alpaca writes it: an execution, or anything else that moved cash or holdings. Immutable and thread-safe.
 *
 * @param id time and unique id, for example {@code 20260302103000123::7c1f...}
 * @param type for example {@code FILL}, {@code DIV}
 * @param status {@code executed}, {@code correct} or {@code canceled}; empty where it is not said
 * @param executedAtNanos when an execution was made, nanoseconds since 1970; 0 for another booking
 * @param createdAtNanos when another booking was made, 0 if that is not said
 * @param datedNanos the beginning of the day that another booking is dated, which may be long before it is made; 0 if that is not said
 */
record ActivityWire(
        String id,
        String type,
        String status,
        String symbol,
        String side,
        @Nullable Decimal quantity,
        @Nullable Decimal price,
        @Nullable Decimal netAmount,
        @Nullable Decimal cumulative,
        @Nullable String orderId,
        @Nullable String currency,
        long executedAtNanos,
        long createdAtNanos,
        long datedNanos) {

    private static final long DAY_NANOS = 86_400_000_000_000L;
    private static final String FILL = "FILL";
    private static final JsonNames FIELDS = JsonNames.of(
            "id",
            "activity_type",
            "status",
            "symbol",
            "side",
            "qty",
            "price",
            "net_amount",
            "cum_qty",
            "order_id",
            "currency",
            "transaction_time",
            "created_at",
            "date");

    static List<ActivityWire> readAll(JsonReader json) {
        List<ActivityWire> all = new ArrayList<>();
        json.beginArray();
        while (json.nextElement()) {
            all.add(read(json));
        }
        return all;
    }

    static ActivityWire read(JsonReader json) {
        @Nullable String[] texts = new String[11];
        @Nullable Decimal[] numbers = new Decimal[9];
        long[] times = new long[3];
        json.beginObject();
        for (int field = json.nextField(FIELDS); field >= 0; field = json.nextField(FIELDS)) {
            if (field >= 11) {
                times[field - 11] = Timestamps.nanos(json);
            } else if (field >= 5 && field <= 8) {
                numbers[field] = json.decimalOrNull();
            } else {
                texts[field] = json.textOrNull();
            }
        }
        if (FILL.equals(texts[1]) && times[0] == 0) {
            throw json.missing("transaction_time");
        }
        return new ActivityWire(
                json.need(texts[0], "id"),
                json.need(texts[1], "activity_type"),
                orEmpty(texts[2]),
                orEmpty(texts[3]),
                orEmpty(texts[4]),
                numbers[5],
                numbers[6],
                numbers[7],
                numbers[8],
                texts[9],
                texts[10],
                times[0],
                times[1],
                times[2]);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    boolean isFill() {
        return type.equals(FILL);
    }

    /** When it was made, or else the beginning of the day it is dated; 0 if it says neither. */
    long timeNanos() {
        if (isFill()) {
            return executedAtNanos;
        }
        return createdAtNanos != 0 ? createdAtNanos : datedNanos;
    }

    /** The latest that it may have been made, as far as it says: a day of whatever zone ends within two days of its beginning. */
    long latestNanos() {
        if (timeNanos() == 0) {
            return Long.MAX_VALUE;
        }
        return isFill() || createdAtNanos != 0 ? timeNanos() : datedNanos + 2 * DAY_NANOS;
    }

    /** What both the stream and this call an execution or a booking: the id behind its time. */
    String family() {
        int mark = id.indexOf("::");
        return mark < 0 ? id : id.substring(mark + 2);
    }
}
