package io.otrep.alpaca;

import io.otrep.broker.support.json.JsonNames;
import io.otrep.broker.support.json.JsonReader;
import io.otrep.broker.support.json.JsonWords;
import io.otrep.market.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * One message of the {@code trade_updates} stream. Immutable and thread-safe.
 *
 * @param event what happened
 * @param word the same as Alpaca writes it
 * @param order the order as it is now
 * @param timeNanos when, nanoseconds since 1970; 0 if neither the message nor its order says
 * @param executionId of an execution, null otherwise
 * @param previousExecutionId the execution that a bust or a correction is about, null if it does not say
 * @param price of an execution
 * @param quantity of an execution
 * @param reason in words, null if there are none
 */
record TradeUpdate(
        Event event,
        String word,
        OrderWire order,
        long timeNanos,
        @Nullable String executionId,
        @Nullable String previousExecutionId,
        @Nullable Decimal price,
        @Nullable Decimal quantity,
        @Nullable String reason) {

    /** What can happen. Immutable. */
    enum Event {
        NEW,
        ACCEPTED,
        PENDING_NEW,
        HELD,
        STOPPED,
        FILL,
        PARTIAL_FILL,
        CANCELED,
        EXPIRED,
        DONE_FOR_DAY,
        CALCULATED,
        REPLACED,
        REJECTED,
        PENDING_CANCEL,
        PENDING_REPLACE,
        SUSPENDED,
        ORDER_REPLACE_REJECTED,
        ORDER_CANCEL_REJECTED,
        TRADE_BUST,
        TRADE_CORRECT,
        /** A word that is not known. */
        UNKNOWN;

        static final JsonWords<Event> WORDS = JsonWords.lowerCase(UNKNOWN);
    }

    /** Whether the order may have less filled than before. */
    boolean takesBack() {
        return event == Event.TRADE_BUST || event == Event.TRADE_CORRECT;
    }

    private static final JsonNames FIELDS = JsonNames.of(
            "event", "order", "timestamp", "execution_id", "previous_execution_id", "price", "qty", "reason");

    /** Reads the object ahead. */
    static TradeUpdate read(JsonReader json) {
        String word = "";
        OrderWire order = null;
        long timeNanos = 0;
        @Nullable String[] texts = new String[3];
        Decimal price = null;
        Decimal quantity = null;
        json.beginObject();
        for (int field = json.nextField(FIELDS); field >= 0; field = json.nextField(FIELDS)) {
            if (json.isAbsent()) {
                continue;
            }
            switch (field) {
                case 0 -> word = json.text();
                case 1 -> order = OrderWire.read(json);
                case 2 -> timeNanos = json.timeNanos();
                case 3, 4 -> texts[field - 3] = json.text();
                case 5 -> price = json.decimal();
                case 6 -> quantity = json.decimal();
                default -> texts[2] = json.text();
            }
        }
        OrderWire known = json.need(order, "order");
        long time = timeNanos == 0 ? known.updatedAtNanos() : timeNanos;
        return new TradeUpdate(Event.WORDS.of(word), word, known, time, texts[0], texts[1], price, quantity, texts[2]);
    }
}
