package io.otrep.broker;

import java.util.List;

/**
 * Makes the broker of one engine. It holds configuration only: nothing connects before {@link Broker#connect}. A backtest makes none.
 * Thread-safe.
 */
public interface BrokerFactory {
    /**
     * The route's name, unless the builder gives another.
     *
     * @return for example {@code alpaca}
     */
    String route();

    /**
     * Whether its orders cost real money. A live route needs an explicit acknowledgement in the builder.
     *
     * @return false for paper and simulation
     */
    boolean isLive();

    /**
     * What is wrong with the configuration.
     *
     * @return one sentence a fault, for example a missing environment variable; empty if it is complete
     */
    List<String> violations();

    /**
     * Makes a broker.
     *
     * @param context what the engine lends it
     * @return a new broker, not connected
     */
    Broker create(BrokerContext context);
}
