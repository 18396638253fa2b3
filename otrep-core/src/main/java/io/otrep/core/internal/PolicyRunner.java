package io.otrep.core.internal;

import io.otrep.account.Fill;
import io.otrep.core.ledger.Ledger;
import io.otrep.market.Bar;
import io.otrep.market.CorporateAction;
import io.otrep.market.Decimal;
import io.otrep.market.MarketEvent;
import io.otrep.market.Nanos;
import io.otrep.market.Quote;
import io.otrep.market.QuoteBar;
import io.otrep.market.StatusChange;
import io.otrep.market.Trade;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderRequest;
import io.otrep.portfolio.CommandedPolicy;
import io.otrep.portfolio.PortfolioContext;
import io.otrep.portfolio.PortfolioPolicy;
import io.otrep.risk.RiskView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Runs one portfolio policy: hands it events and takes its answers. Single-threaded. */
final class PolicyRunner implements PortfolioContext {
    private final String name;
    private final PortfolioPolicy policy;
    private final int index;
    private final Book book;
    private final Ledger ledger;
    private final Orders orders;
    private final OrderDesk desk;
    private final TargetBook targets;
    private final Timers timers;
    private final PolicyMemory memory;
    private final BiConsumer<String, Throwable> quarantine;
    private final boolean[] watched;
    private boolean quarantined;
    private boolean listening;

    PolicyRunner(
            String name,
            PortfolioPolicy policy,
            int index,
            Book book,
            Ledger ledger,
            Orders orders,
            OrderDesk desk,
            TargetBook targets,
            Timers timers,
            PolicyMemory memory,
            BiConsumer<String, Throwable> quarantine) {
        this.name = name;
        this.policy = policy;
        this.index = index;
        this.book = book;
        this.ledger = ledger;
        this.orders = orders;
        this.desk = desk;
        this.targets = targets;
        this.timers = timers;
        this.memory = memory;
        this.quarantine = quarantine;
        watched = new boolean[book.instrumentCount()];
    }

    void start() {
        listening = true;
        guarded(() -> policy.onStart(this));
    }

    /** Nothing is heard from now on. */
    void stop() {
        listening = false;
    }

    boolean isQuarantined() {
        return quarantined;
    }

    String name() {
        return name;
    }

    /** The hot path: no closure is made for a market event, and ticks that nobody watches go no further. */
    void onMarket(MarketEvent event, int slot) {
        if (!listening || quarantined) {
            return;
        }
        try {
            if (event instanceof Bar bar) {
                policy.onBar(bar, slot, this);
            } else if (event instanceof Quote quote) {
                if (watched[slot]) {
                    policy.onQuote(quote, slot, this);
                }
            } else if (event instanceof Trade trade) {
                if (watched[slot]) {
                    policy.onTrade(trade, slot, this);
                }
            } else if (event instanceof QuoteBar bar) {
                policy.onQuoteBar(bar, slot, this);
            } else if (event instanceof StatusChange change) {
                policy.onStatus(change, slot, this);
            } else if (event instanceof CorporateAction action) {
                policy.onCorporateAction(action, slot, this);
            }
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            fail(e);
        }
    }

    void onSignal(String strategy, int slot, double level) {
        guarded(() -> policy.onSignal(strategy, slot, level, this));
    }

    void onOrder(Order order) {
        guarded(() -> policy.onOrder(order, this));
    }

    void onFill(Fill fill) {
        guarded(() -> policy.onFill(fill, this));
    }

    /** What a policy refuses is the fault of who asked: the policy goes on. */
    void command(byte[] command) {
        if (!(policy instanceof CommandedPolicy commanded)) {
            throw new IllegalArgumentException("policy " + name + " takes no commands");
        }
        if (!listening || quarantined) {
            throw new IllegalStateException("policy " + name + " does not run: it threw, or the engine stopped");
        }
        try {
            commanded.onCommand(command.clone(), this);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            fail(e);
            throw new IllegalStateException("policy " + name + " threw and is quarantined", e);
        }
    }

    private void guarded(Runnable call) {
        if (!listening || quarantined) {
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
        quarantine.accept(name, cause);
    }

    // PortfolioContext.

    @Override
    public String policy() {
        return name;
    }

    @Override
    public RiskView book() {
        return book;
    }

    @Override
    public Decimal position(int slot) {
        return ledger.quantity(slot, name);
    }

    @Override
    public void watch(int slot, boolean wanted) {
        watched[slot] = wanted;
    }

    @Override
    public void target(int slot, double units) {
        targets.want(index, slot, units);
    }

    @Override
    public ClientOrderId submit(OrderRequest request) {
        requireRunning();
        return desk.submit(name, request, null).id();
    }

    private void requireRunning() {
        if (!listening) {
            throw new IllegalStateException("the engine has stopped; " + name + " can cancel, not submit");
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
        if (order == null || !isMine(order)) {
            throw new IllegalArgumentException(
                    "order " + id + " is not one that " + name + " submitted, or was forgotten");
        }
        return order;
    }

    private boolean isMine(ManagedOrder order) {
        return order.shares() == null && order.intent().owner().equals(name);
    }

    @Override
    public Optional<Order> order(ClientOrderId id) {
        return Optional.ofNullable(orders.find(id)).filter(this::isMine).map(ManagedOrder::snapshot);
    }

    @Override
    public void timer(String timer, Instant at) {
        timers.set(Nanos.of(at), book.timeNanos(), name, timer, () -> guarded(() -> policy.onTimer(timer, this)));
    }

    @Override
    public void cancelTimer(String timer) {
        timers.cancel(name, timer);
    }

    @Override
    public void remember(String key, byte[] value) {
        if (value.length == 0) {
            throw new IllegalArgumentException("what is remembered under '" + key + "' must not be empty; forget it");
        }
        memory.keep(book.timeNanos(), name, key, value);
    }

    @Override
    public void forget(String key) {
        memory.keep(book.timeNanos(), name, key, new byte[0]);
    }

    @Override
    public byte @Nullable [] recall(String key) {
        return memory.recall(name, key);
    }

    @Override
    public List<String> remembered() {
        return memory.keys(name);
    }
}
