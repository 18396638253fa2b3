package io.otrep.samples.backtests;

import io.otrep.market.Bar;
import io.otrep.market.Nanos;
import io.otrep.order.OrderRequest;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Submits orders once: at the first bar that is known at a time or later. */
final class OrdersAtBar implements Strategy {
    private final long fromNanos;
    private final Function<Bar, List<OrderRequest>> orders;
    private boolean done;

    OrdersAtBar(Instant from, Function<Bar, List<OrderRequest>> orders) {
        this.fromNanos = Nanos.of(from);
        this.orders = orders;
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        if (!done && bar.timeNanos() >= fromNanos) {
            done = true;
            orders.apply(bar).forEach(context::submit);
        }
    }
}
