package io.otrep.core;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.ExchangeRate;
import io.otrep.broker.BrokerEvents;
import io.otrep.core.internal.EngineCore;
import io.otrep.core.internal.LoopTasks;
import io.otrep.core.internal.PutOff;
import io.otrep.core.internal.Reconcilers;
import io.otrep.core.internal.Route;
import io.otrep.core.reconcile.ReconcileTrigger;
import io.otrep.market.MarketEvent;
import io.otrep.order.OrderEvent;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The loop of a stepped engine: inputs in the order in which they came, and what was put off. Single-threaded. */
final class SteppedLoop implements LoopTasks {
    private final LongSupplier clock;
    private final ArrayDeque<Runnable> inputs = new ArrayDeque<>();
    private final PutOff later = new PutOff();
    private @Nullable EngineCore core;
    private @Nullable Reconcilers reconcilers;

    SteppedLoop(LongSupplier clock) {
        this.clock = clock;
    }

    /** The engine is there; an input that comes before all that waited. */
    void begin(EngineCore made, Runnable first) {
        core = made;
        inputs.addFirst(first);
    }

    /** Its routes are compared with their venues. */
    void compareWith(Reconcilers comparing) {
        reconcilers = comparing;
    }

    EngineCore core() {
        return Objects.requireNonNull(core, "the engine has not started");
    }

    @Override
    public long nowNanos() {
        return clock.getAsLong();
    }

    @Override
    public void execute(Runnable onLoop) {
        inputs.add(onLoop);
    }

    /** Adds an input. */
    void input(Consumer<EngineCore> taken) {
        inputs.add(() -> taken.accept(core()));
    }

    @Override
    public void at(long timeNanos, Runnable onLoop) {
        later.add(timeNanos, onLoop);
    }

    /** Takes the next input, or fires what is due. Says whether there was something. */
    boolean step() {
        long now = nowNanos();
        PutOff.Task due = later.poll(now);
        Runnable next = due == null ? inputs.poll() : due.action();
        if (next == null) {
            return core().fireTimerBefore(now + 1);
        }
        core().advance(now);
        next.run();
        return true;
    }

    /** When it wants to be stepped though nothing comes in, {@link Long#MAX_VALUE} if never. */
    long nextTimeNanos() {
        return Math.min(later.nextNanos(), core().nextTimerNanos());
    }

    /** A market event of one of the engine's instruments; others are dropped. */
    void publish(MarketEvent event) {
        long stampNanos = nowNanos();
        input(engine -> {
            int slot = engine.book().slot(event.instrument());
            if (slot >= 0) {
                engine.onMarket(event, slot, stampNanos);
            }
        });
    }

    /** Has a route compared with its venue. */
    void compare(String route, ReconcileTrigger trigger) {
        inputs.add(() -> {
            if (reconcilers != null) {
                reconcilers.request(route, trigger);
            }
        });
    }

    /** Where a route's broker puts what it learns. */
    BrokerEvents sink(Supplier<Route> route, String name) {
        return new BrokerEvents() {
            private void venue(Object event) {
                long stampNanos = nowNanos();
                input(engine -> engine.onVenue(event, stampNanos));
            }

            @Override
            public void onStream(StreamState state, String detail) {
                input(engine -> engine.onStream(route.get(), state == StreamState.UP));
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
                compare(name, ReconcileTrigger.GAP);
            }
        };
    }
}
