package io.otrep.core.internal;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.ClosedTrade;
import io.otrep.account.Fill;
import io.otrep.account.Position;
import io.otrep.core.EngineSnapshot;
import io.otrep.core.control.FlattenOptions;
import io.otrep.core.control.FlattenReport;
import io.otrep.core.internal.record.EngineRecord;
import io.otrep.core.internal.record.EngineRecord.BooksOpened;
import io.otrep.core.internal.record.EngineRecord.ControlMoved;
import io.otrep.core.internal.record.EngineRecord.ControlSeen;
import io.otrep.core.internal.record.EngineRecord.ControlTaken;
import io.otrep.core.internal.record.EngineRecord.FlattenAsked;
import io.otrep.core.internal.record.EngineRecord.FlattenTaken;
import io.otrep.core.internal.record.EngineRecord.IntentsDecided;
import io.otrep.core.internal.record.EngineRecord.MarketMoved;
import io.otrep.core.internal.record.EngineRecord.PolicyTold;
import io.otrep.core.internal.record.EngineRecord.RouteBound;
import io.otrep.core.internal.record.EngineRecord.SignalAsked;
import io.otrep.core.internal.record.EngineRecord.Started;
import io.otrep.core.internal.record.EngineRecord.Stopped;
import io.otrep.core.internal.record.EngineRecord.StreamMoved;
import io.otrep.core.internal.record.EngineRecord.SubmitAsked;
import io.otrep.core.internal.record.EngineRecord.TimerFired;
import io.otrep.core.internal.record.EngineRecord.VitalMoved;
import io.otrep.core.internal.record.EngineRecord.WithdrawAsked;
import io.otrep.core.internal.record.EngineRecord.WithdrawEntriesAsked;
import io.otrep.core.ledger.ClosedTradeListener;
import io.otrep.core.ledger.Horizon;
import io.otrep.core.ledger.Ledger;
import io.otrep.core.reconcile.Evidence;
import io.otrep.core.reconcile.ProofLog;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderRequest;
import io.otrep.risk.ControlScope;
import io.otrep.risk.OrderGate;
import io.otrep.risk.RiskView;
import io.otrep.risk.TradingState;
import io.otrep.risk.Vital;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The engine, one input at a time: market events, venue events, timers, commands. Live, paper, backtest and replay differ in who calls this and
 * with which time, never in what is decided here. Single-threaded.
 */
public final class EngineCore implements OrderMoves.Follower, ActivityDesk.FillFollower {
    /** Answers to answers within one input; what is left waits for the next. */
    private static final int ROUNDS = 8;

    private final Instruments instruments;
    private final Market market;
    private final Ledger ledger;
    private final Orders orders;
    private final Book book;
    private final OrderDesk desk;
    private final KeptGroups kept;
    private final TargetBook targets;
    private final Timers timers = new Timers();
    private final DecisionDigest digest = new DecisionDigest();
    private final StopLatch latch;
    private final MutableListener listener;
    private final RunLog log;
    private final GateKeeper gateKeeper;
    private final OrderGate[] gates;
    private final StrategyDesk strategies;
    private final Vitals vitals;
    private final List<Route> routes;
    private final MarketIntake intake;
    private final ActivityDesk activities;
    private final EngineState state;
    private final Restorer restorer;
    private final VenueIntake venues;
    private final Flattens flattens;
    private final boolean tellsEveryChange;
    private final OrderIds ids;
    private @Nullable Reconcilers reconcilers;
    private @Nullable JournalDesk past;
    private long tripsSeen;
    private boolean stopped;
    private boolean sound = true;
    private final Safety safety;

