package io.otrep.core;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.ExchangeRate;
import io.otrep.broker.Broker;
import io.otrep.broker.BrokerContext;
import io.otrep.broker.BrokerEvents;
import io.otrep.broker.BrokerException;
import io.otrep.broker.MarketDataBroker;
import io.otrep.core.control.FlattenOptions;
import io.otrep.core.edge.JournalReading;
import io.otrep.core.edge.LiveRun;
import io.otrep.core.edge.RunJournal;
import io.otrep.core.internal.EngineCore;
import io.otrep.core.internal.Gateway;
import io.otrep.core.internal.JournalDesk;
import io.otrep.core.internal.Listeners;
import io.otrep.core.internal.LoopTasks;
import io.otrep.core.internal.Outbox;
import io.otrep.core.internal.Reconcilers;
import io.otrep.core.internal.Route;
import io.otrep.core.internal.RunLog;
import io.otrep.core.internal.SendQueue;
import io.otrep.core.internal.StopLatch;
import io.otrep.core.internal.record.EngineRecord.Built;
import io.otrep.core.internal.record.EngineRecord.ControlMoved;
import io.otrep.core.internal.record.EngineRecord.FlattenAsked;
import io.otrep.core.internal.record.EngineRecord.RouteBound;
import io.otrep.core.internal.record.EngineRecord.RouteKnown;
import io.otrep.core.internal.record.EngineRecord.RunBegun;
import io.otrep.core.reconcile.Evidence;
import io.otrep.core.reconcile.Proof;
import io.otrep.core.reconcile.ProofLog;
import io.otrep.core.reconcile.ReconcileTrigger;
import io.otrep.core.reconcile.Reconciliation;
import io.otrep.journal.Journal;
import io.otrep.journal.JournalLevel;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderRequest;
import io.otrep.risk.ControlScope;
import io.otrep.risk.RiskView;
import io.otrep.risk.TradingControl;
import io.otrep.risk.TradingState;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A live engine without threads: whoever drives it says when its loop, its journal and its routes each take a step, and what time it is. The same parts
 * decide, write, send and reconcile as in {@link TradingEngine}. For tests of a whole system in virtual time, and for campaigns that stop it between any two
 * steps. Single-threaded; brokers must speak on the driver's thread.
 */
public final class SteppedEngine implements AutoCloseable {

    /** What goes on around the engine: a venue in virtual time, for example. */
    public interface World {
        /**
         * What time it is.
         *
         * @return nanoseconds since 1970
         */
        long nowNanos();

        /**
         * Lets time go on to the next thing that happens.
         *
         * @return false if nothing will
         */
        boolean advance();
    }

