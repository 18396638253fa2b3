package io.otrep.samples.backtests;

import io.otrep.core.indicator.Ema;
import io.otrep.market.Bar;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;

/** Long while the difference of two averages is above its own average by a margin of the faster one, flat when as far below. */
final class MacdTrend implements Strategy {
    private final Ema fast;
    private final Ema slow;
    private final Ema line;
    private final double margin;

    MacdTrend(int fast, int slow, int line, double margin) {
        this.fast = new Ema(fast);
        this.slow = new Ema(slow);
        this.line = new Ema(line);
        this.margin = margin;
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        fast.add(bar.close());
        slow.add(bar.close());
        if (slow.isReady()) {
            line.add(fast.value() - slow.value());
        }
        if (line.isReady()) {
            decide((fast.value() - slow.value() - line.value()) / fast.value(), bar, context);
        }
    }

    private void decide(double above, Bar bar, StrategyContext context) {
        double position = context.position(bar.instrument());
        if (position <= 0 && above > margin) {
            context.signal(bar.instrument(), 1);
        } else if (position > 0 && above < -margin) {
            context.signal(bar.instrument(), 0);
        }
    }
}
