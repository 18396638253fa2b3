package io.otrep.core.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.otrep.account.Account;
import io.otrep.account.LotMethod;
import io.otrep.account.Position;
import io.otrep.broker.Broker;
import io.otrep.broker.BrokerContext;
import io.otrep.broker.BrokerEvents;
import io.otrep.broker.BrokerException;
import io.otrep.broker.BrokerFactory;
import io.otrep.broker.MarketDataBroker;
import io.otrep.core.EngineListener;
import io.otrep.core.EngineSnapshot;
import io.otrep.core.control.ControlFolder;
import io.otrep.core.control.FlattenOptions;
import io.otrep.core.control.FlattenReport;
import io.otrep.core.internal.ControlCommands;
import io.otrep.core.internal.ControlInbox;
import io.otrep.core.internal.Dispatcher;
import io.otrep.core.internal.EngineCore;
import io.otrep.core.internal.EngineSetup;
import io.otrep.core.internal.Gateway;
import io.otrep.core.internal.HaltFile;
import io.otrep.core.internal.LastGate;
import io.otrep.core.internal.Listeners;
import io.otrep.core.internal.ReconcileOptions;
import io.otrep.core.internal.Reconcilers;
import io.otrep.core.internal.Route;
import io.otrep.core.internal.RunLog;
import io.otrep.core.internal.StopLatch;
import io.otrep.core.internal.VenueQueue;
import io.otrep.core.internal.record.EngineRecord.Built;
import io.otrep.core.internal.record.EngineRecord.ControlMoved;
import io.otrep.core.internal.record.EngineRecord.FlattenAsked;
import io.otrep.core.internal.record.EngineRecord.Noted;
import io.otrep.core.internal.record.EngineRecord.RouteKnown;
import io.otrep.core.reconcile.Evidence;
import io.otrep.core.reconcile.Proof;
import io.otrep.core.reconcile.ProofLog;
import io.otrep.core.reconcile.Reconciliation;
import io.otrep.core.sim.SimulatedVenue;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Nanos;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderRequest;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingControl;
import io.otrep.risk.TradingState;
import io.otrep.risk.Vital;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One live run: brokers, lanes, dispatchers and the loop, from connect to close. Thread-safe.
 */
public final class LiveRun implements AutoCloseable {

    /**
     * A route to be made.
     *
     * @param name its name
     * @param factory makes its broker
     * @param symbols what is traded through it
     */
    public record RoutePlan(String name, BrokerFactory factory, List<String> symbols) {}

    /** What a live run is made from. */
    public interface Plan {
        /** The engine's name. */
        String name();

        /** The base currency. */
        Currency base();

        /** The routes. */
        List<RoutePlan> routes();

        /** Who is told. */
        List<EngineListener> listeners();

        /** The clock at the edge. */
        InstantSource clock();

        /** How long the venues may take to answer at the start. */
        Duration startTimeout();

        /** Bound of each lane. */
        int laneCapacity();

        /** How routes are compared with their venues. */
        ReconcileOptions reconciling();

        /** Where to count, null for nowhere. */
        @Nullable
        MeterRegistry meters();

        /** Which lots a close takes first. */
        LotMethod lots();

        /** What its journal is made from, null for none. */
        RunJournal.@Nullable Spec journal();

        /** How much may leave. */
        LastGate.Rules sendRules();

        /** Where a HALT file is looked for, null for nowhere. */
        @Nullable
        Path controlFolder();

        /** How far a flatten may go. */
        FlattenOptions flattening();

        /** Makes the parts of the engine; the namespace is what its order ids are derived from. */
        EngineSetup setup(
                String namespace,
                List<Route> routes,
                List<Instrument> instruments,
                StopLatch latch,
                EngineListener listener,
                RunLog log);
    }

    private static final Logger LOG = LoggerFactory.getLogger(LiveRun.class);
    private static final String HOST = "host";
    private static final long FIRST_PAUSE_MS = 100;
    private static final String HALT = "HALT";
    private static final long GRACE_NANOS = 1_000_000_000L;

