package io.otrep.core;

import io.micrometer.core.instrument.MeterRegistry;
import io.otrep.account.LotMethod;
import io.otrep.broker.BrokerFactory;
import io.otrep.core.control.FlattenOptions;
import io.otrep.core.internal.assembly.RouteSpec;
import io.otrep.core.journal.FileJournal;
import io.otrep.core.journal.JournalConfig;
import io.otrep.core.journal.Retention;
import io.otrep.core.reconcile.MismatchPolicy;
import io.otrep.core.sim.Simulation;
import io.otrep.journal.Journal;
import io.otrep.journal.JournalFactory;
import io.otrep.journal.JournalLevel;
import io.otrep.market.Currency;
import io.otrep.market.DayRoll;
import io.otrep.market.Tape;
import io.otrep.order.TimeInForce;
import io.otrep.portfolio.PortfolioPolicy;
import io.otrep.risk.GateFactory;
import io.otrep.risk.SizerFactory;
import io.otrep.strategy.Strategy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What an engine is to be made of: routes, strategies, sizing, gates. It holds specifications and factories only; each {@link #build()} and each
 * {@link #backtest} makes its own instances, so one pipeline serves a live engine and any number of backtests.
 *
 * <p>Defaults: name {@code otrep}, first-in-first-out lots, marks at the last trade clamped to bid and ask, days that end at 17:00 New York, the wall
 * clock for a live engine. Gates and sizing have no default: leaving them out takes words of its own.
 *
 * <p>Each setting gives the pipeline back. Not thread-safe; building does not change it.
 */
public final class Pipeline {
    /** What {@link #acknowledgeLive} must be given. */
    public static final String LIVE_WORDS = "I trade real money";

    private final PipelineSpecs specs;

    Pipeline(Currency base) {
        specs = new PipelineSpecs(base);
    }

    /**
     * The engine's name: in thread names, metrics, and the namespace of its order ids. Default {@code otrep}.
     *
     * @param name for example {@code desk-1}
     */
    public Pipeline name(String name) {
        specs.name = Objects.requireNonNull(name, "name");
        return this;
    }

    /**
     * Adds a route under the factory's own name.
     *
     * @param factory makes the broker; nothing connects before the engine starts
     * @param symbols what is traded through it, by the venue's symbols
     */
    public Pipeline route(BrokerFactory factory, String... symbols) {
        String name = Objects.requireNonNull(factory, "factory").route();
        specs.routes.add(new RouteSpec(name, factory, List.of(symbols)));
        return this;
    }

    /**
     * Adds a route for backtests only.
     *
     * @param name the route's name, as in the instruments of the catalog
     * @param symbols what is traded through it
     */
    public Pipeline route(String name, String... symbols) {
        return route(new NoBroker(Objects.requireNonNull(name, "name")), symbols);
    }

    /**
     * Adds a strategy that sees all instruments.
     *
     * @param strategyName its name, without {@code +}
     * @param strategy makes an instance for each run
     */
    public Pipeline strategy(String strategyName, Supplier<? extends Strategy> strategy) {
        return strategy(strategyName, strategy, new String[0]);
    }

    /**
     * Adds a strategy that sees some instruments.
     *
     * @param strategyName its name, without {@code +}
     * @param strategy makes an instance for each run
     * @param symbols what it sees, each a symbol of some route; {@code SYMBOL@route} where two routes have it
     */
    public Pipeline strategy(String strategyName, Supplier<? extends Strategy> strategy, String... symbols) {
        specs.strategies.add(new StrategySpec(strategyName, strategy, null, List.of(symbols)));
        return this;
    }

    /**
     * Adds a strategy with a sizer of its own.
     *
     * @param strategyName its name, without {@code +}
     * @param strategy makes an instance for each run
     * @param sizer turns its signals into units
     * @param symbols what it sees; none means all
     */
    public Pipeline strategy(
            String strategyName, Supplier<? extends Strategy> strategy, SizerFactory sizer, String... symbols) {
        specs.strategies.add(new StrategySpec(strategyName, strategy, sizer, List.of(symbols)));
        return this;
    }

    /**
     * Adds a portfolio policy, whose targets are summed with those of the strategies.
     *
     * @param policyName its name, without {@code +}
     * @param policy makes an instance for each run
     */
    public Pipeline policy(String policyName, Supplier<? extends PortfolioPolicy> policy) {
        specs.add(policyName, policy);
        return this;
    }

    /** How signals become units, for strategies without a sizer of their own; each run gets its own. */
    public Pipeline sizing(SizerFactory sizing) {
        specs.sizing = Objects.requireNonNull(sizing, "sizing");
        return this;
    }

    /** States that no strategy gives signals: they submit orders of their own. A signal is then an error that quarantines the strategy. */
    public Pipeline ordersOnly() {
        specs.ordersOnly = true;
        return this;
    }

    /** What every order must pass; each run gets its own. */
    public Pipeline gates(GateFactory gates) {
        specs.gates = Objects.requireNonNull(gates, "gates");
        return this;
    }

    /** States that no gate judges the orders: for simulations and tests. A live route refuses it. */
    public Pipeline withoutGates() {
        specs.ungated = true;
        return this;
    }

    /** States that orders on live routes cost real money, in exactly the words {@link #LIVE_WORDS}. */
    public Pipeline acknowledgeLive(String words) {
        specs.liveWords = String.valueOf(words);
        return this;
    }

    /** Where the engine counts and measures: any registry of Micrometer. Default: nowhere. */
    public Pipeline meters(MeterRegistry meters) {
        specs.meters = Objects.requireNonNull(meters, "meters");
        return this;
    }

    /**
     * Where a live engine writes what it decides before it acts, so that after a crash it knows what may have left. Default: nowhere; orders
     * that are under way when the process dies are then found by reconciliation alone. Over venues on paper, which end with their engine, the next run
     * takes back what is stopped, and nothing else.
     *
     * @param folder is made if it is not there; one engine at a time may use it
     */
    public Pipeline journal(Path folder) {
        return journal(folder, JournalLevel.ORDERS);
    }

    /**
     * Where a live engine writes, and how much.
     *
     * @param folder is made if it is not there; one engine at a time may use it
     * @param level what is written
     */
    public Pipeline journal(Path folder, JournalLevel level) {
        specs.controlFolder = Objects.requireNonNull(folder, "folder");
        specs.journalFactory = null;
        specs.journalLevel = Objects.requireNonNull(level, "level");
        return this;
    }

    /**
     * Where a live engine writes, and how much.
     *
     * @param factory opens the journal when the engine starts
     * @param level what is written
     */
    public Pipeline journal(JournalFactory factory, JournalLevel level) {
        specs.journalFactory = Objects.requireNonNull(factory, "factory");
        specs.journalLevel = Objects.requireNonNull(level, "level");
        return this;
    }

    /**
     * How long the journal may take to make a write safe before new intents are denied with {@code JOURNAL_SLOW}. Default 500 ms.
     *
     * @param patience above 0
     */
    public Pipeline journalPatience(Duration patience) {
        specs.journalPatience = Objects.requireNonNull(patience, "patience");
        return this;
    }

    /**
     * How many records of the journal are written before the engine writes a snapshot of itself, at which recovery begins. Default 100,000. The loop
     * stands still while the snapshot is made, see the page on the journal.
     *
     * @param records at least 1
     */
    public Pipeline snapshotEvery(long records) {
        specs.snapshotEvery = records;
        return this;
    }

    /**
     * How much of the journal in a folder is kept before the last snapshot; {@link #journal(JournalFactory, JournalLevel)} has rules of its own. Default: all
     * of it.
     *
     * @param kept the rule
     */
    public Pipeline retention(Retention kept) {
        specs.retention = Objects.requireNonNull(kept, "kept");
        return this;
    }

    /** Adds somebody who is told what the engine does; see its thread contract. */
    public Pipeline listener(EngineListener listener) {
        specs.listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /** Time in force of orders that serve signals, not GTD. Default: the first of GTC, DAY, IOC, FOK that the route knows. */
    public Pipeline signalTimeInForce(TimeInForce timeInForce) {
        specs.signalTime = Objects.requireNonNull(timeInForce, "timeInForce");
        return this;
    }

    /** What positions are valued at. Default {@link MarkPolicy#CLAMPED_LAST}. */
    public Pipeline marks(MarkPolicy marks) {
        specs.marks = Objects.requireNonNull(marks, "marks");
        return this;
    }

    /** When a day ends. Default 17:00 New York. */
    public Pipeline dayRoll(DayRoll roll) {
        specs.roll = Objects.requireNonNull(roll, "roll");
        return this;
    }

    /** Which lots a close takes first. Default FIFO. */
    public Pipeline lots(LotMethod lots) {
        specs.lots = Objects.requireNonNull(lots, "lots");
        return this;
    }

    /** The clock of a live engine, which stamps inputs at the edge. Default: the system's. */
    public Pipeline clock(InstantSource clock) {
        specs.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /**
     * How long {@link TradingEngine#start()} waits for the venues, and how long any later comparison with a venue may take before its route is halted.
     * Default 30 s.
     *
     * @param startTimeout above 0
     */
    public Pipeline startTimeout(Duration startTimeout) {
        specs.startTimeout = Objects.requireNonNull(startTimeout, "startTimeout");
        return this;
    }

    /**
     * What becomes of a route when its venue holds something that no record explains. Default {@link MismatchPolicy#REDUCING}.
     *
     * @param mismatchPolicy the policy; the books follow the venue in any case
     */
    public Pipeline mismatchPolicy(MismatchPolicy mismatchPolicy) {
        specs.mismatchPolicy = Objects.requireNonNull(mismatchPolicy, "mismatchPolicy");
        return this;
    }

    /**
     * Makes positions and orders that the engine finds at a venue the host's own, so that they may be canceled and closed. Without it they are counted and never
     * touched.
     */
    public Pipeline takeOver() {
        specs.takesOver = true;
        return this;
    }

    /** How often each route is compared with its venue, beside every start, reconnect and gap: above 0. Default 5 minutes. */
    public Pipeline reconcileEvery(Duration reconcileEvery) {
        specs.reconcileEvery = Objects.requireNonNull(reconcileEvery, "reconcileEvery");
        return this;
    }

    /**
     * How long a submit, cancel or replace may be without an outcome before it is unknown, which is settled by evidence alone. Default 10 s.
     *
     * @param outcomeTimeout above 0
     */
    public Pipeline outcomeTimeout(Duration outcomeTimeout) {
        specs.outcomeTimeout = Objects.requireNonNull(outcomeTimeout, "outcomeTimeout");
        return this;
    }

    /** How many closed orders are remembered for late events: at least these, at most twice as many. Default 10,000. */
    public Pipeline closedOrdersRemembered(int closedOrdersRemembered) {
        specs.closedOrdersRemembered = closedOrdersRemembered;
        return this;
    }

    /** How many inputs may wait in each lane of a live engine: at least 64. Default 65,536. */
    public Pipeline laneCapacity(int laneCapacity) {
        specs.laneCapacity = laneCapacity;
        return this;
    }

    /**
     * How many new orders and changes of orders may leave through each live route, beside what the venue limits itself. What is too much waits a little
     * ({@link #sendPatience}), then ends NOT_SENT. Cancels are never counted. Default: any number.
     *
     * @param requests at least 1
     * @param period in which they may leave, above 0
     */
    public Pipeline sendLimit(int requests, Duration period) {
        specs.limitsSends = true;
        specs.sendRequests = requests;
        specs.sendPeriod = Objects.requireNonNull(period, "period");
        return this;
    }

    /**
     * How long an order that was decided may wait for its route's order stream or rate before it ends NOT_SENT. Default 5 s.
     *
     * @param patience at least 0
     */
    public Pipeline sendPatience(Duration patience) {
        specs.sendPatience = Objects.requireNonNull(patience, "patience");
        return this;
    }

    /**
     * How far a flatten may go that does not say so itself, as one that a gate asks for.
     *
     * @param flattening replaces {@link FlattenOptions#DEFAULT}
     */
    public Pipeline flattening(FlattenOptions flattening) {
        specs.flattening = Objects.requireNonNull(flattening, "flattening");
        return this;
    }

    /** HALTED takes protective reduce-only exits back too. Default: it takes entries back and leaves those exits at the venue. */
    public Pipeline haltCancelsAll() {
        specs.haltCancelsAll = true;
        return this;
    }

    /**
     * Makes an engine. Nothing connects before {@link TradingEngine#start()}.
     *
     * @return a new engine
     * @throws IllegalArgumentException naming every fault of the configuration at once, missing credentials included
     */
    public TradingEngine build() {
        return new TradingEngine(complete(PipelineFaults.ofLive(specs)));
    }

    private PipelineSpecs complete(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("the pipeline is not complete:\n - " + String.join("\n - ", faults));
        }
        return specs.copy();
    }

    /**
     * Makes an engine without threads, for tests and campaigns in virtual time. Nothing connects before {@link SteppedEngine#start()}.
     *
     * @param world what goes on around it; the pipeline's {@link #clock} should show the same time
     * @return a new engine
     * @throws IllegalArgumentException naming every fault of the configuration at once
     */
    public SteppedEngine stepped(SteppedEngine.World world) {
        return new SteppedEngine(complete(PipelineFaults.of(specs)), world);
    }

    /**
     * Runs the same pipeline over a tape, against simulated venues. No broker is made. Runs on the caller's thread until the tape ends.
     *
     * @param tape what happened
     * @param simulation the venues; instruments that its catalog lacks are taken from the tape
     * @return what came of it
     * @throws IllegalArgumentException naming every fault of the configuration at once
     */
    public BacktestResult backtest(Tape tape, Simulation simulation) {
        Objects.requireNonNull(tape, "tape");
        Objects.requireNonNull(simulation, "simulation");
        return new Backtest(complete(PipelineFaults.of(specs)), tape, simulation).run();
    }

    /**
     * Runs the inputs of a journal through this pipeline again and compares the decisions. The journal must have been written by an engine of the same
     * name, strategies, gates and sizing, at level {@link JournalLevel#ALL}; nothing is sent anywhere. The routes need no brokers.
     *
     * @param folder the journal's, which no engine has open
     * @return how much was compared, and the first difference
     * @throws IOException if the journal is damaged or in use
     */
    public ReplayResult replay(Path folder) throws IOException {
        try (Journal opened =
                FileJournal.open(folder, JournalConfig.builder(specs.clock).build())) {
            return replay(opened);
        }
    }

    /**
     * Runs the inputs of a journal through this pipeline again, as {@link #replay(Path)} does.
     *
     * @param journal is read, not written
     * @return how much was compared, and the first difference
     * @throws IOException if the journal is damaged
     */
    public ReplayResult replay(Journal journal) throws IOException {
        return new JournalReplay(complete(PipelineFaults.of(specs)), journal).run();
    }
}
