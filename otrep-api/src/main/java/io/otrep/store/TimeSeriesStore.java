package io.otrep.store;

import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.Instrument;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Keeps bars. Writing a bar of the same instrument, interval and close again replaces it. Thread-safe; may block on I/O. A store that
 * cannot be reached throws {@link StoreException}.
 */
public interface TimeSeriesStore extends AutoCloseable {
    /**
     * Writes bars.
     *
     * @param bars any order
     */
    void write(Collection<Bar> bars);

    /**
     * Reads bars.
     *
     * @param instrument of what
     * @param interval which bars
     * @param from first close, inclusive
     * @param to last close, exclusive
     * @return oldest first
     */
    List<Bar> read(Instrument instrument, BarInterval interval, Instant from, Instant to);

    @Override
    void close();
}
