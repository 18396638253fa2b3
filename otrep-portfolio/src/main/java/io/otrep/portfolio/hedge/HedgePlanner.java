package io.otrep.portfolio.hedge;

import io.otrep.market.Instrument;
import io.otrep.risk.measure.Covariance;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Plans hedges of what is held together. Held instruments whose correlation reaches a threshold, with either sign, form clusters; each is netted down or
 * hedged by the {@link HedgeMethod}. A hedge is opened or changed when the variance it takes away is worth more than the trade costs, left alone while it
 * is close to what is wanted, and closed when its cluster falls apart, which takes a lower threshold than to form.
 *
 * <pre>{@code
 * HedgePlanner planner = HedgePlanner.builder(HedgeMethod.minimumVariance(spy)).enter(0.8).exit(0.7).build();
 * HedgePlan plan = planner.plan(book, new double[book.size()], PairLinks.none(book.size()));
 * plan.hedges();   // values to hold beside the book's
 * }</pre>
 *
 * <p>What less variance is worth: {@code aversion / 2 * (variance before - variance after) / equity}, the certainty equivalent of mean and variance
 * (H. Markowitz, Portfolio Selection, 1959), for the time that the covariance is of. Immutable and thread-safe as far as its {@link HedgeCost} is.
 */
public final class HedgePlanner {
    private final HedgeMethod method;
    private final double enter;
    private final double exit;
    private final double share;
    private final double band;
    private final double aversion;
    private final HedgeCost cost;

    /** What a trade in a hedge costs. */
    @FunctionalInterface
    public interface HedgeCost {
        /**
         * The cost.
         *
         * @param instrument what is traded
         * @param value how much, negative for a sale, in the currency of the book
         * @return in the same currency; NaN if not known
         */
        double of(Instrument instrument, double value);
    }

    private HedgePlanner(Builder b) {
        method = b.method;
        enter = b.enter;
        exit = b.exit;
        share = b.share;
        band = b.band;
        aversion = b.aversion;
        cost = b.cost;
    }

    /**
     * Begins a planner.
     *
     * @param method what is done with a cluster
     * @return a builder
     */
    public static Builder builder(HedgeMethod method) {
        return new Builder(method);
    }

    /**
     * The same with another cost.
     *
     * @param other what trading a hedge costs
     * @return a copy
     */
    public HedgePlanner withCost(HedgeCost other) {
        return toBuilder().cost(other).build();
    }

    /**
     * A builder with everything this planner has.
     *
     * @return the builder
     */
    public Builder toBuilder() {
        return new Builder(method)
                .enter(enter)
                .exit(exit)
                .share(share)
                .band(band)
                .aversion(aversion)
                .cost(cost);
    }

    /**
     * Plans.
     *
     * @param book what is held without hedges
     * @param current the hedges held now, one value each
     * @param links the pairs joined by the plan before; {@link PairLinks#none} at first
     * @return the plan
     * @throws IllegalArgumentException if the shapes do not fit, or the hedge is not in the book
     */
    public HedgePlan plan(HedgeBook book, double[] current, PairLinks links) {
        if (current.length != book.size() || links.size() != book.size()) {
            throw new IllegalArgumentException("a book of " + book.size() + " instruments has " + current.length
                    + " hedges and links of " + links.size());
        }
        return new Planning(book, current, links).plan();
    }

    /** One run. */
    private final class Planning {
        private final HedgeBook book;
        private final double[][] covariance;
        private final double[][] correlation;
        private final double[] values;
        private final double[] current;
        private final double[] hedges;
        private final PairLinks links;
        private final List<HedgePlan.Decision> decisions = new ArrayList<>();

        Planning(HedgeBook book, double[] current, PairLinks before) {
            this.book = book;
            this.current = current.clone();
            hedges = current.clone();
            values = book.values();
            covariance = book.covariance();
            correlation = Covariance.toCorrelation(covariance);
            links = before.next(correlation, enter, exit);
        }

        HedgePlan plan() {
            double before = variance();
            List<List<Integer>> clusters = links.clusters(held());
            int hedge = method.hedgeIndex(book);
            TreeSet<Integer> asked = new TreeSet<>();
            if (hedge >= 0 && !clusters.isEmpty()) {
                decide(List.of(hedge), clusters);
                asked.add(hedge);
            } else if (hedge < 0) {
                for (List<Integer> cluster : clusters) {
                    decide(cluster, List.of(cluster));
                    asked.addAll(cluster);
                }
            }
            unwind(asked);
            decisions.sort((a, b) -> Integer.compare(a.slots().get(0), b.slots().get(0)));
            return new HedgePlan(hedges, decisions, links, before, variance());
        }

        private boolean[] held() {
            boolean[] held = new boolean[values.length];
            for (int i = 0; i < held.length; i++) {
                held[i] = values[i] != 0;
            }
            return held;
        }

        private double variance() {
            double[] all = new double[values.length];
            for (int i = 0; i < all.length; i++) {
                all[i] = values[i] + hedges[i];
            }
            return HedgeRatio.variance(all, covariance);
        }

        private void decide(List<Integer> slots, List<List<Integer>> clusters) {
            double[] wanted = wanted(clusters);
            if (slots.stream().anyMatch(slot -> !Double.isFinite(wanted[slot]))) {
                decided(slots, clusters, HedgePlan.Reason.NOT_KNOWN, Double.NaN, Double.NaN);
            } else if (slots.stream().allMatch(slot -> isClose(wanted[slot], current[slot]))) {
                decided(slots, clusters, HedgePlan.Reason.WITHIN_BAND, Double.NaN, Double.NaN);
            } else {
                weigh(slots, clusters, wanted);
            }
        }

