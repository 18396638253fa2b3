package io.otrep.broker.support.stream;

/** What a session does when its queue is full, because frames come faster than the protocol takes them. */
public enum Overflow {
    /** Ends the connection and says so: what waited is delivered, then a gap, then a reconnect. For anything that carries orders. */
    DISCONNECT,
    /** Drops the frame that waited longest, counts it, and tells of a gap. For market data only. */
    DROP_OLDEST
}
