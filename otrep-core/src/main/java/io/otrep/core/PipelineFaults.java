package io.otrep.core;

import io.otrep.account.Position;
import io.otrep.core.internal.assembly.RouteSpec;
import io.otrep.order.TimeInForce;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds every fault of a pipeline's specifications, in words that say what to do. Single-threaded. */
final class PipelineFaults {
    private final PipelineSpecs specs;
    private final List<String> found = new ArrayList<>();

    private PipelineFaults(PipelineSpecs specs) {
        this.specs = specs;
    }

    /** What keeps any run from being made. */
    static List<String> of(PipelineSpecs specs) {
        PipelineFaults faults = new PipelineFaults(specs);
        faults.checkValues();
        faults.checkNames();
        faults.checkRoutes();
        faults.checkSymbols();
        faults.checkDecisions();
        return faults.found;
    }

    /** What keeps an engine from being made that talks to venues. */
    static List<String> ofLive(PipelineSpecs specs) {
        List<String> found = of(specs);
        for (RouteSpec route : specs.routes) {
            route.factory().violations().forEach(fault -> found.add("route '" + route.name() + "': " + fault));
            if (route.factory().isLive() && !specs.isLiveAcknowledged()) {
                found.add("route '" + route.name() + "' trades real money; say acknowledgeLive(\"" + Pipeline.LIVE_WORDS
                        + "\") or use its paper venue");
            }
            if (route.factory().isLive() && specs.ungated) {
                found.add("route '" + route.name() + "' trades real money and needs gates");
            }
        }
        return found;
    }

    private void require(boolean holds, String fault) {
        if (!holds) {
            found.add(fault);
        }
    }

    private void requireAboveZero(String what, Duration duration) {
        require(!duration.isNegative() && !duration.isZero(), what + " must be above 0, but was " + duration);
    }

    private void checkValues() {
        requireAboveZero("journalPatience", specs.journalPatience);
        require(specs.snapshotEvery >= 1, "snapshotEvery must be at least 1 record, but was " + specs.snapshotEvery);
        require(
                specs.signalTime != TimeInForce.GTD,
                "signalTimeInForce must be DAY, GTC, IOC, FOK, OPG or CLS, but was GTD");
        requireAboveZero("startTimeout", specs.startTimeout);
        requireAboveZero("reconcileEvery", specs.reconcileEvery);
        requireAboveZero("outcomeTimeout", specs.outcomeTimeout);
        require(specs.laneCapacity >= 64, "laneCapacity must be at least 64, but was " + specs.laneCapacity);
        require(
                specs.closedOrdersRemembered >= 1,
                "closedOrdersRemembered must be at least 1, but was " + specs.closedOrdersRemembered);
        require(
                !specs.limitsSends || specs.sendRequests >= 1,
                "sendLimit needs at least 1 request, but was " + specs.sendRequests);
        require(
                !specs.sendPeriod.isNegative() && !specs.sendPeriod.isZero(),
                "sendLimit needs a period above 0, but was " + specs.sendPeriod);
        require(!specs.sendPatience.isNegative(), "sendPatience must not be negative, but was " + specs.sendPatience);
        requireLiveWords(specs.liveWords);
    }

    private void requireLiveWords(@Nullable String words) {
        require(
                words == null || specs.isLiveAcknowledged(),
                "acknowledgeLive takes the words '" + Pipeline.LIVE_WORDS + "', but was given '" + words + "'");
    }

    private void checkRoutes() {
        List<String> names = specs.routes.stream().map(RouteSpec::name).toList();
        for (int i = 0; i < names.size(); i++) {
            require(names.indexOf(names.get(i)) == i, "two routes are named '" + names.get(i) + "'");
        }
        for (RouteSpec route : specs.routes) {
            require(!route.symbols().isEmpty(), "route '" + route.name() + "' has no symbols");
            require(
                    route.symbols().stream().distinct().count()
                            == route.symbols().size(),
                    "route '" + route.name() + "' names a symbol twice: " + route.symbols());
        }
    }

    private void checkNames() {
        require(!specs.routes.isEmpty(), "no route; say route(broker, symbols)");
        specs.repeatedPolicies.forEach(name -> found.add("policy '" + name + "' is added twice"));
        List<String> names = new ArrayList<>();
        specs.strategies.forEach(strategy -> names.add(strategy.name()));
        names.addAll(specs.policies.keySet());
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            require(
                    !name.isBlank() && !name.contains("+"),
                    "a strategy or policy needs a name without '+', but was '" + name + "'");
            require(
                    !name.equals("host") && !name.equals(Position.EXTERNAL),
                    "a strategy or policy must not be named '" + name + "', which names another owner");
            require(names.indexOf(name) == i, "two strategies or policies are named '" + name + "'");
        }
    }

    private void checkSymbols() {
        for (StrategySpec strategy : specs.strategies) {
            for (String words : strategy.symbols()) {
                long matches = specs.routes.stream()
                        .flatMap(route -> route.symbols().stream()
                                .filter(symbol -> StrategySpec.names(words, symbol, route.name())))
                        .count();
                String wants = "strategy '" + strategy.name() + "' wants '" + words + "', which ";
                require(matches > 0, wants + "no route trades");
                require(matches < 2, wants + matches + " routes trade; say SYMBOL@route");
            }
        }
    }

    private void checkDecisions() {
        boolean gated = specs.gates != null;
        require(!(gated && specs.ungated), "gates(...) and withoutGates() contradict each other; say one of them");
        require(
                !(specs.ordersOnly && specs.sizing != null),
                "sizing(...) and ordersOnly() contradict each other; say one of them");
        require(
                gated || specs.ungated,
                "no gates; say gates(RiskGates.builder()...build()), or withoutGates() for a simulation");
        boolean unsized = specs.strategies.stream().anyMatch(strategy -> strategy.sizer() == null);
        require(
                specs.sizing != null || !unsized || specs.ordersOnly,
                "no sizing; say sizing(...), or ordersOnly() if no strategy gives signals");
    }
}
