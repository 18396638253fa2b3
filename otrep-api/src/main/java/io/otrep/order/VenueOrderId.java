package io.otrep.order;

import java.util.Objects;

/**
 * A venue's name for an order. A replace may give an order a new one. Immutable and thread-safe.
 *
 * @param value 1 to 128 characters, for example {@code 61e69015-8549-4bfd}
 */
public record VenueOrderId(String value) implements Comparable<VenueOrderId> {

    /** Checks the length. */
    public VenueOrderId {
        Objects.requireNonNull(value, "value");
        if (value.isEmpty() || value.length() > 128) {
            throw new IllegalArgumentException("a VenueOrderId has 1 to 128 characters, but was '" + value + "'");
        }
    }

    /**
     * An id.
     *
     * @param value 1 to 128 characters
     * @return the id
     */
    public static VenueOrderId of(String value) {
        return new VenueOrderId(value);
    }

    @Override
    public int compareTo(VenueOrderId other) {
        return value.compareTo(other.value);
    }

    /** The value itself. */
    @Override
    public String toString() {
        return value;
    }
}
