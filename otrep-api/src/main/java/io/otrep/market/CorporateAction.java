package io.otrep.market;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an issuer did to a listing, as the market learns of it at the open of its ex-date. What it did to an account's books is an
 * activity of that account.
 *
 * <p>For example a 7-for-1 split is {@code split(aapl, time, date, Decimal.of(7), Decimal.ONE)}: 100 shares become 700 and resting
 * prices are divided by 7. Immutable and thread-safe.
 *
 * @param instrument whose issuer acted
 * @param timeNanos when it takes effect, nanoseconds since 1970
 * @param exDate first session without the right
 * @param kind what was done
 * @param numerator new units for {@code denominator} old ones; 1 unless SPLIT or MERGER
 * @param denominator old units; 1 unless SPLIT or MERGER
 * @param cash cash per old unit, in the quote currency; 0 unless DIVIDEND or MERGER
 * @param successor the listing that takes over on SYMBOL_CHANGE and MERGER; null otherwise
 */
public record CorporateAction(
        Instrument instrument,
        long timeNanos,
        LocalDate exDate,
        Kind kind,
        Decimal numerator,
        Decimal denominator,
        Decimal cash,
        @Nullable Instrument successor)
        implements MarketEvent {

    /** What was done. */
    public enum Kind {
        /** Units are multiplied by numerator / denominator; a fraction is paid in cash. */
        SPLIT,
        /** Cash is paid per unit held; a short position owes it. */
        DIVIDEND,
        /** The listing goes on under another symbol. */
        SYMBOL_CHANGE,
        /** Units become units of the successor, cash, or both. */
        MERGER
    }

    /** Checks the parts. */
    public CorporateAction {
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(exDate, "exDate");
        Objects.requireNonNull(kind, "kind");
        if (numerator.signum() < 0 || denominator.signum() <= 0) {
            throw new IllegalArgumentException(
                    "ratio must be at least 0 for something, but was " + numerator + " for " + denominator);
        }
        if (cash.signum() < 0) {
            throw new IllegalArgumentException("cash per unit must be at least 0, but was " + cash);
        }
        if ((kind == Kind.SYMBOL_CHANGE) && successor == null) {
            throw new IllegalArgumentException("a SYMBOL_CHANGE of " + instrument + " needs its successor");
        }
    }

    /**
     * A split.
     *
     * @param instrument whose units are split
     * @param timeNanos when
     * @param exDate first session at the new price
     * @param numerator new units
     * @param denominator for so many old ones
     * @return the action
     */
    public static CorporateAction split(
            Instrument instrument, long timeNanos, LocalDate exDate, Decimal numerator, Decimal denominator) {
        return new CorporateAction(
                instrument, timeNanos, exDate, Kind.SPLIT, numerator, denominator, Decimal.ZERO, null);
    }

    /**
     * A cash dividend.
     *
     * @param instrument whose holders are paid
     * @param timeNanos when
     * @param exDate first session without it
     * @param cash amount per unit, in the quote currency
     * @return the action
     */
    public static CorporateAction dividend(Instrument instrument, long timeNanos, LocalDate exDate, Decimal cash) {
        return new CorporateAction(instrument, timeNanos, exDate, Kind.DIVIDEND, Decimal.ONE, Decimal.ONE, cash, null);
    }

    /**
     * A change of symbol.
     *
     * @param instrument the old listing
     * @param timeNanos when
     * @param exDate first session under the new symbol
     * @param successor the new listing
     * @return the action
     */
    public static CorporateAction symbolChange(
            Instrument instrument, long timeNanos, LocalDate exDate, Instrument successor) {
        return new CorporateAction(
                instrument, timeNanos, exDate, Kind.SYMBOL_CHANGE, Decimal.ONE, Decimal.ONE, Decimal.ZERO, successor);
    }
}
