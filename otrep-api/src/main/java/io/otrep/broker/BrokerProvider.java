package io.otrep.broker;

import java.util.Map;

/** Finds a broker by name through {@link java.util.ServiceLoader}. Stateless and thread-safe. */
public interface BrokerProvider {
    /**
     * The name it is found by.
     *
     * @return for example {@code alpaca}
     */
    String name();

    /**
     * Reads a configuration.
     *
     * @param settings names and values, for example the environment
     * @return a factory; what is missing is among its {@link BrokerFactory#violations()}
     */
    BrokerFactory configure(Map<String, String> settings);
}
