package io.otrep.broker;

import io.otrep.market.Currency;
import java.time.InstantSource;
import java.util.Objects;

/**
 * What an engine lends a broker. Immutable and thread-safe.
 *
 * @param engine the engine's name, for thread names and logs
 * @param route the name of the route in this engine
 * @param baseCurrency the engine's base currency
 * @param clock the clock to stamp with
 */
public record BrokerContext(String engine, String route, Currency baseCurrency, InstantSource clock) {
    /** Checks that all parts are there. */
    public BrokerContext {
        Objects.requireNonNull(engine, "engine");
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(baseCurrency, "baseCurrency");
        Objects.requireNonNull(clock, "clock");
    }
}
