package io.otrep.samples.backtests;

import io.otrep.market.Instrument;
import io.otrep.order.OrderRequest;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Submits orders once, at a time of the clock. */
final class OrdersAtTime implements Strategy {
    private final Instant at;
    private final Function<Instrument, List<OrderRequest>> orders;

    OrdersAtTime(Instant at, Function<Instrument, List<OrderRequest>> orders) {
        this.at = at;
        this.orders = orders;
    }

    @Override
    public void onStart(StrategyContext context) {
        context.timer("orders", at);
    }

    @Override
    public void onTimer(String name, StrategyContext context) {
        orders.apply(context.instruments().get(0)).forEach(context::submit);
    }
}
