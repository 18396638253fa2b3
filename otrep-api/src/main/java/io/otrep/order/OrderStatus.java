package io.otrep.order;

/**
 * Where an order is in its life. What has been filled and what is being asked are separate: see {@link Order}. Immutable.
 */
public enum OrderStatus {
    /** Decided, not yet judged by the gates. */
    INITIALIZED(Phase.BEFORE),
    /** Refused by a gate. */
    DENIED(Phase.CLOSED),
    /** Provably never left this process; nothing is reserved. */
    NOT_SENT(Phase.CLOSED),
    /** Kept back until a parent fills or a time comes. */
    HELD(Phase.BEFORE),
    /** On its way to the venue; no answer yet. */
    PENDING_NEW(Phase.WORKING),
    /** Working at the venue. */
    ACCEPTED(Phase.WORKING),
    /** A stop whose trigger was touched. */
    TRIGGERED(Phase.WORKING),
    /** At the venue, but set aside by it. */
    SUSPENDED(Phase.WORKING),
    /** No more fills today; works again tomorrow. */
    DONE_FOR_DAY(Phase.WORKING),
    /** All of its quantity was executed. */
    FILLED(Phase.CLOSED),
    /** Ended on request, or by the venue. */
    CANCELED(Phase.CLOSED),
    /** Ended by its time in force. */
    EXPIRED(Phase.CLOSED),
    /** Provably refused by the venue. */
    REJECTED(Phase.CLOSED);

    private enum Phase {
        BEFORE,
        WORKING,
        CLOSED
    }

    private final Phase phase;

    OrderStatus(Phase phase) {
        this.phase = phase;
    }

    /**
     * Whether the venue may have it, so that it can still fill: its remaining quantity is exposure.
     *
     * @return true from PENDING_NEW to DONE_FOR_DAY
     */
    public boolean isWorking() {
        return phase == Phase.WORKING;
    }

    /**
     * Whether it has ended. Late fills, busts and corrections are still taken.
     *
     * @return true for DENIED, NOT_SENT, FILLED, CANCELED, EXPIRED and REJECTED
     */
    public boolean isClosed() {
        return phase == Phase.CLOSED;
    }
}
