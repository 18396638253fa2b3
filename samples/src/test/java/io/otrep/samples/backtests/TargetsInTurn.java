package io.otrep.samples.backtests;

import io.otrep.account.Fill;
import io.otrep.market.Bar;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;

/** Signals one level at the first bar, and the next each time the one before was filled. */
final class TargetsInTurn implements Strategy {
    private final double[] levels;
    private int said;

    TargetsInTurn(double... levels) {
        this.levels = levels;
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        if (said == 0) {
            context.signal(bar.instrument(), levels[said++]);
        }
    }

    @Override
    public void onFill(Fill fill, StrategyContext context) {
        if (said < levels.length) {
            context.signal(fill.instrument(), levels[said++]);
        }
    }
}
