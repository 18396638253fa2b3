package io.otrep.samples.backtests;

import io.otrep.market.Bar;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderType;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;
import java.math.RoundingMode;

/** Buys by a trailing stop from the first bar on, and sells by another once it holds. */
final class TrailingPair implements Strategy {
    private final Decimal units;
    private final Decimal buyTrail;
    private final Decimal sellTrail;
    private boolean buying;
    private boolean selling;

    TrailingPair(String units, String buyTrail, String sellTrail) {
        this.units = Decimal.parse(units);
        this.buyTrail = Decimal.parse(buyTrail);
        this.sellTrail = Decimal.parse(sellTrail);
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        if (!buying) {
            buying = true;
            context.submit(trailing(bar, Side.BUY, buyTrail));
        }
        if (!selling && context.position(bar.instrument()) > 0) {
            selling = true;
            context.submit(trailing(bar, Side.SELL, sellTrail));
        }
    }

    private OrderRequest trailing(Bar bar, Side side, Decimal trail) {
        Instrument instrument = bar.instrument();
        Decimal close = instrument.price(bar.close(), RoundingMode.HALF_EVEN);
        return OrderRequest.builder(instrument, side, OrderType.TRAILING_STOP)
                .quantity(units)
                .trailAmount(trail)
                .stopPrice(side == Side.BUY ? close.plus(trail) : close.minus(trail))
                .timeInForce(TimeInForce.GTC)
                .build();
    }
}
