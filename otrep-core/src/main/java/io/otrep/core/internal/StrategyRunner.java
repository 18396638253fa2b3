package io.otrep.core.internal;

import io.otrep.account.Fill;
import io.otrep.core.ledger.Ledger;
import io.otrep.market.Bar;
import io.otrep.market.CorporateAction;
import io.otrep.market.DepthSnapshot;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Nanos;
import io.otrep.market.Quote;
import io.otrep.market.QuoteBar;
import io.otrep.market.StatusChange;
import io.otrep.market.Trade;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderRequest;
import io.otrep.risk.PositionSizer;
import io.otrep.risk.RiskView;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Runs one strategy: hands it events, takes its answers, and quarantines it when it throws. Single-threaded.
 */
final class StrategyRunner implements StrategyContext {

    /** Is told what a strategy did. */
    interface Watcher {
        /** It changed a signal. */
        void onSignal(String strategy, int slot, double level);

        /** It threw. */
        void onQuarantine(StrategyRunner runner, Throwable cause);
    }

    private final EngineSetup.StrategySetup spec;
    private final int index;
    private final Strategy strategy;
    private final Book book;
    private final Ledger ledger;
    private final Orders orders;
    private final OrderDesk desk;
    private final TargetBook targets;
    private final Timers timers;
    private final Watcher watcher;
    private final double[] level;
    private final boolean[] mine;
    private final int[] eventsLeft;
    private final boolean[] spoken;
    private final boolean[] unsized; // the sizer could not say yet what the level means
    private boolean quarantined;
    private boolean listening;

    StrategyRunner(
            EngineSetup.StrategySetup spec,
            int index,
            Book book,
            Ledger ledger,
            Orders orders,
            OrderDesk desk,
            TargetBook targets,
            Timers timers,
            Watcher watcher) {
        this.spec = spec;
        this.index = index;
        this.strategy = spec.strategy();
        this.book = book;
        this.ledger = ledger;
        this.orders = orders;
        this.desk = desk;
        this.targets = targets;
        this.timers = timers;
        this.watcher = watcher;
        level = new double[book.instrumentCount()];
        spoken = new boolean[book.instrumentCount()];
        unsized = new boolean[book.instrumentCount()];
        mine = new boolean[book.instrumentCount()];
        eventsLeft = new int[book.instrumentCount()];
        Arrays.fill(eventsLeft, strategy.warmUp());
        for (Instrument instrument : spec.instruments()) {
            mine[book.slot(instrument)] = true;
        }
    }

    /** Whether an instrument is one of its own. */
    boolean trades(int slot) {
        return mine[slot];
    }

    /** Whether it hears of an instrument just now. */
    boolean sees(int slot) {
        return mine[slot] && listening && !quarantined;
    }

    boolean isQuarantined() {
        return quarantined;
    }

    String name() {
        return spec.name();
    }

    int index() {
        return index;
    }

    void start() {
        listening = true;
        guarded(() -> strategy.onStart(this));
    }

    void stop() {
        if (listening) {
            listening = false;
            call(() -> strategy.onStop(this));
        }
    }

    /** The hot path: no closure is made for a market event. */
    void onMarket(MarketEvent event, int slot) {
        try {
            if (event instanceof Bar bar) {
                count(slot);
                strategy.onBar(bar, this);
            } else if (event instanceof Quote quote) {
                count(slot);
                strategy.onQuote(quote, this);
            } else if (event instanceof Trade trade) {
                count(slot);
                strategy.onTrade(trade, this);
            } else if (event instanceof QuoteBar bar) {
                count(slot);
                strategy.onQuoteBar(bar, this);
            } else if (event instanceof DepthSnapshot depth) {
                strategy.onDepth(depth, this);
            } else if (event instanceof StatusChange change) {
                strategy.onStatus(change, this);
            } else if (event instanceof CorporateAction action) {
                strategy.onCorporateAction(action, this);
            }
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            fail(e);
        }
    }

    private void count(int slot) {
        if (eventsLeft[slot] > 0) {
            eventsLeft[slot]--;
        }
    }

    void onFill(Fill fill) {
        guarded(() -> strategy.onFill(fill, this));
    }

    void onOrder(Order order) {
        guarded(() -> strategy.onOrder(order, this));
    }

    private void guarded(Runnable call) {
        if (listening) {
            call(call);
        }
    }

    private void call(Runnable call) {
        if (quarantined) {
            return;
        }
        try {
            call.run();
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            fail(e);
        }
    }

    private void fail(Throwable cause) {
        quarantined = true;
        watcher.onQuarantine(this, cause);
    }

    /** Sizes held signals anew, for sizers that follow the market. */
    void resize(int slot) {
        if (level[slot] == 0 || !sees(slot)) {
            return;
        }
        try {
            if (spec.sizer().resizesOnBar()) {
                size(slot);
            }
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            fail(e);
        }
    }

