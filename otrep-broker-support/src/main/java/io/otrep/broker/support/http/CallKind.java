package io.otrep.broker.support.http;

/** What a request does at the venue, which decides what may be done when it fails. Immutable. */
public enum CallKind {
    /** Changes nothing; may be repeated. */
    READ,
    /** Makes an order; never repeated. */
    SUBMIT,
    /** Changes an order; never repeated. */
    REPLACE,
    /** Ends orders; never repeated, never held back by limits or a sick venue. */
    CANCEL
}
