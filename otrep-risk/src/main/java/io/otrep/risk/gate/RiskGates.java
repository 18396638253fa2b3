package io.otrep.risk.gate;

import io.otrep.market.DayRoll;
import io.otrep.risk.GateFactory;
import io.otrep.risk.OrderGate;
import io.otrep.risk.TradingControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The limits of a book, and the factory of the gates that guard them.
 *
 * <p>{@code RiskGates.builder().maxPosition(0.20).maxDrawdown(0.15).dailyLoss(0.02).build()} lets no instrument be more than 20 % of
 * equity, opens nothing after a loss of 2 % in a day, and trips the switch to REDUCING when equity is 15 % below its peak.
 *
 * <p>Immutable and thread-safe; each engine gets gates of its own.
 */
public final class RiskGates implements GateFactory {
    private final Limits limits;

    private RiskGates(Limits limits) {
        this.limits = limits;
    }

    /**
     * Begins a set of limits. Metadata, trading state, instrument status, reduce-only, short sale, and a known price are always checked.
     *
     * @return a builder without any other limit
     */
    public static Builder builder() {
        return new Builder(new Limits());
    }

    @Override
    public List<OrderGate> create(TradingControl control) {
        return List.of(new ChainAssembly(limits, control).chain());
    }

    /**
     * A builder with all limits that these gates have.
     *
     * @return the builder
     */
    public Builder toBuilder() {
        return new Builder(limits.copy());
    }

    /** Builds {@link RiskGates}. A limit that is not set does not exist. Not thread-safe. */
    public static final class Builder {
        private final Limits limits;

        private Builder(Limits limits) {
            this.limits = limits;
        }

        /**
         * Worst-case value of one instrument's position over book equity, external positions included.
         *
         * @param limit fraction, above 0; 0.2 lets 20,000 USD stand in one instrument of a book of 100,000 USD
         * @return this
         */
        public Builder maxPosition(double limit) {
            limits.maxPosition = limit;
            return this;
        }

        /**
         * Loss since the day's roll over the equity there, flow-adjusted. Once reached, nothing is opened until the next roll.
         *
         * @param limit fraction, above 0 and below 1
         * @return this
         */
        public Builder dailyLoss(double limit) {
            limits.dailyLoss = limit;
            return this;
        }

        /**
         * Loss from the flow-adjusted peak of equity. Once reached, nothing is opened and the engine's switch is tripped to REDUCING.
         *
         * @param limit fraction, above 0 and below 1
         * @return this
         */
        public Builder maxDrawdown(double limit) {
            limits.maxDrawdown = limit;
            return this;
        }

        /**
         * What happens in steps as equity falls from its peak.
         *
         * @param ladder the steps
         * @return this
         */
        public Builder drawdown(DrawdownLadder ladder) {
            limits.ladder = Objects.requireNonNull(ladder, "ladder");
            return this;
        }

        /**
         * Where a day of limits begins. Default 17:00 in New York.
         *
         * @param dayRoll the roll
         * @return this
         */
        public Builder dayRoll(DayRoll dayRoll) {
            limits.dayRoll = Objects.requireNonNull(dayRoll, "dayRoll");
            return this;
        }

        /**
         * Whether an order that is too large is cut to what fits, if the rest is an order the venue takes; otherwise it is denied. What an
         * order closes always fits. Replaces, notional orders and orders of a group are never cut. Default true.
         *
         * @param reduceToFit true to cut
         * @return this
         */
        public Builder reduceToFit(boolean reduceToFit) {
            limits.reduceToFit = reduceToFit;
            return this;
        }

        /**
         * Makes the gates' factory.
         *
         * @return the factory
         * @throws IllegalArgumentException naming every violation at once
         */
        public RiskGates build() {
            List<String> found = violations();
            if (!found.isEmpty()) {
                throw new IllegalArgumentException("risk gates: " + String.join("; ", found));
            }
            return new RiskGates(limits.copy());
        }

        private List<String> violations() {
            List<String> found = new ArrayList<>();
            Require.positiveIfSet(found, "maxPosition", limits.maxPosition);
            Require.fractionIfSet(found, "dailyLoss", limits.dailyLoss);
            Require.fractionIfSet(found, "maxDrawdown", limits.maxDrawdown);
            if (limits.ladder != null && !Double.isNaN(limits.maxDrawdown)) {
                found.add("maxDrawdown and a ladder are both set; set the ladder's reduceAt alone");
            }
            return found;
        }
    }
}
