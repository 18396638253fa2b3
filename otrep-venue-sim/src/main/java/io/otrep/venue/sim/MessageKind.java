package io.otrep.venue.sim;

/** What a fault can strike: a request of a broker, an execution at the venue, or a frame of a stream. Immutable. */
public enum MessageKind {
    /** A new order. */
    SUBMIT,
    /** Orders that depend on each other, in one request. */
    GROUP,
    /** The end of an order. */
    CANCEL,
    /** Other terms of an order. */
    REPLACE,
    /** The end of all orders. */
    CANCEL_ALL,
    /** A question: account, positions, orders, activities, instruments, time, rates. */
    QUERY,
    /** An order is about to be executed at the venue. */
    EXECUTION,
    /** What the stream says about an order. */
    ORDER_FRAME,
    /** What the stream says about the books: a fill, a correction, a fee. */
    ACTIVITY_FRAME,
    /** A quote. Faults strike it only if they name it. */
    MARKET_FRAME;

    /**
     * Whether it changes or makes orders.
     *
     * @return true from SUBMIT to CANCEL_ALL
     */
    public boolean isRequest() {
        return ordinal() <= CANCEL_ALL.ordinal();
    }

    boolean makesOrders() {
        return this == SUBMIT || this == GROUP;
    }

    boolean isFrame() {
        return this == ORDER_FRAME || this == ACTIVITY_FRAME || this == MARKET_FRAME;
    }
}
