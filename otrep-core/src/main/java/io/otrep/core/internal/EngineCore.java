package io.otrep.core.internal;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.ActivityKey;
import io.otrep.account.ExchangeRate;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.account.Position;
import io.otrep.account.PositionAdjustment;
import io.otrep.core.EngineListener;
import io.otrep.core.ledger.Applied;
import io.otrep.core.ledger.Horizon;
import io.otrep.core.ledger.Ledger;
import io.otrep.core.ledger.OwnerShare;
import io.otrep.market.Bar;
import io.otrep.market.CorporateAction;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.DepthSnapshot;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Quote;
import io.otrep.market.QuoteBar;
import io.otrep.market.StatusChange;
import io.otrep.market.Trade;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.risk.ControlScope;
import io.otrep.risk.OrderGate;
import io.otrep.risk.PositionSizer;
import io.otrep.risk.RiskView;
import io.otrep.risk.TradingState;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The engine, one input at a time: market events, venue events, timers, commands. Live, paper, backtest and replay differ in who calls this and
 * with which time, never in what is decided here. Single-threaded.
 */
public final class EngineCore implements OrderDesk.OrderFollower, StrategyRunner.Watcher {
    /** Answers to answers within one input; what is left waits for the next. */
    private static final int ROUNDS = 8;

    private static final int EARLY_KEPT = 10_000;

    private final Instruments instruments;
    private final Market market;
    private final Ledger ledger;
    private final Orders orders;
    private final Book book;
    private final OrderDesk desk;
    private final TargetBook targets;
    private final Timers timers = new Timers();
    private final DecisionDigest digest = new DecisionDigest();
    private final StopLatch latch;
    private final EngineListener listener;
    private final OrderGate[] gates;
    private final PositionSizer[] sizers;
    private final StrategyRunner[] strategies;
    private final StrategyRunner[][] strategiesBySlot;
    private final PolicyRunner[] policies;
    private final List<Route> routes;
    private final boolean[] givesRate;
    private final boolean tellsEveryChange;
    private final ArrayDeque<Order> untold = new ArrayDeque<>();
    private final Map<String, FillCorrection> early = new LinkedHashMap<>();
    private long tripsSeen;
    private boolean stopped;

    /**
     * An engine that has not seen any input.
     *
     * @param setup what it is made of
     */
    public EngineCore(EngineSetup setup) {
        instruments = new Instruments(setup.instruments());
        market = new Market(instruments.size(), setup.roll(), setup.marks());
        ledger = new Ledger(setup.base(), setup.lots(), Horizon.DEFAULT, setup.closedTrades());
        instruments.all().forEach(ledger::add);
        orders = new Orders(instruments.size(), setup.closedRemembered());
        latch = setup.latch();
        listener = setup.listener();
        tellsEveryChange = setup.tellsEveryChange();
        routes = setup.routes();
        book = new Book(setup.base(), instruments, market, ledger, orders, latch, routesBySlot(setup));
        gates = setup.gates().toArray(OrderGate[]::new);
        desk = new OrderDesk(book, orders, setup.gates(), latch, new OrderIds(setup.name()), digest, listener, this);
        targets = new TargetBook(book, ledger, orders, owners(setup), setup.signalTime());
        strategies = runners(setup);
        strategiesBySlot = bySlot(strategies, instruments.size());
        sizers = distinctSizers(setup);
        policies = policies(setup);
        givesRate = rateSources(setup);
    }

