package io.otrep.core.reconcile;

import io.otrep.market.Decimal;
import io.otrep.order.VenueOrderId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an operator found out about an order that is Unknown, for example from the venue's own screen. It is recorded with the operator's name. Immutable and
 * thread-safe.
 */
public final class Evidence {
    /** What can be stated. Immutable. */
    public enum Kind {
        /** The venue never had it. */
        NEVER_EXISTED,
        /** It works at the venue. */
        OPEN,
        /** It has ended there. */
        ENDED
    }

    private final Kind kind;
    private final @Nullable VenueOrderId venueOrderId;
    private final Decimal filled;
    private final @Nullable Decimal price;

    private Evidence(Kind kind, @Nullable VenueOrderId venueOrderId, Decimal filled, @Nullable Decimal price) {
        this.kind = kind;
        this.venueOrderId = venueOrderId;
        this.filled = filled;
        this.price = price;
    }

    /**
     * The venue never had the order: its reservation is released.
     *
     * @return the evidence
     */
    public static Evidence neverExisted() {
        return new Evidence(Kind.NEVER_EXISTED, null, Decimal.ZERO, null);
    }

    /**
     * The order works at the venue, and no request for it is under way any more. Its submit and its cancel are settled by it; which terms hold is asked of the
     * venue, and settles its replaces.
     *
     * @param venueOrderId the venue's id
     * @return the evidence
     */
    public static Evidence isOpen(VenueOrderId venueOrderId) {
        return new Evidence(Kind.OPEN, Objects.requireNonNull(venueOrderId, "venueOrderId"), Decimal.ZERO, null);
    }

    /**
     * The order has ended. What was executed and had no fill yet is booked at the price given; a fill that comes later takes its place.
     *
     * @param filled units executed in all, at least 0
     * @param price average price, in the quote currency; null if nothing was executed
     * @return the evidence
     */
    public static Evidence ended(Decimal filled, @Nullable Decimal price) {
        Objects.requireNonNull(filled, "filled");
        boolean priced = price != null && price.isPositive();
        if (filled.signum() < 0 || (filled.signum() > 0 && !priced)) {
            throw new IllegalArgumentException("an order that ended has at least 0 units executed, and above 0 a price"
                    + " above 0, but was " + filled + " at " + price);
        }
        return new Evidence(Kind.ENDED, null, filled, price);
    }

    /**
     * What is stated.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * The venue's id.
     *
     * @return null unless it is open
     */
    public @Nullable VenueOrderId venueOrderId() {
        return venueOrderId;
    }

    /**
     * Units executed in all.
     *
     * @return 0 unless it ended with some
     */
    public Decimal filled() {
        return filled;
    }

    /**
     * At what price.
     *
     * @return null if nothing was executed
     */
    public @Nullable Decimal price() {
        return price;
    }

    /** The evidence in words, for the record. */
    @Override
    public String toString() {
        return switch (kind) {
            case NEVER_EXISTED -> "it never existed";
            case OPEN -> "it is open as " + venueOrderId;
            case ENDED -> "it ended with " + filled + " filled" + (price == null ? "" : " at " + price);
        };
    }
}
