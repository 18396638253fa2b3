package io.otrep.risk.gate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** Where one scope is on a ladder, and since when its number has been beyond each level. Single-threaded. */
final class LadderState {
    private static final long NOT = Long.MAX_VALUE;

    LadderLevel level = LadderLevel.CALM;
    /** The trip was seen in the switch. */
    boolean latched;
    /** It came back from a snapshot and the switch has not been asked yet. */
    boolean restored;
    /** Why the last alert was given, empty if none is due. */
    String alerted = "";
    /** What was measured when it last moved, kept for the audit. */
    double measured = Double.NaN;

    /** Calm, with nothing beyond any level: as long as the number is below all levels there is nothing to do. */
    boolean quiet = true;

    private final long[] since = new long[LadderLevel.values().length];

    LadderState() {
        Arrays.fill(since, NOT);
    }

    void begin(LadderLevel beyond, long timeNanos) {
        since[beyond.ordinal()] = Math.min(since[beyond.ordinal()], timeNanos);
    }

    void end(LadderLevel beyond) {
        since[beyond.ordinal()] = NOT;
    }

    /** When the number passed a level and stayed beyond, {@link Long#MAX_VALUE} if it is not. */
    long since(LadderLevel beyond) {
        return since[beyond.ordinal()];
    }

    boolean isStopped() {
        return level.compareTo(LadderLevel.REDUCING) >= 0;
    }

    void calm() {
        quiet = true;
        level = LadderLevel.CALM;
        latched = false;
        alerted = "";
        Arrays.fill(since, NOT);
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(level.name());
        out.writeBoolean(latched);
        out.writeDouble(measured);
        for (long time : since) {
            out.writeLong(time);
        }
    }

    void read(DataInput in) throws IOException {
        level = LadderLevel.valueOf(in.readUTF());
        latched = in.readBoolean();
        measured = in.readDouble();
        for (int i = 0; i < since.length; i++) {
            since[i] = in.readLong();
        }
        restored = isStopped();
        quiet = false;
    }
}
