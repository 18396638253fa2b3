package io.otrep.alpaca;

import io.otrep.broker.Broker;
import io.otrep.broker.BrokerContext;
import io.otrep.broker.BrokerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the route to Alpaca: {@code Alpaca.paper(AlpacaConfig.fromEnvironment())}. A factory holds configuration only; nothing connects before
 * the engine starts. Immutable and thread-safe.
 */
public final class Alpaca implements BrokerFactory {
    /** The route's name, unless the builder gives another. */
    public static final String ROUTE = "alpaca";

    private final @Nullable AlpacaKeys keys;
    private final boolean live;
    private final AlpacaConfig config;
    private final List<String> violations;

    private Alpaca(@Nullable AlpacaKeys keys, boolean live, AlpacaConfig config, List<String> violations) {
        this.keys = keys;
        this.live = live;
        this.config = Objects.requireNonNull(config, "config");
        this.violations = checked(violations);
    }

    /** Keys and addresses of different kinds of accounts never meet. */
    private List<String> checked(List<String> found) {
        List<String> all = new ArrayList<>(found);
        if (config.endpoints().filter(where -> where.isOfTheOther(live)).isPresent()) {
            all.add(
                    live
                            ? "a live account was given the addresses of paper accounts; leave endpoints out, or use Alpaca.paper"
                            : "a paper account was given the addresses of live accounts, where orders cost money; leave endpoints out, or use Alpaca.live");
        }
        return List.copyOf(all);
    }

    /**
     * The paper account: orders cost nothing.
     *
     * @param config with the paper account's keys
     * @return the factory; what is missing is among its {@link #violations()}
     */
    public static Alpaca paper(AlpacaConfig config) {
        AlpacaKeys keys = config.paperKeys().map(AlpacaKeys::of).orElse(null);
        List<String> violations = new ArrayList<>(config.violations());
        if (keys == null && violations.isEmpty()) {
            violations.add("no keys of a paper account were given; use AlpacaConfig.builder(PaperKeys.of(id, secret))");
        }
        return new Alpaca(keys, false, config, violations);
    }

    /**
     * An account with real money. The engine's builder wants its own acknowledgement too.
     *
     * @param keys of the account
     * @param acknowledgement says that whoever wrote this knows that orders cost money
     * @param settings everything but keys
     * @return the factory
     */
    public static Alpaca live(LiveKeys keys, RealMoney acknowledgement, AlpacaConfig settings) {
        Objects.requireNonNull(acknowledgement, "acknowledgement");
        List<String> violations = new ArrayList<>();
        if (settings.paperKeys().isPresent()) {
            violations.add("the settings hold keys of a paper account; use AlpacaConfig.settings() with live keys");
        }
        return new Alpaca(AlpacaKeys.of(keys), true, settings, violations);
    }

    /** Whatever names and values say: paper, unless they ask for real money. */
    static Alpaca of(Map<String, String> settings) {
        AlpacaEnvironment environment = AlpacaEnvironment.of(settings);
        if (!environment.isLive()) {
            return paper(environment.paper());
        }
        LiveKeys keys = environment.liveKeys();
        AlpacaConfig config = AlpacaConfig.settings().build();
        return new Alpaca(
                keys == null ? null : AlpacaKeys.of(keys), true, config, environment.missingKeys("the live account"));
    }

    @Override
    public String route() {
        return ROUTE;
    }

    @Override
    public boolean isLive() {
        return live;
    }

    @Override
    public List<String> violations() {
        return violations;
    }

    @Override
    public Broker create(BrokerContext context) {
        if (keys == null || !violations.isEmpty()) {
            throw new IllegalStateException("Alpaca cannot be reached: " + String.join("; ", violations));
        }
        return new AlpacaBroker(keys, config, endpoints(), context);
    }

    private AlpacaEndpoints endpoints() {
        return config.endpoints().orElseGet(live ? AlpacaEndpoints::live : AlpacaEndpoints::paper);
    }

    /** Paper or live, and the settings; keys are masked. */
    @Override
    public String toString() {
        return "Alpaca[" + (live ? "live" : "paper") + ", " + config + "]";
    }
}
