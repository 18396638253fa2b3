package io.otrep.core.internal;

import io.otrep.market.Bar;
import io.otrep.market.Nanos;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderRequest;
import io.otrep.portfolio.PortfolioContext;
import io.otrep.portfolio.PortfolioPolicy;
import io.otrep.risk.RiskView;
import java.time.Instant;
import java.util.function.BiConsumer;

/** Runs one portfolio policy: hands it events and takes its answers. Single-threaded. */
final class PolicyRunner implements PortfolioContext {
    private final String name;
    private final PortfolioPolicy policy;
    private final int index;
    private final Book book;
    private final Orders orders;
    private final OrderDesk desk;
    private final TargetBook targets;
    private final Timers timers;
    private final BiConsumer<String, Throwable> quarantine;
    private boolean quarantined;
    private boolean listening;

    PolicyRunner(
            String name,
            PortfolioPolicy policy,
            int index,
            Book book,
            Orders orders,
            OrderDesk desk,
            TargetBook targets,
            Timers timers,
            BiConsumer<String, Throwable> quarantine) {
        this.name = name;
        this.policy = policy;
        this.index = index;
        this.book = book;
        this.orders = orders;
        this.desk = desk;
        this.targets = targets;
        this.timers = timers;
        this.quarantine = quarantine;
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

    /** The hot path: no closure is made for a bar. */
    void onBar(Bar bar, int slot) {
        if (!listening || quarantined) {
            return;
        }
        try {
            policy.onBar(bar, slot, this);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            fail(e);
        }
    }

    void onSignal(String strategy, int slot, double level) {
        guarded(() -> policy.onSignal(strategy, slot, level, this));
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

    @Override
    public RiskView book() {
        return book;
    }

    @Override
    public void target(int slot, double units) {
        targets.want(index, slot, units);
    }

    @Override
    public ClientOrderId submit(OrderRequest request) {
        return desk.submit(name, request, null).id();
    }

    @Override
    public void cancel(ClientOrderId id) {
        ManagedOrder order = orders.find(id);
        if (order == null || !order.intent().owner().equals(name)) {
            throw new IllegalArgumentException(
                    "order " + id + " is not one that " + name + " submitted, or was forgotten");
        }
        desk.cancel(order);
    }

    @Override
    public void timer(String timer, Instant at) {
        timers.set(Nanos.of(at), book.timeNanos(), name, timer, () -> guarded(() -> policy.onTimer(timer, this)));
    }
}
