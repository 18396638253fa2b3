package io.otrep.benchmarks;

import io.otrep.core.indicator.RollingMean;
import io.otrep.market.Bar;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;

/** Long while the mean of 10 closes is above that of 30, flat while it is below. */
final class SmaCrossStrategy implements Strategy {
    private final RollingMean fast = new RollingMean(10);
    private final RollingMean slow = new RollingMean(30);
    private final double level;

    SmaCrossStrategy(double level) {
        this.level = level;
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        fast.add(bar.close());
        slow.add(bar.close());
        if (slow.isReady()) {
            double difference = fast.value() - slow.value();
            if (difference != 0) {
                context.signal(bar.instrument(), difference > 0 ? level : 0);
            }
        }
    }
}
