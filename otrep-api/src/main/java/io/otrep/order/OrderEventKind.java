package io.otrep.order;

/** What can happen to an order. Immutable. */
public enum OrderEventKind {
    /** A gate refused it. */
    DENY(false),
    /** It is kept back until its parent fills or its time comes. */
    HOLD(false),
    /** It was handed to the outbound stage. */
    RELEASE(false),
    /** Its request provably never left. */
    NOT_SENT(false),
    /** Whether the venue has it is not known. */
    SUBMIT_UNKNOWN(false),
    /** The venue has it. */
    ACCEPT(true),
    /** The venue provably refused it. */
    REJECT(true),
    /** Its stop price was touched. */
    TRIGGER(true),
    /** The venue set it aside. */
    SUSPEND(true),
    /** It works again. */
    RESUME(true),
    /** No more fills today. */
    DONE_FOR_DAY(true),
    /** Some of its quantity was executed. */
    PARTIAL_FILL(true),
    /** The last of its quantity was executed. */
    COMPLETE_FILL(true),
    /** It ended on request, or by the venue. */
    CANCEL(true),
    /** Its time in force ended it. */
    EXPIRE(true),
    /** We asked for its end. */
    CANCEL_REQUEST(false),
    /** The venue refused to end it. */
    CANCEL_REJECT(true),
    /** Whether the cancel arrived is not known. */
    CANCEL_UNKNOWN(false),
    /** We asked for other terms. */
    REPLACE_REQUEST(false),
    /** It works under other terms, asked for or not. */
    REPLACE(true),
    /** The venue refused other terms. */
    REPLACE_REJECT(true),
    /** Whether the replace arrived is not known. */
    REPLACE_UNKNOWN(false),
    /** It has been proven that the venue never had the order: no attempt to send it can still arrive. */
    ABSENT(false);

    private final boolean fromVenue;

    OrderEventKind(boolean fromVenue) {
        this.fromVenue = fromVenue;
    }

    /**
     * Whether it is evidence given by the venue.
     *
     * @return true if so, false for what we did or failed to learn
     */
    public boolean isFromVenue() {
        return fromVenue;
    }
}
