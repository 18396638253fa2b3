package io.otrep.samples;

import io.otrep.core.indicator.RollingMax;
import io.otrep.market.Bar;
import io.otrep.market.Instrument;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;
import java.util.HashMap;
import java.util.Map;

/** Long while the close is above the highest high of the 20 bars before. Single-threaded: called on the engine loop. */
final class Breakout implements Strategy {
    private static final int BARS = 20;

    private final Map<Instrument, RollingMax> highs = new HashMap<>();

    @Override
    public int warmUp() {
        return BARS + 1;
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        RollingMax high = highs.computeIfAbsent(bar.instrument(), any -> new RollingMax(BARS));
        if (high.isReady()) {
            context.signal(bar.instrument(), bar.close() > high.value() ? 1.0 : 0.0);
        }
        high.add(bar.high());
    }
}
