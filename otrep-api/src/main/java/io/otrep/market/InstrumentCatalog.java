package io.otrep.market;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The instruments that are known, by route and symbol, in the order they were given. Immutable and thread-safe. */
public final class InstrumentCatalog {
    private final Map<String, Instrument> byKey;

    private InstrumentCatalog(Map<String, Instrument> byKey) {
        this.byKey = byKey;
    }

    /**
     * A catalog.
     *
     * @param instruments no two with the same route and symbol
     * @return the catalog
     * @throws IllegalArgumentException naming a listing that is given twice
     */
    public static InstrumentCatalog of(Collection<Instrument> instruments) {
        Map<String, Instrument> byKey = new LinkedHashMap<>();
        for (Instrument instrument : instruments) {
            if (byKey.put(key(instrument.route(), instrument.symbol()), instrument) != null) {
                throw new IllegalArgumentException("instrument " + instrument + " is in the catalog twice");
            }
        }
        return new InstrumentCatalog(byKey);
    }

    /**
     * A catalog.
     *
     * @param instruments no two with the same route and symbol
     * @return the catalog
     */
    public static InstrumentCatalog of(Instrument... instruments) {
        return of(List.of(instruments));
    }

    /**
     * Looks a listing up.
     *
     * @param route the route's name
     * @param symbol the venue's symbol
     * @return the instrument, if known
     */
    public Optional<Instrument> find(String route, String symbol) {
        return Optional.ofNullable(byKey.get(key(route, symbol)));
    }

    /**
     * All instruments.
     *
     * @return in the order given
     */
    public List<Instrument> all() {
        return new ArrayList<>(byKey.values());
    }

    private static String key(String route, String symbol) {
        return symbol + "@" + route;
    }
}
