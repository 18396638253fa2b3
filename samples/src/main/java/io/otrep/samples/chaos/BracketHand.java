package io.otrep.samples.chaos;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Nanos;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Opens brackets at random, every second or so, and sometimes takes an entry back. Each order carries its bracket's name. On the engine's loop. */
final class BracketHand implements Strategy {
    private static final long EVERY_NANOS = 1_500_000_000L;

    private final Instrument instrument;
    private final long seed;
    private final long untilNanos;
    private final Map<String, String> tags;
    private final List<ClientOrderId> entries = new ArrayList<>();
    private SplittableRandom random = new SplittableRandom(0);

    /**
     * A hand.
     *
     * @param tags is told the tag of each order by its id, of those too that are held and never leave
     */
    BracketHand(Instrument instrument, long seed, long untilNanos, Map<String, String> tags) {
        this.tags = tags;
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
        long at = context.book().timeNanos() + 1 + random.nextLong(2 * EVERY_NANOS);
        if (at < untilNanos) {
            context.timer("next", Nanos.toInstant(at));
        }
    }

    @Override
    public void onTimer(String name, StrategyContext context) {
        if (random.nextInt(4) == 0 && !entries.isEmpty()) {
            context.cancel(entries.get(random.nextInt(entries.size())));
        } else {
            bracket(context);
        }
        next(context);
    }

    @Override
    public void onOrder(Order order, StrategyContext context) {
        if (order.status().isClosed()) {
            entries.remove(order.id()); // the engine forgets it, too
        }
    }

    private void bracket(StrategyContext context) {
        double mark = context.book().mark(context.book().slot(instrument));
        if (Double.isNaN(mark)) {
            return;
        }
        String name = "bracket " + context.book().timeNanos() + " ";
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        Side out = side.opposite();
        long cents = Math.round(mark * 100);
        long entry = cents + random.nextInt(-6, 7);
        Decimal units = Decimal.of(1 + random.nextInt(40));
        Decimal stop = Decimal.of(entry - side.sign() * random.nextInt(4, 20), 2);
        Decimal target = Decimal.of(entry + side.sign() * random.nextInt(4, 20), 2);
        OrderGroup group = OrderGroup.bracket(
                named(OrderRequest.limit(instrument, side, units, Decimal.of(entry, 2)), name + "entry"),
                named(OrderRequest.stop(instrument, out, units, stop), name + "stop"),
                named(OrderRequest.limit(instrument, out, units, target), name + "target"));
        List<ClientOrderId> ids = context.submit(group);
        for (int i = 0; i < ids.size(); i++) {
            tags.put(ids.get(i).value(), group.requests().get(i).tag().orElse(""));
        }
        entries.add(ids.get(0));
    }

    private static OrderRequest named(OrderRequest.Builder order, String name) {
        return order.timeInForce(TimeInForce.GTC).tag(name).build();
    }
}
