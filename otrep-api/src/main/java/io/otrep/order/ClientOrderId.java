package io.otrep.order;

import java.util.Objects;

/**
 * Our name for an order: derived from its intent, so that a second attempt, a restart or another process makes the same id. Immutable and thread-safe.
 *
 * @param value 1 to 128 characters, for example {@code o-1f3a-42}
 */
public record ClientOrderId(String value) implements Comparable<ClientOrderId> {

    private static final String EXTERNAL_PREFIX = "venue:";
    private static final int LONGEST = 128;

    /** Checks the length. */
    public ClientOrderId {
        Objects.requireNonNull(value, "value");
        int most = value.startsWith(EXTERNAL_PREFIX) ? LONGEST + EXTERNAL_PREFIX.length() : LONGEST;
        if (value.isEmpty() || value.length() > most) {
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

    /**
     * Stands for an order that carries no id of ours: somebody else made it, or the venue did.
     *
     * @param venueOrderId the venue's id
     * @return for example {@code venue:OABC-12}, which is never sent
     */
    public static ClientOrderId external(VenueOrderId venueOrderId) {
        return new ClientOrderId(EXTERNAL_PREFIX + venueOrderId.value());
    }

    /**
     * Whether it stands for an order that carries no id of ours.
     *
     * @return true if made by {@link #external}
     */
    public boolean isExternal() {
        return value.startsWith(EXTERNAL_PREFIX);
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