    /** A sizer threw: what it sized cannot go on. */
    @SuppressWarnings("ReferenceEquality") // the question is whether it is the same object
    void onSizerFailed(PositionSizer sizer, Throwable cause) {
        if (spec.sizer() == sizer && listening && !quarantined) {
            fail(cause);
        }
    }

    /** Sets a level from outside: a host's command. */
    void command(Instrument instrument, double newLevel) {
        int slot = requireLevel(instrument, newLevel);
        if (!sees(slot)) {
            throw new IllegalStateException(
                    "strategy " + spec.name() + " does not run: it threw, or the engine stopped");
        }
        setLevel(slot, newLevel);
    }

    private int requireLevel(Instrument instrument, double newLevel) {
        int slot = mySlot(instrument);
        if (!(newLevel >= -1 && newLevel <= 1)) {
            throw new IllegalArgumentException(
                    "level of " + instrument + " by " + spec.name() + " must be from -1 to 1, but was " + newLevel);
        }
        return slot;
    }

    /** A level that holds is said once; saying it again asks for what could not be reached. */
    private void setLevel(int slot, double newLevel) {
        boolean changed = !spoken[slot] || level[slot] != newLevel;
        level[slot] = newLevel;
        spoken[slot] = true;
        if (changed || unsized[slot] || targets.target(index, slot) == null) {
            size(slot);
        }
        if (targets.isUnmet(slot)) {
            targets.touch(slot);
        }
        if (changed) {
            watcher.onSignal(spec.name(), slot, newLevel);
        }
    }

    private void size(int slot) {
        double units = level[slot] == 0 ? 0 : spec.sizer().target(spec.name(), level[slot], slot, book);
        unsized[slot] = Double.isNaN(units);
        if (!unsized[slot]) {
            targets.want(index, slot, units);
        }
    }

    // StrategyContext.

    @Override
    public String strategy() {
        return spec.name();
    }

    @Override
    public long timeNanos() {
        return book.timeNanos();
    }

    @Override
    public List<Instrument> instruments() {
        return spec.instruments();
    }

    @Override
    public void signal(Instrument instrument, double newLevel) {
        int slot = requireLevel(instrument, newLevel);
        if (eventsLeft[slot] == 0 && listening) {
            setLevel(slot, newLevel);
        }
    }

    @Override
    public double signal(Instrument instrument) {
        return level[mySlot(instrument)];
    }

    private int mySlot(Instrument instrument) {
        int slot = book.slot(instrument);
        if (slot < 0 || !mine[slot]) {
            throw new IllegalArgumentException(
                    "instrument " + instrument + " is not one of " + spec.name() + ": " + spec.instruments());
        }
        return slot;
    }

    @Override
    public ClientOrderId submit(OrderRequest request) {
        mySlot(request.instrument());
        requireRunning();
        return desk.submit(spec.name(), request, null).id();
    }

    @Override
    public List<ClientOrderId> submit(OrderGroup group) {
        group.requests().forEach(request -> mySlot(request.instrument()));
        requireRunning();
        return desk.submit(spec.name(), group).stream().map(ManagedOrder::id).toList();
    }

    private void requireRunning() {
        if (!listening) {
            throw new IllegalStateException("the engine has stopped; " + spec.name() + " can cancel, not submit");
        }
    }

    @Override
    public void replace(ClientOrderId id, OrderRequest terms) {
        requireRunning();
        desk.replace(myOrder(id), terms);
    }

    @Override
    public void cancel(ClientOrderId id) {
        desk.cancel(myOrder(id));
    }

    private ManagedOrder myOrder(ClientOrderId id) {
        ManagedOrder order = orders.find(id);
        if (order == null || order.shares() != null || !order.intent().owner().equals(spec.name())) {
            throw new IllegalArgumentException(
                    "order " + id + " is not one that " + spec.name() + " submitted, or was forgotten");
        }
        return order;
    }

    @Override
    public Optional<Order> order(ClientOrderId id) {
        return Optional.ofNullable(orders.find(id))
                .filter(order -> order.intent().owner().equals(spec.name()))
                .map(ManagedOrder::snapshot);
    }

    @Override
    public double position(Instrument instrument) {
        return ledger.quantity(mySlot(instrument), spec.name()).toDouble();
    }

    @Override
    public void timer(String name, Instant at) {
        timers.set(
                Nanos.of(at), book.timeNanos(), spec.name(), name, () -> guarded(() -> strategy.onTimer(name, this)));
    }

    @Override
    public void cancelTimer(String name) {
        timers.cancel(spec.name(), name);
    }

    @Override
    public RiskView book() {
        return book;
    }
}
