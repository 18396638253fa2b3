package io.otrep.order;

import java.util.Objects;

/**
 * Our name for an order: derived from its intent, so that a second attempt, a restart or another process makes the same id. Immutable and thread-safe.
 *
 * @param value 1 to 128 characters, for example {@code o-1f3a-42}
 */
public record ClientOrderId(String value) implements Comparable<ClientOrderId> {

    /** Checks the length. */
    public ClientOrderId {
        Objects.requireNonNull(value, "value");
        if (value.isEmpty() || value.length() > 128) {
            throw new IllegalArgumentException("a ClientOrderId has 1 to 128 characters, but was '" + value + "'");
        }
    }

    /**
     * An id.
     *
     * @param value 1 to 128 characters
     * @return the id
     */
    public static ClientOrderId of(String value) {
        return new ClientOrderId(value);
    }

    @Override
    public int compareTo(ClientOrderId other) {
        return value.compareTo(other.value);
    }

    /** The value itself. */
    @Override
    public String toString() {
        return value;
    }
}
