package io.otrep.core.internal;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.CashFlow;
import io.otrep.account.ClosedTrade;
import io.otrep.account.Fill;
import io.otrep.account.FoundPosition;
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
import io.otrep.market.Bar;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.QuoteBar;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderRequest;
import io.otrep.risk.ControlScope;
import io.otrep.risk.OrderGate;
import io.otrep.risk.PositionSizer;
import io.otrep.risk.RiskView;
import io.otrep.risk.TradingState;
import io.otrep.risk.Vital;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The engine, one input at a time: market events, venue events, timers, commands. Live, paper, backtest and replay differ in who calls this and
 * with which time, never in what is decided here. Single-threaded.
 */
public final class EngineCore implements OrderMoves.Follower, StrategyRunner.Watcher, ActivityDesk.FillFollower {
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
    private final PositionSizer[] sizers;
    private final StrategyRunner[] strategies;
    private final StrategyRunner[][] strategiesBySlot;
    private final PolicyMemory memory;
    private final PolicyRunner[] policies;
    private final List<Route> routes;
    private final MarketIntake intake;
    private final ActivityDesk activities;
    private final EngineState state;
    private final Restorer restorer;
    private final VenueIntake venues;
    private final Flattens flattens;
    private final boolean[] seesBars;
    private final boolean tellsEveryChange;
    private final ArrayDeque<Order> untold = new ArrayDeque<>();
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
        seesBars = new boolean[instruments.size()];
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
        strategies = runners(setup);
        strategiesBySlot = Wiring.bySlot(strategies, instruments.size());
        sizers = Wiring.distinctSizers(setup);
        memory = new PolicyMemory(log);
        policies = policies(setup);
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

    private StrategyRunner[] runners(EngineSetup setup) {
        StrategyRunner[] made = new StrategyRunner[setup.strategies().size()];
        for (int i = 0; i < made.length; i++) {
            made[i] =
                    new StrategyRunner(setup.strategies().get(i), i, book, ledger, orders, desk, targets, timers, this);
        }
        return made;
    }

    private PolicyRunner[] policies(EngineSetup setup) {
        List<PolicyRunner> made = new ArrayList<>();
        setup.policies()
                .forEach((name, policy) -> made.add(new PolicyRunner(
                        name,
                        policy,
                        strategies.length + made.size(),
                        book,
                        ledger,
                        orders,
                        desk,
                        targets,
                        timers,
                        memory,
                        (failed, cause) -> quarantined(failed, cause))));
        return made.toArray(PolicyRunner[]::new);
    }

    // Inputs.

    /** Strategies and policies begin, at a time. */
    public void start(long timeNanos) {
        book.advance(timeNanos);
        noteInput(new Started(book.timeNanos()));
        for (StrategyRunner strategy : strategies) {
            strategy.start();
        }
        for (PolicyRunner policy : policies) {
            policy.start();
        }
        settle();
    }

    /** Strategies end; nothing they say is acted on. */
    public void stop() {
        noteInput(new Stopped(book.timeNanos()));
        stopped = true;
        activities.stop();
        flattens.stop();
        kept.stop();
        for (StrategyRunner strategy : strategies) {
            strategy.stop();
        }
        for (PolicyRunner policy : policies) {
            policy.stop();
        }
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
        StrategyRunner[] seeing = strategiesBySlot[slot];
        if (event instanceof Bar bar) {
            seesBars[slot] = true;
            onSizes(slot, bar.close(), bar.high(), bar.low());
        } else if (event instanceof QuoteBar bar && !seesBars[slot]) {
            onSizes(
                    slot,
                    (bar.bid().close() + bar.ask().close()) * 0.5,
                    (bar.bid().high() + bar.ask().high()) * 0.5,
                    (bar.bid().low() + bar.ask().low()) * 0.5);
        }
        for (StrategyRunner strategy : seeing) {
            if (strategy.sees(slot)) {
                strategy.onMarket(event, slot);
            }
        }
        for (PolicyRunner policy : policies) {
            policy.onMarket(event, slot);
        }
        settle();
    }

