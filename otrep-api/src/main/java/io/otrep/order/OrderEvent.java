package io.otrep.order;

import io.otrep.market.Decimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a venue, or the last gate before it, says about one of our orders. Executions are not among these: they come as
 * {@link io.otrep.account.Fill} activities, and move the order too. Immutable and thread-safe.
 */
public final class OrderEvent {
    private final ClientOrderId clientOrderId;
    private final OrderEventKind kind;
    private final long venueTimeNanos;
    private final @Nullable VenueOrderId venueOrderId;
    private final @Nullable Decimal cumulativeQuantity;
    private final @Nullable OrderRequest terms;
    private final @Nullable RejectReason reason;
    private final @Nullable String text;

    private OrderEvent(Builder b) {
        this.clientOrderId = b.clientOrderId;
        this.kind = b.kind;
        this.venueTimeNanos = b.venueTimeNanos;
        this.venueOrderId = b.venueOrderId;
        this.cumulativeQuantity = b.cumulativeQuantity;
        this.terms = b.terms;
        this.reason = b.reason;
        this.text = b.text;
    }

    /**
     * Begins an event.
     *
     * @param clientOrderId which order
     * @param kind what happened
     * @param venueTimeNanos when, by the venue's clock, nanoseconds since 1970
     * @return a builder
     */
    public static Builder builder(ClientOrderId clientOrderId, OrderEventKind kind, long venueTimeNanos) {
        return new Builder(clientOrderId, kind, venueTimeNanos);
    }

    /**
     * Which order.
     *
     * @return our id
     */
    public ClientOrderId clientOrderId() {
        return clientOrderId;
    }

    /**
     * What happened.
     *
     * @return the kind
     */
    public OrderEventKind kind() {
        return kind;
    }

    /**
     * When, by the venue's clock, nanoseconds since 1970.
     *
     * @return the venue's time
     */
    public long venueTimeNanos() {
        return venueTimeNanos;
    }

    /**
     * The venue's id of the order, where it gave one; a REPLACE may bring a new one.
     *
     * @return the id or null
     */
    public @Nullable VenueOrderId venueOrderId() {
        return venueOrderId;
    }

    /**
     * What the venue says has been executed so far, where it says so. Evidence for reconciliation: fills alone move the books.
     *
     * @return units or null
     */
    public @Nullable Decimal cumulativeQuantity() {
        return cumulativeQuantity;
    }

    /**
     * The terms that hold from now on, for REPLACE.
     *
     * @return the terms or null
     */
    public @Nullable OrderRequest terms() {
        return terms;
    }

    /**
     * Why, for a rejection.
     *
     * @return the reason or null
     */
    public @Nullable RejectReason reason() {
        return reason;
    }

    /**
     * The venue's own words.
     *
     * @return the text or null
     */
    public @Nullable String text() {
        return text;
    }

    /**
     * A builder with everything this event has.
     *
     * @return the builder
     */
    public Builder toBuilder() {
        return new Builder(clientOrderId, kind, venueTimeNanos)
                .venueOrderId(venueOrderId)
                .cumulativeQuantity(cumulativeQuantity)
                .terms(terms)
                .reason(reason, text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OrderEvent that
                && clientOrderId.equals(that.clientOrderId)
                && kind == that.kind
                && venueTimeNanos == that.venueTimeNanos
                && Objects.equals(venueOrderId, that.venueOrderId)
                && Objects.equals(cumulativeQuantity, that.cumulativeQuantity)
                && Objects.equals(terms, that.terms)
                && reason == that.reason
                && Objects.equals(text, that.text);
    }

    @Override
    public int hashCode() {
        return 31 * clientOrderId.hashCode() + Long.hashCode(venueTimeNanos);
    }

    /** Id, kind, reason and text. */
    @Override
    public String toString() {
        return "OrderEvent[" + clientOrderId + " " + kind + (venueOrderId == null ? "" : " venue id " + venueOrderId)
                + (reason == null ? "" : " " + reason) + (text == null ? "" : " '" + text + "'") + "]";
    }

    /** Builds an {@link OrderEvent}. Not thread-safe. */
    public static final class Builder {
        private final ClientOrderId clientOrderId;
        private final OrderEventKind kind;
        private final long venueTimeNanos;
        private @Nullable VenueOrderId venueOrderId;
        private @Nullable Decimal cumulativeQuantity;
        private @Nullable OrderRequest terms;
        private @Nullable RejectReason reason;
        private @Nullable String text;

        private Builder(ClientOrderId clientOrderId, OrderEventKind kind, long venueTimeNanos) {
            this.clientOrderId = Objects.requireNonNull(clientOrderId, "clientOrderId");
            this.kind = Objects.requireNonNull(kind, "kind");
            this.venueTimeNanos = venueTimeNanos;
        }

        /**
         * The venue's id. Default: none.
         *
         * @param venueOrderId the id
         * @return this
         */
        public Builder venueOrderId(@Nullable VenueOrderId venueOrderId) {
            this.venueOrderId = venueOrderId;
            return this;
        }

        /**
         * Executed so far, as the venue says. Default: not said.
         *
         * @param cumulativeQuantity units
         * @return this
         */
        public Builder cumulativeQuantity(@Nullable Decimal cumulativeQuantity) {
            this.cumulativeQuantity = cumulativeQuantity;
            return this;
        }

        /**
         * The terms that hold from now on. Required for REPLACE.
         *
         * @param terms the terms
         * @return this
         */
        public Builder terms(@Nullable OrderRequest terms) {
            this.terms = terms;
            return this;
        }

        /**
         * Why. Default: not said.
         *
         * @param reason the reason
         * @param text the venue's own words
         * @return this
         */
        public Builder reason(@Nullable RejectReason reason, @Nullable String text) {
            this.reason = reason;
            this.text = text;
            return this;
        }

        /**
         * Makes the event.
         *
         * @return the event
         * @throws IllegalArgumentException if a REPLACE has no terms, or the kind is one of fills
         */
        public OrderEvent build() {
            if (kind == OrderEventKind.REPLACE && terms == null) {
                throw new IllegalArgumentException(
                        "REPLACE of " + clientOrderId + " needs the terms that hold from now on");
            }
            if (kind == OrderEventKind.PARTIAL_FILL || kind == OrderEventKind.COMPLETE_FILL) {
                throw new IllegalArgumentException(
                        "an execution of " + clientOrderId + " comes as a Fill, not as " + kind);
            }
            return new OrderEvent(this);
        }
    }
}