        private double[] wanted(List<List<Integer>> clusters) {
            double[] wanted = new double[values.length];
            for (List<Integer> cluster : clusters) {
                double[] part = method.hedges(book, cluster, correlation);
                for (int i = 0; i < wanted.length; i++) {
                    wanted[i] += share * part[i];
                }
            }
            return wanted;
        }

        private boolean isClose(double wanted, double now) {
            return Math.abs(wanted - now) <= band * Math.abs(wanted);
        }

        private void weigh(List<Integer> slots, List<List<Integer>> clusters, double[] wanted) {
            double before = variance();
            double paid = 0;
            for (int slot : slots) {
                double trade = wanted[slot] - current[slot];
                paid += trade == 0 ? 0 : cost.of(book.instruments().get(slot), trade);
                hedges[slot] = wanted[slot];
            }
            double benefit = aversion / 2 * (before - variance()) / book.equity();
            boolean known = Double.isFinite(benefit) && Double.isFinite(paid);
            if (!known || !(benefit > paid)) {
                slots.forEach(slot -> hedges[slot] = current[slot]);
            }
            HedgePlan.Reason reason = benefit > paid ? HedgePlan.Reason.WORTH_IT : HedgePlan.Reason.NOT_WORTH_ITS_COST;
            decided(slots, clusters, known ? reason : HedgePlan.Reason.NOT_KNOWN, benefit, paid);
        }

        private void unwind(TreeSet<Integer> asked) {
            for (int slot = 0; slot < hedges.length; slot++) {
                if (current[slot] != 0 && !asked.contains(slot)) {
                    hedges[slot] = 0;
                    double paid = cost.of(book.instruments().get(slot), -current[slot]);
                    decided(List.of(slot), List.of(), HedgePlan.Reason.UNWOUND, Double.NaN, paid);
                }
            }
        }

        private void decided(
                List<Integer> slots,
                List<List<Integer>> clusters,
                HedgePlan.Reason reason,
                double benefit,
                double paid) {
            decisions.add(new HedgePlan.Decision(slots, clusters, reason, benefit, paid));
        }
    }

    /** Method and thresholds. */
    @Override
    public String toString() {
        return "HedgePlanner[" + method + ", enter " + enter + ", exit " + exit + ", share " + share + ", band " + band
                + ", aversion " + aversion + "]";
    }

    /** Builds a {@link HedgePlanner}. Not thread-safe. */
    public static final class Builder {
        private final HedgeMethod method;
        private double enter = 0.8;
        private double exit = 0.7;
        private double share = 1;
        private double band = 0.1;
        private double aversion = 5;
        private HedgeCost cost = (instrument, value) -> 0;

        private Builder(HedgeMethod method) {
            this.method = Objects.requireNonNull(method, "method");
        }

        /**
         * From which size of its correlation a pair is joined. Default 0.8.
         *
         * @param correlation above 0, at most 1
         * @return this
         */
        public Builder enter(double correlation) {
            this.enter = correlation;
            return this;
        }

        /**
         * Below which it is parted again. Default 0.7.
         *
         * @param correlation from 0, at most that of {@link #enter}
         * @return this
         */
        public Builder exit(double correlation) {
            this.exit = correlation;
            return this;
        }

        /**
         * How much of the full hedge to hold. Default 1.
         *
         * @param share above 0, at most 1
         * @return this
         */
        public Builder share(double share) {
            this.share = share;
            return this;
        }

        /**
         * How far a hedge may be from what is wanted before it is changed. Default 0.1.
         *
         * @param band share of what is wanted, from 0, below 1
         * @return this
         */
        public Builder band(double band) {
            this.band = band;
            return this;
        }

        /**
         * What variance is worth: an aversion of 5 gives 2.5 % of return for a variance of 1 %. Default 5.
         *
         * @param aversion above 0
         * @return this
         */
        public Builder aversion(double aversion) {
            this.aversion = aversion;
            return this;
        }

        /**
         * What trading a hedge costs. Default: nothing.
         *
         * @param cost the cost
         * @return this
         */
        public Builder cost(HedgeCost cost) {
            this.cost = Objects.requireNonNull(cost, "cost");
            return this;
        }

        /**
         * Makes the planner.
         *
         * @return the planner
         * @throws IllegalArgumentException naming every violation at once
         */
        public HedgePlanner build() {
            List<String> found = new ArrayList<>();
            require(found, enter > 0 && enter <= 1, "enter must be above 0 and at most 1, but was " + enter);
            require(found, exit >= 0 && exit <= enter, "exit must be from 0 to enter, " + enter + ", but was " + exit);
            require(found, share > 0 && share <= 1, "share must be above 0 and at most 1, but was " + share);
            require(found, band >= 0 && band < 1, "band must be from 0 and below 1, but was " + band);
            require(
                    found,
                    aversion > 0 && aversion < Double.POSITIVE_INFINITY,
                    "aversion must be above 0 and finite, but was " + aversion);
            if (!found.isEmpty()) {
                throw new IllegalArgumentException("hedge planner: " + String.join("; ", found));
            }
            return new HedgePlanner(this);
        }

        private static void require(List<String> found, boolean holds, String otherwise) {
            if (!holds) {
                found.add(otherwise);
            }
        }
    }
}
