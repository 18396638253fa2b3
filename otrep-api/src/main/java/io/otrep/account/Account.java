package io.otrep.account;

import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a venue says about an account: its own view, beside our books. What it did not state is null, never guessed. Immutable and
 * thread-safe.
 */
public final class Account {
    private final AccountId id;
    private final Currency currency;
    private final long timeNanos;
    private final Map<Currency, Decimal> balances;
    private final @Nullable Decimal equity;
    private final @Nullable Decimal buyingPower;
    private final @Nullable Decimal settledCash;
    private final @Nullable Decimal marginUsed;
    private final @Nullable Decimal marginCloseoutPercent;
    private final boolean tradingBlocked;
    private final boolean shortingAllowed;
    private final @Nullable Integer dayTradesLeft;

    private Account(Builder b) {
        this.id = b.id;
        this.currency = b.currency;
        this.timeNanos = b.timeNanos;
        this.balances = Collections.unmodifiableMap(new LinkedHashMap<>(b.balances));
        this.equity = b.equity;
        this.buyingPower = b.buyingPower;
        this.settledCash = b.settledCash;
        this.marginUsed = b.marginUsed;
        this.marginCloseoutPercent = b.marginCloseoutPercent;
        this.tradingBlocked = b.tradingBlocked;
        this.shortingAllowed = b.shortingAllowed;
        this.dayTradesLeft = b.dayTradesLeft;
    }

    /**
     * Begins an account's state.
     *
     * @param id which account
     * @param currency its own currency
     * @param timeNanos when the venue said so, nanoseconds since 1970
     * @return a builder
     */
    public static Builder builder(AccountId id, Currency currency, long timeNanos) {
        return new Builder(id, currency, timeNanos);
    }

    /**
     * Which account.
     *
     * @return the id
     */
    public AccountId id() {
        return id;
    }

    /**
     * Its own currency.
     *
     * @return the currency
     */
    public Currency currency() {
        return currency;
    }

    /**
     * When the venue said so, nanoseconds since 1970.
     *
     * @return the time
     */
    public long timeNanos() {
        return timeNanos;
    }

    /**
     * Cash by currency.
     *
     * @return in the order the venue stated them
     */
    public Map<Currency, Decimal> balances() {
        return balances;
    }

    /**
     * Equity, in the account's currency.
     *
     * @return the equity or null
     */
    public @Nullable Decimal equity() {
        return equity;
    }

    /**
     * What may still be bought, in the account's currency.
     *
     * @return the buying power or null
     */
    public @Nullable Decimal buyingPower() {
        return buyingPower;
    }

    /**
     * Cash that has settled, in the account's currency.
     *
     * @return the cash or null
     */
    public @Nullable Decimal settledCash() {
        return settledCash;
    }

    /**
     * Margin in use, in the account's currency.
     *
     * @return the margin or null
     */
    public @Nullable Decimal marginUsed() {
        return marginUsed;
    }

    /**
     * How near a closeout is: 1 closes out.
     *
     * @return a ratio or null
     */
    public @Nullable Decimal marginCloseoutPercent() {
        return marginCloseoutPercent;
    }

    /**
     * Whether the venue takes no orders from it.
     *
     * @return true if blocked
     */
    public boolean isTradingBlocked() {
        return tradingBlocked;
    }

    /**
     * Whether it may sell short.
     *
     * @return true if it may
     */
    public boolean isShortingAllowed() {
        return shortingAllowed;
    }

    /**
     * Day trades left, as the venue reports them.
     *
     * @return the count, null if it does not restrict them
     */
    public @Nullable Integer dayTradesLeft() {
        return dayTradesLeft;
    }

    /**
     * A builder with everything this state has.
     *
     * @return the builder
     */
    public Builder toBuilder() {
        Builder b = new Builder(id, currency, timeNanos);
        b.balances.putAll(balances);
        b.equity = equity;
        b.buyingPower = buyingPower;
        b.settledCash = settledCash;
        b.marginUsed = marginUsed;
        b.marginCloseoutPercent = marginCloseoutPercent;
        b.tradingBlocked = tradingBlocked;
        b.shortingAllowed = shortingAllowed;
        b.dayTradesLeft = dayTradesLeft;
        return b;
    }

    /** Id, equity and balances. */
    @Override
    public String toString() {
        return "Account[" + id + ", equity " + equity + " " + currency + ", balances " + balances + "]";
    }

    /** Builds an {@link Account}. Not thread-safe. */
    public static final class Builder {
        private final AccountId id;
        private final Currency currency;
        private final long timeNanos;
        private final Map<Currency, Decimal> balances = new LinkedHashMap<>();
        private @Nullable Decimal equity;
        private @Nullable Decimal buyingPower;
        private @Nullable Decimal settledCash;
        private @Nullable Decimal marginUsed;
        private @Nullable Decimal marginCloseoutPercent;
        private boolean tradingBlocked;
        private boolean shortingAllowed = true;
        private @Nullable Integer dayTradesLeft;

        private Builder(AccountId id, Currency currency, long timeNanos) {
            this.id = Objects.requireNonNull(id, "id");
            this.currency = Objects.requireNonNull(currency, "currency");
            this.timeNanos = timeNanos;
        }

        /**
         * Cash in a currency. Default: none.
         *
         * @param currency which
         * @param amount negative if owed
         * @return this
         */
        public Builder balance(Currency currency, Decimal amount) {
            balances.put(Objects.requireNonNull(currency, "currency"), Objects.requireNonNull(amount, "amount"));
            return this;
        }

        /**
         * Equity. Default: not stated.
         *
         * @param equity in the account's currency
         * @return this
         */
        public Builder equity(@Nullable Decimal equity) {
            this.equity = equity;
            return this;
        }

        /**
         * What may still be bought. Default: not stated.
         *
         * @param buyingPower in the account's currency
         * @return this
         */
        public Builder buyingPower(@Nullable Decimal buyingPower) {
            this.buyingPower = buyingPower;
            return this;
        }

        /**
         * Cash that has settled. Default: not stated.
         *
         * @param settledCash in the account's currency
         * @return this
         */
        public Builder settledCash(@Nullable Decimal settledCash) {
            this.settledCash = settledCash;
            return this;
        }

        /**
         * Margin in use and how near a closeout is. Default: not stated.
         *
         * @param marginUsed in the account's currency
         * @param marginCloseoutPercent a ratio, 1 closes out
         * @return this
         */
        public Builder margin(@Nullable Decimal marginUsed, @Nullable Decimal marginCloseoutPercent) {
            this.marginUsed = marginUsed;
            this.marginCloseoutPercent = marginCloseoutPercent;
            return this;
        }

        /**
         * Whether the venue takes no orders from it. Default false.
         *
         * @param tradingBlocked true if blocked
         * @return this
         */
        public Builder tradingBlocked(boolean tradingBlocked) {
            this.tradingBlocked = tradingBlocked;
            return this;
        }

        /**
         * Whether it may sell short. Default true.
         *
         * @param shortingAllowed true if it may
         * @return this
         */
        public Builder shortingAllowed(boolean shortingAllowed) {
            this.shortingAllowed = shortingAllowed;
            return this;
        }

        /**
         * Day trades left. Default: not restricted.
         *
         * @param dayTradesLeft the count
         * @return this
         */
        public Builder dayTradesLeft(@Nullable Integer dayTradesLeft) {
            this.dayTradesLeft = dayTradesLeft;
            return this;
        }

        /**
         * Makes the state.
         *
         * @return the account
         */
        public Account build() {
            return new Account(this);
        }
    }
}
