package io.otrep.broker.support.http;

import io.otrep.order.RejectReason;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a submit, a replace or a cancel. Immutable and thread-safe.
 *
 * @param <T> what is read out of the answer of a venue that took it
 */
public final class HttpOutcome<T> {
    /** The four ends there are. */
    public enum Verdict {
        /** The venue took it. */
        ACCEPTED,
        /** The venue provably refused it. */
        REJECTED,
        /** Provably no byte of it left, or the venue turned it away before it looked at it. */
        NOT_SENT,
        /** Anything else: it may have arrived. */
        UNKNOWN
    }

    private final Verdict verdict;
    private final @Nullable T value;
    private final @Nullable RejectReason reason;
    private final String text;

    private HttpOutcome(Verdict verdict, @Nullable T value, @Nullable RejectReason reason, String text) {
        this.verdict = verdict;
        this.value = value;
        this.reason = reason;
        this.text = Objects.requireNonNull(text, "text");
    }

    static <T> HttpOutcome<T> accepted(T value) {
        return new HttpOutcome<>(Verdict.ACCEPTED, Objects.requireNonNull(value, "value"), null, "");
    }

    static <T> HttpOutcome<T> rejected(RejectReason reason, String text) {
        return new HttpOutcome<>(Verdict.REJECTED, null, reason, text);
    }

    static <T> HttpOutcome<T> notSent(String text) {
        return new HttpOutcome<>(Verdict.NOT_SENT, null, null, text);
    }

    static <T> HttpOutcome<T> unknown(String text) {
        return new HttpOutcome<>(Verdict.UNKNOWN, null, null, text);
    }

    /**
     * How it ended.
     *
     * @return the verdict
     */
    public Verdict verdict() {
        return verdict;
    }

    /**
     * What was read out of the answer.
     *
     * @return the value
     * @throws IllegalStateException unless the verdict is ACCEPTED
     */
    public T value() {
        if (value == null) {
            throw new IllegalStateException("there is no value of " + this + "; ask for the verdict first");
        }
        return value;
    }

    /**
     * Why the venue refused.
     *
     * @return the reason; {@link RejectReason#OTHER} unless the verdict is REJECTED
     */
    public RejectReason reason() {
        return reason == null ? RejectReason.OTHER : reason;
    }

    /**
     * What happened in words: those of the venue, or what failed on the way.
     *
     * @return the text without secrets, empty if accepted
     */
    public String text() {
        return text;
    }

    /** Verdict, reason and text. */
    @Override
    public String toString() {
        return verdict + (reason == null ? "" : " " + reason) + (text.isEmpty() ? "" : " '" + text + "'");
    }
}
