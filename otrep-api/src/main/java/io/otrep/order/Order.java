package io.otrep.order;

import io.otrep.market.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state of an order at one time: its lifecycle, what was executed, and what is being asked. One identity of ours over a chain of
 * venue ids. Immutable and thread-safe.
 *
 * <p>PARTIALLY_FILLED, PENDING_CANCEL and UNKNOWN are views: {@link #isPartiallyFilled()}, {@link #pending()} and
 * {@link #isUnknown()}.
 */
public final class Order {
    private final OrderIntent intent;
    private final OrderRequest terms;
    private final OrderStatus status;
    private final PendingRequest pending;
    private final boolean unknown;
    private final Decimal filledQuantity;
    private final double averagePrice;
    private final List<VenueOrderId> venueOrderIds;
    private final @Nullable String reason;
    private final long updatedAtNanos;

    private Order(Builder b) {
        this.intent = b.intent;
        this.terms = b.terms;
        this.status = b.status;
        this.pending = b.pending;
        this.unknown = b.unknown;
        this.filledQuantity = b.filledQuantity;
        this.averagePrice = b.averagePrice;
        this.venueOrderIds = List.copyOf(b.venueOrderIds);
        this.reason = b.reason;
        this.updatedAtNanos = b.updatedAtNanos;
    }

    /**
     * Begins a state.
     *
     * @param intent why the order exists
     * @param status where it is in its life
     * @return a builder
     */
    public static Builder builder(OrderIntent intent, OrderStatus status) {
        return new Builder(intent, status);
    }

    /**
     * Our id.
     *
     * @return the id
     */
    public ClientOrderId id() {
        return intent.id();
    }

    /**
     * Why it exists.
     *
     * @return the intent
     */
    public OrderIntent intent() {
        return intent;
    }

    /**
     * The terms that hold now; after a replace others than the intent's.
     *
     * @return the terms
     */
    public OrderRequest terms() {
        return terms;
    }

    /**
     * Where it is in its life.
     *
     * @return the status
     */
    public OrderStatus status() {
        return status;
    }

    /**
     * What is being asked about it.
     *
     * @return the request without an answer
     */
    public PendingRequest pending() {
        return pending;
    }

    /**
     * Whether the outcome of what is being asked is unknown.
     *
     * @return true if unknown
     */
    public boolean isUnknown() {
        return unknown;
    }

    /**
     * Whether it works and some of it was executed.
     *
     * @return true if so
     */
    public boolean isPartiallyFilled() {
        return status.isWorking() && filledQuantity.signum() > 0;
    }

    /**
     * Units executed, busts and corrections taken off.
     *
     * @return at least 0
     */
    public Decimal filledQuantity() {
        return filledQuantity;
    }

    /**
     * Volume-weighted price of what was executed, a measurement.
     *
     * @return the price, NaN while nothing was executed
     */
    public double averagePrice() {
        return averagePrice;
    }

    /**
     * The venue's ids, oldest first; the last one holds.
     *
     * @return empty until the venue gave one
     */
    public List<VenueOrderId> venueOrderIds() {
        return venueOrderIds;
    }

    /**
     * Why it was denied, rejected or ended.
     *
     * @return the words, null if there are none
     */
    public @Nullable String reason() {
        return reason;
    }

    /**
     * Loop time of the last change, nanoseconds since 1970.
     *
     * @return the time
     */
    public long updatedAtNanos() {
        return updatedAtNanos;
    }

    /** Id, status, executed quantity and terms. */
    @Override
    public String toString() {
        return id() + " " + status + (pending == PendingRequest.NONE ? "" : " pending " + pending)
                + (unknown ? " UNKNOWN" : "") + " filled " + filledQuantity + ": " + terms
                + (reason == null ? "" : " (" + reason + ")");
    }

    /** Builds an {@link Order}. Not thread-safe. */
    public static final class Builder {
        private final OrderIntent intent;
        private final OrderStatus status;
        private OrderRequest terms;
        private PendingRequest pending = PendingRequest.NONE;
        private boolean unknown;
        private Decimal filledQuantity = Decimal.ZERO;
        private double averagePrice = Double.NaN;
        private List<VenueOrderId> venueOrderIds = new ArrayList<>();
        private @Nullable String reason;
        private long updatedAtNanos;

        private Builder(OrderIntent intent, OrderStatus status) {
            this.intent = Objects.requireNonNull(intent, "intent");
            this.status = Objects.requireNonNull(status, "status");
            this.terms = intent.request();
            this.updatedAtNanos = intent.decidedAtNanos();
        }

        /**
         * The terms that hold now. Default: the intent's.
         *
         * @param terms the terms
         * @return this
         */
        public Builder terms(OrderRequest terms) {
            this.terms = Objects.requireNonNull(terms, "terms");
            return this;
        }

        /**
         * What is being asked. Default: nothing.
         *
         * @param pending the request
         * @param unknown whether its outcome is unknown
         * @return this
         */
        public Builder pending(PendingRequest pending, boolean unknown) {
            this.pending = Objects.requireNonNull(pending, "pending");
            this.unknown = unknown;
            return this;
        }

        /**
         * What was executed. Default: nothing.
         *
         * @param filledQuantity units, at least 0
         * @param averagePrice volume-weighted price
         * @return this
         */
        public Builder filled(Decimal filledQuantity, double averagePrice) {
            this.filledQuantity = Objects.requireNonNull(filledQuantity, "filledQuantity");
            this.averagePrice = averagePrice;
            return this;
        }

        /**
         * The venue's ids, oldest first. Default: none.
         *
         * @param venueOrderIds the ids
         * @return this
         */
        public Builder venueOrderIds(List<VenueOrderId> venueOrderIds) {
            this.venueOrderIds = venueOrderIds;
            return this;
        }

        /**
         * Why it was denied, rejected or ended. Default: none.
         *
         * @param reason the words
         * @return this
         */
        public Builder reason(@Nullable String reason) {
            this.reason = reason;
            return this;
        }

        /**
         * Loop time of the last change. Default: the decision's.
         *
         * @param updatedAtNanos nanoseconds since 1970
         * @return this
         */
        public Builder updatedAtNanos(long updatedAtNanos) {
            this.updatedAtNanos = updatedAtNanos;
            return this;
        }

        /**
         * Makes the state.
         *
         * @return the order
         */
        public Order build() {
            return new Order(this);
        }
    }
}