    /** Sizers see a bar, then held signals follow. A sizer that throws takes the strategies with it that are sized by it. */
    private void onSizes(int slot, double close, double high, double low) {
        for (PositionSizer sizer : sizers) {
            try {
                sizer.onBar(slot, close, high, low, book);
            } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
                for (StrategyRunner strategy : strategies) {
                    strategy.onSizerFailed(sizer, e);
                }
            }
        }
        for (StrategyRunner strategy : strategiesBySlot[slot]) {
            strategy.resize(slot);
        }
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
        for (int i = 0; i < ROUNDS && (targets.hasDirty() || !untold.isEmpty()); i++) {
            if (!stopped) {
                targets.settle(desk);
            }
            tellWaiting();
        }
        kept.step();
        gateKeeper.keepWhenDue(book.timeNanos());
        snapshotWhenDue();
    }

    /** Not in the middle of the call that changed the order: its strategy may not know the id yet. */
    private void tellWaiting() {
        for (int i = untold.size(); i > 0; i--) {
            Order order = untold.remove();
            for (StrategyRunner strategy : strategies) {
                if (strategy.name().equals(order.intent().owner())) {
                    strategy.onOrder(order);
                }
            }
            for (PolicyRunner policy : policies) {
                if (policy.name().equals(order.intent().owner())) {
                    policy.onOrder(order);
                }
            }
        }
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
            tellMismatch(event);
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

    /** What reconciliation found and could not explain, over equity. */
    private void tellMismatch(Object event) {
        double value = 0;
        String route = "";
        if (event instanceof FoundPosition found) {
            int slot = instruments.slot(found.instrument());
            route = found.instrument().route();
            value = slot < 0
                    ? Double.NaN
                    : found.quantity().toDouble()
                            * book.mark(slot)
                            * found.instrument().multiplierAsDouble()
                            * book.rate(slot);
        } else if (event instanceof CashFlow flow && flow.kind() == CashFlow.Kind.UNEXPLAINED) {
            route = flow.key().account().route();
            value = flow.amount().amount().toDouble()
                    * ledger.rate(flow.amount().currency());
        }
        if (!route.isEmpty() && !Double.isNaN(value)) {
            measured(ControlScope.route(route), Vital.MISMATCH, shareOfEquity(Math.abs(value)));
        }
    }

    /** Of equity that is not known or not positive anything is more than any limit. */
    private double shareOfEquity(double value) {
        double equity = book.equity();
        return equity > 0 ? value / equity : Double.POSITIVE_INFINITY;
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
        for (StrategyRunner runner : strategies) {
            if (runner.name().equals(strategy)) {
                runner.command(instrument, level);
                settle();
                return;
            }
        }
        throw new IllegalArgumentException("no strategy is named " + strategy);
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
        measured(scope, vital, value);
        settle();
    }

    private void measured(ControlScope scope, Vital vital, double value) {
        for (OrderGate gate : gates) {
            gate.onVital(scope, vital, value, book);
        }
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
        untold.clear();
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
            untold.add(state);
        }
    }

    @Override
    public void onOwnerFill(String owner, Fill part) {
        if (listener.isMuted()) {
            return;
        }
        for (StrategyRunner strategy : strategies) {
            if (strategy.name().equals(owner)) {
                strategy.onFill(part);
            }
        }
        for (PolicyRunner policy : policies) {
            if (policy.name().equals(owner)) {
                policy.onFill(part);
            }
        }
    }

    @Override
    public void onSignal(String strategy, int slot, double level) {
        digest.add("signal").add(book.timeNanos()).add(strategy).add(slot).add(level);
        for (PolicyRunner policy : policies) {
            policy.onSignal(strategy, slot, level);
        }
    }

    @Override
    public void onQuarantine(StrategyRunner runner, Throwable cause) {
        quarantined(runner.name(), cause);
    }

    private void quarantined(String name, Throwable cause) {
        digest.add("quarantine").add(book.timeNanos()).add(name);
        latch.trip(ControlScope.strategy(name), TradingState.REDUCING, "it threw " + cause);
        listener.onQuarantine(name, cause);
        targets.drop(name);
        for (ManagedOrder order : orders.allWorking()) {
            boolean stays = order.isPermitted() || order.isProtective();
            if (serves(order, name) && !stays && !desk.judge().isReducing(order.intent(), order.slot())) {
                order.supersede();
                desk.cancel(order);
            }
        }
    }

    private static boolean serves(ManagedOrder order, String owner) {
        TargetShares shares = order.shares();
        return shares == null ? order.intent().owner().equals(owner) : shares.serves(owner);
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
        List<String> names = new ArrayList<>();
        for (StrategyRunner strategy : strategies) {
            if (strategy.isQuarantined()) {
                names.add(strategy.name());
            }
        }
        for (PolicyRunner policy : policies) {
            if (policy.isQuarantined()) {
                names.add(policy.name());
            }
        }
        return names;
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

    /** SHA-256 over all decisions and fills so far, in hexadecimal. */
    public String decisionsSha256() {
        return digest.hex();
    }
}
