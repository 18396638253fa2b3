package io.otrep.core.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.otrep.broker.Broker;
import io.otrep.core.EngineListener;
import io.otrep.core.control.ControlFolder;
import io.otrep.core.internal.ControlCommands;
import io.otrep.core.internal.ControlInbox;
import io.otrep.core.internal.EngineCore;
import io.otrep.core.internal.HaltFile;
import io.otrep.core.internal.Listeners;
import io.otrep.core.internal.Reconcilers;
import io.otrep.core.internal.Route;
import io.otrep.core.internal.RunLog;
import io.otrep.core.internal.StopLatch;
import io.otrep.core.internal.assembly.EngineAssembly;
import io.otrep.core.internal.assembly.EnginePlan;
import io.otrep.core.internal.assembly.JournalSpec;
import io.otrep.core.internal.assembly.RouteSpec;
import io.otrep.core.internal.assembly.StopRelay;
import io.otrep.core.internal.record.EngineRecord.Noted;
import io.otrep.core.reconcile.Reconciliation;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Nanos;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingControl;
import io.otrep.risk.Vital;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One live run: its threads and lanes, the order in which they start and end, and what a start waits for. Thread-safe.
 */
public final class LiveRun implements AutoCloseable {
    private static final String HALT = "HALT";

    private final EnginePlan plan;
    private final ListenerThread listener;
    private final StopRelay relay;
    private final StopLatch latch;
    private final LiveLoop loop;
    private final @Nullable LiveJournal journal;
    private final RunLog log;
    private final @Nullable HaltFile haltFile;
    private final EngineAssembly assembly;
    private final LiveRoutes routes;
    private final LiveCommands commands;
    private final Operated.LastFlatten lastFlatten = new Operated.LastFlatten();
    private final Lifetime lifetime = new Lifetime();
    /** Held while the run starts: what start has made is closed when it has given up. */
    private final ReentrantLock starting = new ReentrantLock();

    private volatile @Nullable ControlThread control;
    private volatile @Nullable EngineCore core;

    /**
     * A run that has not begun: its threads wait.
     *
     * @param plan what it is made from
     */
    public LiveRun(EnginePlan plan) {
        this.plan = plan;
        listener = new ListenerThread(thread("listener"), new Listeners(told()), plan.laneCapacity());
        relay = new StopRelay(listener, plan.flattening(), this::nowNanos);
        latch = new StopLatch(relay);
        haltFile = haltFile(plan.controlFolder());
        loop = new LiveLoop(thread("loop"), latch, this::nowNanos, plan.laneCapacity());
        JournalSpec spec = plan.journal();
        journal = spec == null ? null : new LiveJournal(plan, spec, thread("journal"), this::nowNanos, latch);
        log = journal == null ? RunLog.OFF : journal.journal().log();
        relay.writeTo(log);
        assembly = new EngineAssembly(plan, latch, listener, loop.tasks(), journal == null ? null : journal.journal());
        routes = new LiveRoutes(plan, loop, latch, log, this::nowNanos, haltFile);
        commands = new LiveCommands(
                thread("answers"), loop, latch, log, plan.flattening(), this::nowNanos, listener::dropped);
    }

    private List<EngineListener> told() {
        List<EngineListener> told = new ArrayList<>(plan.listeners());
        told.add(lastFlatten);
        MeterRegistry meters = plan.meters();
        if (meters != null) {
            told.add(new EngineMeters(plan.name(), meters));
        }
        return told;
    }

    private @Nullable HaltFile haltFile(@Nullable Path folder) {
        if (folder == null) {
            return null;
        }
        Path file = folder.resolve(HALT);
        return new HaltFile(() -> Files.notExists(file) ? null : Files.readString(file), latch, this::nowNanos);
    }

    private String thread(String part) {
        return "otrep-" + plan.name() + "-" + part;
    }

    private long nowNanos() {
        return Nanos.of(plan.clock().instant());
    }

    /**
     * Connects, asks, compares, and begins to trade. A route that cannot be reconciled in time is halted, and the others trade; if that is every route, it
     * throws.
     */
    public void start() {
        starting.lock();
        try {
            lifetime.requireOpen();
            begin();
        } finally {
            starting.unlock();
        }
    }

    private void begin() {
        StartWait wait = new StartWait(lifetime, plan.startTimeout());
        if (journal != null) {
            journal.open();
        }
        plan.routes().forEach(this::connect);
        List<Instrument> instruments = instruments(wait);
        EngineCore engine = core(instruments);
        if (journal != null) {
            journal.lookUp(engine, thread("lookup"), loop.tasks());
        }
        Reconcilers reconcilers = assembly.reconcilers(engine, routes.outside(), this::measureSkew);
        lifetime.locked(() -> launch(engine, reconcilers, instruments));
        CompletableFuture<Void> began = new CompletableFuture<>();
        loop.execute(() -> {
            routes.venueQueue().drainTo(engine);
            reconcilers.start(() -> begin(engine, reconcilers, began));
        });
        wait.awaitBegin(began, () -> loop.execute(reconcilers::giveUpStart));
        EngineAssembly.subscribe(routes.all(), instruments);
    }

