package io.otrep.market;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Market events of some instruments in the order in which they became known: what a backtest or a replay is fed with. Opening it
 * twice gives the same events twice. Implementations are thread-safe; a {@link Cursor} belongs to one thread.
 */
public interface Tape {
    /**
     * What is on it.
     *
     * @return the instruments, in a stable order, without duplicates
     */
    List<Instrument> instruments();

    /**
     * Begins at the first event.
     *
     * @return a new cursor
     */
    Cursor open();

    /** One pass over a tape. Single-threaded. */
    interface Cursor extends AutoCloseable {
        /**
         * The next event.
         *
         * @return the event, or null at the end
         */
        @Nullable
        MarketEvent next();

        /**
         * Which instrument the last event was about.
         *
         * @return an index into {@link Tape#instruments()}
         */
        int instrumentIndex();

        @Override
        default void close() {}
    }

    /**
     * A tape in memory. Events are ordered by time; of one time, corporate actions and status changes come first, then the order
     * of the collection holds.
     *
     * @param events any order, of one adjustment per instrument
     * @return the tape
     * @throws IllegalArgumentException if instruments that are equal differ in price adjustment
     */
    static Tape of(Collection<? extends MarketEvent> events) {
        return new MemoryTape(events);
    }
}
