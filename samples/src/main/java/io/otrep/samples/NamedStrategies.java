package io.otrep.samples;

import io.otrep.core.strategy.MeanReversion;
import io.otrep.core.strategy.Momentum;
import io.otrep.core.strategy.Stoichiometric;
import io.otrep.market.Bar;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Strategies that a runner knows by name. Stateless. */
final class NamedStrategies {
    static final List<String> DEFAULT = List.of("momentum", "mean-reversion", "stoichiometric");

    private NamedStrategies() {}

    private static Map<String, Supplier<Strategy>> all() {
        Map<String, Supplier<Strategy>> all = new LinkedHashMap<>();
        all.put("momentum", () -> new Momentum(60));
        all.put("mean-reversion", () -> new MeanReversion(20, 2.0, 0.5));
        all.put("stoichiometric", () -> new Stoichiometric(14));
        all.put("breakout", Breakout::new);
        all.put("hold", Hold::new);
        return all;
    }

    static Supplier<Strategy> find(String name) {
        Supplier<Strategy> found = all().get(name);
        if (found == null) {
            throw new IllegalArgumentException("no strategy is named '" + name + "'; known are " + all().keySet());
        }
        return found;
    }

    /** Buys once and holds. */
    private static final class Hold implements Strategy {
        @Override
        public void onBar(Bar bar, StrategyContext context) {
            context.signal(bar.instrument(), 1.0);
        }
    }
}
