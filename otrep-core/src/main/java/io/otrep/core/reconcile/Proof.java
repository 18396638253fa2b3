package io.otrep.core.reconcile;

import io.otrep.order.ClientOrderId;
import java.util.Objects;

/**
 * Why the engine concluded something about an order that it did not know, for the record. Immutable and thread-safe.
 *
 * @param order our id
 * @param kind what was concluded
 * @param timeNanos loop time, nanoseconds since 1970
 * @param text the evidence in words: what was asked, when, and what came back
 * @param by {@link #ENGINE}, or the operator who stated it
 */
public record Proof(ClientOrderId order, Kind kind, long timeNanos, String text, String by) {
    /** Who concludes unless an operator does. */
    public static final String ENGINE = "engine";

    /** What can be concluded. Immutable. */
    public enum Kind {
        /** No answer came in time: whether the request arrived is not known. */
        DOUBTED,
        /** The venue shows the order, and it is the one we asked for. */
        FOUND,
        /** The venue shows something else under our id. */
        MISMATCHED,
        /** The request provably never arrived. */
        ABSENT,
        /** The venue dedupes on our id and shows nothing: the same intent goes out again. */
        RESENT,
        /** The cancel goes out again: the order works. */
        CANCELED_AGAIN,
        /** Which terms hold is known. */
        TERMS_SETTLED,
        /** The venue knows nothing of an order that it had confirmed. */
        LOST,
        /** An operator stated it. */
        RESOLVED
    }

    /** Checks that all parts are there. */
    public Proof {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(by, "by");
    }
}
