package io.otrep.order;

/** What is being asked of the venue about an order just now. Immutable. */
public enum PendingRequest {
    /** Nothing. */
    NONE,
    /** To take it. */
    SUBMIT,
    /** To end it. */
    CANCEL,
    /** To change its terms. */
    REPLACE
}
