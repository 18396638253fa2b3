package io.otrep.benchmarks;

import io.otrep.account.Fill;
import io.otrep.market.Quote;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;

/** Goes into, or out of, the instrument of every so many ticks. */
final class InAndOut implements Strategy {
    private final int every;
    private final Runnable onFill;
    private int left;

    InAndOut(int every) {
        this(every, () -> {});
    }

    /** Says when it heard of a fill. */
    InAndOut(int every, Runnable onFill) {
        this.every = every;
        this.onFill = onFill;
        this.left = every;
    }

    @Override
    public void onQuote(Quote quote, StrategyContext context) {
        if (--left == 0) {
            left = every;
            context.signal(quote.instrument(), context.signal(quote.instrument()) == 0 ? 1 : 0);
        }
    }

    @Override
    public void onFill(Fill fill, StrategyContext context) {
        onFill.run();
    }
}
