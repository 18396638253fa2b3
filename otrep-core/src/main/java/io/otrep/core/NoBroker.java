package io.otrep.core;

import io.otrep.broker.Broker;
import io.otrep.broker.BrokerContext;
import io.otrep.broker.BrokerFactory;
import java.util.List;

/** A route that has a name but no broker: for backtests only. */
record NoBroker(String route) implements BrokerFactory {
    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public List<String> violations() {
        return List.of("it has no broker and serves backtests only; say route(broker, symbols) to trade");
    }

    @Override
    public Broker create(BrokerContext context) {
        throw new IllegalStateException("route " + route + " has no broker");
    }
}