    private void connect(RouteSpec spec) {
        Broker broker = assembly.broker(spec);
        lifetime.locked(() -> routes.connect(spec, broker, lifetime));
    }

    private List<Instrument> instruments(StartWait wait) {
        List<Instrument> traded = new ArrayList<>();
        for (int i = 0; i < plan.routes().size(); i++) {
            RouteSpec spec = plan.routes().get(i);
            Broker broker = routes.all().get(i).broker();
            List<Instrument> listed = wait.insist(
                    () -> broker.instruments(spec.symbols()),
                    "route '" + spec.name() + "' did not list its instruments");
            traded.addAll(EngineAssembly.traded(spec, listed));
        }
        return traded;
    }

    private EngineCore core(List<Instrument> instruments) {
        try {
            return assembly.core(routes.all(), routes.outside(), instruments);
        } catch (IOException e) {
            throw new IllegalStateException("the journal cannot be read: " + e.getMessage(), e);
        }
    }

    private boolean launch(EngineCore engine, Reconcilers reconcilers, List<Instrument> instruments) {
        lifetime.requireOpen();
        core = engine;
        relay.begin(engine, loop.tasks());
        commands.begin(engine);
        loop.start(engine, reconcilers, instruments, routes.simulated(), routes.venueQueue());
        loop.execute(() -> latch.forEach(engine::onControl)); // what was stopped before the engine was there
        listenToOperators(plan.controlFolder());
        return true;
    }

    private void listenToOperators(@Nullable Path folder) {
        if (folder != null) {
            Operated operated = new Operated(plan.name(), commands, latch, lastFlatten);
            ControlInbox inbox = new ControlInbox(
                    ControlFolder.of(folder),
                    new ControlCommands(operated),
                    haltFile,
                    (operator, what) -> log.note(new Noted(nowNanos(), "control by " + operator, what)));
            control = new ControlThread(thread("control"), inbox, operated::status);
        }
    }

    private void begin(EngineCore engine, Reconcilers reconcilers, CompletableFuture<Void> began) {
        try {
            if (routes.simulated().isEmpty() && reconcilers.isNoneReady()) {
                throw new IllegalStateException(reasons());
            }
            engine.start(nowNanos());
            routes.venueQueue().drainTo(engine);
            began.complete(null);
        } catch (RuntimeException | Error e) {
            began.completeExceptionally(e);
        }
    }

    private String reasons() {
        List<String> reasons = new ArrayList<>();
        plan.routes().forEach(route -> reasons.add(latch.reason(ControlScope.route(route.name()))));
        return String.join("; ", reasons) + "; look at its connection, or raise startTimeout";
    }

    /** How far the clock of a venue that was compared is from ours, half the way of the question left out. */
    private void measureSkew(Reconciliation compared) {
        routes.all().stream()
                .filter(route -> route.name().equals(compared.route()))
                .forEach(this::measureSkew);
    }

    private void measureSkew(Route route) {
        long askedNanos = nowNanos();
        route.broker().venueTime().whenComplete((time, failure) -> {
            EngineCore engine = core;
            if (time != null && engine != null) {
                double seconds = Math.abs(Nanos.of(time) - (askedNanos + nowNanos()) / 2) / 1e9;
                loop.execute(() -> engine.onVital(ControlScope.route(route.name()), Vital.CLOCK_SKEW, seconds));
            }
        });
    }

    /** Ends strategies, cancels entries, and waits for the venues' answers up to a bound. */
    public void stop(Duration patience) {
        EngineCore engine = core;
        if (engine != null && !commands.stop(engine, patience)) {
            listener.onAnomaly(nowNanos(), plan.name(), "stopped with orders whose end the venue has not confirmed");
        }
    }

    /** Puts a market event into the market lane. */
    public void publish(MarketEvent event) {
        loop.publish(event);
    }

    /** What a host may ask. */
    public LiveCommands commands() {
        return commands;
    }

    /** The switch. */
    public TradingControl control() {
        return latch;
    }

    /** Ends all threads and connections. A start that is under way gives up first. */
    @Override
    public void close() {
        lifetime.end();
        starting.lock();
        try {
            end();
        } finally {
            starting.unlock();
        }
    }

    private void end() {
        ControlThread operators = control;
        if (operators != null) {
            operators.close();
        }
        routes.close();
        loop.close();
        if (journal != null) {
            EngineCore ended = core;
            if (ended != null) {
                journal.keep(ended);
            }
            Closing.one(journal);
        }
        commands.close();
        listener.close();
    }
}
