package io.otrep.account;

import io.otrep.market.Currency;
import java.util.Objects;

/**
 * What a currency is worth in another, as measured at a time. Immutable and thread-safe.
 *
 * @param from one unit of this
 * @param to is worth {@code rate} of this
 * @param rate finite, above 0
 * @param timeNanos when it was measured, nanoseconds since 1970
 */
public record ExchangeRate(Currency from, Currency to, double rate, long timeNanos) {

    /** Checks the rate. */
    public ExchangeRate {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "rate from " + from + " to " + to + " must be finite and above 0, but was " + rate);
        }
    }
}