    /**
     * An engine that has not seen any input.
     *
     * @param setup what it is made of
     */
    public EngineCore(EngineSetup setup) {
        instruments = new Instruments(setup.instruments());
        market = new Market(instruments.size(), setup.roll(), setup.marks());
        ledger = new Ledger(setup.base(), setup.lots(), Horizon.DEFAULT, toldToGates(setup.closedTrades()));
        instruments.all().forEach(ledger::add);
        orders = new Orders(instruments.size(), setup.closedRemembered());
        latch = setup.latch();
        listener = new MutableListener(setup.listener());
        log = setup.log();
        safety = setup.safety();
        tellsEveryChange = setup.tellsEveryChange();
        routes = setup.routes();
        book = new Book(
                setup.base(), instruments, market, ledger, orders, latch, Wiring.routesBySlot(setup, instruments));
        List<OrderGate> guarded = new ArrayList<>();
        setup.gates().forEach(gate -> guarded.add(new GuardedGate(gate, latch)));
        gates = guarded.toArray(OrderGate[]::new);
        gateKeeper = new GateKeeper(guarded, log);
        ids = new OrderIds(setup.name());
        desk = new OrderDesk(
                book,
                orders,
                gates,
                new Judge(book, orders, gates, latch, listener),
                new OrderMoves(book, orders, gates, digest, listener, this),
                ids,
                digest,
                listener);
        kept = new KeptGroups(book, ledger, orders, desk, timers, log, safety);
        desk.keep(kept);
        targets = new TargetBook(book, ledger, orders, Wiring.owners(setup), setup.signalTime(), log);
        PolicyMemory memory = new PolicyMemory(log);
        strategies =
                new StrategyDesk(setup, book, ledger, orders, desk, targets, timers, memory, latch, digest, listener);
        vitals = new Vitals(instruments, book, ledger, gates);
        intake = new MarketIntake(setup.base(), instruments, market, ledger, book, gates);
        activities = new ActivityDesk(instruments, ledger, orders, book, desk, targets, gates, digest, listener, this);
        venues = new VenueIntake(instruments, ledger, orders, book, desk, activities, targets, intake, routes, latch);
        flattens = new Flattens(book, ledger, orders, desk, targets, timers, latch, listener);
        state = new EngineState(
                instruments,
                book,
                ledger,
                orders,
                desk,
                targets,
                activities,
                gateKeeper,
                gates,
                routes,
                memory,
                flattens);
        targets.waitFor(flattens::closes);
        kept.waitFor(flattens::closes);
        restorer = new Restorer(
                book,
                orders,
                desk,
                targets,
                ledger,
                latch,
                gateKeeper,
                memory,
                flattens,
                state,
                venues::take,
                this::reopen,
                this::bind);
    }

    private ClosedTradeListener toldToGates(ClosedTradeListener listening) {
        return new ClosedTradeListener() {
            @Override
            public void onClosed(ClosedTrade trade) {
                listening.onClosed(trade);
                int slot = instruments.slot(trade.instrument());
                for (OrderGate gate : gates) {
                    gate.onTradeClosed(trade, slot, book);
                }
            }

            @Override
            public void onRevoked(ClosedTrade trade) {
                listening.onRevoked(trade);
                int slot = instruments.slot(trade.instrument());
                for (OrderGate gate : gates) {
                    gate.onTradeRevoked(trade, slot, book);
                }
            }
        };
    }

    // Inputs.

    /** Strategies and policies begin, at a time. */
    public void start(long timeNanos) {
        book.advance(timeNanos);
        noteInput(new Started(book.timeNanos()));
        strategies.start();
        settle();
    }

    /** Strategies end; nothing they say is acted on. */
    public void stop() {
        noteInput(new Stopped(book.timeNanos()));
        stopped = true;
        activities.stop();
        flattens.stop();
        kept.stop();
        strategies.stop();
        gateKeeper.keep(book.timeNanos());
    }

    /** Kept only where all inputs are. */
    private void noteInput(EngineRecord input) {
        if (log.keepsAll()) {
            log.note(input);
        }
    }

    /** When a timer wants to be woken; {@link Long#MAX_VALUE} if none does. */
    public long nextTimerNanos() {
        return timers.nextNanos();
    }

    /** Fires the earliest timer that is due before a time, and says whether there was one. */
    public boolean fireTimerBefore(long timeNanos) {
        Timers.Timer timer = timers.pollBefore(timeNanos);
        if (timer == null) {
            return false;
        }
        book.advance(timer.timeNanos());
        noteInput(new TimerFired(timer.timeNanos()));
        timer.action().run();
        settle();
        return true;
    }

