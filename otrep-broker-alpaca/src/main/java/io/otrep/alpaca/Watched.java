package io.otrep.alpaca;

import io.otrep.broker.support.json.JsonWords;
import io.otrep.broker.support.stream.Topic;
import io.otrep.market.Instrument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The instruments of one stream of prices, and what is asked for of each. Thread-safe. */
final class Watched {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<String> channels;
    private final Map<String, Instrument> instruments = new LinkedHashMap<>();
    private volatile PriceWire.Symbols symbols = dictionary(Map.of());

    /**
     * Nothing yet.
     *
     * @param channels what is asked for of each instrument
     */
    Watched(String... channels) {
        this.channels = List.of(channels);
    }

    private static PriceWire.Symbols dictionary(Map<String, Instrument> instruments) {
        Map<String, Optional<Instrument>> words = new LinkedHashMap<>();
        instruments.forEach((symbol, instrument) -> words.put(symbol, Optional.of(instrument)));
        words.putIfAbsent("", Optional.empty());
        return PriceWire.Symbols.of(JsonWords.of(Optional.empty(), words));
    }

    PriceWire.Symbols symbols() {
        return symbols;
    }

    /** Watches these too; what to ask for. */
    List<Topic> add(Collection<Instrument> more) {
        lock.lock();
        try {
            more.forEach(instrument -> instruments.put(instrument.symbol(), instrument));
            symbols = dictionary(instruments);
            return topics(more);
        } finally {
            lock.unlock();
        }
    }

    /** Watches these no more; what to end. */
    List<Topic> remove(Collection<Instrument> these) {
        lock.lock();
        try {
            these.forEach(instrument -> instruments.remove(instrument.symbol()));
            symbols = dictionary(instruments);
            return topics(these);
        } finally {
            lock.unlock();
        }
    }

    private List<Topic> topics(Collection<Instrument> of) {
        List<Topic> topics = new ArrayList<>();
        for (String channel : channels) {
            of.forEach(instrument -> topics.add(new Topic(channel, instrument.symbol())));
        }
        return topics;
    }
}
