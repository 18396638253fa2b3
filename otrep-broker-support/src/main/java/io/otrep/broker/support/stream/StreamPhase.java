package io.otrep.broker.support.stream;

/** Where a session is. The phases from {@link #PREPARING} to {@link #SUBSCRIBING} have a deadline each. */
public enum StreamPhase {
    /** Made, not started. */
    IDLE,
    /** Waits for {@link StreamProtocol#request}, which may ask the venue for a token. */
    PREPARING,
    /** Waits for the socket and the HTTP answer. */
    CONNECTING,
    /** The socket is open; waits for {@link StreamLink#authenticated}. */
    AUTHENTICATING,
    /** Waits for {@link StreamLink#subscribed}. */
    SUBSCRIBING,
    /** Connected, authenticated, subscribed. */
    UP,
    /** Waits before the next attempt. */
    BACKOFF,
    /** The venue refused the credentials; nothing happens until {@link StreamSession#start} is called again. */
    REFUSED,
    /** Closed for good. */
    CLOSED;

    /** Whether the phase is a step of the handshake and so has a deadline. */
    public boolean isStep() {
        return this == PREPARING || isOpen() && this != UP || this == CONNECTING;
    }

    /** Whether the socket is open. */
    public boolean isOpen() {
        return this == AUTHENTICATING || this == SUBSCRIBING || this == UP;
    }
}
