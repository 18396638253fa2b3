package io.otrep.portfolio.allocate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an investor believes about returns: each view is a portfolio, its expected return and how sure one is. {@code Views.builder().absolute("AAPL",
 * 0.12).relative("MSFT", "IBM", 0.03).build()}. Immutable and thread-safe.
 */
public final class Views {
    private final List<View> list;

    private Views(List<View> list) {
        this.list = List.copyOf(list);
    }

    /** One view; without a variance or a confidence its variance is tau p'Cp. */
    record View(
            Map<String, Double> portfolio,
            double mean,
            @Nullable Double variance,
            @Nullable Double confidence) {}

    List<View> list() {
        return list;
    }

    /**
     * Begins without views.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects {@link Views}. Single-threaded. */
    public static final class Builder {
        private final List<View> list = new ArrayList<>();

        private Builder() {}

        /**
         * One asset has an expected return.
         *
         * @param asset its name
         * @param mean a year, in excess of cash
         * @return this
         */
        public Builder absolute(String asset, double mean) {
            return portfolio(Map.of(asset, 1.0), mean);
        }

        /**
         * One asset does better than another.
         *
         * @param better its name
         * @param worse its name
         * @param by a year
         * @return this
         */
        public Builder relative(String better, String worse, double by) {
            return portfolio(Map.of(better, 1.0, worse, -1.0), by);
        }

        /**
         * A portfolio has an expected return, as sure as the prior is of it (He and Litterman).
         *
         * @param weights by asset, 0 for those that are absent
         * @param mean a year
         * @return this
         */
        public Builder portfolio(Map<String, Double> weights, double mean) {
            return add(new View(new TreeMap<>(weights), mean, null, null));
        }

        /**
         * The same with a variance of its own.
         *
         * @param weights by asset
         * @param mean a year
         * @param variance of the error of the view, above 0
         * @return this
         */
        public Builder portfolio(Map<String, Double> weights, double mean, double variance) {
            return add(new View(new TreeMap<>(weights), mean, variance, null));
        }

        /**
         * The same with a confidence: the share of the way from the prior's weights to those of a certain view (Idzorek, A Step-by-Step Guide to the
         * Black-Litterman Model, 2005; in closed form by Walters, The Black-Litterman Model in Detail, 2014, eq. 40).
         *
         * @param weights by asset
         * @param mean a year
         * @param confidence above 0, at most 1
         * @return this
         */
        public Builder confident(Map<String, Double> weights, double mean, double confidence) {
            return add(new View(new TreeMap<>(weights), mean, null, confidence));
        }

        private Builder add(View view) {
            list.add(view);
            return this;
        }

        /**
         * Checks all numbers.
         *
         * @return the views
         * @throws IllegalArgumentException with every fault
         */
        public Views build() {
            List<String> faults = new ArrayList<>();
            for (View view : list) {
                double[] weights =
                        view.portfolio().values().stream().mapToDouble(w -> w).toArray();
                if (!Double.isFinite(view.mean()) || !Arrays.stream(weights).allMatch(Double::isFinite)) {
                    faults.add("a view on " + view.portfolio() + " of " + view.mean() + " is not finite");
                }
                Double variance = view.variance();
                if (variance != null && !(variance > 0)) {
                    faults.add("variance of a view must be above 0, but was " + variance);
                }
                Double confidence = view.confidence();
                if (confidence != null && !(confidence > 0 && confidence <= 1)) {
                    faults.add("confidence must be above 0 and at most 1, but was " + confidence);
                }
            }
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException("views: " + String.join("; ", faults));
            }
            return new Views(list);
        }
    }
}