    /** Timers of a time that had passed when they were asked for come with the next input. */
    private void runPassed() {
        if (timers.hasPassed()) {
            timers.takePassed().forEach(timer -> timer.action().run());
        }
    }

    /** Time goes on without an input. */
    public void advance(long timeNanos) {
        book.advance(timeNanos);
    }

    /** A market event, stamped. */
    public void onMarket(MarketEvent event, int slot, long stampNanos) {
        book.advance(stampNanos);
        if (log.keepsAll()) {
            log.note(new MarketMoved(book.timeNanos(), event));
        }
        runPassed();
        instruments.expect(event.instrument(), slot);
        intake.onMarket(event, slot);
        strategies.onMarket(event, slot);
        settle();
    }

    /** Orders what is missing, tells strategies what became of their orders, and cancels entries where trading was halted. */
    private void settle() {
        if (latch.trips() != tripsSeen) {
            tripsSeen = latch.trips();
            cancelHalted();
            kept.touchAll();
        }
        flattens.step();
        activities.step();
        kept.step();
        for (int i = 0; i < ROUNDS && (targets.hasDirty() || strategies.isToldLater()); i++) {
            if (!stopped) {
                targets.settle(desk);
            }
            strategies.tellWaiting();
        }
        kept.step();
        gateKeeper.keepWhenDue(book.timeNanos());
        snapshotWhenDue();
    }

    private void cancelHalted() {
        for (ManagedOrder order : orders.allWorking()) {
            boolean halted = book.state(order.slot(), order.intent().owner()) == TradingState.HALTED;
            boolean entry = safety.haltCancelsAll() || !order.isProtective();
            if (halted && entry && !order.isPermitted() && !order.isExternal()) {
                desk.cancel(order);
            }
        }
    }

    /** Nothing happened: looks after what follows from time alone. */
    public void onControl() {
        noteInput(new ControlSeen(book.timeNanos()));
        settle();
    }

    /** Something was stopped, or re-armed when the state is ACTIVE, by whoever it was. From here on it counts in decisions. */
    public void onControl(ControlScope scope, TradingState state, String reason) {
        noteInput(new ControlTaken(new ControlMoved(book.timeNanos(), scope, state, reason)));
        latch.see(scope, state, reason);
        settle();
    }

    /** Something a venue, or the last gate before it, said. */
    public void onVenue(Object event, long stampNanos) {
        take(event, stampNanos);
    }

    private boolean take(Object event, long stampNanos) {
        book.advance(stampNanos);
        if (venues.isBeforeOpening(event) || isLookedUp(event)) {
            onControl();
            return false;
        }
        boolean activity = event instanceof Activity; // told over and over: without all inputs, written when it is news
        boolean early = log.keepsAll() || !activity;
        if (log.isOn() && early) {
            VenueInputs.note(event, book.timeNanos(), log);
        }
        runPassed();
        boolean news = venues.take(event);
        if (log.isOn() && !early && news) {
            VenueInputs.note(event, book.timeNanos(), log);
        }
        if (news) {
            vitals.tellMismatch(event);
        }
        settle();
        return news;
    }

    /** From now on the journal is asked for orders that memory has forgotten. */
    public void lookUp(JournalDesk desk) {
        past = desk;
        desk.answerTo(this::onAnswer);
    }

    private boolean isLookedUp(Object event) {
        boolean asked = past != null && venues.isForgotten(event, ids) && past.ask(event, book.timeNanos());
        if (asked) {
            venues.onWaiting(event);
        }
        return asked;
    }

    /** What was taken before is dropped; anything else is taken now, with or without its order. */
    private void onAnswer(JournalAnswer answer) {
        if (answer.taken()) {
            return;
        }
        if (!answer.why().isEmpty()) {
            listener.onAnomaly(book.timeNanos(), answer.question().name(), answer.why());
        }
        take(answer.input(), book.timeNanos());
    }

    /** The order stream of a route came up or went down. */
    public void onStream(Route route, boolean up) {
        noteInput(new StreamMoved(book.timeNanos(), route.name(), up));
        route.setUp(up);
        Reconcilers known = reconcilers;
        if (known != null) {
            known.onStream(route, up);
        }
        settle();
    }

