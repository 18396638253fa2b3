package io.otrep.core;

import io.otrep.account.Account;
import io.otrep.broker.BrokerEvents;
import io.otrep.core.internal.BacktestRun;
import io.otrep.core.internal.ClosedTrades;
import io.otrep.core.internal.Dispatcher;
import io.otrep.core.internal.EngineCore;
import io.otrep.core.internal.Gateway;
import io.otrep.core.internal.Listeners;
import io.otrep.core.internal.Route;
import io.otrep.core.internal.RunLog;
import io.otrep.core.internal.RunRecorder;
import io.otrep.core.internal.StopLatch;
import io.otrep.core.internal.VenueQueue;
import io.otrep.core.internal.assembly.RouteSpec;
import io.otrep.core.sim.SimulatedVenue;
import io.otrep.core.sim.Simulation;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import io.otrep.market.Tape;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One run of a pipeline over a tape. Single-threaded. */
final class Backtest {
    /** What a lambda calls itself, which is another word in each run. */
    private static final Pattern FUNCTION = Pattern.compile("[\\w.$]+\\$\\$Lambda[\\w.$/]*@[0-9a-f]+");

    private final PipelineSpecs pipeline;
    private final Tape tape;
    private final Simulation simulation;
    private final RunRecorder recorder = new RunRecorder();
    private final VenueQueue queue = new VenueQueue();
    private final List<SimulatedVenue> venues = new ArrayList<>();
    private final List<BrokerEvents> sinks = new ArrayList<>();
    private final List<Route> routes = new ArrayList<>();
    private final ClosedTrades trades = new ClosedTrades();
    private @Nullable EngineCore core;

    Backtest(PipelineSpecs pipeline, Tape tape, Simulation simulation) {
        this.pipeline = pipeline;
        this.tape = tape;
        this.simulation = simulation;
    }

    BacktestResult run() {
        List<Instrument> instruments = instruments();
        List<EngineListener> listeners = new ArrayList<>(pipeline.listeners);
        listeners.add(recorder);
        EngineListener listener = new Listeners(listeners);
        StopLatch latch = latch(listener);
        Simulation known = simulation.instruments(InstrumentCatalog.of(instruments));
        for (RouteSpec spec : pipeline.routes) {
            addRoute(known.venue(spec.name()), latch);
        }
        EngineCore engine = new EngineCore(PipelineParts.setup(pipeline, pipeline.name, routes, instruments, latch)
                .listener(listener, !pipeline.listeners.isEmpty())
                .closedTrades(trades)
                .build());
        core = engine;
        BacktestRun run = new BacktestRun(engine, queue, venues, sinks);
        run.run(tape);
        return result(engine, run, instruments);
    }

    private StopLatch latch(EngineListener listener) {
        return new StopLatch(new StopLatch.Follower() {
            @Override
            public void onControl(ControlScope scope, TradingState state, String reason) {
                listener.onControl(scope, state + ": " + reason);
            }

            @Override
            public void onFlatten(ControlScope scope, String reason) {
                EngineCore engine = core;
                if (engine != null) {
                    engine.flattenNext(scope, reason);
                }
            }
        });
    }

    private void addRoute(SimulatedVenue venue, StopLatch latch) {
        Route[] self = new Route[1];
        var sink = queue.sink(() -> self[0]);
        Gateway gateway = new Gateway(venue, latch, sink, this::timeNanos);
        self[0] = new Route(venue, Dispatcher.inline(gateway, RunLog.OFF));
        sinks.add(sink);
        venues.add(venue);
        routes.add(self[0]);
    }

    private long timeNanos() {
        EngineCore engine = core;
        return engine == null ? Long.MIN_VALUE : engine.book().timeNanos();
    }

    private List<Instrument> instruments() {
        List<Instrument> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (RouteSpec route : pipeline.routes) {
            for (String symbol : route.symbols()) {
                find(route.name(), symbol).ifPresentOrElse(found::add, () -> missing.add(symbol + "@" + route.name()));
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("instruments are neither in the simulation's catalog nor on the tape: "
                    + missing + "; the catalog has " + simulation.catalog().all() + ", the tape " + tape.instruments());
        }
        return found;
    }

    private Optional<Instrument> find(String route, String symbol) {
        Optional<Instrument> inCatalog = simulation.catalog().find(route, symbol);
        return inCatalog.isPresent()
                ? inCatalog
                : InstrumentCatalog.of(tape.instruments()).find(route, symbol);
    }

    private static <T> T answer(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private BacktestResult result(EngineCore core, BacktestRun run, List<Instrument> instruments) {
        List<String> differences = new ArrayList<>();
        List<Account> accounts = new ArrayList<>();
        for (SimulatedVenue venue : venues) {
            Account account = answer(venue.account());
            accounts.add(account);
            differences.addAll(BookComparison.compare(core.ledger(), account, answer(venue.positions()), instruments));
        }
        differences.addAll(BookComparison.unexplained(core.ledger(), accounts));
        return new BacktestResult(
                run.curve(),
                run.exposure(),
                List.copyOf(recorder.activities()),
                List.copyOf(recorder.fills()),
                List.copyOf(recorder.orders()),
                trades.all(),
                List.copyOf(recorder.denials()),
                List.copyOf(recorder.anomalies()),
                core.ledger().positions(),
                StrategyResult.of(pipeline, core, trades.all()),
                Collections.unmodifiableMap(recorder.quarantined()),
                new BacktestResult.MissingData(run.ignoredEvents(), run.backwardsEvents()),
                core.decisionsSha256(),
                core.book().equity(),
                List.copyOf(differences),
                warnings(core),
                configuration(),
                tape);
    }

    private List<String> warnings(EngineCore engine) {
        List<String> warnings = new ArrayList<>(simulation.warnings());
        recorder.quarantined()
                .forEach((name, cause) -> warnings.add("'" + name + "' threw and was quarantined: " + cause));
        if (Double.isNaN(engine.book().equity())) {
            warnings.add("equity is not known at the end: a price, or a rate to " + pipeline.base + ", is missing");
        }
        pipeline.policies.keySet().stream()
                .filter(name ->
                        !recorder.isServed(name) && !recorder.quarantined().containsKey(name))
                .forEach(
                        name -> warnings.add(
                                "policy '" + name + "' ordered nothing in the whole run; look for a threshold"
                                        + " that was never met, or a number that it needs and the tape does not give, such as volume"));
        return List.copyOf(warnings);
    }

    /** What something calls itself, unless that is nothing but its address. */
    private static String words(@Nullable Object part) {
        if (part == null) {
            return "none";
        }
        String text = FUNCTION.matcher(part.toString()).replaceAll("a function");
        String address = "@" + Integer.toHexString(System.identityHashCode(part));
        return text.endsWith(address) ? "of the host's own" : text;
    }

    private Map<String, String> configuration() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("name", pipeline.name);
        words.put("base currency", pipeline.base.code());
        pipeline.routes.forEach(route -> words.put("route " + route.name(), String.join(" ", route.symbols())));
        pipeline.strategies.forEach(strategy -> words.put(
                "strategy " + strategy.name(),
                strategy.symbols().isEmpty()
                        ? "all instruments"
                        : strategy.symbols().toString()));
        words.put("marks", pipeline.marks.name());
        words.put("day roll", pipeline.roll.time() + " " + pipeline.roll.zone());
        words.put("lots", pipeline.lots.name());
        words.put("sizing", words(pipeline.sizing));
        words.put("gates", words(pipeline.gates));
        words.put("simulation", words(simulation));
        return Collections.unmodifiableMap(words);
    }
}
