package io.otrep.core;

import io.micrometer.core.instrument.MeterRegistry;
import io.otrep.account.LotMethod;
import io.otrep.account.Position;
import io.otrep.broker.BrokerFactory;
import io.otrep.core.control.FlattenOptions;
import io.otrep.core.edge.SystemClock;
import io.otrep.core.internal.LastGate;
import io.otrep.core.internal.assembly.JournalSpec;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an engine is to be made of: routes, strategies, sizing, gates. It holds specifications and factories only; each {@link #build()} and each
 * {@link #backtest} makes its own instances, so one pipeline serves a live engine and any number of backtests.
 *
 * <p>Defaults: name {@code otrep}, first-in-first-out lots, marks at the last trade clamped to bid and ask, days that end at 17:00 New York, the wall
 * clock for a live engine. Gates and sizing have no default: leaving them out takes words of its own.
 *
 * <p>Not thread-safe; building does not change it.
 */
public final class Pipeline {
    /** What {@link #acknowledgeLive} must be given. */
    public static final String LIVE_WORDS = "I trade real money";

    record StrategySpec(
            String name,
            Supplier<? extends Strategy> strategy,
            @Nullable SizerFactory sizer,
            List<String> symbols) {}

    final Currency base;
    final List<RouteSpec> routes = new ArrayList<>();
    final List<StrategySpec> strategies = new ArrayList<>();
    final Map<String, Supplier<? extends PortfolioPolicy>> policies = new LinkedHashMap<>();
    final List<EngineListener> listeners = new ArrayList<>();
    final List<String> mistakes = new ArrayList<>();
    String name = "otrep";

    @Nullable
    SizerFactory sizing;

    @Nullable
    GateFactory gates;

    @Nullable
    MeterRegistry meters;

    @Nullable
    JournalSpec journal;

    @Nullable
    TimeInForce signalTime;

    MarkPolicy marks = MarkPolicy.CLAMPED_LAST;
    DayRoll roll = DayRoll.NEW_YORK_1700;
    LotMethod lots = LotMethod.FIFO;
    InstantSource clock = SystemClock.get();
    Duration startTimeout = Duration.ofSeconds(30);
    private long snapshotEvery = 100_000;
    private Retention retention = Retention.ALL;
    private Duration journalPatience = Duration.ofMillis(500);
    MismatchPolicy mismatchPolicy = MismatchPolicy.REDUCING;
    boolean takesOver;
    Duration reconcileEvery = Duration.ofMinutes(5);
    Duration outcomeTimeout = Duration.ofSeconds(10);
    LastGate.Rules sendRules = LastGate.Rules.DEFAULT;
    FlattenOptions flattening = FlattenOptions.DEFAULT;
    boolean haltCancelsAll;

    @Nullable
    Path controlFolder;

    int closedOrdersRemembered = 10_000;
    int laneCapacity = 65_536;
    private boolean ungated;
    private boolean ordersOnly;
    private boolean liveAcknowledged;

    Pipeline(Currency base) {
        this.base = base;
    }

    /**
     * The engine's name: in thread names, metrics, and the namespace of its order ids. Default {@code otrep}.
     *
     * @param name for example {@code desk-1}
     * @return this
     */
    public Pipeline name(String name) {
        this.name = Objects.requireNonNull(name, "name");
        return this;
    }

    /**
     * Adds a route under the factory's own name.
     *
     * @param factory makes the broker; nothing connects before the engine starts
     * @param symbols what is traded through it, by the venue's symbols
     * @return this
     */
    public Pipeline route(BrokerFactory factory, String... symbols) {
        return route(Objects.requireNonNull(factory, "factory").route(), factory, List.of(symbols));
    }

    /**
     * Adds a route for backtests only.
     *
     * @param name the route's name, as in the instruments of the catalog
     * @param symbols what is traded through it
     * @return this
     */
    public Pipeline route(String name, String... symbols) {
        return route(Objects.requireNonNull(name, "name"), new NoBroker(name), List.of(symbols));
    }

    private Pipeline route(String routeName, BrokerFactory factory, List<String> symbols) {
        routes.add(new RouteSpec(routeName, factory, symbols));
        return this;
    }

    /**
     * Adds a strategy that sees all instruments.
     *
     * @param strategyName its name, without {@code +}
     * @param strategy makes an instance for each run
     * @return this
     */
    public Pipeline strategy(String strategyName, Supplier<? extends Strategy> strategy) {
        return add(strategyName, strategy, null, List.of());
    }

    /**
     * Adds a strategy that sees some instruments.
     *
     * @param strategyName its name, without {@code +}
     * @param strategy makes an instance for each run
     * @param symbols what it sees, each a symbol of some route; {@code SYMBOL@route} where two routes have it
     * @return this
     */
    public Pipeline strategy(String strategyName, Supplier<? extends Strategy> strategy, String... symbols) {
        return add(strategyName, strategy, null, List.of(symbols));
    }

    /**
     * Adds a strategy with a sizer of its own.
     *
     * @param strategyName its name, without {@code +}
     * @param strategy makes an instance for each run
     * @param sizer turns its signals into units
     * @param symbols what it sees; none means all
     * @return this
     */
    public Pipeline strategy(
            String strategyName, Supplier<? extends Strategy> strategy, SizerFactory sizer, String... symbols) {
        return add(strategyName, strategy, sizer, List.of(symbols));
    }

    private Pipeline add(
            String strategyName,
            Supplier<? extends Strategy> strategy,
            @Nullable SizerFactory sizer,
            List<String> symbols) {
        strategies.add(new StrategySpec(strategyName, Objects.requireNonNull(strategy, "strategy"), sizer, symbols));
        return this;
    }

    /**
     * Adds a portfolio policy, whose targets are summed with those of the strategies.
     *
     * @param policyName its name, without {@code +}
     * @param policy makes an instance for each run
     * @return this
     */
    public Pipeline policy(String policyName, Supplier<? extends PortfolioPolicy> policy) {
        if (policies.put(policyName, policy) != null) {
            mistakes.add("policy '" + policyName + "' is added twice");
        }
        return this;
    }

    /**
     * How signals become units, for strategies without a sizer of their own.
     *
     * @param sizing makes the sizer of each run
     * @return this
     */
    public Pipeline sizing(SizerFactory sizing) {
        this.sizing = Objects.requireNonNull(sizing, "sizing");
        return this;
    }

    /**
     * States that no strategy gives signals: they submit orders of their own. A signal is then an error that quarantines the strategy.
     *
     * @return this
     */
    public Pipeline ordersOnly() {
        ordersOnly = true;
        return this;
    }

    /**
     * What every order must pass.
     *
     * @param gates makes the gates of each run
     * @return this
     */
    public Pipeline gates(GateFactory gates) {
        this.gates = Objects.requireNonNull(gates, "gates");
        return this;
    }

    /**
     * States that no gate judges the orders: for simulations and tests. A live route refuses it.
     *
     * @return this
     */
    public Pipeline withoutGates() {
        ungated = true;
        return this;
    }

    /**
     * States that orders on live routes cost real money.
     *
     * @param words exactly {@link #LIVE_WORDS}
     * @return this
     */
    public Pipeline acknowledgeLive(String words) {
        liveAcknowledged = LIVE_WORDS.equals(words);
        if (!liveAcknowledged) {
            mistakes.add("acknowledgeLive takes the words '" + LIVE_WORDS + "', but was given '" + words + "'");
        }
        return this;
    }

    /**
     * Where the engine counts and measures. Default: nowhere.
     *
     * @param meters any registry of Micrometer
     * @return this
     */
    public Pipeline meters(MeterRegistry meters) {
        this.meters = Objects.requireNonNull(meters, "meters");
        return this;
    }

    /**
     * Where a live engine writes what it decides before it acts, so that after a crash it knows what may have left. Default: nowhere; orders
     * that are under way when the process dies are then found by reconciliation alone.
     *
     * @param folder is made if it is not there; one engine at a time may use it
     * @return this
     */
    public Pipeline journal(Path folder) {
        return journal(folder, JournalLevel.ORDERS);
    }

    /**
     * Where a live engine writes, and how much.
     *
     * @param folder is made if it is not there; one engine at a time may use it
     * @param level what is written
     * @return this
     */
    public Pipeline journal(Path folder, JournalLevel level) {
        controlFolder = Objects.requireNonNull(folder, "folder");
        return journal(
                (engine, clock) -> FileJournal.open(
                        folder,
                        JournalConfig.builder(clock).retention(retention).build()),
                level);
    }

    /**
     * Where a live engine writes, and how much.
     *
     * @param factory opens the journal when the engine starts
     * @param level what is written
     * @return this
     */
    public Pipeline journal(JournalFactory factory, JournalLevel level) {
        journal = new JournalSpec(
                Objects.requireNonNull(factory, "factory"),
                Objects.requireNonNull(level, "level"),
                journalPatience,
                snapshotEvery);
        return this;
    }

    /**
     * How long the journal may take to make a write safe before new intents are denied with {@code JOURNAL_SLOW}. Default 500 ms.
     *
     * @param patience above 0
     * @return this
     */
    public Pipeline journalPatience(Duration patience) {
        if (patience.isNegative() || patience.isZero()) {
            mistakes.add("journalPatience must be above 0, but was " + patience);
        }
        journalPatience = patience;
        JournalSpec spec = journal;
        journal = spec == null ? null : new JournalSpec(spec.factory(), spec.level(), patience, snapshotEvery);
        return this;
    }

    /**
     * How many records of the journal are written before the engine writes a snapshot of itself, at which recovery begins. Default 100,000. The loop
     * stands still while the snapshot is made, see the page on the journal.
     *
     * @param records at least 1
     * @return this
     */
    public Pipeline snapshotEvery(long records) {
        if (records < 1) {
            mistakes.add("snapshotEvery must be at least 1 record, but was " + records);
        }
        snapshotEvery = records;
        JournalSpec spec = journal;
        journal = spec == null ? null : new JournalSpec(spec.factory(), spec.level(), spec.patience(), records);
        return this;
    }

    /**
     * How much of the journal in a folder is kept before the last snapshot; {@link #journal(JournalFactory, JournalLevel)} has rules of its own. Default: all
     * of it.
     *
     * @param kept the rule
     * @return this
     */
    public Pipeline retention(Retention kept) {
        retention = Objects.requireNonNull(kept, "kept");
        return this;
    }

    /**
     * Adds somebody who is told what the engine does.
     *
     * @param listener see its thread contract
     * @return this
     */
    public Pipeline listener(EngineListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Time in force of orders that serve signals. Default: the first of GTC, DAY, IOC, FOK that the route knows.
     *
     * @param timeInForce DAY, GTC, IOC or FOK
     * @return this
     */
    public Pipeline signalTimeInForce(TimeInForce timeInForce) {
        if (timeInForce == TimeInForce.GTD) {
            mistakes.add("signalTimeInForce must be DAY, GTC, IOC, FOK, OPG or CLS, but was GTD");
        }
        signalTime = timeInForce;
        return this;
    }

    /**
     * What positions are valued at. Default {@link MarkPolicy#CLAMPED_LAST}.
     *
     * @param marks the policy
     * @return this
     */
    public Pipeline marks(MarkPolicy marks) {
        this.marks = Objects.requireNonNull(marks, "marks");
        return this;
    }

    /**
     * When a day ends. Default 17:00 New York.
     *
     * @param roll time and zone
     * @return this
     */
    public Pipeline dayRoll(DayRoll roll) {
        this.roll = Objects.requireNonNull(roll, "roll");
        return this;
    }

    /**
     * Which lots a close takes first. Default FIFO.
     *
     * @param lots the method
     * @return this
     */
    public Pipeline lots(LotMethod lots) {
        this.lots = Objects.requireNonNull(lots, "lots");
        return this;
    }

    /**
     * The clock of a live engine. Default: the system's.
     *
     * @param clock stamps inputs at the edge
     * @return this
     */
    public Pipeline clock(InstantSource clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /**
     * How long {@link TradingEngine#start()} waits for the venues, and how long any later comparison with a venue may take before its route is halted.
     * Default 30 s.
     *
     * @param startTimeout above 0
     * @return this
     */
    public Pipeline startTimeout(Duration startTimeout) {
        this.startTimeout = positive("startTimeout", startTimeout);
        return this;
    }

    /**
     * What becomes of a route when its venue holds something that no record explains. Default {@link MismatchPolicy#REDUCING}.
     *
     * @param mismatchPolicy the policy; the books follow the venue in any case
     * @return this
     */
    public Pipeline mismatchPolicy(MismatchPolicy mismatchPolicy) {
        this.mismatchPolicy = Objects.requireNonNull(mismatchPolicy, "mismatchPolicy");
        return this;
    }

    /**
     * Makes positions and orders that the engine finds at a venue the host's own, so that they may be canceled and closed. Without it they are counted and never
     * touched.
     *
     * @return this
     */
    public Pipeline takeOver() {
        takesOver = true;
        return this;
    }

    /**
     * How often each route is compared with its venue, beside every start, reconnect and gap. Default 5 minutes.
     *
     * @param reconcileEvery above 0
     * @return this
     */
    public Pipeline reconcileEvery(Duration reconcileEvery) {
        this.reconcileEvery = positive("reconcileEvery", reconcileEvery);
        return this;
    }

    /**
     * How long a submit, cancel or replace may be without an outcome before it is unknown, which is settled by evidence alone. Default 10 s.
     *
     * @param outcomeTimeout above 0
     * @return this
     */
    public Pipeline outcomeTimeout(Duration outcomeTimeout) {
        this.outcomeTimeout = positive("outcomeTimeout", outcomeTimeout);
        return this;
    }

    private Duration positive(String what, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            mistakes.add(what + " must be above 0, but was " + duration);
        }
        return duration;
    }

    /**
     * How many closed orders are remembered for late events, at least; no more than twice as many are. Default 10,000.
     *
     * @param closedOrdersRemembered at least 1
     * @return this
     */
    public Pipeline closedOrdersRemembered(int closedOrdersRemembered) {
        if (closedOrdersRemembered < 1) {
            mistakes.add("closedOrdersRemembered must be at least 1, but was " + closedOrdersRemembered);
        }
        this.closedOrdersRemembered = closedOrdersRemembered;
        return this;
    }

    /**
     * How many inputs may wait in each lane of a live engine. Default 65,536.
     *
     * @param laneCapacity at least 64
     * @return this
     */
    public Pipeline laneCapacity(int laneCapacity) {
        if (laneCapacity < 64) {
            mistakes.add("laneCapacity must be at least 64, but was " + laneCapacity);
        }
        this.laneCapacity = laneCapacity;
        return this;
    }

    /**
     * How many new orders and changes of orders may leave through each live route, beside what the venue limits itself. What is too much waits a little
     * ({@link #sendPatience}), then ends NOT_SENT. Cancels are never counted. Default: any number.
     *
     * @param requests at least 1
     * @param period in which they may leave, above 0
     * @return this
     */
    public Pipeline sendLimit(int requests, Duration period) {
        if (requests < 1) {
            mistakes.add("sendLimit needs at least 1 request, but was " + requests);
        } else if (period.isNegative() || period.isZero()) {
            mistakes.add("sendLimit needs a period above 0, but was " + period);
        } else {
            sendRules = new LastGate.Rules(requests, period, sendRules.patience());
        }
        return this;
    }

    /**
     * How long an order that was decided may wait for its route's order stream or rate before it ends NOT_SENT. Default 5 s.
     *
     * @param patience at least 0
     * @return this
     */
    public Pipeline sendPatience(Duration patience) {
        if (patience.isNegative()) {
            mistakes.add("sendPatience must not be negative, but was " + patience);
        } else {
            sendRules = new LastGate.Rules(sendRules.requests(), sendRules.period(), patience);
        }
        return this;
    }

    /**
     * How far a flatten may go that does not say so itself, as one that a gate asks for.
     *
     * @param flattening replaces {@link FlattenOptions#DEFAULT}
     * @return this
     */
    public Pipeline flattening(FlattenOptions flattening) {
        this.flattening = Objects.requireNonNull(flattening, "flattening");
        return this;
    }

    /**
     * HALTED takes protective reduce-only exits back too. Default: it takes entries back and leaves those exits at the venue.
     *
     * @return this
     */
    public Pipeline haltCancelsAll() {
        haltCancelsAll = true;
        return this;
    }

    /**
     * Makes an engine. Nothing connects before {@link TradingEngine#start()}.
     *
     * @return a new engine
     * @throws IllegalArgumentException naming every fault of the configuration at once, missing credentials included
     */
    public TradingEngine build() {
        List<String> violations = violations();
        for (RouteSpec route : routes) {
            route.factory().violations().forEach(fault -> violations.add("route '" + route.name() + "': " + fault));
            if (route.factory().isLive() && !liveAcknowledged) {
                violations.add("route '" + route.name() + "' trades real money; say acknowledgeLive(\"" + LIVE_WORDS
                        + "\") or use its paper venue");
            }
            if (route.factory().isLive() && ungated) {
                violations.add("route '" + route.name() + "' trades real money and needs gates");
            }
        }
        requireNone(violations);
        return new TradingEngine(this);
    }

    /**
     * Makes an engine without threads, for tests and campaigns in virtual time. Nothing connects before {@link SteppedEngine#start()}.
     *
     * @param world what goes on around it; the pipeline's {@link #clock} should show the same time
     * @return a new engine
     * @throws IllegalArgumentException naming every fault of the configuration at once
     */
    public SteppedEngine stepped(SteppedEngine.World world) {
        requireNone(violations());
        return new SteppedEngine(this, world);
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
        requireNone(violations());
        return new Backtest(this, tape, simulation).run();
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
                FileJournal.open(folder, JournalConfig.builder(clock).build())) {
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
        requireNone(violations());
        return new JournalReplay(this, journal).run();
    }

    /** The same specifications, untouched by what is said to this pipeline later. */
    Pipeline copy() {
        Pipeline copy = new Pipeline(base);
        copy.routes.addAll(routes);
        copy.strategies.addAll(strategies);
        copy.policies.putAll(policies);
        copy.listeners.addAll(listeners);
        copy.name = name;
        copy.sizing = sizing;
        copy.gates = gates;
        copy.meters = meters;
        copy.signalTime = signalTime;
        copy.marks = marks;
        copy.roll = roll;
        copy.lots = lots;
        copy.clock = clock;
        copy.startTimeout = startTimeout;
        copy.journal = journal;
        copy.mismatchPolicy = mismatchPolicy;
        copy.takesOver = takesOver;
        copy.reconcileEvery = reconcileEvery;
        copy.outcomeTimeout = outcomeTimeout;
        copy.closedOrdersRemembered = closedOrdersRemembered;
        copy.laneCapacity = laneCapacity;
        copy.sendRules = sendRules;
        copy.flattening = flattening;
        copy.haltCancelsAll = haltCancelsAll;
        copy.controlFolder = controlFolder;
        return copy;
    }

    private static void requireNone(List<String> violations) {
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException("the pipeline is not complete:\n - " + String.join("\n - ", violations));
        }
    }

    private List<String> violations() {
        List<String> found = new ArrayList<>(mistakes);
        if (routes.isEmpty()) {
            found.add("no route; say route(broker, symbols)");
        }
        requireNames(found);
        requireSymbols(found);
        if (gates != null && ungated) {
            found.add("gates(...) and withoutGates() contradict each other; say one of them");
        }
        if (ordersOnly && sizing != null) {
            found.add("sizing(...) and ordersOnly() contradict each other; say one of them");
        }
        if (gates == null && !ungated) {
            found.add("no gates; say gates(RiskGates.builder()...build()), or withoutGates() for a simulation");
        }
        boolean unsized = strategies.stream().anyMatch(strategy -> strategy.sizer() == null);
        if (sizing == null && unsized && !ordersOnly) {
            found.add("no sizing; say sizing(...), or ordersOnly() if no strategy gives signals");
        }
        return found;
    }

    private void requireNames(List<String> found) {
        List<String> names = new ArrayList<>();
        strategies.forEach(strategy -> names.add(strategy.name()));
        names.addAll(policies.keySet());
        for (int i = 0; i < names.size(); i++) {
            String candidate = names.get(i);
            if (candidate.isBlank() || candidate.contains("+")) {
                found.add("a strategy or policy needs a name without '+', but was '" + candidate + "'");
            }
            if (candidate.equals("host") || candidate.equals(Position.EXTERNAL)) {
                found.add("a strategy or policy must not be named '" + candidate + "', which names another owner");
            }
            if (names.indexOf(candidate) < i) {
                found.add("two strategies or policies are named '" + candidate + "'");
            }
        }
        for (int i = 0; i < routes.size(); i++) {
            String route = routes.get(i).name();
            boolean repeated =
                    routes.subList(0, i).stream().anyMatch(other -> other.name().equals(route));
            if (repeated) {
                found.add("two routes are named '" + route + "'");
            }
        }
    }

    private void requireSymbols(List<String> found) {
        for (RouteSpec route : routes) {
            if (route.symbols().isEmpty()) {
                found.add("route '" + route.name() + "' has no symbols");
            }
            if (route.symbols().stream().distinct().count() < route.symbols().size()) {
                found.add("route '" + route.name() + "' names a symbol twice: " + route.symbols());
            }
        }
        for (StrategySpec strategy : strategies) {
            for (String symbol : strategy.symbols()) {
                long matches = routes.stream()
                        .flatMap(route -> route.symbols().stream().filter(known -> names(symbol, known, route.name())))
                        .count();
                if (matches == 0) {
                    found.add("strategy '" + strategy.name() + "' wants '" + symbol + "', which no route trades");
                } else if (matches > 1) {
                    found.add("strategy '" + strategy.name() + "' wants '" + symbol + "', which " + matches
                            + " routes trade; say SYMBOL@route");
                }
            }
        }
    }

    /** Whether words such as {@code EURUSD} or {@code EURUSD@oanda} name a listing. */
    static boolean names(String words, String symbol, String route) {
        return words.equals(symbol) || words.equals(symbol + "@" + route);
    }
}