    private final Plan plan;
    private final ListenerThread listener;
    private final StopLatch latch;
    private final LiveLoop loop;
    private final @Nullable RunJournal journal;
    private final RunLog log;
    private final @Nullable HaltFile haltFile;
    private volatile @Nullable ControlThread control;
    private volatile @Nullable FlattenReport lastFlatten;
    private final VenueQueue venueQueue = new VenueQueue();
    private final ExecutorService answers;
    private final List<Broker> brokers = new ArrayList<>();
    private final List<RouteDispatcher> dispatchers = new ArrayList<>();
    /** Guards what start makes and close closes; nobody waits for a venue under it. */
    private final ReentrantLock lifecycle = new ReentrantLock();
    /** Held while the run starts: what start has made is closed when it has given up. */
    private final ReentrantLock starting = new ReentrantLock();
    /** Fails what start waits for. */
    private final CompletableFuture<Object> closing = new CompletableFuture<>();

    private volatile @Nullable Thread answersThread;
    private volatile @Nullable EngineCore core;

    /**
     * A run that has not begun: its threads wait.
     *
     * @param plan what it is made from
     */
    public LiveRun(Plan plan) {
        this.plan = plan;
        List<EngineListener> told = new ArrayList<>(plan.listeners());
        told.add(new EngineListener() {
            @Override
            public void onFlatten(FlattenReport report) {
                lastFlatten = report;
            }
        });
        MeterRegistry meters = plan.meters();
        if (meters != null) {
            told.add(new EngineMeters(plan.name(), meters));
        }
        listener = new ListenerThread(thread("listener"), new Listeners(told), plan.laneCapacity());
        latch = new StopLatch(follower());
        haltFile = haltFile(plan.controlFolder());
        loop = new LiveLoop(thread("loop"), latch, this::nowNanos, plan.laneCapacity());
        RunJournal.Spec spec = plan.journal();
        journal = spec == null
                ? null
                : new RunJournal(plan.name(), spec, thread("journal"), plan.laneCapacity(), this::nowNanos, latch);
        log = journal == null ? RunLog.OFF : journal.log();
        answers = Executors.newSingleThreadExecutor(task -> {
            Thread made = new Thread(task, thread("answers"));
            made.setDaemon(true);
            answersThread = made;
            return made;
        });
    }

    private StopLatch.Follower follower() {
        return new StopLatch.Follower() {
            @Override
            public void onControl(ControlScope scope, TradingState state, String reason) {
                LiveRun.this.onControl(scope, state, reason);
            }

            @Override
            public void onFlatten(ControlScope scope, String reason) {
                EngineCore engine = core;
                if (engine != null) {
                    log.note(new FlattenAsked(nowNanos(), scope, plan.flattening(), reason));
                    loop.execute(() -> engine.flatten(scope, plan.flattening(), reason, report -> {}));
                }
            }
        };
    }

    private @Nullable HaltFile haltFile(@Nullable Path folder) {
        if (folder == null) {
            return null;
        }
        Path file = folder.resolve(HALT);
        return new HaltFile(() -> Files.notExists(file) ? null : Files.readString(file), latch, this::nowNanos);
    }

