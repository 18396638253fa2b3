package io.otrep.broker.support.stream;

import io.otrep.broker.support.http.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.CompletionException;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * How a connection ended, or why it never began. Immutable and thread-safe.
 *
 * @param cause what happened
 * @param code the WebSocket close code or the HTTP status; 0 where there is none
 * @param retryAfter what the venue asked for in {@code Retry-After}; zero where it did not
 * @param detail in words, without secrets
 * @param failure the exception behind it
 */
public record StreamEnd(
        Cause cause,
        int code,
        Duration retryAfter,
        String detail,
        @Nullable Throwable failure) {

    /** What happened. */
    public enum Cause {
        /** {@link StreamProtocol#request} failed. */
        NOT_PREPARED,
        /** The venue answered with an HTTP status that is no stream; {@code code} holds it. */
        HTTP,
        /** The venue closed; {@code code} holds the close code, 1000 for a chunked stream that came to its end. */
        CLOSED,
        /** The connection was refused, cut or broken. */
        CUT,
        /** The queue was full. */
        OVERFLOW
    }

    static StreamEnd notPrepared(Throwable thrown) {
        Throwable inner = thrown.getCause();
        Throwable failure = thrown instanceof CompletionException && inner != null ? inner : thrown;
        return new StreamEnd(Cause.NOT_PREPARED, 0, Duration.ZERO, "not prepared: " + words(failure), failure);
    }

    /** Of an answer that is no stream. A date in Retry-After is measured against the answer's own Date, not against a clock of ours. */
    static StreamEnd http(Response answer) {
        String asked = answer.header("Retry-After");
        Date sent = answer.headers().getDate("Date");
        Instant now = sent == null ? Instant.MAX : sent.toInstant();
        Duration wait = asked == null ? null : RetryAfter.parse(asked.strip(), now);
        return http(answer.code(), wait == null ? Duration.ZERO : wait);
    }

    static StreamEnd http(int status, Duration retryAfter) {
        return new StreamEnd(Cause.HTTP, status, retryAfter, "HTTP " + status, null);
    }

    static StreamEnd closed(int code, String reason) {
        String detail = "closed by the venue, " + code + (reason.isEmpty() ? "" : " " + reason);
        return new StreamEnd(Cause.CLOSED, code, Duration.ZERO, detail, null);
    }

    static StreamEnd cut(Throwable failure) {
        return new StreamEnd(Cause.CUT, 0, Duration.ZERO, "cut: " + words(failure), failure);
    }

    static StreamEnd overflow(int frames) {
        String detail = "overflow: " + frames + " frames waited to be read";
        return new StreamEnd(Cause.OVERFLOW, 0, Duration.ZERO, detail, null);
    }

    static String words(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        return failure.getMessage() == null ? name : name + " " + failure.getMessage();
    }
}
