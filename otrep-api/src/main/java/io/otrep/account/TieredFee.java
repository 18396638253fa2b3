package io.otrep.account;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.order.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Fees by what the account traded in the 30 days before: a tier holds from its value on, that value included. With tiers from 0 and from
 * 50,000, the tier of 50,000 charges the first execution after 50,000 were traded; the execution that reaches 50,000 still pays the tier
 * before. Immutable and thread-safe.
 */
public final class TieredFee implements FeeModel {
    private final List<Tier> tiers;

    private TieredFee(List<Tier> tiers) {
        this.tiers = tiers;
    }

    /**
     * One tier.
     *
     * @param fromValue value traded in the 30 days before from which it holds, at least 0
     * @param fees what it charges
     */
    public record Tier(Decimal fromValue, FeeModel fees) {
        /** Checks that both are there. */
        public Tier {
            Objects.requireNonNull(fromValue, "fromValue");
            Objects.requireNonNull(fees, "fees");
        }
    }

    /**
     * Begins with the lowest tier, which holds from 0.
     *
     * @param fees what it charges
     * @return a builder
     */
    public static Builder builder(FeeModel fees) {
        return new Builder(fees);
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
        FeeModel fees = tier(state.tradedValue30Days()).fees();
        return fees.fee(instrument, side, quantity, price, liquidity, firstFillOfOrder, timeNanos, state);
    }

    private Tier tier(double traded) {
        int i = tiers.size() - 1;
        while (i > 0 && !(traded >= tiers.get(i).fromValue().toDouble())) {
            i--;
        }
        return tiers.get(i);
    }

    @Override
    public boolean isFree() {
        return tiers.stream().allMatch(tier -> tier.fees().isFree());
    }

    /**
     * The tiers.
     *
     * @return the lowest first
     */
    public List<Tier> tiers() {
        return tiers;
    }

    /**
     * A builder with every tier.
     *
     * @return the builder
     */
    public Builder toBuilder() {
        Builder b = new Builder(tiers.get(0).fees());
        b.tiers.addAll(tiers.subList(1, tiers.size()));
        return b;
    }

    /** Builds a {@link TieredFee}. Not thread-safe. */
    public static final class Builder {
        private final List<Tier> tiers = new ArrayList<>();

        private Builder(FeeModel fees) {
            tiers.add(new Tier(Decimal.ZERO, fees));
        }

        /**
         * The next tier.
         *
         * @param fromValue value traded in the 30 days before, above that of the tier before, for example {@code "50000"}
         * @param fees what it charges
         * @return this
         */
        public Builder from(String fromValue, FeeModel fees) {
            tiers.add(new Tier(Decimal.parse(fromValue), fees));
            return this;
        }

        /**
         * Makes the fee.
         *
         * @return the fee
         * @throws IllegalArgumentException naming every tier that is not above the one before
         */
        public TieredFee build() {
            List<String> found = new ArrayList<>();
            for (int i = 1; i < tiers.size(); i++) {
                Decimal value = tiers.get(i).fromValue();
                Decimal before = tiers.get(i - 1).fromValue();
                if (value.compareTo(before) <= 0) {
                    found.add("tier from " + value + " must be above the tier before, from " + before);
                }
            }
            if (!found.isEmpty()) {
                throw new IllegalArgumentException("tiered fee: " + String.join("; ", found));
            }
            return new TieredFee(List.copyOf(tiers));
        }
    }
}
