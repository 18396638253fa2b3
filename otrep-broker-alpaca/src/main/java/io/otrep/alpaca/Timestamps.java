package io.otrep.alpaca;

import io.otrep.market.Nanos;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Times and dates in texts that Alpaca writes in several ways. Stateless. */
final class Timestamps {
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private Timestamps() {}

    /** Nanoseconds since 1970 of the first text that is a time or a date (New York's midnight); {@code otherwise} if none is. */
    static long nanos(long otherwise, @Nullable String... texts) {
        for (String text : texts) {
            Instant instant = text == null ? null : instant(text);
            if (instant != null) {
                return Nanos.of(instant);
            }
        }
        return otherwise;
    }

    private static @Nullable Instant instant(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(NEW_YORK).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }
}
