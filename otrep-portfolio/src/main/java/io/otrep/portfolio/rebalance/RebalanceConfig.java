package io.otrep.portfolio.rebalance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What a {@link Rebalancer} trades, with what, when and how. Immutable; what it holds is used on the engine loop.
 *
 * <pre>{@code
 * RebalanceConfig config = RebalanceConfig.builder(Capital.shareOfEquity(0.5), List.of("SPY", "TLT"), WeightSource.fixed(0.6, 0.4))
 *     .rule(RebalanceRule.monthly().or(RebalanceRule.drift(Bands.of(0.05, 0.25))))
 *     .funding("alpaca", Funding.settledCash(1))
 *     .build();
 * pipeline.policy("rebalance", () -> new Rebalancer(config));
 * }</pre>
 */
public final class RebalanceConfig {
    final Capital capital;
    final List<String> universe;
    final WeightSource weights;
    final RebalanceRule rule;
    final TradePlanner planner;
    final TradeLimits limits;
    final OrderTerms terms;
    final double cashBuffer;
    final Duration afterOpen;
    final Duration checkEvery;
    final Duration patience;
    final Duration deadline;
    final int attempts;
    final double movedMark;
    final double unhedged;
    final int volumeDays;
    final Consumer<PlanReport> onEnd;
    private final Funding funding;
    private final Map<String, Funding> fundingByRoute;
    private final Map<String, Double> dailyVolumes;

    private RebalanceConfig(Builder b) {
        capital = b.capital;
        universe = b.universe;
        weights = b.weights;
        rule = b.rule;
        planner = b.planner();
        limits = b.limits();
        terms = b.terms();
        cashBuffer = b.cashBuffer();
        afterOpen = b.afterOpen;
        checkEvery = b.checkEvery;
        patience = b.patience;
        deadline = b.deadline;
        attempts = b.attempts;
        movedMark = b.movedMark;
        unhedged = b.unhedged;
        volumeDays = b.volumeDays;
        onEnd = b.onEnd;
        funding = b.funding;
        fundingByRoute = Collections.unmodifiableMap(new TreeMap<>(b.fundingByRoute));
        dailyVolumes = Collections.unmodifiableMap(new TreeMap<>(b.dailyVolumes));
    }

    /**
     * Begins one.
     *
     * @param capital what weights are shares of
     * @param universe symbols, or symbol and route as in {@code SPY@alpaca}; nothing else is traded
     * @param weights says what to hold, in the order of the universe
     * @return a builder
     */
    public static Builder builder(Capital capital, List<String> universe, WeightSource weights) {
        return new Builder(capital, universe, weights);
    }

    /** As stated; NaN if not. */
    double dailyVolume(String name) {
        return dailyVolumes.getOrDefault(name, Double.NaN);
    }

    Funding funding(Purse purse) {
        return fundingByRoute.getOrDefault(purse.route(), funding);
    }

    /** Whether no leg may ever trade more than is planned first. */
    boolean isLimited() {
        return !limits.equals(TradeLimits.NONE.withSmallestTrade(limits.smallestTrade()));
    }

    /** Days of closes and volumes that are kept. */
    int historyDays() {
        return Math.max(weights.days(), volumeDays + 1);
    }

    /** Collects a {@link RebalanceConfig}. Single-threaded. */
    public static final class Builder extends TradeSettings<Builder> {
        private final Capital capital;
        private final List<String> universe;
        private final WeightSource weights;
        private RebalanceRule rule = RebalanceRule.monthly();
        private Duration afterOpen = Duration.ofMinutes(15);
        private Duration checkEvery = Duration.ZERO;
        private Duration patience = Duration.ofMinutes(15);
        private Duration deadline = Duration.ofDays(5);
        private int attempts = 5;
        private double movedMark = 0.02;
        private double unhedged = Double.POSITIVE_INFINITY;
        private int volumeDays = 20;
        private Consumer<PlanReport> onEnd = report -> {};
        private Funding funding = Funding.cash();
        private final Map<String, Funding> fundingByRoute = new TreeMap<>();
        private final Map<String, Double> dailyVolumes = new TreeMap<>();

        private Builder(Capital capital, List<String> universe, WeightSource weights) {
            super(Bands.absolute(0.001));
            this.capital = Objects.requireNonNull(capital, "capital");
            this.universe = List.copyOf(universe);
            this.weights = Objects.requireNonNull(weights, "weights");
        }

        @Override
        protected Builder self() {
            return this;
        }

        /**
         * When to rebalance.
         *
         * @param when by default the first trading day of a month
         * @return this
         */
        public Builder rule(RebalanceRule when) {
            rule = Objects.requireNonNull(when, "when");
            return this;
        }

        /**
         * Over how many days the mean volume is taken.
         *
         * @param days at least 1, by default 20
         * @return this
         */
        public Builder volumeDays(int days) {
            volumeDays = days;
            return this;
        }