    /** Something to be done on the loop at a time. */
    private record Later(long timeNanos, long number, Runnable action) implements Comparable<Later> {
        @Override
        public int compareTo(Later other) {
            int byTime = Long.compare(timeNanos, other.timeNanos);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final LivePlan plan;
    private final World world;
    private final StopLatch latch;
    private final EngineListener listener;
    private final ArrayDeque<Runnable> inputs = new ArrayDeque<>();
    private final PriorityQueue<Later> later = new PriorityQueue<>();
    private final List<SendQueue> senders = new ArrayList<>();
    private final List<Broker> brokers = new ArrayList<>();
    private final List<Route> routes = new ArrayList<>();
    private final @Nullable Outbox outbox;
    private final RunLog log;
    private @Nullable Journal journal;
    private @Nullable JournalDesk past;
    private @Nullable EngineCore core;
    private @Nullable Reconcilers reconcilers;
    private boolean trading;
    private long laterCount;

    SteppedEngine(Pipeline pipeline, World world) {
        this.plan = LivePlan.of(pipeline);
        this.world = world;
        this.listener = new Listeners(plan.listeners());
        this.latch = new StopLatch(follower());
        RunJournal.Spec spec = plan.journal();
        outbox = spec == null ? null : outbox(spec);
        log = outbox == null ? RunLog.OFF : outbox;
    }

    private Outbox outbox(RunJournal.Spec spec) {
        boolean keepsAll = spec.level() == JournalLevel.ALL;
        long patience = spec.patience().toNanos();
        return new Outbox(
                keepsAll, plan.laneCapacity(), patience, spec.snapshotEvery(), world::nowNanos, latch, () -> {});
    }

    private StopLatch.Follower follower() {
        return new StopLatch.Follower() {
            @Override
            public void onControl(ControlScope scope, TradingState state, String reason) {
                SteppedEngine.this.onControl(scope, state, reason);
            }

            @Override
            public void onFlatten(ControlScope scope, String reason) {
                flatten(scope, plan.flattening(), reason);
            }
        };
    }

    private void onControl(ControlScope scope, TradingState state, String reason) {
        listener.onControl(scope, state + ": " + reason);
        log.note(new ControlMoved(world.nowNanos(), scope, state, reason));
        inputs.add(() -> core().onControl(scope, state, reason));
    }

    private EngineCore core() {
        return Objects.requireNonNull(core, "the engine has not started");
    }

    /**
     * Opens the journal, connects, takes back what earlier runs wrote, and begins to reconcile; strategies begin when that has succeeded, in a later step.
     *
     * @throws IOException if the journal cannot be opened or read
     */
    public void start() throws IOException {
        RunJournal.Spec spec = plan.journal();
        Journal opened = spec == null ? null : spec.factory().open(plan.name(), plan.clock());
        journal = opened;
        plan.routes().forEach(this::connect);
        List<Instrument> instruments = new ArrayList<>();
        for (int i = 0; i < brokers.size(); i++) {
            List<String> symbols = plan.routes().get(i).symbols();
            Broker broker = brokers.get(i);
            instruments.addAll(answer(() -> broker.instruments(symbols)));
        }
        String namespace = opened == null ? plan.name() : opened.namespace().toString();
        EngineCore made = new EngineCore(plan.setup(namespace, routes, instruments, latch.ofLoop(), listener, log));
        if (opened != null && outbox != null) {
            restore(opened, outbox, made, instruments);
        }
        made.advance(world.nowNanos());
        core = made;
        inputs.addFirst(() -> latch.forEach(made::onControl));
        Reconcilers comparing = made.reconcile(routes, tasks(), plan.reconciling(), proofs(), this::bind);
        reconcilers = comparing;
        comparing.start(() -> {
            made.start(world.nowNanos());
            trading = true;
        });
        subscribe(instruments);
    }

    private void connect(LiveRun.RoutePlan route) {
        BrokerContext context = new BrokerContext(plan.name(), route.name(), plan.base(), plan.clock());
        Broker broker = route.factory().create(context);
        Route[] self = new Route[1];
        BrokerEvents sink = sink(self, route.name());
        Gateway gateway = new Gateway(broker, latch, sink, world::nowNanos);
        SendQueue sender = new SendQueue(gateway, log, plan.laneCapacity(), () -> {});
        self[0] = new Route(broker, sender);
        brokers.add(broker);
        senders.add(sender);
        routes.add(self[0]);
        broker.connect(sink);
    }

    /** Asks again as long as asking again can help. */
    private <T> T answer(Supplier<CompletionStage<T>> question) {
        while (true) {
            CompletableFuture<T> asked = question.get().toCompletableFuture();
            while (!asked.isDone() && world.advance()) {
                Thread.onSpinWait();
            }
            try {
                return asked.getNow(null);
            } catch (CompletionException e) {
                boolean retry = e.getCause() instanceof BrokerException cause
                        && cause.kind() == BrokerException.Kind.RETRYABLE
                        && world.advance();
                if (!retry) {
                    throw e;
                }
            }
        }
    }

    private void restore(Journal opened, Outbox writing, EngineCore made, List<Instrument> instruments)
            throws IOException {
        long now = world.nowNanos();
        RunBegun run = new RunBegun(now, plan.name(), plan.base(), plan.lots(), log.keepsAll(), true);
        writing.begin(opened, run, JournalReading.restore(opened, made, run, instruments));
        List<RouteKnown> known = routes.stream()
                .map(route -> new RouteKnown(route.name(), route.broker().capabilities()))
                .toList();
        writing.note(new Built(now, known, List.copyOf(instruments)));
        JournalDesk desk = new JournalDesk(
                reader -> {
                    opened.read(0, reader);
                    return true;
                },
                writing,
                tasks(),
                () -> {});
        made.lookUp(desk);
        past = desk;
    }

    private void bind(Route route, Account account) {
        JournalReading.requireAccount(route.bound(), account.id());
        log.note(new RouteBound(world.nowNanos(), account.id(), false));
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
            }
        };
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

    private LoopTasks tasks() {
        return new LoopTasks() {
            @Override
            public long nowNanos() {
                return world.nowNanos();
            }

            @Override
            public void execute(Runnable onLoop) {
                inputs.add(onLoop);
            }

            @Override
            public void at(long timeNanos, Runnable onLoop) {
                later.add(new Later(timeNanos, laterCount++, onLoop));
            }
        };
    }

    private BrokerEvents sink(Route[] route, String name) {
        return new BrokerEvents() {
            private void venue(Object event) {
                long stampNanos = world.nowNanos();
                inputs.add(() -> core().onVenue(event, stampNanos));
            }

            @Override
            public void onStream(StreamState state, String detail) {
                inputs.add(() -> core().onStream(route[0], state == StreamState.UP));
            }

            @Override
            public void onOrder(OrderEvent event) {
                venue(event);
            }

            @Override
            public void onActivity(Activity activity) {
                venue(activity);
            }

            @Override
            public void onAccount(Account account) {
                venue(account);
            }

            @Override
            public void onMarket(MarketEvent event) {
                publish(event);
            }

            @Override
            public void onExchangeRate(ExchangeRate rate) {
                venue(rate);
            }

            @Override
            public void onGap(String detail) {
                inputs.add(() -> compare(name, ReconcileTrigger.GAP));
            }
        };
    }

    private void compare(String route, ReconcileTrigger trigger) {
        if (reconcilers != null) {
            reconcilers.request(route, trigger);
        }
    }

    // Steps.

