package io.otrep.core;

import io.otrep.broker.Broker;
import io.otrep.broker.BrokerEvents;
import io.otrep.broker.BrokerException;
import io.otrep.core.control.FlattenOptions;
import io.otrep.core.internal.EngineCore;
import io.otrep.core.internal.Gateway;
import io.otrep.core.internal.JournalDesk;
import io.otrep.core.internal.Listeners;
import io.otrep.core.internal.Outbox;
import io.otrep.core.internal.Reconcilers;
import io.otrep.core.internal.Route;
import io.otrep.core.internal.RunLog;
import io.otrep.core.internal.SendQueue;
import io.otrep.core.internal.StopLatch;
import io.otrep.core.internal.assembly.EngineAssembly;
import io.otrep.core.internal.assembly.EnginePlan;
import io.otrep.core.internal.assembly.JournalSpec;
import io.otrep.core.internal.assembly.RouteSpec;
import io.otrep.core.internal.assembly.RunJournal;
import io.otrep.core.internal.assembly.StopRelay;
import io.otrep.core.internal.record.EngineRecord.FlattenAsked;
import io.otrep.core.reconcile.Evidence;
import io.otrep.core.reconcile.ReconcileTrigger;
import io.otrep.journal.Journal;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderRequest;
import io.otrep.risk.ControlScope;
import io.otrep.risk.RiskView;
import io.otrep.risk.TradingControl;
import io.otrep.risk.TradingState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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

    private final EnginePlan plan;
    private final World world;
    private final SteppedLoop loop;
    private final StopRelay relay;
    private final StopLatch latch;
    private final List<SendQueue> senders = new ArrayList<>();
    private final List<Broker> brokers = new ArrayList<>();
    private final List<Route> routes = new ArrayList<>();
    private final @Nullable Outbox outbox;
    private final @Nullable RunJournal journal;
    private final RunLog log;
    private final EngineAssembly assembly;
    private @Nullable JournalDesk past;
    private boolean trading;

    SteppedEngine(PipelineSpecs specs, World world) {
        this.plan = new LivePlan(specs);
        this.world = world;
        loop = new SteppedLoop(world::nowNanos);
        EngineListener listener = new Listeners(plan.listeners());
        relay = new StopRelay(listener, plan.flattening(), world::nowNanos);
        latch = new StopLatch(relay);
        JournalSpec spec = plan.journal();
        outbox = spec == null ? null : outbox(spec);
        log = outbox == null ? RunLog.OFF : outbox;
        journal = spec == null || outbox == null ? null : new RunJournal(plan, spec, outbox, outbox::begin);
        relay.writeTo(log);
        assembly = new EngineAssembly(plan, latch, listener, loop, journal);
    }

    private Outbox outbox(JournalSpec spec) {
        long patience = spec.patience().toNanos();
        return new Outbox(
                spec.keepsAll(), plan.laneCapacity(), patience, spec.snapshotEvery(), world::nowNanos, latch, () -> {});
    }

    /**
     * Opens the journal, connects, takes back what earlier runs wrote, and begins to reconcile; strategies begin when that has succeeded, in a later step.
     *
     * @throws IOException if the journal cannot be opened or read
     */
    public void start() throws IOException {
        if (journal != null) {
            journal.open();
        }
        plan.routes().forEach(this::connect);
        List<Instrument> instruments = new ArrayList<>();
        for (int i = 0; i < brokers.size(); i++) {
            RouteSpec spec = plan.routes().get(i);
            Broker broker = brokers.get(i);
            instruments.addAll(EngineAssembly.traded(spec, answer(() -> broker.instruments(spec.symbols()))));
        }
        EngineCore core = assembly.core(routes, routes, instruments);
        if (journal != null) {
            lookUp(journal.opened(), core);
        }
        loop.begin(core, () -> latch.forEach(core::onControl));
        relay.begin(core, loop);
        Reconcilers reconcilers = assembly.reconcilers(core, routes, reconciliation -> {});
        loop.compareWith(reconcilers);
        reconcilers.start(() -> {
            core.start(world.nowNanos());
            trading = true;
        });
        EngineAssembly.subscribe(routes, instruments);
    }

    private void connect(RouteSpec spec) {
        Broker broker = assembly.broker(spec);
        Route[] self = new Route[1];
        BrokerEvents sink = loop.sink(() -> self[0], spec.name());
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

    private void lookUp(Journal opened, EngineCore core) {
        JournalDesk desk = new JournalDesk(
                reader -> {
                    opened.read(0, reader);
                    return true;
                },
                log,
                loop,
                () -> {});
        core.lookUp(desk);
        past = desk;
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
            case 0 -> loop.step();
            case 1 -> outbox != null && (outbox.step() || (past != null && past.step()));
            default -> senders.get(part - 2).sendNext();
        };
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
        return loop.nextTimeNanos();
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
        loop.publish(event);
    }

    /**
     * Sets a strategy's signal.
     *
     * @param strategy its name
     * @param instrument what
     * @param level from -1 to 1
     */
    public void signal(String strategy, Instrument instrument, double level) {
        loop.input(engine -> engine.signal(strategy, instrument, level));
    }

    /**
     * Tells a policy something in the policy's own form.
     *
     * @param policy its name
     * @param command what the policy's own page says, copied
     */
    public void tell(String policy, byte[] command) {
        byte[] copy = command.clone();
        loop.input(engine -> engine.tell(policy, copy));
    }

    /**
     * Asks for an order of the host's own.
     *
     * @param request the terms
     */
    public void submit(OrderRequest request) {
        loop.input(engine -> engine.submit("host", request));
    }

    /**
     * Asks for the end of an order.
     *
     * @param id the order
     */
    public void cancel(ClientOrderId id) {
        loop.input(engine -> engine.cancel(id));
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
        loop.input(engine -> engine.flatten(scope, options, reason, report -> {}));
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
        loop.input(engine -> engine.resolve(id, evidence, operator));
    }

    /**
     * Compares a route with its venue.
     *
     * @param route its name
     */
    public void reconcile(String route) {
        loop.compare(route, ReconcileTrigger.OPERATOR);
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
        return loop.core().snapshot(latch.state(ControlScope.engine()), 0, 0, 0);
    }

    /**
     * The book as gates see it.
     *
     * @return a view of what is now, not a copy
     */
    public RiskView book() {
        return loop.core().book();
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
