package io.otrep.core.internal;

import io.otrep.core.control.FlattenOptions;
import io.otrep.core.control.FlattenReport.End;
import org.jspecify.annotations.Nullable;

/** How far the close of one instrument is: which try is next and when, what is in its way, how it ended. Single-threaded. */
final class Exit {
    private static final long NEVER = Long.MAX_VALUE;

    private int attempt;
    private long nextTryNanos = Long.MIN_VALUE;
    private long blockedSinceNanos = NEVER;
    private long wakeNanos = NEVER;
    private boolean involved;
    private @Nullable End end;
    private String text = "";

    /** Another look at it: nobody needs to be woken yet. */
    void begin() {
        wakeNanos = NEVER;
    }

    /** There was something to close. */
    void involve() {
        involved = true;
    }

    boolean isInvolved() {
        return involved;
    }

    /** Wants to be looked at again at a time. */
    void wakeAt(long timeNanos) {
        wakeNanos = Math.min(wakeNanos, timeNanos);
    }

    /** When it wants to be looked at again, {@link Long#MAX_VALUE} if an input will do. */
    long wakeNanos() {
        return wakeNanos;
    }

    /** It ended, for the time being. */
    void end(End how, String why) {
        end = how;
        text = why;
        blockedSinceNanos = NEVER;
        if (how == End.FLAT || how == End.DUST) {
            attempt = 0;
            nextTryNanos = Long.MIN_VALUE;
        }
    }

    /** Something is in the way; too long and it is stuck. */
    void blocked(long nowNanos, FlattenOptions options, String why) {
        if (blockedSinceNanos == NEVER) {
            blockedSinceNanos = nowNanos;
            end = end == End.STUCK ? end : null;
        }
        long until = blockedSinceNanos + options.patience().toNanos();
        text = why;
        if (nowNanos >= until) {
            end = End.STUCK;
        } else {
            wakeAt(until);
        }
        wakeAt(nowNanos + options.interval().toNanos());
    }

    /** Whether the next close has to wait for its time. */
    boolean isEarly(long nowNanos) {
        if (nowNanos < nextTryNanos) {
            wakeAt(nextTryNanos);
            return true;
        }
        return false;
    }

    /** Which try is next, from 0. */
    int attempt() {
        return attempt;
    }

    /** A close was sent, or refused: the next one takes its place after the interval. */
    void tried(long nowNanos, FlattenOptions options) {
        attempt++;
        blockedSinceNanos = NEVER;
        end = end == End.STUCK ? end : null;
        nextTryNanos = nowNanos + options.interval().toNanos();
        wakeAt(nextTryNanos);
    }

    /** How it ended, null if it goes on. */
    @Nullable
    End end() {
        return end;
    }

    /** Why, or what is in the way. */
    String text() {
        return text;
    }
}
