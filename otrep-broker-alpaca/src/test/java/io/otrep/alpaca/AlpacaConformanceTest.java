package io.otrep.alpaca;

import io.otrep.broker.BrokerFactory;
import io.otrep.broker.tck.BrokerConformance;
import io.otrep.broker.tck.WireDouble;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Alpaca's adapter passes the suite. */
class AlpacaConformanceTest extends BrokerConformance {
    @Override
    public String name() {
        return "alpaca";
    }

    @Override
    protected Optional<Path> page() {
        return Optional.of(Path.of("..", "docs", "capabilities.md"));
    }

    @Override
    public WireDouble wire() {
        return new AlpacaWire();
    }

    @Override
    public BrokerFactory factory(WireDouble wire) {
        return factory(wire, AlpacaWire.SECRET);
    }

    @Override
    public Optional<BrokerFactory> stranger(WireDouble wire) {
        return Optional.of(factory(wire, "a-secret-that-is-wrong"));
    }

    @Override
    public List<String> secrets() {
        return List.of(AlpacaWire.SECRET, "a-secret-that-is-wrong");
    }

    private static BrokerFactory factory(WireDouble wire, String secret) {
        return Alpaca.paper(AlpacaConfig.builder(PaperKeys.of(AlpacaWire.KEY, secret))
                .endpoints(((AlpacaWire) wire).endpoints())
                .requestTimeout(Duration.ofSeconds(2))
                .requestsPerMinute(60_000)
                .reconnect(Duration.ofMillis(20), Duration.ofMillis(100))
                .silence(Duration.ofSeconds(2))
                .build());
    }
}
