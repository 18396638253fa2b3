package io.otrep.core.internal;

import io.otrep.risk.PositionSizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Who belongs to which slot: worked out once, when an engine is made. Stateless. */
final class Wiring {
    private Wiring() {}

    static Route[] routesBySlot(EngineSetup setup, Instruments instruments) {
        Route[] bySlot = new Route[instruments.size()];
        for (int slot = 0; slot < bySlot.length; slot++) {
            String name = instruments.get(slot).route();
            bySlot[slot] = setup.routes().stream()
                    .filter(route -> route.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no route is named " + name));
        }
        return bySlot;
    }

    static List<String> owners(EngineSetup setup) {
        List<String> owners = new ArrayList<>();
        setup.strategies().forEach(strategy -> owners.add(strategy.name()));
        owners.addAll(setup.policies().keySet());
        return owners;
    }

    static StrategyRunner[][] bySlot(StrategyRunner[] all, int slots) {
        StrategyRunner[][] bySlot = new StrategyRunner[slots][];
        for (int slot = 0; slot < slots; slot++) {
            List<StrategyRunner> seeing = new ArrayList<>();
            for (StrategyRunner runner : all) {
                if (runner.trades(slot)) {
                    seeing.add(runner);
                }
            }
            bySlot[slot] = seeing.toArray(StrategyRunner[]::new);
        }
        return bySlot;
    }

    static PositionSizer[] distinctSizers(EngineSetup setup) {
        Set<PositionSizer> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return setup.strategies().stream()
                .map(EngineSetup.StrategySetup::sizer)
                .filter(seen::add)
                .toArray(PositionSizer[]::new);
    }
}
