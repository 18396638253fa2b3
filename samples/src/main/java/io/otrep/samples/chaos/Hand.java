package io.otrep.samples.chaos;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Nanos;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Acts at random, every second or so: signals, limit orders, replaces, cancels. On the engine's loop. */
final class Hand implements Strategy {
    /** Acts every 35 milliseconds on average: for campaigns in real time. */
    static final Duration QUICK = Duration.ofMillis(35);

    private static final Duration USUAL = Duration.ofMillis(700);

    private final Instrument instrument;
    private final long seed;
    private SplittableRandom random = new SplittableRandom(0);
    private final long untilNanos;
    private final long everyNanos;
    private final List<ClientOrderId> mine = new ArrayList<>();

    Hand(Instrument instrument, long seed, long untilNanos) {
        this(instrument, seed, untilNanos, USUAL);
    }

    Hand(Instrument instrument, long seed, long untilNanos, Duration every) {
        this.everyNanos = every.toNanos();
        this.instrument = instrument;
        this.seed = seed;
        this.untilNanos = untilNanos;
    }

    @Override
    public void onStart(StrategyContext context) {
        random = new SplittableRandom(seed + context.book().timeNanos());
        next(context);
    }

    private void next(StrategyContext context) {
        long at = context.book().timeNanos() + 1 + random.nextLong(2 * everyNanos);
        if (at < untilNanos) {
            context.timer("next", Nanos.toInstant(at));
        }
    }

    @Override
    public void onTimer(String name, StrategyContext context) {
        int act = random.nextInt(10);
        if (act < 4) {
            context.signal(instrument, random.nextInt(-3, 4) / 3.0);
        } else if (act < 7) {
            limit(context);
        } else if (!mine.isEmpty()) {
            change(mine.get(random.nextInt(mine.size())), act, context);
        }
        next(context);
    }

    @Override
    public void onOrder(Order order, StrategyContext context) {
        if (order.status().isClosed()) {
            mine.remove(order.id()); // the engine forgets it, too
        }
    }

    private void limit(StrategyContext context) {
        double mark = context.book().mark(context.book().slot(instrument));
        if (Double.isNaN(mark)) {
            return;
        }
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        Decimal price = Decimal.of(Math.round(mark * 100) + random.nextInt(-6, 7), 2);
        mine.add(context.submit(OrderRequest.limit(instrument, side, Decimal.of(1 + random.nextInt(40)), price)
                .timeInForce(TimeInForce.GTC)
                .build()));
    }

    private void change(ClientOrderId id, int act, StrategyContext context) {
        if (act == 9) {
            context.order(id)
                    .filter(order -> order.status().isWorking())
                    .ifPresent(order -> context.replace(
                            id,
                            order.terms().toBuilder()
                                    .quantity(Decimal.of(1 + random.nextInt(60)))
                                    .build()));
        } else {
            context.cancel(id);
        }
    }
}
