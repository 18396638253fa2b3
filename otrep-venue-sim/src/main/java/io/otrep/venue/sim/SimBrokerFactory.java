package io.otrep.venue.sim;

import io.otrep.broker.Broker;
import io.otrep.broker.BrokerContext;
import io.otrep.broker.BrokerFactory;
import java.util.List;

/** Makes brokers of one venue. Thread-safe. */
record SimBrokerFactory(VenueSim venue, String route) implements BrokerFactory {
    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public List<String> violations() {
        return List.of();
    }

    @Override
    public Broker create(BrokerContext context) {
        if (!context.route().equals(route)) {
            throw new IllegalArgumentException("the venue's instruments are of route '" + route
                    + "', but the engine's is '" + context.route() + "'; name them alike");
        }
        return new SimBroker(venue, route);
    }

    @Override
    public String toString() {
        return "VenueSim[" + route + "]";
    }
}
