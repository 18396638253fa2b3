package io.otrep.broker;

import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.Instrument;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A venue that hands out past bars. Thread-safe; see {@link Capability#HISTORY}. */
public interface HistoryBroker extends Broker {
    /**
     * Asks for past bars.
     *
     * @param instrument of what
     * @param interval which bars
     * @param from first close, inclusive
     * @param to last close, inclusive
     * @return complete bars only, oldest first
     */
    CompletionStage<List<Bar>> bars(Instrument instrument, BarInterval interval, Instant from, Instant to);
}
