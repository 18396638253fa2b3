package io.otrep.portfolio.cost;

import io.otrep.account.Fill;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.order.Order;
import io.otrep.order.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What became of an order, a single one or a parent with its children: what was wanted and when, what was executed, and where the market stood. Mids are
 * measurements, executions exact. Immutable and thread-safe.
 */
public final class ExecutedOrder {
    private final Instrument instrument;
    private final Side side;
    private final Decimal quantity;
    private final double decision;
    private final double arrival;
    private final double end;
    private final List<Execution> executions;

    /**
     * An execution, and the middle of the market just before it.
     *
     * @param fill the execution
     * @param mid above 0
     */
    public record Execution(Fill fill, double mid) {
        /** Checks that there is a fill. */
        public Execution {
            Objects.requireNonNull(fill, "fill");
        }
    }

    private ExecutedOrder(Builder b) {
        instrument = b.instrument;
        side = b.side;
        quantity = b.quantity;
        decision = b.decision;
        arrival = b.arrival;
        end = b.end;
        executions = List.copyOf(b.executions);
    }

    /**
     * Begins an order.
     *
     * @param instrument what was to be traded
     * @param side which way
     * @param quantity units wanted, above 0
     * @param decision the mid when it was decided
     * @return a builder
     */
    public static Builder builder(Instrument instrument, Side side, Decimal quantity, double decision) {
        return new Builder(instrument, side, quantity, decision);
    }

    /**
     * An order of an engine, told by its history. The mid of an execution is the one that held before it.
     *
     * @param order how it ended; by quantity, not notional
     * @param arrivedAtNanos when it reached the venue; the same as decided if that is not known
     * @param fills its executions, those of its children included
     * @param mids the market around it, from before the decision
     * @return the order
     * @throws IllegalArgumentException if the order has no quantity, a fill is of something else or the history begins too late
     */
    public static ExecutedOrder of(Order order, long arrivedAtNanos, List<Fill> fills, MidHistory mids) {
        Decimal wanted = order.terms().quantity();
        if (wanted == null) {
            throw new IllegalArgumentException(
                    "order " + order.id() + " has no quantity; state what its notional was meant to buy");
        }
        Builder builder = builder(
                        order.terms().instrument(),
                        order.terms().side(),
                        wanted,
                        mids.last(order.intent().decidedAtNanos()))
                .arrival(mids.last(arrivedAtNanos))
                .end(mids.last(order.updatedAtNanos()));
        for (Fill fill : fills) {
            builder.fill(fill, mids.last(fill.timeNanos() - 1));
        }
        return builder.build();
    }

    /**
     * What was to be traded.
     *
     * @return the instrument
     */
    public Instrument instrument() {
        return instrument;
    }

    /**
     * Which way.
     *
     * @return the side
     */
    public Side side() {
        return side;
    }

    /**
     * Units wanted.
     *
     * @return above 0
     */
    public Decimal quantity() {
        return quantity;
    }

    /**
     * Units executed.
     *
     * @return from 0 to the quantity
     */
    public Decimal executed() {
        return executions.stream().map(e -> e.fill().quantity()).reduce(Decimal.ZERO, Decimal::plus);
    }

    /**
     * The mid when it was decided.
     *
     * @return above 0
     */
    public double decision() {
        return decision;
    }

    /**
     * The mid when it reached the market.
     *
     * @return above 0
     */
    public double arrival() {
        return arrival;
    }

    /**
     * The mid when it ended: what was not executed is judged by it.
     *
     * @return above 0
     */
    public double end() {
        return end;
    }

    /**
     * What was executed.
     *
     * @return in the order given
     */
    public List<Execution> executions() {
        return executions;
    }

    /**
     * What it taught about the market: cost of spread and impact, fees and delay left out.
     *
     * @param volatility standard deviation of returns over a stretch, known at arrival
     * @param volume units usually traded in the same stretch
     * @return one observation for {@link ImpactFit}
     * @throws IllegalArgumentException if nothing was executed, or a number is not above 0
     */
    public CostObservation observation(double volatility, double volume) {
        Shortfall shortfall = Shortfall.of(this);
        double units = executed().toDouble();
        double value = units * arrival * instrument.multiplierAsDouble();
        return new CostObservation(units / volume, volatility, (shortfall.spread() + shortfall.impact()) / value);
    }

    /** Builds an {@link ExecutedOrder}. Not thread-safe. */
    public static final class Builder {
        private final Instrument instrument;
        private final Side side;
        private final Decimal quantity;
        private final double decision;
        private final List<Execution> executions = new ArrayList<>();
        private double arrival;
        private double end;

        private Builder(Instrument instrument, Side side, Decimal quantity, double decision) {
            this.instrument = Objects.requireNonNull(instrument, "instrument");
            this.side = Objects.requireNonNull(side, "side");
            this.quantity = Objects.requireNonNull(quantity, "quantity");
            this.decision = decision;
            arrival = decision;
            end = decision;
        }

        /**
         * The mid when it reached the market. Default: that of the decision.
         *
         * @param mid above 0
         * @return this
         */
        public Builder arrival(double mid) {
            arrival = mid;
            return this;
        }

        /**
         * The mid when it ended. Default: that of the decision, so that what was not executed costs nothing.
         *
         * @param mid above 0
         * @return this
         */
        public Builder end(double mid) {
            end = mid;
            return this;
        }

        /**
         * One more execution.
         *
         * @param fill same instrument and side; a fee in the quote currency or in the asset
         * @param mid the middle of the market just before it, above 0
         * @return this
         */
        public Builder fill(Fill fill, double mid) {
            executions.add(new Execution(fill, mid));
            return this;
        }

        /**
         * Makes the order.
         *
         * @return the order
         * @throws IllegalArgumentException naming every violation at once
         */
        public ExecutedOrder build() {
            List<String> found = new ArrayList<>();
            requirePrice(found, "mid at decision", decision);
            requirePrice(found, "mid at arrival", arrival);
            requirePrice(found, "mid at the end", end);
            Decimal executed = Decimal.ZERO;
            for (Execution execution : executions) {
                check(found, execution);
                executed = executed.plus(execution.fill().quantity());
            }
            if (!quantity.isPositive() || executed.compareTo(quantity) > 0) {
                found.add("quantity must be above 0 and at least the " + executed + " executed, but was " + quantity);
            }
            if (!found.isEmpty()) {
                throw new IllegalArgumentException("order in " + instrument + ": " + String.join("; ", found));
            }
            return new ExecutedOrder(this);
        }

        private void check(List<String> found, Execution execution) {
            Fill fill = execution.fill();
            requirePrice(found, "mid of " + fill.key(), execution.mid());
            if (!fill.instrument().equals(instrument) || fill.side() != side) {
                found.add(fill + " is not a " + side + " of " + instrument);
            }
            Money fee = fill.fee();
            if (fee != null && Double.isNaN(TariffCost.inQuoteCurrency(fee, instrument, 1))) {
                found.add("fee " + fee + " of " + fill.key() + " is neither in " + instrument.currency()
                        + " nor in the asset; convert it first");
            }
        }

        private static void requirePrice(List<String> found, String what, double price) {
            if (!(price > 0 && price < Double.POSITIVE_INFINITY)) {
                found.add(what + " must be above 0 and finite, but was " + price);
            }
        }
    }
}
