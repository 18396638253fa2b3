package io.otrep.alpaca;

import io.otrep.broker.BrokerFactory;
import io.otrep.broker.BrokerProvider;
import java.util.Map;

/**
 * Finds Alpaca by name. It reads {@code ALPACA_API_KEY_ID}, {@code ALPACA_API_SECRET_KEY} and {@code PAPER_TRADING}, which is {@code true} unless
 * it says {@code false}. Stateless and thread-safe.
 */
public final class AlpacaBrokerProvider implements BrokerProvider {
    /** Used by {@link java.util.ServiceLoader}. */
    public AlpacaBrokerProvider() {}

    @Override
    public String name() {
        return Alpaca.ROUTE;
    }

    @Override
    public BrokerFactory configure(Map<String, String> settings) {
        return Alpaca.of(settings);
    }
}
