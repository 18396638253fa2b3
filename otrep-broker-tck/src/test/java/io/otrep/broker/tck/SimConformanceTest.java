package io.otrep.broker.tck;

import io.otrep.broker.BrokerFactory;
import java.nio.file.Path;
import java.util.Optional;

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
    protected Optional<Path> page() {
        return Optional.of(Path.of("..", "docs", "capabilities.md"));
    }

    @Override
    public BrokerFactory factory(WireDouble wire) {
        return ((SimWire) wire).brokers();
    }
}
