package io.otrep.broker.support.stream;

import java.time.Duration;
import java.util.Date;
import okhttp3.Headers;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After} (RFC 9110, 10.2.3). Stateless. */
final class RetryAfter {
    private RetryAfter() {}

    static StreamEnd end(Response response) {
        return StreamEnd.http(response.code(), of(response.headers()));
    }

    /** Seconds as they stand; a date is measured against the answer's own {@code Date}, not against a clock of ours. */
    static Duration of(Headers headers) {
        String text = headers.get("Retry-After");
        if (text == null) {
            return Duration.ZERO;
        }
        if (text.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        return between(headers.getDate("Date"), headers.getDate("Retry-After"));
    }

    private static Duration between(@Nullable Date sent, @Nullable Date until) {
        if (sent == null || until == null || until.before(sent)) {
            return Duration.ZERO;
        }
        return Duration.between(sent.toInstant(), until.toInstant());
    }
}
