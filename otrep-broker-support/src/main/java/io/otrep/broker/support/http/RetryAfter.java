package io.otrep.broker.support.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads a Retry-After (RFC 9110, 10.2.3): seconds, or a date. Stateless. */
public final class RetryAfter {
    private static final Duration MOST = Duration.ofDays(1);

    private RetryAfter() {}

    /** How long to wait by an answer's header, at most a day; null if it says nothing that can be read. */
    static @Nullable Duration of(HttpReply reply) {
        String text = reply.header(Wire.HIDDEN_RETRY_AFTER);
        return text == null ? null : parse(text.strip(), reply.received());
    }

    /**
     * How long to wait, at most a day.
     *
     * @param text the value of the header
     * @param now when the answer was sent
     * @return the wait; null if the text is neither seconds nor a date
     */
    public static @Nullable Duration parse(String text, Instant now) {
        Duration wait;
        try {
            wait = text.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(text)) : until(text, now);
        } catch (DateTimeException malformed) {
            return null;
        }
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(MOST) > 0 ? MOST : wait;
    }

    private static Duration until(String date, Instant now) {
        return Duration.between(
                now,
                ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    }
}
