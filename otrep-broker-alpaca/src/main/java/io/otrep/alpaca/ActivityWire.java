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
 * @param transactionTime of an execution, as it is written
 * @param createdAt of another booking, as it is written
 * @param date of another booking, as it is written: a date or a time
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
        @Nullable String transactionTime,
        @Nullable String createdAt,
        @Nullable String date) {

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
        @Nullable String[] texts = new String[14];
        @Nullable Decimal[] numbers = new Decimal[14];
        json.beginObject();
        for (int field = json.nextField(FIELDS); field >= 0; field = json.nextField(FIELDS)) {
            if (field >= 5 && field <= 8) {
                numbers[field] = json.decimalOrNull();
            } else {
                texts[field] = json.textOrNull();
            }
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
                texts[11],
                texts[12],
                texts[13]);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    boolean isFill() {
        return type.equals("FILL");
    }

    /** What both the stream and this call an execution or a booking: the id behind its time. */
    String family() {
        int mark = id.indexOf("::");
        return mark < 0 ? id : id.substring(mark + 2);
    }
}
