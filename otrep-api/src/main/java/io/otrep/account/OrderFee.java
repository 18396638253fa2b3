package io.otrep.account;

import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.order.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fee that is worked out for an order as a whole: so much per order, per unit and of the value, with a minimum and caps. An execution
 * pays what the order owes with it, less what it owed before, so that minimum and cap hold for the order however it is cut, and all its
 * executions together pay the same as one.
 *
 * <pre>{@code
 * OrderFee.builder().perUnit("0.005").minimum("1").maximumOfValue("0.01").build();
 * // 100 shares at 50: 0.005 x 100 = 0.50, at least 1.00
 * // 1,000 shares at 0.20: 0.005 x 1,000 = 5.00, at most 0.01 x 200 = 2.00
 * }</pre>
 *
 * <p>What an order owes after a quantity and its value is {@code perOrder + perUnit * quantity + ofValue * value}, raised to the minimum,
 * lowered to the smaller cap (or, by {@link Builder#minimumOverCap}, lowered first and raised then), then rounded. It never falls as an
 * order goes on, so no execution pays less than nothing.
 *
 * <p>Amounts are in the quote currency of the instrument, unless the builder states one. Immutable and thread-safe.
 */
public final class OrderFee implements FeeModel {
    private final @Nullable Currency currency;
    private final Decimal perOrder;
    private final Decimal perUnit;
    private final Decimal ofValue;
    private final Decimal minimum;
    private final @Nullable Decimal maximum;
    private final @Nullable Decimal maximumOfValue;
    private final boolean minimumOverCap;
    private final MoneyRounding rounding;

    private OrderFee(Builder b) {
        this.currency = b.currency;
        this.perOrder = b.perOrder;
        this.perUnit = b.perUnit;
        this.ofValue = b.ofValue;
        this.minimum = b.minimum;
        this.maximum = b.maximum;
        this.maximumOfValue = b.maximumOfValue;
        this.minimumOverCap = b.minimumOverCap;
        this.rounding = b.rounding;
    }

    /**
     * Begins a fee of nothing.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Money fee(
            Instrument instrument,
            Side side,
            Decimal quantity,
            Decimal price,
            Fill.Liquidity liquidity,
            boolean firstFillOfOrder,
            long timeNanos,
            FeeState state) {
        Decimal unitsBefore = state.orderQuantityBefore();
        Decimal valueBefore = state.orderValueBefore();
        Decimal value = instrument.value(quantity, price);
        Decimal before = unitsBefore.isZero() ? Decimal.ZERO : owed(unitsBefore, valueBefore);
        Decimal after = owed(unitsBefore.plus(quantity), valueBefore.plus(value));
        return Money.of(after.minus(before), currencyFor(instrument));
    }

    /** What an order owes after executions of a quantity and a value, both above 0. */
    private Decimal owed(Decimal quantity, Decimal value) {
        Decimal plain = perOrder.plusProduct(perUnit, quantity).plusProduct(ofValue, value);
        Decimal bound = minimumOverCap ? capped(plain, value).max(minimum) : capped(plain.max(minimum), value);
        return rounding.applyTo(bound);
    }

    private Decimal capped(Decimal amount, Decimal value) {
        Decimal capped = maximum == null ? amount : amount.min(maximum);
        return maximumOfValue == null ? capped : capped.min(maximumOfValue.times(value));
    }

    private Currency currencyFor(Instrument instrument) {
        Currency quote = instrument.currency();
        if (currency == null || currency.equals(quote)) {
            return quote;
        }
        if (!ofValue.isZero() || maximumOfValue != null) {
            throw new IllegalArgumentException("a fee in " + currency + " depends on the value of " + instrument
                    + ", which is in " + quote + "; leave the currency to the instrument, or convert by Fees.in");
        }
        return currency;
    }

    @Override
    public boolean isFree() {
        boolean charges = perOrder.isPositive() || perUnit.isPositive() || ofValue.isPositive() || minimum.isPositive();
        return !charges || isZero(maximum) || isZero(maximumOfValue);
    }

    private boolean isZero(@Nullable Decimal cap) {
        return cap != null && cap.isZero() && !(minimumOverCap && minimum.isPositive());
    }

    /**
     * A builder with everything this fee has.
     *
     * @return the builder
     */
    public Builder toBuilder() {
        Builder b = new Builder();
        b.currency = currency;
        b.perOrder = perOrder;
        b.perUnit = perUnit;
        b.ofValue = ofValue;
        b.minimum = minimum;
        b.maximum = maximum;
        b.maximumOfValue = maximumOfValue;
        b.minimumOverCap = minimumOverCap;
        b.rounding = rounding;
        return b;
    }

    /** The terms. */
    @Override
    public String toString() {
        return "OrderFee[" + perOrder + " an order, " + perUnit + " a unit, " + ofValue + " of value, minimum "
                + minimum + ", maximum "
                + maximum + ", maximum of value " + maximumOfValue + (minimumOverCap ? ", minimum over cap" : "")
                + (currency == null ? "]" : ", in " + currency + "]");
    }

    /** Builds an {@link OrderFee}. Not thread-safe. */
    public static final class Builder {
        private @Nullable Currency currency;
        private Decimal perOrder = Decimal.ZERO;
        private Decimal perUnit = Decimal.ZERO;
        private Decimal ofValue = Decimal.ZERO;
        private Decimal minimum = Decimal.ZERO;
        private @Nullable Decimal maximum;
        private @Nullable Decimal maximumOfValue;
        private boolean minimumOverCap;
        private MoneyRounding rounding = MoneyRounding.EXACT;

        private Builder() {}

        /**
         * The currency of all amounts. Default: the quote currency of each instrument. A fee that depends on the value needs the quote
         * currency: others are refused when it is charged.
         *
         * @param currency which
         * @return this
         */
        public Builder currency(Currency currency) {
            this.currency = Objects.requireNonNull(currency, "currency");
            return this;
        }

        /**
         * Charged once, with the first execution. Default 0.
         *
         * @param amount at least 0, for example {@code "1.50"}
         * @return this
         */
        public Builder perOrder(String amount) {
            this.perOrder = Decimal.parse(amount);
            return this;
        }

        /**
         * Charged for a share, a contract or another unit. Default 0.
         *
         * @param amount at least 0, for example {@code "0.005"}
         * @return this
         */
        public Builder perUnit(String amount) {
            this.perUnit = Decimal.parse(amount);
            return this;
        }

        /**
         * Charged of the value: quantity, price and multiplier. Default 0.
         *
         * @param fraction at least 0, for example {@code "0.001"} for 10 bps
         * @return this
         */
        public Builder ofValue(String fraction) {
            this.ofValue = Decimal.parse(fraction);
            return this;
        }

        /**
         * Least that an order with an execution owes. Default 0.
         *
         * @param amount at least 0, for example {@code "1"}
         * @return this
         */
        public Builder minimum(String amount) {
            this.minimum = Decimal.parse(amount);
            return this;
        }

        /**
         * Most that an order owes. Default: no such cap.
         *
         * @param amount at least 0, for example {@code "29"}
         * @return this
         */
        public Builder maximum(String amount) {
            this.maximum = Decimal.parse(amount);
            return this;
        }

        /**
         * Most that an order owes, of its value. Default: no such cap.
         *
         * @param fraction at least 0, for example {@code "0.005"} for 0.5 %
         * @return this
         */
        public Builder maximumOfValue(String fraction) {
            this.maximumOfValue = Decimal.parse(fraction);
            return this;
        }

        /**
         * Which holds where a cap is below the minimum. Default false: the cap.
         *
         * @param minimumOverCap true for the minimum
         * @return this
         */
        public Builder minimumOverCap(boolean minimumOverCap) {
            this.minimumOverCap = minimumOverCap;
            return this;
        }

        /**
         * How the sum that an order owes is rounded. Default {@link MoneyRounding#EXACT}.
         *
         * @param rounding the rule
         * @return this
         */
        public Builder rounding(MoneyRounding rounding) {
            this.rounding = Objects.requireNonNull(rounding, "rounding");
            return this;
        }

        /**
         * Makes the fee.
         *
         * @return the fee
         * @throws IllegalArgumentException naming every violation at once
         */
        public OrderFee build() {
            List<String> found = new ArrayList<>();
            requireNotNegative(found, "perOrder", perOrder);
            requireNotNegative(found, "perUnit", perUnit);
            requireNotNegative(found, "ofValue", ofValue);
            requireNotNegative(found, "minimum", minimum);
            requireNotNegative(found, "maximum", maximum);
            requireNotNegative(found, "maximumOfValue", maximumOfValue);
            if (!found.isEmpty()) {
                throw new IllegalArgumentException("order fee: " + String.join("; ", found));
            }
            return new OrderFee(this);
        }

        private static void requireNotNegative(List<String> found, String what, @Nullable Decimal value) {
            if (value != null && value.isNegative()) {
                found.add(what + " must be at least 0, but was " + value + "; for rebates use Fees.makerTaker");
            }
        }
    }
}
