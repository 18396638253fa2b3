package io.otrep.account;

import io.otrep.market.Instrument;
import io.otrep.market.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Cash came or went without a trade. Immutable and thread-safe.
 *
 * @param key the booking
 * @param timeNanos when the venue booked it, nanoseconds since 1970
 * @param kind why
 * @param amount positive when cash comes, negative when it goes
 * @param instrument what it was paid on (a dividend, financing), null if nothing
 */
public record CashFlow(
        ActivityKey key,
        long timeNanos,
        Kind kind,
        Money amount,
        @Nullable Instrument instrument) implements Activity {

    /** Why cash came or went. */
    public enum Kind {
        /** The owner put money in. */
        DEPOSIT(true),
        /** The owner took money out. */
        WITHDRAWAL(true),
        /** Paid by an issuer, or owed on a short position. */
        DIVIDEND(false),
        /** On a cash balance. */
        INTEREST(false),
        /** For carrying a position: rollover, swap, funding. */
        FINANCING(false),
        /** For borrowed shares. */
        BORROW(false),
        /** Withheld or refunded. */
        TAX(false),
        /** A reward for locked crypto-assets. */
        STAKING(false),
        /** A fee that belongs to no execution: platform, data, regulatory. */
        FEE(false),
        /** Variation margin or profit and loss settled by the venue. */
        SETTLEMENT(false),
        /** Found by reconciliation, with nothing to explain it; counts as profit or loss until the venue tells. */
        UNEXPLAINED(false);

        private final boolean external;

        Kind(boolean external) {
            this.external = external;
        }

        /**
         * Whether it is no result of trading: drawdown and returns are adjusted for it.
         *
         * @return true for DEPOSIT and WITHDRAWAL
         */
        public boolean isExternal() {
            return external;
        }
    }

    /** Checks that all parts are there. */
    public CashFlow {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(amount, "amount");
    }
}
