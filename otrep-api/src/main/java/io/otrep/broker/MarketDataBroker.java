package io.otrep.broker;

import io.otrep.market.Instrument;
import java.util.Collection;

/** A venue that publishes market data. Thread-safe; see {@link Capability#MARKET_DATA}. */
public interface MarketDataBroker extends Broker {
    /**
     * Begins to publish quotes, trades and bars of instruments to {@link BrokerEvents#onMarket}. Returns at once; survives reconnects.
     *
     * @param instruments what; added to what is published already
     */
    void subscribe(Collection<Instrument> instruments);

    /**
     * Stops publishing.
     *
     * @param instruments what
     */
    void unsubscribe(Collection<Instrument> instruments);
}
