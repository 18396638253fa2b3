package io.otrep.account;

import io.otrep.market.Decimal;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A rate by what it is for, and by time: what it costs to borrow a share, what cash earns, what a currency is worth. The host writes one
 * that reads its own history; it must answer the same when asked the same. Called on the loop.
 *
 * @param <K> what a rate is for
 */
@FunctionalInterface
public interface RateSource<K> {
    /**
     * The rate.
     *
     * @param what what it is for
     * @param timeNanos when, nanoseconds since 1970
     * @return a fraction, such as 0.05 for 5 %; null if there is none
     */
    @Nullable
    Decimal at(K what, long timeNanos);

    /**
     * One rate for all and always.
     *
     * @param rate a fraction, for example {@code "0.05"}
     * @return the source
     * @param <K> what a rate is for
     */
    static <K> RateSource<K> constant(String rate) {
        Decimal fixed = Decimal.parse(rate);
        return (what, timeNanos) -> fixed;
    }

    /**
     * Rates that do not change.
     *
     * @param rates a fraction each; what is not in it has none
     * @return the source, on a copy
     * @param <K> what a rate is for
     */
    static <K extends Comparable<? super K>> RateSource<K> table(Map<K, Decimal> rates) {
        Map<K, Decimal> copy = new TreeMap<>(Objects.requireNonNull(rates, "rates"));
        return (what, timeNanos) -> copy.get(what);
    }
}
