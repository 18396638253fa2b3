package io.otrep.broker;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A query could not be answered. Requests never throw it: their outcomes are events. */
public final class BrokerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whether asking again can help. */
    public enum Kind {
        /** Asking again later can help: a timeout, a busy venue. */
        RETRYABLE,
        /** Asking again cannot help: bad credentials, an unknown account. */
        FATAL
    }

    private final Kind kind;
    private final @Nullable Duration retryAfter;

    /**
     * A query without an answer.
     *
     * @param kind whether asking again can help
     * @param message what was asked, where, and what came back; without secrets
     * @param retryAfter how long to wait, as the venue says; null if it does not say
     * @param cause what went wrong below, null if nothing did
     */
    public BrokerException(Kind kind, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    /**
     * Whether asking again can help.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * How long to wait before asking again, as the venue says.
     *
     * @return the wait, if it said
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
