package io.otrep.samples.backtests;

import io.otrep.account.Fill;
import io.otrep.market.Bar;
import io.otrep.market.Decimal;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;

/** Sells short at the first bar, and covers by a stop at a distance from the fill; below 0 the stop is on the wrong side. */
final class ShortWithStop implements Strategy {
    private final Decimal units;
    private final Decimal distance;
    private boolean sold;

    ShortWithStop(String units, String distance) {
        this.units = Decimal.parse(units);
        this.distance = Decimal.parse(distance);
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        if (!sold) {
            sold = true;
            context.submit(
                    OrderRequest.market(bar.instrument(), Side.SELL, units).build());
        }
    }

    @Override
    public void onFill(Fill fill, StrategyContext context) {
        if (fill.side() == Side.SELL) {
            Decimal stop = fill.price().plus(distance);
            context.submit(OrderRequest.stop(fill.instrument(), Side.BUY, units, stop)
                    .timeInForce(TimeInForce.GTC)
                    .build());
        }
    }
}
