package io.otrep.broker.support.http;

import java.time.DateTimeException;
import java.time.Instant;

/** Tells a limiter what the headers of an answer say about its limit. Thread-safe. */
@FunctionalInterface
public interface RateHeaders {
    /** Headers say nothing. */
    RateHeaders NONE = (reply, limiter) -> {};

    /**
     * Hears an answer.
     *
     * @param reply the answer
     * @param limiter the limit it counts for
     */
    void observe(HttpReply reply, RateLimiter limiter);

    /**
     * Two headers: how many calls are left, and when all are there again in seconds since 1970. Answers without them, or with something else
     * in them, say nothing.
     *
     * @param remaining such as {@code X-RateLimit-Remaining}
     * @param resetUnixSeconds such as {@code X-RateLimit-Reset}
     * @return the rule
     */
    static RateHeaders remainingUntil(String remaining, String resetUnixSeconds) {
        return (reply, limiter) -> {
            String left = reply.header(remaining);
            String reset = reply.header(resetUnixSeconds);
            if (left != null && reset != null) {
                try {
                    limiter.observe(
                            reply.received(), Integer.parseInt(left), Instant.ofEpochSecond(Long.parseLong(reset)));
                } catch (NumberFormatException | DateTimeException | ArithmeticException unusable) {
                    return;
                }
            }
        };
    }
}
