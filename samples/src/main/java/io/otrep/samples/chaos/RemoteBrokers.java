package io.otrep.samples.chaos;

import io.otrep.broker.Broker;
import io.otrep.broker.BrokerContext;
import io.otrep.broker.BrokerFactory;
import java.util.List;

/** Gives an engine the one connection that its process has. Thread-safe. */
final class RemoteBrokers implements BrokerFactory {
    private final RemoteBroker broker;

    RemoteBrokers(RemoteBroker broker) {
        this.broker = broker;
    }

    @Override
    public String route() {
        return broker.route();
    }

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
        return broker;
    }
}
