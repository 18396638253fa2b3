package io.otrep.alpaca;

import io.otrep.broker.support.json.JsonKind;
import io.otrep.broker.support.json.JsonNames;
import io.otrep.broker.support.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of an answer that says of each order how its request ended (status 207). Immutable and thread-safe.
 *
 * @param name the order's id, or the position's symbol
 * @param status as an answer of its own would have it
 * @param message what went wrong, empty if nothing did
 * @param order the order that was made, null if none was
 */
record MultiStatus(
        String name, int status, String message, @Nullable OrderWire order) {
    private static final JsonNames FIELDS = JsonNames.of("id", "symbol", "status", "body");
    private static final JsonNames ERROR = JsonNames.of("message", "id");

    static List<MultiStatus> readAll(JsonReader json) {
        List<MultiStatus> all = new ArrayList<>();
        json.beginArray();
        while (json.nextElement()) {
            all.add(read(json));
        }
        return all;
    }

    private static MultiStatus read(JsonReader json) {
        String name = null;
        int status = 0;
        String message = "";
        OrderWire order = null;
        json.beginObject();
        for (int field = json.nextField(FIELDS); field >= 0; field = json.nextField(FIELDS)) {
            switch (field) {
                case 0, 1 -> name = json.text();
                case 2 -> status = (int) json.integer();
                default -> {
                    if (json.peek() == JsonKind.OBJECT) {
                        long body = json.mark();
                        message = message(json);
                        if (message.isEmpty()) {
                            json.rewind(body);
                            order = OrderWire.read(json);
                        }
                    }
                }
            }
        }
        return new MultiStatus(json.need(name, "id"), status, message, order);
    }

    /** The message of an error; empty if the object has an id, which is that of an order. */
    private static String message(JsonReader json) {
        String message = "";
        boolean isOrder = false;
        json.beginObject();
        for (int field = json.nextField(ERROR); field >= 0; field = json.nextField(ERROR)) {
            if (field == 0 && !json.isAbsent()) {
                message = json.text();
            }
            isOrder |= field == 1;
        }
        return isOrder ? "" : message.isEmpty() ? "no words" : message;
    }

    boolean isTaken() {
        return status >= 200 && status < 300;
    }
}
