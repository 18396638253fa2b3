package io.otrep.samples.backtests;

import io.otrep.market.Bar;
import io.otrep.market.CorporateAction;
import io.otrep.market.Decimal;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;

/** Buys at the first bar and sells all it holds when the issuer splits. */
final class SellOnSplit implements Strategy {
    private final Decimal units;
    private boolean bought;

    SellOnSplit(String units) {
        this.units = Decimal.parse(units);
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        if (!bought) {
            bought = true;
            context.submit(
                    OrderRequest.market(bar.instrument(), Side.BUY, units).build());
        }
    }

    @Override
    public void onCorporateAction(CorporateAction action, StrategyContext context) {
        Decimal held = action.instrument().quantity(context.position(action.instrument()));
        context.submit(OrderRequest.market(action.instrument(), Side.SELL, held).build());
    }
}