    // Commands.

    /** A host sets a strategy's level. */
    public void signal(String strategy, Instrument instrument, double level) {
        noteInput(new SignalAsked(book.timeNanos(), strategy, instrument, level));
        strategies.command(strategy, instrument, level);
        settle();
    }

    /** A host tells a policy something in the policy's own form. */
    public void tell(String policy, byte[] command) {
        noteInput(new PolicyTold(book.timeNanos(), policy, command));
        strategies.tell(policy, command);
        settle();
    }

    /** A host asks for an order of its own. */
    public ClientOrderId submit(String owner, OrderRequest request) {
        if (stopped) {
            throw new IllegalStateException("the engine has stopped; build another one to trade on");
        }
        noteInput(new SubmitAsked(book.timeNanos(), owner, request));
        ClientOrderId id = desk.submit(owner, request, null).id();
        settle();
        return id;
    }

    /** A host asks for the end of an order. Nothing happens if it is not known or has ended. */
    public void cancel(ClientOrderId id) {
        noteInput(new WithdrawAsked(book.timeNanos(), id));
        ManagedOrder order = orders.find(id);
        if (order != null && order.isExternal()) {
            throw new IllegalArgumentException(
                    "order " + id + " is not one of this engine, which never touches others' orders");
        }
        if (order != null) {
            desk.cancel(order);
        }
        settle();
    }

    /** Cancels working orders that may increase a position; protective reduce-only exits stay. */
    public void cancelEntries() {
        noteInput(new WithdrawEntriesAsked(book.timeNanos()));
        for (ManagedOrder order : orders.allWorking()) {
            boolean close = order.isPermitted() && !stopped;
            if (!order.isProtective() && !order.isExternal() && !close) {
                desk.cancel(order);
            }
        }
        settle();
    }

    /** Halts a scope and closes what it holds, until it is re-armed; whoever asks again joins. */
    public void flatten(ControlScope scope, FlattenOptions options, String reason, Consumer<FlattenReport> done) {
        FlattenAsked asked = new FlattenAsked(book.timeNanos(), scope, options, reason);
        noteInput(new FlattenTaken(asked));
        log.note(asked); // before the halt, which alone would close nothing after a crash
        latch.trip(scope, TradingState.HALTED, reason);
        flattens.begin(asked, done);
        settle();
    }

    /** A flatten that was asked for in the middle of an input begins with the next one. */
    public void flattenNext(ControlScope scope, String reason) {
        timers.set(
                book.timeNanos(),
                book.timeNanos(),
                "engine flatten",
                scope.toString(),
                () -> flatten(scope, safety.flattening(), reason, report -> {}));
    }

    /** Opens an account's books with what its venue says it holds; positions and working orders are of their owners. */
    public void open(Account account, List<Position> positions, List<Order> working) {
        if (log.isOn()) {
            log.note(new BooksOpened(book.timeNanos(), account, List.copyOf(positions), List.copyOf(working)));
        }
        venues.open(account, positions, working);
        settle();
    }

    /** From now on the routes given are compared with their venues; they trade when that has succeeded. */
    public Reconcilers reconcile(
            List<Route> outside,
            LoopTasks tasks,
            ReconcileOptions options,
            ProofLog proofs,
            Reconcilers.AccountCheck accounts) {
        ReconcileDesk.Input input = found -> take(found, tasks.nowNanos());
        outside.forEach(Route::awaitReconciliation);
        Reconcilers made = new Reconcilers(
                outside,
                instruments,
                ledger,
                orders,
                desk,
                latch,
                ids,
                listener,
                tasks,
                options,
                proofs,
                accounts,
                input);
        reconcilers = made;
        venues.reconcile(made);
        return made;
    }

    /** An operator settles an order that no machine can. */
    public void resolve(ClientOrderId id, Evidence evidence, String operator) {
        Reconcilers known = reconcilers;
        if (known == null) {
            throw new IllegalStateException("no route of this engine is reconciled");
        }
        known.resolve(id, evidence, operator);
    }

