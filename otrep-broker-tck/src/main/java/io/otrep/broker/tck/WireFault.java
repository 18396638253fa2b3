package io.otrep.broker.tck;

import io.otrep.venue.sim.MessageKind;
import java.time.Duration;
import java.util.Objects;

/**
 * One thing that goes wrong on the wire, told in words common to all protocols. Immutable and thread-safe.
 *
 * @param kind what goes wrong
 * @param on which messages it strikes
 * @param count how many of them, from the next one on; at least 1
 */
public record WireFault(Kind kind, MessageKind on, int count) {

    /** What can go wrong. Immutable. */
    public enum Kind {
        /** No connection can be made, or it breaks before a byte of the request left. */
        NO_CONNECTION(false),
        /** The request is lost on its way: the venue never hears of it, and no answer comes. */
        REQUEST_LOST(false),
        /** The connection is cut after the request left; the venue does nothing. */
        CUT_BEFORE_ARRIVAL(false),
        /** The connection is cut after the venue did what was asked, before a byte of its answer. */
        CUT_AFTER_ARRIVAL(true),
        /** The connection is cut in the middle of the answer. */
        CUT_IN_REPLY(true),
        /** The venue did what was asked; no answer comes. */
        REPLY_LOST(true),
        /** A server error; nothing was done. */
        SERVER_ERROR(false),
        /** A server error; yet it was done. */
        SERVER_ERROR_AFTER(true),
        /** The venue did what was asked; its answer cannot be read. */
        REPLY_GARBLED(true),
        /** The answer comes late, but within the time that the adapter waits. */
        REPLY_DELAYED(true),
        /** Too many requests: nothing was done, and the venue says so. */
        RATE_LIMITED(false),
        /** A frame of a stream is lost. */
        FRAME_LOST(true),
        /** A frame comes twice. */
        FRAME_DUPLICATED(true),
        /** The next frame overtakes it. */
        FRAME_OVERTAKEN(true),
        /** A frame cannot be read. */
        FRAME_GARBLED(true);

        private final boolean done;

        Kind(boolean done) {
            this.done = done;
        }

        /**
         * Whether the venue has done what was asked.
         *
         * @return false if it provably did nothing
         */
        public boolean isDone() {
            return done;
        }
    }

    /** Checks the parts. */
    public WireFault {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(on, "on");
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1, but was " + count);
        }
    }

    /**
     * Strikes the next message of a kind.
     *
     * @param kind what goes wrong
     * @param on which message
     * @return the fault
     */
    public static WireFault once(Kind kind, MessageKind on) {
        return new WireFault(kind, on, 1);
    }

    /**
     * Strikes every message of a kind from now on.
     *
     * @param kind what goes wrong
     * @param on which messages
     * @return the fault
     */
    public static WireFault always(Kind kind, MessageKind on) {
        return new WireFault(kind, on, Integer.MAX_VALUE);
    }

    /** How long a stream stays away when a case cuts it: short, so that a reconnect is seen soon. */
    static final Duration SHORT = Duration.ofMillis(50);
}
