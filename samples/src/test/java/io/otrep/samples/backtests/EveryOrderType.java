package io.otrep.samples.backtests;

import io.otrep.market.Bar;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Nanos;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.OrderType;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Submits a pair of orders of each type in a week of October 2013, brings both nearer to the market until one fills, and cancels the other:
 * what the LEAN algorithm OrderTicketDemoAlgorithm does.
 */
final class EveryOrderType implements Strategy {
    private static final Decimal CENT = Decimal.parse("0.01");
    private static final Decimal TRAIL_STEP = Decimal.parse("0.01");

    private final List<ClientOrderId> limits = new ArrayList<>();
    private final List<ClientOrderId> stops = new ArrayList<>();
    private final List<ClientOrderId> stopLimits = new ArrayList<>();
    private final List<ClientOrderId> trails = new ArrayList<>();
    private final List<ClientOrderId> opens = new ArrayList<>();
    private final List<ClientOrderId> closes = new ArrayList<>();
    private LocalDateTime now = LocalDateTime.MIN;
    private LocalDateTime trailing = LocalDateTime.MIN;

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        now = Nanos.toInstant(bar.timeNanos()).atZone(LeanRun.NEW_YORK).toLocalDateTime();
        Instrument share = bar.instrument();
        double close = bar.close();
        if (isAt(7, 9, 31)) {
            context.submit(order(share, Side.BUY, OrderType.MARKET).build());
            context.submit(order(share, Side.BUY, OrderType.MARKET).build());
        }
        limits(share, close, context);
        stops(share, close, context);
        stopLimits(share, close, context);
        trails(share, close, context);
        auctions(share, context);
    }

    private void limits(Instrument share, double close, StrategyContext context) {
        if (isAt(7, 12, 0)) {
            limits.add(context.submit(order(share, Side.BUY, OrderType.LIMIT)
                    .limitPrice(price(share, close * 0.999))
                    .build()));
            limits.add(context.submit(order(share, Side.SELL, OrderType.LIMIT)
                    .limitPrice(price(share, close * 1.001))
                    .build()));
        }
        amend(
                limits,
                context,
                terms -> terms.toBuilder()
                        .limitPrice(nearer(terms, terms.limitPrice(), 1))
                        .build());
    }

    private void stops(Instrument share, double close, StrategyContext context) {
        if (isAt(7, 16, 0)) {
            stops.add(context.submit(order(share, Side.BUY, OrderType.STOP)
                    .stopPrice(price(share, close * 1.0025))
                    .build()));
            stops.add(context.submit(order(share, Side.SELL, OrderType.STOP)
                    .stopPrice(price(share, close * 0.9975))
                    .build()));
        }
        amend(
                stops,
                context,
                terms -> terms.toBuilder()
                        .stopPrice(nearer(terms, terms.stopPrice(), -1))
                        .build());
    }

    private void stopLimits(Instrument share, double close, StrategyContext context) {
        if (isAt(8, 12, 1)) {
            stopLimits.add(context.submit(order(share, Side.BUY, OrderType.STOP_LIMIT)
                    .stopPrice(price(share, close * 1.001))
                    .limitPrice(price(share, close - 0.03))
                    .build()));
            stopLimits.add(context.submit(order(share, Side.SELL, OrderType.STOP_LIMIT)
                    .stopPrice(price(share, close * 0.999))
                    .limitPrice(price(share, close + 0.03))
                    .build()));
        }
        amend(
                stopLimits,
                context,
                terms -> terms.toBuilder()
                        .stopPrice(nearer(terms, terms.stopPrice(), -1))
                        .limitPrice(nearer(terms, terms.limitPrice(), 1))
                        .build());
    }

    private void trails(Instrument share, double close, StrategyContext context) {
        if (isAt(7, 12, 0)) {
            trailing = now;
            trails.add(context.submit(trail(share, Side.BUY, close * 1.0025)));
            trails.add(context.submit(trail(share, Side.SELL, close * 0.9975)));
        } else if (!settled(trails, context) && now.getMinute() % 5 == trailing.getMinute() % 5) {
            trails.forEach(id -> context.replace(id, nearerTrail(terms(id, context))));
        }
    }

    private static OrderRequest trail(Instrument share, Side side, double stop) {
        return order(share, side, OrderType.TRAILING_STOP)
                .trailPercent(Decimal.parse("0.25"))
                .stopPrice(price(share, stop))
                .build();
    }

    private static OrderRequest nearerTrail(OrderRequest terms) {
        Decimal narrower = terms.trailPercent().minus(TRAIL_STEP).max(TRAIL_STEP);
        return terms.toBuilder().trailPercent(narrower).build();
    }

    private void auctions(Instrument share, StrategyContext context) {
        if (isAt(8, 16, 0)) {
            opens.add(context.submit(auction(share, "50", TimeInForce.OPG)));
        }
        enlarge(opens, context);
        if (isAt(9, 12, 0)) {
            double held = context.position(share);
            closes.add(context.submit(
                    auction(share, held == 0 ? "100" : Long.toString(Math.round(2 * held)), TimeInForce.CLS)));
        }
        enlarge(closes, context);
    }

    private static OrderRequest auction(Instrument share, String units, TimeInForce time) {
        return order(share, Side.BUY, OrderType.MARKET)
                .quantity(Decimal.parse(units))
                .timeInForce(time)
                .build();
    }

    /** By one unit near the end of each hour. */
    private void enlarge(List<ClientOrderId> ids, StrategyContext context) {
        if (ids.isEmpty() || now.getMinute() != 59) {
            return;
        }
        if (isFilled(ids.get(0), context)) {
            ids.clear();
            return;
        }
        OrderRequest terms = terms(ids.get(0), context);
        context.replace(
                ids.get(0),
                terms.toBuilder().quantity(terms.quantity().plus(Decimal.ONE)).build());
    }

    private void amend(List<ClientOrderId> pair, StrategyContext context, UnaryOperator<OrderRequest> change) {
        if (!settled(pair, context)) {
            pair.forEach(id -> context.replace(id, change.apply(terms(id, context))));
        }
    }

    /** Whether there is no pair, or one of it has filled; then the other is canceled. */
    private static boolean settled(List<ClientOrderId> pair, StrategyContext context) {
        for (int i = 0; i < pair.size(); i++) {
            if (isFilled(pair.get(i), context)) {
                context.cancel(pair.get(1 - i));
                pair.clear();
            }
        }
        return pair.isEmpty();
    }

    private static boolean isFilled(ClientOrderId id, StrategyContext context) {
        return context.order(id).orElseThrow().status() == OrderStatus.FILLED;
    }

    private static OrderRequest terms(ClientOrderId id, StrategyContext context) {
        return context.order(id).orElseThrow().terms();
    }

    /** A cent up for a buyer, down for a seller, or the other way round. */
    private static Decimal nearer(OrderRequest terms, Decimal price, int direction) {
        return price.plus(CENT.times((long) terms.side().sign() * direction));
    }

    private static OrderRequest.Builder order(Instrument share, Side side, OrderType type) {
        return OrderRequest.builder(share, side, type).quantity(Decimal.TEN).timeInForce(TimeInForce.GTC);
    }

    private static Decimal price(Instrument share, double price) {
        return share.price(price, RoundingMode.HALF_EVEN);
    }

    private boolean isAt(int day, int hour, int minute) {
        return now.getDayOfMonth() == day && now.getHour() == hour && now.getMinute() == minute;
    }
}