    /** The machinery was measured, by a reconciler or a supervisor. */
    public void onVital(ControlScope scope, Vital vital, double value) {
        noteInput(new VitalMoved(book.timeNanos(), scope, vital, value));
        vitals.measured(scope, vital, value);
        settle();
    }

    // After a restart.

    /**
     * Takes what an earlier process wrote, record by record in order, before anything else happens here; {@link #restored} ends it.
     *
     * @param record what was written
     * @throws IllegalStateException if it was written by an engine of another make
     */
    public void restore(EngineRecord record) {
        listener.mute(true);
        activities.restoring(true);
        if (record instanceof IntentsDecided decided) {
            activities.restored(decided);
        }
        restorer.restore(record);
    }

    private void reopen(BooksOpened opened) {
        venues.open(opened.account(), opened.positions(), opened.working());
    }

    private void bind(RouteBound bound) {
        routes.stream()
                .filter(route -> route.name().equals(bound.account().route()))
                .forEach(route -> route.bind(bound.account()));
    }

    /** Orders of earlier processes that may work in instruments which are not traded here, in words. */
    public List<String> strandedOrders() {
        return orders.aside().stream().map(ManagedOrder::toString).toList();
    }

    /** All was taken: requests whose outcome was not written are unknown from now on, and what was lost between two records is done. */
    public void restored(long timeNanos) {
        book.advance(timeNanos);
        restorer.doubtOpenRequests();
        strategies.forgetWaiting();
        listener.mute(false);
        activities.restoring(false);
        flattens.restored();
        kept.touchAll();
        tripsSeen = -1; // a halt cancels entries again
        settle();
    }

    /** An input failed half-way: what is known is not what the records tell, and is not kept in a snapshot. */
    public void onFailedInput() {
        sound = false;
    }

    /** Whether no input failed. */
    public boolean isSound() {
        return sound;
    }

    /** All that records have told so far, for another engine to go on from with {@link #restore}. */
    public byte[] state() {
        return state.save();
    }

    /** Writes a snapshot if the log wants one: between two inputs, in their order. */
    private void snapshotWhenDue() {
        if (sound && log.isSnapshotDue()) {
            log.keep(book.timeNanos(), state.save());
        }
    }

    // Followers.

    @Override
    public void onChange(ManagedOrder order, boolean closedNow) {
        kept.touch(order);
        if (closedNow) {
            activities.onClosed(order);
        }
        if (listener.isMuted()) {
            return; // it has happened before
        }
        if (closedNow && order.shares() != null) {
            targets.onClosed(order);
        }
        boolean asked = order.shares() == null;
        if (asked || closedNow || tellsEveryChange) {
            tell(order.snapshot(), asked);
        }
    }

    private void tell(Order state, boolean asked) {
        listener.onOrder(state);
        if (asked) {
            strategies.tellLater(state);
        }
    }

    @Override
    public void onOwnerFill(String owner, Fill part) {
        int slot = instruments.slot(part.instrument());
        if (slot >= 0) {
            kept.onMoved(slot);
        }
        if (!listener.isMuted()) {
            strategies.onFill(owner, part);
        }
    }

    // What can be seen.

    /** The book. */
    public RiskView book() {
        return book;
    }

    /** The ledger, to be read only. */
    public Ledger ledger() {
        return ledger;
    }

    /** Working orders: copies. */
    public List<Order> workingOrders() {
        return orders.allWorking().stream().map(ManagedOrder::snapshot).toList();
    }

    /** Names of strategies that threw. */
    public List<String> quarantined() {
        return strategies.quarantined();
    }

    /** SHA-256 over all decisions and fills so far, in hexadecimal. */
    public String decisionsSha256() {
        return digest.hex();
    }

    /** All that a host is shown; what the switch and the lanes know is the driver's to say. */
    public EngineSnapshot snapshot(TradingState state, long conflatedQuotes, long droppedEvents, long unheard) {
        return new EngineSnapshot(
                book.timeNanos(),
                state,
                book.equity(),
                book.equityQuality(),
                ledger.positions(),
                workingOrders(),
                quarantined(),
                conflatedQuotes,
                droppedEvents,
                unheard,
                decisionsSha256());
    }
}
