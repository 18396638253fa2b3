package io.otrep.portfolio.execute;

import io.otrep.portfolio.execute.ExecutionAlgorithm.VolumeSource;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Writes and reads the algorithms of this package. Stateless and thread-safe. */
final class AlgorithmFields {
    private enum Kind {
        AT_ONCE,
        TWAP,
        VWAP,
        PARTICIPATION
    }

    private AlgorithmFields() {}

    static void write(ExecutionAlgorithm algorithm, DataOutputStream out) throws IOException {
        if (algorithm instanceof AtOnce atOnce) {
            begin(Kind.AT_ONCE, atOnce, out);
        } else if (algorithm instanceof Twap twap) {
            begin(Kind.TWAP, twap, out);
        } else if (algorithm instanceof Vwap vwap) {
            begin(Kind.VWAP, vwap, out);
            vwap.profile().write(out);
        } else if (algorithm instanceof Participation participation) {
            begin(Kind.PARTICIPATION, participation, out);
            out.writeDouble(participation.rate());
            out.writeUTF(participation.volumeSource().name());
        } else {
            throw new IllegalArgumentException(
                    algorithm.getClass().getName()
                            + " cannot be told to a running engine: give its parent to ScheduledExecution.of, or own an ExecutionDesk");
        }
    }

    private static void begin(Kind kind, Windowed algorithm, DataOutputStream out) throws IOException {
        Window window = algorithm.window;
        out.writeUTF(kind.name());
        out.writeLong(window.startNanos());
        out.writeLong(window.endNanos());
        out.writeInt(window.slices());
    }

    static ExecutionAlgorithm read(DataInputStream in) throws IOException {
        Kind kind = Kind.valueOf(in.readUTF());
        Window window = new Window(in.readLong(), in.readLong(), in.readInt());
        return switch (kind) {
            case AT_ONCE -> new AtOnce(window);
            case TWAP -> new Twap(window);
            case VWAP -> new Vwap(window, VolumeProfile.read(in));
            case PARTICIPATION -> new Participation(window, in.readDouble(), VolumeSource.valueOf(in.readUTF()));
        };
    }
}
