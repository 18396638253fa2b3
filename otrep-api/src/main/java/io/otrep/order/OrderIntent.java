package io.otrep.order;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The engine's decision to send an order, or to replace one: who decided, when, with which terms, under which id. Its client order id
 * is derived from it, so a second attempt, a restart or another process makes the same id. Immutable and thread-safe.
 */
public final class OrderIntent {
    private final ClientOrderId id;
    private final String owner;
    private final long sequence;
    private final long decidedAtNanos;
    private final OrderRequest request;
    private final @Nullable ClientOrderId parentId;
    private final @Nullable String groupId;
    private final @Nullable OrderRequest replaced;

    private OrderIntent(Builder b) {
        this.id = b.id;
        this.owner = b.owner;
        this.sequence = b.sequence;
        this.decidedAtNanos = b.decidedAtNanos;
        this.request = b.request;
        this.parentId = b.parentId;
        this.groupId = b.groupId;
        this.replaced = b.replaced;
    }

    /**
     * Begins an intent.
     *
     * @param id the derived client order id; for a replace, that of the order it changes
     * @param owner the strategy, policy or host that decided, for example {@code momentum}
     * @param sequence number of the decision in this engine, at least 0
     * @param decidedAtNanos loop time of the decision, nanoseconds since 1970
     * @param request the terms
     * @return a builder
     */
    public static Builder builder(
            ClientOrderId id, String owner, long sequence, long decidedAtNanos, OrderRequest request) {
        return new Builder(id, owner, sequence, decidedAtNanos, request);
    }

    /**
     * The derived id.
     *
     * @return our id of the order
     */
    public ClientOrderId id() {
        return id;
    }

    /**
     * Who decided.
     *
     * @return the name of the strategy, policy or host; several strategies netted into one order are named {@code a+b}
     */
    public String owner() {
        return owner;
    }

    /**
     * Number of the decision in this engine.
     *
     * @return at least 0
     */
    public long sequence() {
        return sequence;
    }

    /**
     * When it was decided, in loop time, nanoseconds since 1970.
     *
     * @return the time
     */
    public long decidedAtNanos() {
        return decidedAtNanos;
    }

    /**
     * The terms; of a replace, the new ones, with the total quantity including what is filled.
     *
     * @return the terms
     */
    public OrderRequest request() {
        return request;
    }

    /**
     * The order whose fills release this one.
     *
     * @return the parent's id, null if there is none
     */
    public @Nullable ClientOrderId parentId() {
        return parentId;
    }

    /**
     * The group of exits this one belongs to, of which only one may fill.
     *
     * @return the group, null if there is none
     */
    public @Nullable String groupId() {
        return groupId;
    }

    /**
     * The terms that held before, when this intent replaces a working order.
     *
     * @return the old terms, null for a new order
     */
    public @Nullable OrderRequest replaced() {
        return replaced;
    }

    /**
     * Whether this intent changes a working order instead of making one.
     *
     * @return true if so
     */
    public boolean isReplace() {
        return replaced != null;
    }

    /**
     * This intent with other terms, for example with a quantity that a gate reduced.
     *
     * @param reduced the terms
     * @return the intent
     */
    public OrderIntent withRequest(OrderRequest reduced) {
        Builder b = toBuilder();
        b.request = reduced;
        return b.build();
    }

    /**
     * A builder with everything this intent has.
     *
     * @return the builder
     */
    public Builder toBuilder() {
        return new Builder(id, owner, sequence, decidedAtNanos, request)
                .parentId(parentId)
                .groupId(groupId)
                .replaced(replaced);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OrderIntent that
                && id.equals(that.id)
                && owner.equals(that.owner)
                && sequence == that.sequence
                && decidedAtNanos == that.decidedAtNanos
                && request.equals(that.request)
                && Objects.equals(parentId, that.parentId)
                && Objects.equals(groupId, that.groupId)
                && Objects.equals(replaced, that.replaced);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, sequence);
    }

    /** Id, owner and terms. */
    @Override
    public String toString() {
        return id + " by " + owner + (isReplace() ? " replace with " : ": ") + request;
    }

    /** Builds an {@link OrderIntent}. Not thread-safe. */
    public static final class Builder {
        private final ClientOrderId id;
        private final String owner;
        private final long sequence;
        private final long decidedAtNanos;
        private OrderRequest request;
        private @Nullable ClientOrderId parentId;
        private @Nullable String groupId;
        private @Nullable OrderRequest replaced;

        private Builder(ClientOrderId id, String owner, long sequence, long decidedAtNanos, OrderRequest request) {
            this.id = Objects.requireNonNull(id, "id");
            this.owner = Objects.requireNonNull(owner, "owner");
            this.sequence = sequence;
            this.decidedAtNanos = decidedAtNanos;
            this.request = Objects.requireNonNull(request, "request");
        }

        /**
         * The order whose fills release this one. Default: none.
         *
         * @param parentId the parent's id
         * @return this
         */
        public Builder parentId(@Nullable ClientOrderId parentId) {
            this.parentId = parentId;
            return this;
        }

        /**
         * The group of exits this one belongs to. Default: none.
         *
         * @param groupId the group
         * @return this
         */
        public Builder groupId(@Nullable String groupId) {
            this.groupId = groupId;
            return this;
        }

        /**
         * The terms that held before. Default: none, a new order.
         *
         * @param replaced the old terms
         * @return this
         */
        public Builder replaced(@Nullable OrderRequest replaced) {
            this.replaced = replaced;
            return this;
        }

        /**
         * Makes the intent.
         *
         * @return the intent
         * @throws IllegalArgumentException if the sequence is negative, or a replace changes instrument or side
         */
        public OrderIntent build() {
            if (sequence < 0) {
                throw new IllegalArgumentException("sequence of " + id + " must be at least 0, but was " + sequence);
            }
            if (replaced != null
                    && (!replaced.instrument().equals(request.instrument()) || replaced.side() != request.side())) {
                throw new IllegalArgumentException(
                        "a replace keeps instrument and side, but " + id + " goes from " + replaced + " to " + request);
            }
            return new OrderIntent(this);
        }
    }
}
