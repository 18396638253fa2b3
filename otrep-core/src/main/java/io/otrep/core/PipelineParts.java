package io.otrep.core;

import io.otrep.core.internal.EngineSetup;
import io.otrep.core.internal.Route;
import io.otrep.core.internal.Safety;
import io.otrep.core.internal.StopLatch;
import io.otrep.market.Instrument;
import io.otrep.portfolio.PortfolioPolicy;
import io.otrep.risk.GateFactory;
import io.otrep.risk.OrderGate;
import io.otrep.risk.PositionSizer;
import io.otrep.risk.RiskView;
import io.otrep.risk.SizerFactory;
import io.otrep.strategy.Strategy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes the parts of one run from a pipeline's specifications. */
final class PipelineParts {
    private PipelineParts() {}

    static EngineSetup.Builder setup(
            PipelineSpecs pipeline,
            String namespace,
            List<Route> routes,
            List<Instrument> instruments,
            StopLatch latch) {
        return EngineSetup.builder(namespace, pipeline.base, routes, instruments, latch)
                .strategies(strategies(pipeline, instruments))
                .policies(policies(pipeline))
                .gates(gates(pipeline, latch))
                .books(pipeline.marks, pipeline.roll, pipeline.lots)
                .signalTime(pipeline.signalTime)
                .closedRemembered(pipeline.closedOrdersRemembered)
                .safety(new Safety(pipeline.flattening, pipeline.haltCancelsAll));
    }

    private static List<EngineSetup.StrategySetup> strategies(PipelineSpecs pipeline, List<Instrument> instruments) {
        SizerFactory shared = pipeline.sizing;
        PositionSizer sharedSizer = shared == null ? PipelineParts::noSizer : shared.create();
        List<EngineSetup.StrategySetup> made = new ArrayList<>();
        for (StrategySpec spec : pipeline.strategies) {
            SizerFactory own = spec.sizer();
            Strategy strategy = Objects.requireNonNull(
                    spec.strategy().get(), "the supplier of strategy '" + spec.name() + "' gave null");
            requireOwn(strategy, spec.name(), made);
            made.add(new EngineSetup.StrategySetup(
                    spec.name(), strategy, own == null ? sharedSizer : own.create(), seen(spec, instruments)));
        }
        return made;
    }

    @SuppressWarnings("ReferenceEquality") // the question is whether it is the same object
    private static void requireOwn(Strategy strategy, String name, List<EngineSetup.StrategySetup> made) {
        for (EngineSetup.StrategySetup other : made) {
            if (other.strategy() == strategy) {
                throw new IllegalArgumentException("strategies '" + other.name() + "' and '" + name
                        + "' are the same object; give each a supplier that makes a new one");
            }
        }
    }

    private static double noSizer(String strategy, double level, int slot, RiskView view) {
        throw new IllegalStateException(
                "strategy " + strategy + " gives signals, but the pipeline is for orders only; say sizing(...)");
    }

    private static List<Instrument> seen(StrategySpec spec, List<Instrument> instruments) {
        return instruments.stream()
                .filter(instrument -> spec.sees(instrument.symbol(), instrument.route()))
                .toList();
    }

    private static Map<String, PortfolioPolicy> policies(PipelineSpecs pipeline) {
        Map<String, PortfolioPolicy> made = new LinkedHashMap<>();
        pipeline.policies.forEach((name, policy) -> made.put(name, policy.get()));
        return made;
    }

    private static List<OrderGate> gates(PipelineSpecs pipeline, StopLatch latch) {
        GateFactory factory = pipeline.gates;
        return factory == null ? List.of() : factory.create(latch);
    }
}
