package io.otrep.account;

import io.otrep.market.CorporateAction;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A corporate action, as it changed the books: units became {@code ratio} times as many, at the same total cost, in this instrument or its
 * successor; a fraction was paid in cash. For example 100 shares after a 7-for-1 split with no fraction: ratio 7, cash in lieu null.
 * Immutable and thread-safe.
 *
 * @param key the booking
 * @param timeNanos when it took effect, nanoseconds since 1970
 * @param kind what the issuer did
 * @param instrument whose units were held
 * @param successor whose units are held now; the same instrument for a split
 * @param numerator new units
 * @param denominator for so many old ones, above 0
 * @param quantityAfter units held after, with sign, where the venue states it: rounds a fraction away; null if the exact ratio holds
 * @param cashInLieu paid for the fraction, or the cash part of a merger; null if none
 */
public record PositionAdjustment(
        ActivityKey key,
        long timeNanos,
        CorporateAction.Kind kind,
        Instrument instrument,
        Instrument successor,
        Decimal numerator,
        Decimal denominator,
        @Nullable Decimal quantityAfter,
        @Nullable Money cashInLieu)
        implements Activity {

    /** Checks the ratio. */
    public PositionAdjustment {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(successor, "successor");
        if (numerator.signum() < 0 || denominator.signum() <= 0) {
            throw new IllegalArgumentException("adjustment " + key + " of " + instrument
                    + " needs a ratio of at least 0 to something, but was " + numerator + " to " + denominator);
        }
    }
}
