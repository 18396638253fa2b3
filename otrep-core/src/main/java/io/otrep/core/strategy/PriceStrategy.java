package io.otrep.core.strategy;

import io.otrep.market.Bar;
import io.otrep.market.Instrument;
import io.otrep.market.QuoteBar;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Applies a {@link PriceRule} to each instrument by itself. It sees the close of each bar, or the middle of both closes of each quote
 * bar; an instrument's feed should bring one kind of bar of one length. From the warm-up on it says the rule's level at every close,
 * changed or not; before, it is silent.
 *
 * <pre>{@code
 * Strategy trend = new PriceStrategy(21, () -> new MyRule(20));
 * }</pre>
 *
 * <p>Single-threaded: called on the engine loop. One instance serves one run; nothing is allocated by a bar.
 */
public class PriceStrategy implements Strategy {
    private final int warmUp;
    private final Supplier<? extends PriceRule> newRule;
    private Instrument[] instruments = {};
    private PriceRule[] rules = {};
    private int latest;

    /**
     * A strategy.
     *
     * @param warmUp how many closes a rule needs before it is ready, at least 0
     * @param newRule makes the rule of one instrument
     */
    public PriceStrategy(int warmUp, Supplier<? extends PriceRule> newRule) {
        if (warmUp < 0) {
            throw new IllegalArgumentException("warmUp must be at least 0, but was " + warmUp);
        }
        this.warmUp = warmUp;
        this.newRule = Objects.requireNonNull(newRule, "newRule");
    }

    /** How many closes of an instrument it needs; at the last of them it gives its first level. */
    @Override
    public final int warmUp() {
        return warmUp;
    }

    /** Makes a rule for each instrument, and forgets those of an earlier run. */
    @Override
    public void onStart(StrategyContext context) {
        instruments = context.instruments().toArray(Instrument[]::new);
        rules = new PriceRule[instruments.length];
        for (int i = 0; i < rules.length; i++) {
            rules[i] = newRule.get();
        }
        latest = 0;
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        onClose(bar.instrument(), bar.close(), context);
    }

    @Override
    public void onQuoteBar(QuoteBar bar, StrategyContext context) {
        onClose(bar.instrument(), (bar.bid().close() + bar.ask().close()) * 0.5, context);
    }

    private void onClose(Instrument instrument, double close, StrategyContext context) {
        PriceRule rule = rules[indexOf(instrument)];
        rule.add(close);
        if (rule.isReady()) {
            context.signal(instrument, rule.level());
        }
    }

    /** Bars come in the builder's order most of the time, so the search begins after the instrument that came last. */
    private int indexOf(Instrument instrument) {
        for (int step = 0; step < instruments.length; step++) {
            int index = latest + step;
            index -= index >= instruments.length ? instruments.length : 0;
            if (instruments[index].equals(instrument)) {
                latest = index + 1 == instruments.length ? 0 : index + 1;
                return index;
            }
        }
        throw new IllegalArgumentException(
                instrument + " is none of the " + instruments.length + " instruments the strategy was started with");
    }
}