    /**
     * How many parts there are that step on their own: the loop, the journal, and a sender for each route.
     *
     * @return at least 2
     */
    public int parts() {
        return 2 + senders.size();
    }

    /**
     * Lets one part do the next thing it has to do.
     *
     * @param part from 0 below {@link #parts()}: 0 is the loop, 1 the journal
     * @return false if it had nothing to do
     */
    public boolean step(int part) {
        return switch (part) {
            case 0 -> stepLoop();
            case 1 -> outbox != null && (outbox.step() || (past != null && past.step()));
            default -> senders.get(part - 2).sendNext();
        };
    }

    private boolean stepLoop() {
        long now = world.nowNanos();
        Later due = later.peek();
        boolean dueFirst = due != null && due.timeNanos() <= now;
        Runnable next = dueFirst ? later.remove().action() : inputs.poll();
        if (next == null) {
            return core().fireTimerBefore(now + 1);
        }
        core().advance(now);
        next.run();
        return true;
    }

    /**
     * Steps until nothing has anything to do, a part chosen each time.
     *
     * @param choice gives the next part from 0 below its argument
     */
    public void settle(IntUnaryOperator choice) {
        int idle = 0;
        while (idle < 4 * parts() || hasWork()) {
            idle = step(choice.applyAsInt(parts())) ? 0 : idle + 1;
        }
    }

    private boolean hasWork() {
        for (int part = 0; part < parts(); part++) {
            if (step(part)) {
                return true;
            }
        }
        return false;
    }

    /**
     * When the engine wants to be stepped next though nothing comes in.
     *
     * @return nanoseconds since 1970, {@link Long#MAX_VALUE} if it does not
     */
    public long nextTimeNanos() {
        Later first = later.peek();
        return Math.min(first == null ? Long.MAX_VALUE : first.timeNanos(), core().nextTimerNanos());
    }

    /**
     * Whether reconciliation has succeeded and the strategies have begun.
     *
     * @return false before
     */
    public boolean isTrading() {
        return trading;
    }

    // Commands.

    /**
     * Hands in a market event.
     *
     * @param event its instrument must be one of the engine's
     */
    public void publish(MarketEvent event) {
        long stampNanos = world.nowNanos();
        inputs.add(() -> {
            int slot = core().book().slot(event.instrument());
            if (slot >= 0) {
                core().onMarket(event, slot, stampNanos);
            }
        });
    }

    /**
     * Sets a strategy's signal.
     *
     * @param strategy its name
     * @param instrument what
     * @param level from -1 to 1
     */
    public void signal(String strategy, Instrument instrument, double level) {
        inputs.add(() -> core().signal(strategy, instrument, level));
    }

    /**
     * Asks for an order of the host's own.
     *
     * @param request the terms
     */
    public void submit(OrderRequest request) {
        inputs.add(() -> core().submit("host", request));
    }

    /**
     * Asks for the end of an order.
     *
     * @param id the order
     */
    public void cancel(ClientOrderId id) {
        inputs.add(() -> core().cancel(id));
    }

    /**
     * Halts a scope and closes what it holds.
     *
     * @param scope what
     * @param options how far it may go
     * @param reason why
     */
    public void flatten(ControlScope scope, FlattenOptions options, String reason) {
        log.note(new FlattenAsked(world.nowNanos(), scope, options, reason));
        inputs.add(() -> core().flatten(scope, options, reason, report -> {}));
        latch.trip(scope, TradingState.HALTED, reason);
    }

    /**
     * Settles an order of which no machine can know.
     *
     * @param id the order
     * @param evidence what is true
     * @param operator who says so
     */
    public void resolve(ClientOrderId id, Evidence evidence, String operator) {
        inputs.add(() -> core().resolve(id, evidence, operator));
    }

    /**
     * Compares a route with its venue.
     *
     * @param route its name
     */
    public void reconcile(String route) {
        inputs.add(() -> compare(route, ReconcileTrigger.OPERATOR));
    }

    /**
     * The switch.
     *
     * @return takes effect for the next order that leaves
     */
    public TradingControl control() {
        return latch;
    }

    /**
     * The state between two inputs.
     *
     * @return what is known now
     */
    public EngineSnapshot snapshot() {
        EngineCore engine = core();
        return new EngineSnapshot(
                engine.book().timeNanos(),
                latch.state(ControlScope.engine()),
                engine.book().equity(),
                engine.book().equityQuality(),
                engine.ledger().positions(),
                engine.workingOrders(),
                engine.quarantined(),
                0,
                0,
                0,
                engine.decisionsSha256());
    }

    /**
     * The book as gates see it.
     *
     * @return a view of what is now, not a copy
     */
    public RiskView book() {
        return core().book();
    }

    /** The process dies: connections are cut, nothing is written any more. */
    public void crash() {
        brokers.forEach(Broker::close);
    }

    /** Writes what waits and ends everything. */
    @Override
    public void close() throws IOException {
        senders.forEach(SendQueue::close);
        senders.forEach(SendQueue::drain);
        crash();
        if (outbox != null && journal != null) {
            while (outbox.step()) {
                Thread.onSpinWait();
            }
            journal.close();
        }
    }
}
