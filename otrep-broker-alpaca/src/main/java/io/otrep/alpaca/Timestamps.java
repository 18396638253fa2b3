package io.otrep.alpaca;

import io.otrep.broker.support.json.JsonReader;
import io.otrep.market.Nanos;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/** Times and dates in texts that Alpaca writes in several ways. Stateless. */
final class Timestamps {
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private Timestamps() {}

    /**
     * The time, or the date (New York's midnight), ahead.
     *
     * @return nanoseconds since 1970; 0 for {@code null} and {@code ""}. What is neither makes the answer unreadable
     */
    static long nanos(JsonReader json) {
        String text = json.textOrNull();
        if (text == null) {
            return 0;
        }
        try {
            return Nanos.of(
                    text.length() == 10
                            ? LocalDate.parse(text).atStartOfDay(NEW_YORK).toInstant()
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException
                | IllegalArgumentException unreadable) { // or of an age that nanoseconds do not reach
            throw json.malformed("a time like 2026-03-02T14:30:00.5Z or a date like 2026-03-02 is expected");
        }
    }
}
