package io.otrep.core.sim;

import io.otrep.market.Bar;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Quote;
import io.otrep.market.QuoteBar;
import io.otrep.market.Trade;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderType;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Sends, replaces and cancels orders of all kinds at random, or gives random signals. Quiet about the future: it sees what it is shown. */
final class RandomTrader implements Strategy {
    private final SplittableRandom random;
    private final boolean signals;
    private final List<ClientOrderId> sent = new ArrayList<>();

    RandomTrader(long seed, boolean signals) {
        this.random = new SplittableRandom(seed);
        this.signals = signals;
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        act(bar, bar.close(), context);
    }

    @Override
    public void onQuoteBar(QuoteBar bar, StrategyContext context) {
        act(bar, bar.ask().close(), context);
    }

    @Override
    public void onQuote(Quote quote, StrategyContext context) {
        act(quote, quote.ask(), context);
    }

    @Override
    public void onTrade(Trade trade, StrategyContext context) {
        act(trade, trade.price(), context);
    }

    private void act(MarketEvent event, double price, StrategyContext context) {
        Instrument instrument = event.instrument();
        if (signals) {
            if (random.nextInt(4) == 0) {
                boolean spot = instrument.equals(RandomTape.COIN);
                context.signal(instrument, spot ? random.nextInt(5) / 4.0 : (random.nextInt(9) - 4) / 4.0);
            }
            return;
        }
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> sent.add(context.submit(request(instrument, price)));
            case 3 -> sent.addAll(context.submit(group(instrument, price)));
            case 4 -> pick().ifPresent(context::cancel);
            case 5 -> pick().flatMap(context::order).ifPresent(order -> replace(order, price, context));
            default -> {}
        }
    }

    private Optional<ClientOrderId> pick() {
        int back = 1 + random.nextInt(6);
        return sent.size() < back ? Optional.empty() : Optional.of(sent.get(sent.size() - back));
    }

    private Decimal units(Instrument instrument) {
        return instrument.quantity(1 + random.nextInt(60) + random.nextDouble());
    }

    private Decimal near(Instrument instrument, double price) {
        return instrument.price(price * (0.985 + 0.03 * random.nextDouble()), RoundingMode.HALF_EVEN);
    }

    private OrderRequest request(Instrument instrument, double price) {
        return request(instrument, price, random.nextBoolean() ? Side.BUY : Side.SELL, units(instrument))
                .build();
    }

    private OrderRequest.Builder request(Instrument instrument, double price, Side side, Decimal units) {
        OrderType type = OrderType.values()[random.nextInt(OrderType.values().length)];
        TimeInForce[] times = {
            TimeInForce.GTC, TimeInForce.GTC, TimeInForce.DAY, TimeInForce.IOC, TimeInForce.FOK, TimeInForce.GTD
        };
        TimeInForce time = times[random.nextInt(times.length)];
        OrderRequest.Builder b = OrderRequest.builder(instrument, side, type);
        if (type == OrderType.MARKET && random.nextInt(6) == 0) {
            b.notional(Decimal.of(500 + random.nextInt(5_000)));
        } else {
            b.quantity(units);
        }
        if (type.hasLimitPrice()) {
            b.limitPrice(near(instrument, price));
        }
        if (type == OrderType.STOP || type == OrderType.STOP_LIMIT) {
            b.stopPrice(near(instrument, price));
        }
        if (type == OrderType.TRAILING_STOP) {
            if (random.nextBoolean()) {
                b.trailPercent(Decimal.of(1 + random.nextInt(200), 2));
            } else {
                b.trailAmount(Decimal.of(5 + random.nextInt(150), 2));
            }
        }
        if (time == TimeInForce.GTD) {
            b.expireAt(Instant.ofEpochSecond(Bench.START / 1_000_000_000L + 60L * random.nextInt(1, 500)));
        } else {
            b.timeInForce(time);
        }
        return b.reduceOnly(random.nextInt(8) == 0)
                .postOnly(type == OrderType.LIMIT
                        && (time == TimeInForce.GTC || time == TimeInForce.DAY)
                        && random.nextInt(6) == 0);
    }

    private OrderGroup group(Instrument instrument, double price) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        Decimal units = units(instrument);
        double away = side.sign() * price * (0.002 + 0.01 * random.nextDouble());
        Decimal lose = instrument.price(price - away, RoundingMode.HALF_EVEN);
        Decimal win = instrument.price(price + away, RoundingMode.HALF_EVEN);
        Side out = side == Side.BUY ? Side.SELL : Side.BUY;
        OrderRequest stop = OrderRequest.builder(instrument, out, OrderType.STOP)
                .quantity(units)
                .stopPrice(lose)
                .timeInForce(TimeInForce.GTC)
                .build();
        OrderRequest target = OrderRequest.builder(instrument, out, OrderType.LIMIT)
                .quantity(units)
                .limitPrice(win)
                .timeInForce(TimeInForce.GTC)
                .build();
        boolean limited = random.nextBoolean();
        OrderRequest entry = OrderRequest.builder(instrument, side, limited ? OrderType.LIMIT : OrderType.MARKET)
                .quantity(units)
                .limitPrice(limited ? near(instrument, price) : null)
                .timeInForce(TimeInForce.GTC)
                .build();
        return switch (random.nextInt(4)) {
            case 0 -> OrderGroup.oco(stop, target, OrderGroup.OcoMode.values()[random.nextInt(2)]);
            case 1 -> OrderGroup.oto(entry, stop);
            default -> OrderGroup.bracket(entry, stop, target);
        };
    }

    private void replace(Order order, double price, StrategyContext context) {
        if (order.status().isClosed() || order.terms().quantity() == null) {
            return;
        }
        Instrument instrument = order.terms().instrument();
        OrderRequest.Builder b = order.terms().toBuilder();
        OrderType type = order.terms().type();
        if (type.hasLimitPrice()) {
            b.limitPrice(near(instrument, price));
        }
        if (type == OrderType.STOP || type == OrderType.STOP_LIMIT) {
            b.stopPrice(near(instrument, price));
        }
        context.replace(
                order.id(),
                b.quantity(order.filledQuantity().plus(units(instrument))).build());
    }
}
