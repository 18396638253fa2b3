package io.otrep.broker.support.stream;

import io.otrep.broker.BrokerException;
import java.time.Duration;

/**
 * What to do after a connection ended. Immutable and thread-safe.
 *
 * @param refused whether the venue refused the credentials, so that a further attempt is of no use
 * @param notBefore how long to wait at least, a day at most; backoff comes on top
 * @param detail in words, for an operator
 */
public record StreamVerdict(boolean refused, Duration notBefore, String detail) {
    private static final Duration LONGEST = Duration.ofDays(1);

    /** Checks the wait. */
    public StreamVerdict {
        if (notBefore.isNegative() || notBefore.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("notBefore is " + notBefore + "; use zero to " + LONGEST);
        }
    }

    /**
     * Try again, after the backoff.
     *
     * @param detail why the connection ended
     */
    public static StreamVerdict retry(String detail) {
        return new StreamVerdict(false, Duration.ZERO, detail);
    }

    /**
     * Try again, but not before a time has passed: a lock of the venue's, a rate limit.
     *
     * @param detail why the connection ended
     * @param notBefore how long to wait at least
     */
    public static StreamVerdict retry(String detail, Duration notBefore) {
        return new StreamVerdict(false, notBefore, detail);
    }

    /**
     * Stop: credentials or plan do not allow this stream.
     *
     * @param detail what the venue said
     */
    public static StreamVerdict refuse(String detail) {
        return new StreamVerdict(true, Duration.ZERO, detail);
    }

    /**
     * What holds where a venue has no rule of its own: refuses on HTTP 401 and 403 and on a fatal {@link BrokerException}, otherwise tries
     * again after what the venue asked for.
     *
     * @param end how the connection ended
     */
    public static StreamVerdict of(StreamEnd end) {
        if (end.failure() instanceof BrokerException asked) {
            return asked.kind() == BrokerException.Kind.FATAL
                    ? refuse(end.detail())
                    : retry(end.detail(), asked.retryAfter().orElse(Duration.ZERO));
        }
        boolean refused = end.cause() == StreamEnd.Cause.HTTP && (end.code() == 401 || end.code() == 403);
        return refused ? refuse(end.detail()) : retry(end.detail(), end.retryAfter());
    }
}
