package io.otrep.alpaca;

import io.otrep.broker.support.json.JsonNames;
import io.otrep.broker.support.json.JsonReader;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Alpaca's clock, and where US equities stand in their day. Immutable and thread-safe.
 *
 * @param time what time it is there
 * @param open whether the regular session is on
 * @param nextOpen when the next one begins
 * @param nextClose when this or the next one ends
 */
public record AlpacaClock(Instant time, boolean open, Instant nextOpen, Instant nextClose) {
    private static final JsonNames FIELDS = JsonNames.of("timestamp", "is_open", "next_open", "next_close");

    /** Checks that all parts are there. */
    public AlpacaClock {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(nextOpen, "nextOpen");
        Objects.requireNonNull(nextClose, "nextClose");
    }

    static AlpacaClock read(JsonReader json) {
        @Nullable Instant[] times = new Instant[4];
        boolean open = false;
        json.beginObject();
        for (int field = json.nextField(FIELDS); field >= 0; field = json.nextField(FIELDS)) {
            if (field == 1) {
                open = json.bool();
            } else {
                times[field] = json.instantOrNull();
            }
        }
        return new AlpacaClock(
                json.need(times[0], "timestamp"),
                open,
                json.need(times[2], "next_open"),
                json.need(times[3], "next_close"));
    }
}
