package io.otrep.portfolio.rebalance;

import io.otrep.market.Instrument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A portfolio as it is now: its capital, its universe with what is held of it, and the cash by purse. What is not in the universe is not looked at.
 * Immutable and thread-safe.
 */
public final class Holdings {
    private final long timeNanos;
    private final double capital;
    private final List<Holding> all;
    private final Map<Purse, Double> cash;

    private Holdings(Builder builder) {
        timeNanos = builder.timeNanos;
        capital = builder.capital;
        all = List.copyOf(builder.all);
        cash = Collections.unmodifiableMap(new TreeMap<>(builder.cash));
    }

    /**
     * Begins a portfolio.
     *
     * @param timeNanos now, nanoseconds since 1970
     * @param capital what weights are shares of, in the base currency, above 0
     * @return a builder
     */
    public static Builder builder(long timeNanos, double capital) {
        return new Builder(timeNanos, capital);
    }

    /**
     * When.
     *
     * @return nanoseconds since 1970
     */
    public long timeNanos() {
        return timeNanos;
    }

    /**
     * What weights are shares of.
     *
     * @return in the base currency, above 0
     */
    public double capital() {
        return capital;
    }

    /**
     * How many instruments there are.
     *
     * @return n, at least 1
     */
    public int size() {
        return all.size();
    }

    /**
     * One instrument.
     *
     * @param i from 0, in the order given
     * @return as it is now
     */
    public Holding get(int i) {
        return all.get(i);
    }

    /**
     * The names, for estimates.
     *
     * @return n names such as {@code SPY@alpaca}
     */
    public List<String> names() {
        return all.stream().map(holding -> holding.instrument().toString()).toList();
    }

    /**
     * Cash that can be spent.
     *
     * @param purse where
     * @return in the base currency; 0 if it was not stated
     */
    public double cash(Purse purse) {
        return cash.getOrDefault(purse, 0.0);
    }

    /**
     * The share of capital in an instrument, open orders counted as if they had filled.
     *
     * @param i its number
     * @return negative if short, NaN if its price is not known
     */
    public double weight(int i) {
        Holding holding = all.get(i);
        double units = holding.expected().toDouble();
        if (units == 0) {
            return 0;
        }
        return holding.hasPrice() ? units * holding.unitValue() / capital : Double.NaN;
    }

    /**
     * All weights.
     *
     * @return n shares of capital
     */
    public double[] weights() {
        double[] weights = new double[all.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weight(i);
        }
        return weights;
    }

    /**
     * Refuses targets that are not meant for this portfolio: of another number of instruments, or no shares of capital.
     *
     * @param targets n weights, NaN for what has no target; each from -10 to 10, and at most 30 all together without their signs
     * @throws IllegalArgumentException saying what was given
     */
    public void requireFit(double[] targets) {
        if (targets.length != all.size()) {
            throw new IllegalArgumentException("there are " + all.size() + " instruments, but " + targets.length
                    + " target weights; give NaN for what has no target");
        }
        WeightBounds.fault(targets, i -> all.get(i).instrument().toString()).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
    }

    /** Collects {@link Holdings}. Single-threaded. */
    public static final class Builder {
        private final long timeNanos;
        private final double capital;
        private final List<Holding> all = new ArrayList<>();
        private final Map<Purse, Double> cash = new TreeMap<>();

        private Builder(long timeNanos, double capital) {
            this.timeNanos = timeNanos;
            this.capital = capital;
        }

        /**
         * Adds an instrument of the universe, held or not.
         *
         * @param holding as it is now
         * @return this
         */
        public Builder add(Holding holding) {
            all.add(holding);
            return this;
        }

        /**
         * States cash that can be spent. Without it nothing can be bought there.
         *
         * @param purse where
         * @param amount in the base currency
         * @return this
         */
        public Builder cash(Purse purse, double amount) {
            cash.put(purse, amount);
            return this;
        }

        /**
         * Checks everything.
         *
         * @return the portfolio
         * @throws IllegalArgumentException with every fault
         */
        public Holdings build() {
            List<String> faults = new ArrayList<>();
            if (!(capital > 0 && capital < Double.POSITIVE_INFINITY)) {
                faults.add("capital must be above 0 and finite, but was " + capital);
            }
            if (all.isEmpty()) {
                faults.add("the universe is empty; add its instruments");
            }
            List<Instrument> seen = new ArrayList<>();
            for (Holding holding : all) {
                if (seen.contains(holding.instrument())) {
                    faults.add(holding.instrument() + " is there twice");
                }
                seen.add(holding.instrument());
            }
            cash.forEach((purse, amount) -> {
                if (!Double.isFinite(amount)) {
                    faults.add("cash of " + purse + " must be finite, but was " + amount);
                }
            });
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException("holdings are not known: " + String.join("; ", faults));
            }
            return new Holdings(this);
        }
    }
}
