package io.otrep.core;

import io.otrep.risk.SizerFactory;
import io.otrep.strategy.Strategy;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A strategy to be made for each run.
 *
 * @param name its name
 * @param strategy makes an instance
 * @param sizer turns its signals into units, null for the one that strategies share
 * @param symbols what it sees, such as {@code EURUSD} or {@code EURUSD@oanda}; none means all
 */
record StrategySpec(
        String name,
        Supplier<? extends Strategy> strategy,
        @Nullable SizerFactory sizer,
        List<String> symbols) {
    StrategySpec {
        Objects.requireNonNull(strategy, "strategy");
    }

    /** Whether it sees a listing. */
    boolean sees(String symbol, String route) {
        return symbols.isEmpty() || symbols.stream().anyMatch(words -> names(words, symbol, route));
    }

    /** Whether words name a listing. */
    static boolean names(String words, String symbol, String route) {
        return words.equals(symbol) || words.equals(symbol + "@" + route);
    }
}
