package io.otrep.broker.tck;

import io.otrep.broker.BrokerFactory;

/** The simulated venue's own broker passes the suite. */
class SimConformanceTest extends BrokerConformance {
    @Override
    public String name() {
        return "sim";
    }

    @Override
    public WireDouble wire() {
        return new SimWire();
    }

    @Override
    public BrokerFactory factory(WireDouble wire) {
        return ((SimWire) wire).brokers();
    }
}
