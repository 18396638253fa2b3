package io.otrep.broker.tck;

import io.otrep.broker.Broker;
import java.util.ArrayList;
import java.util.List;

/** Brokers that a case made, so that none outlives it. Single-threaded. */
final class OpenBrokers {
    private final List<Broker> open = new ArrayList<>();

    Broker add(Broker broker) {
        open.add(broker);
        return broker;
    }

    void close() {
        open.forEach(Broker::close);
        open.clear();
    }
}
