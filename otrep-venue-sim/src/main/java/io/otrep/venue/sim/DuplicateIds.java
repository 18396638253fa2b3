package io.otrep.venue.sim;

/** What a venue does with a client order id that it has seen before. Immutable. */
public enum DuplicateIds {
    /** It does not look: a second order is made. */
    TAKEN,
    /** It refuses with DUPLICATE_ID. */
    REFUSED,
    /** It answers as it did the first time, and makes no second order. */
    ANSWERED
}