    private void onControl(ControlScope scope, TradingState state, String reason) {
        listener.onControl(scope, state + ": " + reason);
        log.note(new ControlMoved(nowNanos(), scope, state, reason));
        EngineCore engine = core;
        if (engine != null) {
            loop.execute(() -> engine.onControl(scope, state, reason)); // it counts there, and cancels entries
        }
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
            requireOpen();
            begin();
        } finally {
            starting.unlock();
        }
    }

    private void begin() {
        long deadline = System.nanoTime() + plan.startTimeout().toNanos();
        String namespace = journal == null ? plan.name() : journal.open(plan.clock());
        List<Route> routes = new ArrayList<>();
        plan.routes().forEach(route -> routes.add(connect(route)));
        List<Instrument> instruments = new ArrayList<>();
        for (int i = 0; i < routes.size(); i++) {
            instruments.addAll(instruments(routes.get(i).broker(), plan.routes().get(i), deadline));
        }
        EngineCore engine = new EngineCore(plan.setup(namespace, routes, instruments, latch.ofLoop(), listener, log));
        if (journal != null) {
            restore(journal, engine, routes, instruments);
            journal.lookUp(engine, thread("lookup"), loop.tasks());
        }
        engine.advance(nowNanos());
        List<Route> outside = routes.stream()
                .filter(route -> !(route.broker() instanceof SimulatedVenue)) // its cash comes as a deposit
                .toList();
        Reconcilers reconcilers = engine.reconcile(outside, loop.tasks(), plan.reconciling(), proofs(), this::bind);
        launch(engine, reconcilers, instruments);
        CompletableFuture<Void> began = new CompletableFuture<>();
        loop.execute(() -> {
            venueQueue.drainTo(engine);
            reconcilers.start(() -> begin(engine, reconcilers, outside.size() == routes.size(), began));
        });
        awaitBegin(began, deadline, reconcilers);
        subscribe(instruments);
    }

    private void restore(RunJournal kept, EngineCore engine, List<Route> routes, List<Instrument> instruments) {
        long simulated = simulated().size();
        if (simulated > 0 && simulated < brokers.size()) {
            throw new IllegalStateException(
                    "a simulated venue does not outlive its engine, so that its books cannot be"
                            + " taken back from a journal with those of real ones; give the real routes an engine of their own");
        }
        List<RouteKnown> known = routes.stream()
                .map(route -> new RouteKnown(route.name(), route.broker().capabilities()))
                .toList();
        Built built = new Built(nowNanos(), known, List.copyOf(instruments));
        kept.restore(engine, kept.begun(nowNanos(), plan.base(), plan.lots(), simulated == 0), built);
    }

    /** The journal is of one account a route. */
    private void bind(Route route, Account account) {
        if (journal != null) {
            boolean live = plan.routes().stream()
                    .filter(it -> it.name().equals(route.name()))
                    .anyMatch(it -> it.factory().isLive());
            journal.bind(route.bound(), account.id(), live, nowNanos());
        }
    }

    /** How far a venue's clock is from ours, half the way of the question left out. */
    private void measureSkew(Broker broker) {
        long askedNanos = nowNanos();
        broker.venueTime().whenComplete((time, failure) -> {
            EngineCore engine = core;
            if (time != null && engine != null) {
                double seconds = Math.abs(Nanos.of(time) - (askedNanos + nowNanos()) / 2) / 1e9;
                loop.execute(() -> engine.onVital(ControlScope.route(broker.route()), Vital.CLOCK_SKEW, seconds));
            }
        });
    }

    /** The host, or a supervisor of its own, measured the machinery. */
    public CompletionStage<Void> vital(ControlScope scope, Vital vital, double value) {
        return run(engine -> engine.onVital(scope, vital, value));
    }

    private ProofLog proofs() {
        return new ProofLog() {
            @Override
            public void onProof(Proof proof) {
                log.note(JournalReading.note(proof));
            }

            @Override
            public void onReconciliation(Reconciliation reconciliation) {
                log.note(JournalReading.note(reconciliation));
                brokers.stream()
                        .filter(broker -> broker.route().equals(reconciliation.route()))
                        .forEach(LiveRun.this::measureSkew);
            }
        };
    }

    private void launch(EngineCore engine, Reconcilers reconcilers, List<Instrument> instruments) {
        lifecycle.lock();
        try {
            requireOpen();
            core = engine;
            loop.start(engine, reconcilers, instruments, simulated(), venueQueue);
            loop.execute(() -> latch.forEach(engine::onControl)); // what was stopped before the engine was there
            listenToOperators(plan.controlFolder());
        } finally {
            lifecycle.unlock();
        }
    }

    private void listenToOperators(@Nullable Path folder) {
        if (folder != null) {
            ControlInbox inbox = new ControlInbox(
                    ControlFolder.of(folder),
                    new ControlCommands(new Operated(this)),
                    haltFile,
                    (operator, what) -> log.note(new Noted(nowNanos(), "control by " + operator, what)));
            control = new ControlThread(thread("control"), inbox, this::status);
        }
    }

    /** How it is, in words. */
    CompletionStage<String> status() {
        return snapshot().thenApply(now -> {
            StringBuilder text = new StringBuilder("engine " + plan.name() + "\n");
            text.append("time ").append(Nanos.toInstant(now.timeNanos())).append('\n');
            latch.forEach((scope, state, reason) ->
                    text.append(scope + " " + state + ": " + reason).append('\n'));
            now.positions().forEach(position -> text.append(position).append('\n'));
            now.workingOrders().forEach(order -> text.append(order).append('\n'));
            FlattenReport flattened = lastFlatten;
            return flattened == null
                    ? text.toString()
                    : text.append(flattened).append('\n').toString();
        });
    }

    private void requireOpen() {
        if (closing.isDone()) {
            throw new IllegalStateException("the engine was closed while it started");
        }
    }

    private void begin(EngineCore engine, Reconcilers reconcilers, boolean allOutside, CompletableFuture<Void> began) {
        try {
            if (allOutside && reconcilers.isNoneReady()) {
                throw new IllegalStateException(reasons());
            }
            engine.start(nowNanos());
            venueQueue.drainTo(engine);
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

    /** The engine's clock may stand still: what is not reconciled by now is given up. */
    private void awaitBegin(CompletableFuture<Void> began, long deadline, Reconcilers reconcilers) {
        try {
            long left = Math.max(0, deadline - System.nanoTime());
            CompletableFuture.anyOf(began, closing).get(left + GRACE_NANOS, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            loop.execute(reconcilers::giveUpStart);
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the start was interrupted", e);
        }
        await(began, System.nanoTime() + 10 * GRACE_NANOS, "the engine did not begin");
    }

    private static RuntimeException thrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    private Route connect(RoutePlan routePlan) {
        BrokerContext context = new BrokerContext(plan.name(), routePlan.name(), plan.base(), plan.clock());
        Broker broker = routePlan.factory().create(context);
        lifecycle.lock();
        try {
            brokers.add(broker); // first: what was made is closed in any case
            requireOpen();
            return broker instanceof SimulatedVenue venue ? connect(venue) : connect(broker, routePlan.name());
        } finally {
            lifecycle.unlock();
        }
    }

    private Route connect(SimulatedVenue venue) {
        Route[] self = new Route[1];
        BrokerEvents sink = venueQueue.sink(() -> self[0]);
        self[0] = new Route(venue, Dispatcher.inline(new Gateway(venue, latch, sink, this::nowNanos), log));
        venue.advanceTo(nowNanos());
        venue.connect(sink);
        return self[0];
    }

    private Route connect(Broker broker, String name) {
        Route[] self = new Route[1];
        BrokerEvents sink = loop.sink(() -> self[0], name);
        LastGate gate = new LastGate(plan.sendRules(), this::nowNanos, () -> isUp(self), haltFile);
        Gateway gateway = new Gateway(broker, latch, sink, this::nowNanos, gate);
        RouteDispatcher dispatcher = new RouteDispatcher(thread(name + "-out"), gateway, log, plan.laneCapacity());
        dispatchers.add(dispatcher);
        self[0] = new Route(broker, dispatcher);
        broker.connect(sink);
        return self[0];
    }

    private static boolean isUp(Route[] route) {
        return route[0] != null && route[0].isUp();
    }

    private List<Instrument> instruments(Broker broker, RoutePlan routePlan, long deadline) {
        List<Instrument> known = insist(
                () -> broker.instruments(routePlan.symbols()),
                deadline,
                "route '" + routePlan.name() + "' did not list its instruments");
        List<Instrument> ordered = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String symbol : routePlan.symbols()) {
            known.stream()
                    .filter(instrument -> instrument.symbol().equals(symbol))
                    .findFirst()
                    .ifPresentOrElse(ordered::add, () -> missing.add(symbol));
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("route '" + routePlan.name() + "' does not know " + missing
                    + "; check the symbols, and that the route's address is the venue's");
        }
        return ordered;
    }

    private List<SimulatedVenue> simulated() {
        return brokers.stream()
                .filter(SimulatedVenue.class::isInstance)
                .map(SimulatedVenue.class::cast)
                .toList();
    }

    private void subscribe(List<Instrument> instruments) {
        for (Broker broker : brokers) {
            if (broker instanceof MarketDataBroker data) {
                data.subscribe(instruments.stream()
                        .filter(instrument -> instrument.route().equals(broker.route()))
                        .toList());
            }
        }
    }

    /** Asks again, with a pause that grows, as long as asking again can help and there is time. */
    private <T> T insist(Supplier<CompletionStage<T>> question, long deadline, String complaint) {
        long pauseMs = FIRST_PAUSE_MS;
        while (true) {
            CompletionStage<T> asked = question.get();
            try {
                return await(asked, deadline, complaint);
            } catch (IllegalStateException e) {
                boolean retry = e.getCause() instanceof BrokerException cause
                        && cause.kind() == BrokerException.Kind.RETRYABLE
                        && deadline - System.nanoTime() > TimeUnit.MILLISECONDS.toNanos(pauseMs);
                if (!retry) {
                    throw e;
                }
                LOG.warn("{}; asking again in {} ms", e.getMessage(), pauseMs);
            }
            pause(pauseMs);
            pauseMs *= 2;
        }
    }

    private void pause(long pauseMs) {
        try {
            closing.get(pauseMs, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return;
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the start was interrupted", e);
        }
    }

    private <T> T await(CompletionStage<T> stage, long deadline, String complaint) {
        CompletableFuture<T> answer = stage.toCompletableFuture();
        try {
            CompletableFuture.anyOf(answer, closing).get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            return answer.join();
        } catch (TimeoutException e) {
            throw new IllegalStateException(complaint + " in time; look at its connection, or raise startTimeout", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(complaint + ": " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the start was interrupted", e);
        }
    }

    /** Ends strategies, cancels entries, and waits for the venues' answers up to a bound. */
    public void stop(Duration patience) {
        EngineCore engine = core;
        if (engine == null) {
            return;
        }
        CompletableFuture<Void> quiet = new CompletableFuture<>();
        loop.execute(() -> {
            engine.stop();
            engine.cancelEntries();
            whenQuiet(engine, quiet);
        });
        try {
            quiet.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            listener.onAnomaly(nowNanos(), plan.name(), "stopped with orders whose end the venue has not confirmed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void whenQuiet(EngineCore engine, CompletableFuture<Void> quiet) {
        boolean working = engine.workingOrders().stream().anyMatch(LiveRun::isOurEntry);
        if (!working) {
            quiet.complete(null);
        } else {
            CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS, answers)
                    .execute(() -> loop.execute(() -> whenQuiet(engine, quiet)));
        }
    }

    private static boolean isOurEntry(Order order) {
        return !order.terms().isReduceOnly() && !order.intent().owner().equals(Position.EXTERNAL);
    }

    /** Puts a market event into the market lane. */
    public void publish(MarketEvent event) {
        loop.publish(event);
    }

    /** Sets a strategy's level. */
    public CompletionStage<Void> signal(String strategy, Instrument instrument, double level) {
        return run(engine -> engine.signal(strategy, instrument, level));
    }

    /** Asks for an order of the host's own. */
    public CompletionStage<ClientOrderId> submit(OrderRequest request) {
        return onLoop(engine -> engine.submit(HOST, request));
    }

    /** Asks for the end of an order. */
    public CompletionStage<Void> cancel(ClientOrderId id) {
        return run(engine -> engine.cancel(id));
    }

    /** An operator settles an order that no machine can. */
    public CompletionStage<Void> resolve(ClientOrderId id, Evidence evidence, String operator) {
        return run(engine -> engine.resolve(id, evidence, operator));
    }

    /** Halts and cancels entries. */
    public CompletionStage<Void> halt(String reason) {
        latch.trip(ControlScope.engine(), TradingState.HALTED, reason);
        return run(EngineCore::cancelEntries);
    }

    /** Halts a scope, ends its entries and closes what it holds; completes when every position has come to an end. */
    public CompletionStage<FlattenReport> flatten(ControlScope scope, @Nullable FlattenOptions options, String reason) {
        CompletableFuture<FlattenReport> done = new CompletableFuture<>();
        FlattenOptions chosen = options == null ? plan.flattening() : options;
        if (core != null) {
            log.note(new FlattenAsked(nowNanos(), scope, chosen, reason));
        }
        latch.trip(scope, TradingState.HALTED, reason);
        run(engine -> engine.flatten(scope, chosen, reason, report -> answers.execute(() -> done.complete(report))))
                .whenComplete((taken, failure) -> {
                    if (failure != null) {
                        done.completeExceptionally(failure);
                    }
                });
        return done;
    }

    /** The switch. */
    public TradingControl control() {
        return latch;
    }

    /** The state between two inputs. */
    public CompletionStage<EngineSnapshot> snapshot() {
        return onLoop(engine -> new EngineSnapshot(
                engine.book().timeNanos(),
                latch.state(ControlScope.engine()),
                engine.book().equity(),
                engine.book().equityQuality(),
                engine.ledger().positions(),
                engine.workingOrders(),
                engine.quarantined(),
                loop.conflatedQuotes(),
                loop.droppedMarketEvents(),
                listener.dropped(),
                engine.decisionsSha256()));
    }

    private CompletionStage<Void> run(Consumer<EngineCore> command) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        onLoop(engine -> {
                    command.accept(engine);
                    return Boolean.TRUE;
                })
                .whenComplete((taken, failure) -> complete(done, failure));
        return done;
    }

    private static void complete(CompletableFuture<Void> done, @Nullable Throwable failure) {
        if (failure == null) {
            done.complete(null);
        } else {
            done.completeExceptionally(failure instanceof CompletionException ? failure.getCause() : failure);
        }
    }

    private <T> CompletableFuture<T> onLoop(Function<EngineCore, T> question) {
        CompletableFuture<T> future = new CompletableFuture<>();
        EngineCore engine = core;
        boolean taken = engine != null && loop.execute(() -> answer(engine, question, future), () -> refuse(future));
        if (!taken) {
            refuse(future);
        }
        return future;
    }

    private static void refuse(CompletableFuture<?> future) {
        future.completeExceptionally(
                new IllegalStateException("the engine is not running; start it first, or build another one"));
    }

    private <T> void answer(EngineCore engine, Function<EngineCore, T> question, CompletableFuture<T> future) {
        try {
            T value = question.apply(engine);
            answers.execute(() -> future.complete(value));
        } catch (RuntimeException e) {
            answers.execute(() -> future.completeExceptionally(e));
        }
    }

    /** Ends all threads and connections. A start that is under way gives up first. */
    @Override
    public void close() {
        lifecycle.lock();
        try {
            closing.completeExceptionally(new IllegalStateException("the engine was closed while it started"));
        } finally {
            lifecycle.unlock(); // from here on nothing is added
        }
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
        dispatchers.forEach(LiveRun::closeQuietly);
        brokers.forEach(LiveRun::closeQuietly);
        loop.close();
        if (journal != null) {
            EngineCore ended = core;
            if (ended != null) {
                journal.keep(ended);
            }
            closeQuietly(journal);
        }
        answers.shutdown();
        Thread answering = answersThread;
        if (answering != null) {
            Threads.join(answering);
        }
        listener.close();
    }

    /** One that cannot be closed must not keep the others open. */
    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("{} did not close", part, e);
        }
    }
}
