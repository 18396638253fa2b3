package io.otrep.core.journal;

import java.io.IOException;

/**
 * Looks behind a bad place for whole records, byte by byte.
 *
 * <p>Each record says how many before it were not yet synced when it was written. A crash may lose any sectors written since the
 * last sync, in any order; so a bad record followed by whole ones is torn as long as none of them says it had been synced.
 */
final class FrameSearch {
    private final FrameCursor frames;
    private final Window window;
    private final long from;
    private final long expected;

    FrameSearch(FrameCursor frames, long from, long expected) {
        this.frames = frames;
        this.window = frames.window();
        this.from = from;
        this.expected = expected;
    }

    boolean onlyZeros() throws IOException {
        for (long at = from; at < window.end(); at++) {
            if (!window.holds(at, 1) || window.bytes().get(window.index(at)) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The first whole record of a later sequence; -1 if there is none. */
    long find() throws IOException {
        return find(Long.MIN_VALUE);
    }

    /** The first whole record written after the expected one had been synced; -1 if there is none. */
    long findSynced() throws IOException {
        return find(expected);
    }

    private long find(long synced) throws IOException {
        for (long at = from + 1; at <= window.end() - Frame.HEADER; at++) {
            if (isPlausible(at) && frames.isWhole(at) && frames.syncedAt(at) >= synced) {
                return at;
            }
        }
        return -1;
    }

    private boolean isPlausible(long at) throws IOException {
        if (!window.holds(at, Frame.HEADER)) {
            return false;
        }
        long ahead = frames.sequenceAt(at) - expected;
        return ahead > 0 && ahead <= 1 + (at - from) / Frame.HEADER;
    }
}
