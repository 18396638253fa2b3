package io.otrep.samples.backtests;

import io.otrep.market.Bar;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;

/** Signals a level at each of the first bars. */
final class TargetsByBar implements Strategy {
    private final double[] levels;
    private int bars;

    TargetsByBar(double... levels) {
        this.levels = levels;
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        if (bars < levels.length) {
            context.signal(bar.instrument(), levels[bars]);
        }
        bars++;
    }
}