        /**
         * What the market trades of an instrument a day, for limits by volume and costs by impact. It counts until a whole day of bars was seen, and for good where
         * bars tell no volume, as those of bid and ask.
         *
         * @param name as in the universe
         * @param units above 0
         * @return this
         */
        public Builder dailyVolume(String name, double units) {
            dailyVolumes.put(Objects.requireNonNull(name, "name"), units);
            return this;
        }

        /**
         * What purchases are paid with on all routes without a word of their own.
         *
         * @param everywhere by default {@link Funding#cash()}
         * @return this
         */
        public Builder funding(Funding everywhere) {
            funding = Objects.requireNonNull(everywhere, "everywhere");
            return this;
        }

        /**
         * What purchases on one route are paid with.
         *
         * @param route its name
         * @param there the account's kind
         * @return this
         */
        public Builder funding(String route, Funding there) {
            fundingByRoute.put(route, Objects.requireNonNull(there, "there"));
            return this;
        }

        /**
         * When the rule is asked on a trading date: with the first market event so long after the open of the first instrument's session, were it an
         * event of the next one. A daily bar of the FX week ends when the next session begins, and is that event.
         *
         * @param wait by default 15 minutes
         * @return this
         */
        public Builder afterOpen(Duration wait) {
            afterOpen = Objects.requireNonNull(wait, "wait");
            return this;
        }

        /**
         * How often it is asked again on the same date.
         *
         * @param interval by default zero: once a trading date
         * @return this
         */
        public Builder checkEvery(Duration interval) {
            checkEvery = Objects.requireNonNull(interval, "interval");
            return this;
        }

        /**
         * How long an order may work while its market moves; then it is canceled, and what it lacks is planned anew.
         *
         * @param wait by default 15 minutes
         * @return this
         */
        public Builder patience(Duration wait) {
            patience = Objects.requireNonNull(wait, "wait");
            return this;
        }

        /**
         * How long a plan may go on.
         *
         * @param most by default 5 days
         * @return this
         */
        public Builder deadline(Duration most) {
            deadline = Objects.requireNonNull(most, "most");
            return this;
        }

        /**
         * How often an instrument's orders may be refused or end unfilled in one plan.
         *
         * @param most at least 1, by default 5
         * @return this
         */
        public Builder attempts(int most) {
            attempts = most;
            return this;
        }

        /**
         * By how much a mark may move before what is not done is planned anew.
         *
         * @param share of the planned price, above 0, by default 0.02
         * @return this
         */
        public Builder movedMark(double share) {
            movedMark = share;
            return this;
        }

        /**
         * By how much what is bought may run ahead of what is sold in a plan, or the other way, whatever fills: the net value executed stays this near to the way
         * from the beginning to the end. Orders are cut so that it holds while they are open.
         *
         * @param share of capital, above 0, by default no bound
         * @return this
         */
        public Builder unhedged(double share) {
            unhedged = share;
            return this;
        }

        /**
         * Is told how a plan ended, on the engine loop.
         *
         * @param listener must not block
         * @return this
         */
        public Builder onEnd(Consumer<PlanReport> listener) {
            onEnd = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Checks everything.
         *
         * @return the configuration
         * @throws IllegalArgumentException with every fault
         */
        public RebalanceConfig build() {
            List<String> faults = new ArrayList<>();
            require(!universe.isEmpty(), "the universe is empty; name its instruments", faults);
            require(universe.stream().distinct().count() == universe.size(), "the universe names one twice", faults);
            check(faults);
            require(!afterOpen.isNegative(), "afterOpen must be at least 0, was " + afterOpen, faults);
            require(!checkEvery.isNegative(), "checkEvery must be at least 0, was " + checkEvery, faults);
            require(isPositive(patience), "patience must be above 0, was " + patience, faults);
            require(isPositive(deadline), "deadline must be above 0, was " + deadline, faults);
            require(attempts >= 1, "attempts must be at least 1, was " + attempts, faults);
            require(movedMark > 0, "movedMark must be above 0, was " + movedMark, faults);
            require(unhedged > 0, "unhedged must be above 0, was " + unhedged, faults);
            require(volumeDays >= 1, "volumeDays must be at least 1, was " + volumeDays, faults);
            dailyVolumes.forEach((name, units) -> {
                require(universe.contains(name), "dailyVolume of " + name + ", which the universe lacks", faults);
                require(units > 0, "dailyVolume of " + name + " must be above 0, was " + units, faults);
            });
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException("the rebalance cannot be: " + String.join("; ", faults));
            }
            return new RebalanceConfig(this);
        }

        private static boolean isPositive(Duration duration) {
            return !duration.isNegative() && !duration.isZero();
        }

        private static void require(boolean holds, String fault, List<String> faults) {
            if (!holds) {
                faults.add(fault);
            }
        }
    }
}
