package io.otrep.core.tape;

import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Nanos;
import io.otrep.market.Tape;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The events of a tape from one time, inclusive, to another, exclusive. Nothing is copied. Immutable and thread-safe. */
public final class WindowTape implements Tape {
    private final Tape tape;
    private final long fromNanos;
    private final long toNanos;

    private WindowTape(Tape tape, long fromNanos, long toNanos) {
        this.tape = Objects.requireNonNull(tape, "tape");
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
        if (fromNanos > toNanos) {
            throw new IllegalArgumentException("from " + Nanos.toInstant(fromNanos) + " is after to "
                    + Nanos.toInstant(toNanos) + "; give the earlier time first");
        }
    }

    /**
     * A part of a tape.
     *
     * @param tape the whole, in the order of time
     * @param from first time
     * @param to time after the last
     * @return the part
     * @throws IllegalArgumentException if {@code from} is after {@code to}
     */
    public static WindowTape of(Tape tape, Instant from, Instant to) {
        return new WindowTape(tape, Nanos.of(from), Nanos.of(to));
    }

    /**
     * The part of a tape from a time on.
     *
     * @param tape the whole, in the order of time
     * @param from first time
     * @return the part
     */
    public static WindowTape from(Tape tape, Instant from) {
        return new WindowTape(tape, Nanos.of(from), Long.MAX_VALUE);
    }

    /**
     * The part of a tape before a time.
     *
     * @param tape the whole, in the order of time
     * @param to time after the last
     * @return the part
     */
    public static WindowTape until(Tape tape, Instant to) {
        return new WindowTape(tape, Long.MIN_VALUE, Nanos.of(to));
    }

    @Override
    public List<Instrument> instruments() {
        return tape.instruments();
    }

    @Override
    public Cursor open() {
        return new WindowCursor(tape.open());
    }

    private final class WindowCursor implements Cursor {
        private final Cursor cursor;

        WindowCursor(Cursor cursor) {
            this.cursor = cursor;
        }

        @Override
        public @Nullable MarketEvent next() {
            MarketEvent event = cursor.next();
            while (event != null && event.timeNanos() < fromNanos) {
                event = cursor.next();
            }
            return event == null || event.timeNanos() >= toNanos ? null : event;
        }

        @Override
        public int instrumentIndex() {
            return cursor.instrumentIndex();
        }

        @Override
        public void close() {
            cursor.close();
        }
    }
}
