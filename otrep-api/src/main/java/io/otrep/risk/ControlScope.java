package io.otrep.risk;

import io.otrep.market.Instrument;
import java.util.Objects;

/**
 * What a {@link TradingState} is about. Immutable and thread-safe.
 *
 * @param kind how wide
 * @param name which one; {@code *} for the engine
 */
public record ControlScope(Kind kind, String name) implements Comparable<ControlScope> {

    /** How wide a scope is. */
    public enum Kind {
        /** All orders. */
        ENGINE,
        /** Orders through one route. */
        ROUTE,
        /** Orders of one strategy. */
        STRATEGY,
        /** Orders of one instrument. */
        INSTRUMENT
    }

    /** Checks that both are there. */
    public ControlScope {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
    }

    /**
     * All orders.
     *
     * @return the scope
     */
    public static ControlScope engine() {
        return new ControlScope(Kind.ENGINE, "*");
    }

    /**
     * Orders through one route.
     *
     * @param route its name
     * @return the scope
     */
    public static ControlScope route(String route) {
        return new ControlScope(Kind.ROUTE, route);
    }

    /**
     * Orders of one strategy.
     *
     * @param strategy its name
     * @return the scope
     */
    public static ControlScope strategy(String strategy) {
        return new ControlScope(Kind.STRATEGY, strategy);
    }

    /**
     * Orders of one instrument.
     *
     * @param instrument which
     * @return the scope
     */
    public static ControlScope instrument(Instrument instrument) {
        return new ControlScope(Kind.INSTRUMENT, instrument.toString());
    }

    @Override
    public int compareTo(ControlScope other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }

    /** Kind and name, for example {@code ROUTE:alpaca}. */
    @Override
    public String toString() {
        return kind + ":" + name;
    }
}