    private Route[] routesBySlot(EngineSetup setup) {
        Route[] bySlot = new Route[instruments.size()];
        for (int slot = 0; slot < bySlot.length; slot++) {
            String name = instruments.get(slot).route();
            bySlot[slot] = setup.routes().stream()
                    .filter(route -> route.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no route is named " + name));
        }
        return bySlot;
    }

    private static List<String> owners(EngineSetup setup) {
        List<String> owners = new ArrayList<>();
        setup.strategies().forEach(strategy -> owners.add(strategy.name()));
        owners.addAll(setup.policies().keySet());
        return owners;
    }

    private StrategyRunner[] runners(EngineSetup setup) {
        StrategyRunner[] made = new StrategyRunner[setup.strategies().size()];
        for (int i = 0; i < made.length; i++) {
            made[i] =
                    new StrategyRunner(setup.strategies().get(i), i, book, ledger, orders, desk, targets, timers, this);
        }
        return made;
    }

    private static StrategyRunner[][] bySlot(StrategyRunner[] all, int slots) {
        StrategyRunner[][] bySlot = new StrategyRunner[slots][];
        for (int slot = 0; slot < slots; slot++) {
            List<StrategyRunner> seeing = new ArrayList<>();
            for (StrategyRunner runner : all) {
                if (runner.trades(slot)) {
                    seeing.add(runner);
                }
            }
            bySlot[slot] = seeing.toArray(StrategyRunner[]::new);
        }
        return bySlot;
    }

    private static PositionSizer[] distinctSizers(EngineSetup setup) {
        Set<PositionSizer> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return setup.strategies().stream()
                .map(EngineSetup.StrategySetup::sizer)
                .filter(seen::add)
                .toArray(PositionSizer[]::new);
    }

    private PolicyRunner[] policies(EngineSetup setup) {
        List<PolicyRunner> made = new ArrayList<>();
        setup.policies()
                .forEach((name, policy) -> made.add(new PolicyRunner(
                        name,
                        policy,
                        strategies.length + made.size(),
                        book,
                        orders,
                        desk,
                        targets,
                        timers,
                        (failed, cause) -> quarantined(failed, cause))));
        return made.toArray(PolicyRunner[]::new);
    }

    /** An instrument that is priced between the base currency and one that something else is quoted in gives its rate. */
    private boolean[] rateSources(EngineSetup setup) {
        boolean[] gives = new boolean[instruments.size()];
        for (int slot = 0; slot < gives.length; slot++) {
            Instrument instrument = instruments.get(slot);
            Currency bought = instrument.baseCurrency().orElse(null);
            gives[slot] = bought != null
                    && (bought.equals(setup.base()) && isQuoted(instrument.currency())
                            || instrument.currency().equals(setup.base()) && isQuoted(bought));
        }
        return gives;
    }

    private boolean isQuoted(Currency currency) {
        return instruments.all().stream()
                .anyMatch(instrument -> instrument.currency().equals(currency));
    }

    // Inputs.

    /** Strategies and policies begin, at a time. */
    public void start(long timeNanos) {
        book.advance(timeNanos);
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
        stopped = true;
        for (StrategyRunner strategy : strategies) {
            strategy.stop();
        }
        for (PolicyRunner policy : policies) {
            policy.stop();
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
        timer.action().run();
        settle();
        return true;
    }

    /** Time goes on without an input. */
    public void advance(long timeNanos) {
        book.advance(timeNanos);
    }

    /** A market event, stamped. */
    public void onMarket(MarketEvent event, int slot, long stampNanos) {
        book.advance(stampNanos);
        if (see(event, slot)) {
            double mark = market.mark(slot);
            ledger.mark(slot, mark, event.timeNanos());
            if (givesRate[slot]) {
                rateFrom(slot, mark, event.timeNanos());
            }
            for (OrderGate gate : gates) {
                gate.onMark(slot, book);
            }
        }
        StrategyRunner[] seeing = strategiesBySlot[slot];
        if (event instanceof Bar bar) {
            for (PositionSizer sizer : sizers) {
                sizer.onBar(slot, bar.close(), bar.high(), bar.low(), book);
            }
            for (StrategyRunner strategy : seeing) {
                strategy.resize(slot);
            }
        }
        for (StrategyRunner strategy : seeing) {
            if (strategy.sees(slot)) {
                strategy.onMarket(event, slot);
            }
        }
        if (event instanceof Bar bar) {
            for (PolicyRunner policy : policies) {
                policy.onBar(bar, slot);
            }
        }
        settle();
    }

    private boolean see(MarketEvent event, int slot) {
        if (event instanceof Bar bar) {
            market.onBar(slot, bar);
        } else if (event instanceof Quote quote) {
            market.onQuote(slot, quote);
        } else if (event instanceof Trade trade) {
            market.onTrade(slot, trade);
        } else if (event instanceof QuoteBar bar) {
            market.onQuoteBar(slot, bar);
        } else if (event instanceof DepthSnapshot depth) {
            market.onDepth(slot, depth);
        } else if (event instanceof StatusChange change) {
            market.onStatus(slot, change);
            return false;
        } else if (event instanceof CorporateAction action && action.kind() == CorporateAction.Kind.SPLIT) {
            market.onSplit(
                    slot, action.denominator().toDouble() / action.numerator().toDouble());
        } else {
            return false;
        }
        return !Double.isNaN(market.mark(slot));
    }

    private void rateFrom(int slot, double mark, long timeNanos) {
        Instrument instrument = instruments.get(slot);
        Currency bought = instrument.baseCurrency().orElseThrow();
        ledger.rate(new ExchangeRate(bought, instrument.currency(), mark, timeNanos));
    }

    /** Orders what is missing, tells strategies what became of their orders, and cancels entries where trading was halted. */
    private void settle() {
        if (latch.trips() != tripsSeen) {
            tripsSeen = latch.trips();
            cancelHalted();
        }
        for (int i = 0; i < ROUNDS && (targets.hasDirty() || !untold.isEmpty()); i++) {
            if (!stopped) {
                targets.settle(desk);
            }
            tellWaiting();
        }
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
        }
    }

    private void cancelHalted() {
        for (ManagedOrder order : orders.allWorking()) {
            boolean halted = book.state(order.slot(), order.intent().owner()) == TradingState.HALTED;
            if (halted && !order.terms().isReduceOnly()) {
                desk.cancel(order);
            }
        }
    }

    /** Somebody stopped something, or nothing happened: looks after what follows from it. */
    public void onControl() {
        settle();
    }

    /** Something a venue, or the last gate before it, said. */
    public void onVenue(Object event, long stampNanos) {
        book.advance(stampNanos);
        if (event instanceof OrderEvent orderEvent) {
            desk.onEvent(orderEvent);
        } else if (event instanceof Activity activity) {
            onActivity(activity);
        } else if (event instanceof Account account) {
            routes.stream()
                    .filter(route -> route.name().equals(account.id().route()))
                    .forEach(route -> route.setAccount(account));
        } else if (event instanceof ExchangeRate rate) {
            ledger.rate(rate);
            revalueAll();
        }
        settle();
    }

    private void onActivity(Activity activity) {
        if (activity instanceof Fill fill) {
            onFill(fill);
        } else if (activity instanceof FillCorrection correction) {
            onCorrection(correction);
        } else if (activity instanceof PositionAdjustment adjustment) {
            onAdjustment(adjustment);
        } else {
            booked(activity, ledger.apply(activity, List.of()));
        }
    }

    private void onFill(Fill fill) {
        String route = fill.key().account().route();
        ManagedOrder order = orders.find(fill.clientOrderId(), fill.venueOrderId(), route);
        if (order != null && isRepeated(order, fill)) {
            return;
        }
        List<OwnerShare> shares = shares(order, fill);
        Applied applied = ledger.apply(fill, shares);
        int slot = instruments.slot(fill.instrument());
        if (applied.isApplied()) {
            booked(fill, applied);
            digestFill(fill);
            for (OrderGate gate : gates) {
                gate.onFill(fill, slot, book);
            }
        }
        if (order != null) {
            orders.nameAtVenue(order, fill.venueOrderId());
            followOwnOrder(order, fill.signedQuantity());
            boolean late = order.status().isClosed();
            desk.onExecution(order, fill.timeNanos());
            if (late && order.shares() != null) {
                targets.onLateFill(order.slot(), fill.signedQuantity());
            }
            correct(early.remove(name(fill.key())));
        } else if (fill.clientOrderId() != null) {
            desk.anomaly(String.valueOf(fill.clientOrderId()), "an execution of an order that is not known: " + fill);
        }
        if (applied.isApplied()) {
            tellStrategies(fill, shares);
        }
    }

    private static boolean isRepeated(ManagedOrder order, Fill fill) {
        Decimal added = order.execute(fill.key().family(), fill.key().revision(), fill.quantity(), fill.price());
        return added.signum() == 0;
    }

    private static List<OwnerShare> shares(@Nullable ManagedOrder order, Fill fill) {
        if (order == null) {
            return List.of(new OwnerShare(Position.EXTERNAL, fill.signedQuantity()));
        }
        TargetShares shares = order.shares();
        if (shares == null) {
            return List.of(new OwnerShare(order.intent().owner(), fill.signedQuantity()));
        }
        Decimal step = fill.instrument().step();
        return shares.split(fill.signedQuantity(), step == null ? Decimal.ZERO : step);
    }

    private void followOwnOrder(ManagedOrder order, Decimal signedQuantity) {
        if (order.shares() == null) {
            targets.onOwnOrder(order.intent().owner(), order.slot(), signedQuantity);
        }
    }

    private void tellStrategies(Fill fill, List<OwnerShare> shares) {
        for (OwnerShare share : shares) {
            for (StrategyRunner strategy : strategies) {
                if (strategy.name().equals(share.owner())) {
                    strategy.onFill(shares.size() == 1 ? fill : part(fill, share));
                }
            }
        }
    }

    private static Fill part(Fill fill, OwnerShare share) {
        Side side = Side.of(share.quantity().signum());
        return Fill.builder(
                        fill.key(),
                        fill.timeNanos(),
                        fill.instrument(),
                        side,
                        share.quantity().abs(),
                        fill.price())
                .liquidity(fill.liquidity())
                .clientOrderId(fill.clientOrderId())
                .venueOrderId(fill.venueOrderId())
                .build();
    }

    private void onCorrection(FillCorrection correction) {
        Applied applied = ledger.apply(correction, List.of());
        booked(correction, applied);
        if (applied.outcome() == Applied.Outcome.UNKNOWN_FAMILY) {
            keep(correction);
        } else if (applied.isApplied()) {
            correct(correction);
        }
    }

    /** It came before what it corrects. */
    private void keep(FillCorrection correction) {
        FillCorrection known = early.get(name(correction.key()));
        if (known == null || known.key().revision() < correction.key().revision()) {
            early.put(name(correction.key()), correction);
        }
        if (early.size() > EARLY_KEPT) {
            early.remove(early.keySet().iterator().next());
        }
    }

    private static String name(ActivityKey key) {
        return key.account() + "/" + key.family();
    }

    private void correct(@Nullable FillCorrection correction) {
        if (correction == null) {
            return;
        }
        digest.add("correction")
                .add(correction.key().family())
                .add(correction.key().revision());
        Fill corrected = correction.corrected();
        ActivityKey key = correction.key();
        for (ManagedOrder order : orders.executedBy(key.family(), key.account().route())) {
            Decimal quantity = corrected == null ? Decimal.ZERO : corrected.quantity();
            Decimal price = corrected == null ? Decimal.ZERO : corrected.price();
            Decimal added =
                    order.execute(correction.key().family(), correction.key().revision(), quantity, price);
            followOwnOrder(order, order.side() == Side.BUY ? added : added.negate());
            targets.touch(order.slot());
            revalued(order.slot());
            onChange(order, false);
        }
    }

    private void onAdjustment(PositionAdjustment adjustment) {
        int slot = instruments.slot(adjustment.instrument());
        boolean[] met = slot < 0 ? new boolean[0] : targets.met(slot);
        Applied applied = ledger.apply(adjustment, List.of());
        booked(adjustment, applied);
        if (applied.isApplied() && slot >= 0 && adjustment.kind() == CorporateAction.Kind.SPLIT) {
            targets.rescale(slot, met, adjustment.numerator(), adjustment.denominator());
        }
        if (applied.isApplied() && slot >= 0) {
            revalued(slot);
        }
    }

    private void revalued(int slot) {
        for (OrderGate gate : gates) {
            gate.onRevalued(slot, book);
        }
    }

    private void revalueAll() {
        for (int slot = 0; slot < instruments.size(); slot++) {
            revalued(slot);
        }
    }

    private void booked(Activity activity, Applied applied) {
        if (applied.outcome() == Applied.Outcome.BEYOND_HORIZON) {
            desk.anomaly(activity.key().toString(), "it came too late to be booked; the books need a reconciliation");
        } else if (applied.outcome() != Applied.Outcome.DUPLICATE && applied.outcome() != Applied.Outcome.SUPERSEDED) {
            listener.onActivity(activity);
        }
    }

    private void digestFill(Fill fill) {
        digest.add("fill")
                .add(fill.timeNanos())
                .add(fill.key().family())
                .add(fill.instrument().toString())
                .add(fill.signedQuantity())
                .add(fill.price());
        if (fill.fee() != null) {
            digest.add(fill.fee().amount()).add(fill.fee().currency().code());
        }
    }

    /** The order stream of a route came up or went down. */
    public void onStream(Route route, boolean up) {
        route.setUp(up);
        settle();
    }

    // Commands.

    /** A host sets a strategy's level. */
    public void signal(String strategy, Instrument instrument, double level) {
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
        ClientOrderId id = desk.submit(owner, request, null).id();
        settle();
        return id;
    }

    /** A host asks for the end of an order. Nothing happens if it is not known or has ended. */
    public void cancel(ClientOrderId id) {
        ManagedOrder order = orders.find(id);
        if (order != null) {
            desk.cancel(order);
        }
        settle();
    }

    /** Cancels working orders that may increase a position; protective reduce-only exits stay. */
    public void cancelEntries() {
        for (ManagedOrder order : orders.allWorking()) {
            if (!order.terms().isReduceOnly()) {
                desk.cancel(order);
            }
        }
        settle();
    }

    /** Opens an account's books with what its venue says it holds; positions are not ours. */
    public void open(Account account, List<Position> positions) {
        account.balances().forEach((currency, amount) -> ledger.open(account.id(), currency, amount));
        for (Position position : positions) {
            openPosition(position);
        }
        onVenue(account, book.timeNanos());
    }

    private void openPosition(Position position) {
        if (!position.isFlat() && instruments.slot(position.instrument()) >= 0) {
            Decimal unit = position.quantity().times(position.instrument().multiplier());
            Decimal price = position.cost().dividedBy(unit, 12, RoundingMode.HALF_EVEN);
            ledger.openPosition(
                    position.account(),
                    position.instrument(),
                    Position.EXTERNAL,
                    position.quantity(),
                    price,
                    book.timeNanos());
        }
    }

    // Followers.

    @Override
    public void onChange(ManagedOrder order, boolean closedNow) {
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
            if (serves(order, name) && !desk.isReducing(order.intent(), order.slot())) {
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

    /** SHA-256 over all decisions and fills so far, in hexadecimal. */
    public String decisionsSha256() {
        return digest.hex();
    }
}
