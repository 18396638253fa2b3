package io.otrep.portfolio.allocate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Limits on weights, by asset name, in shares of capital. {@link #longOnly()} asks for weights from 0 to 1 that sum to 1;
 * {@code Constraints.builder().bounds(0, 0.1).group("tech", List.of("AAPL", "MSFT"), 0, 0.15).turnover(0.3).build()} is stricter. Immutable and
 * thread-safe.
 */
public final class Constraints {
    private final double low;
    private final double high;
    private final Map<String, double[]> bounds;
    private final double netLow;
    private final double netHigh;
    private final double gross;
    private final double turnover;
    private final double turnoverRate;
    private final List<Exposure> exposures;
    private final Map<String, Double> benchmark;
    private final double trackingError;

    private Constraints(Builder builder) {
        low = builder.low;
        high = builder.high;
        bounds = new TreeMap<>(builder.bounds);
        netLow = builder.netLow;
        netHigh = builder.netHigh;
        gross = builder.gross;
        turnover = builder.turnover;
        turnoverRate = builder.turnoverRate;
        exposures = List.copyOf(builder.exposures);
        benchmark = new TreeMap<>(builder.benchmark);
        trackingError = builder.trackingError;
    }

    /** A weighted sum of weights within limits. */
    record Exposure(String name, Map<String, Double> coefficients, double low, double high) {}

    /**
     * Weights from 0 to 1 that sum to 1.
     *
     * @return the default of all allocators
     */
    public static Constraints longOnly() {
        return builder().build();
    }

    /**
     * Any weights that sum to 1.
     *
     * @return no bounds
     */
    public static Constraints longShort() {
        return builder()
                .bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                .build();
    }

    /**
     * Begins with {@link #longOnly()}.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The same to be changed.
     *
     * @return a builder with everything that is here
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.low = low;
        builder.high = high;
        builder.bounds.putAll(bounds);
        builder.netLow = netLow;
        builder.netHigh = netHigh;
        builder.gross = gross;
        builder.turnover = turnover;
        builder.turnoverRate = turnoverRate;
        builder.exposures.addAll(exposures);
        builder.benchmark.putAll(benchmark);
        builder.trackingError = trackingError;
        return builder;
    }

    double low(String asset) {
        double[] own = bounds.get(asset);
        return own == null ? low : own[0];
    }

    double high(String asset) {
        double[] own = bounds.get(asset);
        return own == null ? high : own[1];
    }

    double netLow() {
        return netLow;
    }

    double netHigh() {
        return netHigh;
    }

    double gross() {
        return gross;
    }

    double turnover() {
        return turnover;
    }

    double turnoverRate() {
        return turnoverRate;
    }

    boolean looksAtCurrent() {
        return turnover < Double.POSITIVE_INFINITY || turnoverRate > 0;
    }

    List<Exposure> exposures() {
        return exposures;
    }

    Map<String, Double> benchmark() {
        return benchmark;
    }

    double trackingError() {
        return trackingError;
    }

    /** Every asset that is named anywhere. */
    List<String> named() {
        List<String> names = new ArrayList<>(bounds.keySet());
        exposures.forEach(exposure -> names.addAll(exposure.coefficients().keySet()));
        names.addAll(benchmark.keySet());
        return names;
    }

    /** Collects {@link Constraints}. Single-threaded. */
    public static final class Builder {
        private final Map<String, double[]> bounds = new TreeMap<>();
        private final List<Exposure> exposures = new ArrayList<>();
        private final Map<String, Double> benchmark = new TreeMap<>();
        private double low;
        private double high = 1;
        private double netLow = 1;
        private double netHigh = 1;
        private double gross = Double.POSITIVE_INFINITY;
        private double turnover = Double.POSITIVE_INFINITY;
        private double turnoverRate;
        private double trackingError = Double.POSITIVE_INFINITY;

        private Builder() {}

        /**
         * Bounds each weight that has no bounds of its own.
         *
         * @param least default 0; may be negative infinity
         * @param most default 1; may be infinity
         * @return this
         */
        public Builder bounds(double least, double most) {
            low = least;
            high = most;
            return this;
        }

        /**
         * Bounds one weight.
         *
         * @param asset its name in the estimates
         * @param least of its weight
         * @param most of its weight
         * @return this
         */
        public Builder bounds(String asset, double least, double most) {
            bounds.put(asset, new double[] {least, most});
            return this;
        }

        /**
         * Limits the sum of all weights.
         *
         * @param least default 1
         * @param most default 1
         * @return this
         */
        public Builder net(double least, double most) {
            netLow = least;
            netHigh = most;
            return this;
        }

        /**
         * As much short as long: the weights sum to 0 and lie between the same bounds on both sides.
         *
         * @param most of each weight, long or short
         * @return this
         */
        public Builder marketNeutral(double most) {
            return net(0, 0).bounds(-most, most);
        }

        /**
         * Limits the sum of absolute weights.
         *
         * @param most at least 0; default none
         * @return this
         */
        public Builder gross(double most) {
            gross = most;
            return this;
        }

        /**
         * Limits the sum of weights of a sector, country or other group.
         *
         * @param name for messages
         * @param assets its members
         * @param least of the sum
         * @param most of the sum
         * @return this
         */
        public Builder group(String name, Collection<String> assets, double least, double most) {
            Map<String, Double> ones = new TreeMap<>();
            assets.forEach(asset -> ones.put(asset, 1.0));
            return exposure(name, ones, least, most);
        }

        /**
         * Limits a weighted sum of weights, for example beta.
         *
         * @param name for messages
         * @param coefficients by asset, 0 for those that are absent
         * @param least of the sum; may be negative infinity
         * @param most of the sum; may be infinity
         * @return this
         */
        public Builder exposure(String name, Map<String, Double> coefficients, double least, double most) {
            exposures.add(new Exposure(name, new TreeMap<>(coefficients), least, most));
            return this;
        }

        /**
         * Limits the two-sided turnover from the current weights of the estimates: from 0.6, 0.4 to 0.5, 0.5 is 0.2.
         *
         * @param most at least 0; default none
         * @return this
         */
        public Builder turnover(double most) {
            turnover = most;
            return this;
        }

        /**
         * Charges turnover in the objective, where it stands beside half the variance: multiply a cost by the risk aversion's reciprocal.
         *
         * @param rate for each unit of two-sided turnover, at least 0; default 0
         * @return this
         */
        public Builder turnoverCost(double rate) {
            turnoverRate = rate;
            return this;
        }

        /**
         * Limits the volatility of the difference to a benchmark.
         *
         * @param weights of the benchmark by asset, 0 for those that are absent
         * @param most a year, above 0
         * @return this
         */
        public Builder trackingError(Map<String, Double> weights, double most) {
            benchmark.clear();
            benchmark.putAll(weights);
            trackingError = most;
            return this;
        }

        /**
         * Checks all numbers.
         *
         * @return the limits
         * @throws IllegalArgumentException with every fault
         */
        public Constraints build() {
            List<String> faults = new ArrayList<>();
            requireOrder(faults, "bounds", low, high);
            bounds.forEach((asset, own) -> requireOrder(faults, "bounds of " + asset, own[0], own[1]));
            requireOrder(faults, "net", netLow, netHigh);
            exposures.forEach(exposure -> requireOrder(faults, exposure.name(), exposure.low(), exposure.high()));
            requireAtLeastZero(faults, "gross", gross);
            requireAtLeastZero(faults, "turnover", turnover);
            requireAtLeastZero(faults, "turnoverCost", turnoverRate);
            if (!(trackingError > 0)) {
                faults.add("trackingError must be above 0, but was " + trackingError);
            }
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException("constraints: " + String.join("; ", faults));
            }
            return new Constraints(this);
        }

        private static void requireOrder(List<String> faults, String what, double least, double most) {
            if (!(least <= most)) {
                faults.add(what + " must be in order, but were " + least + " and " + most);
            }
        }

        private static void requireAtLeastZero(List<String> faults, String what, double value) {
            if (!(value >= 0)) {
                faults.add(what + " must be at least 0, but was " + value);
            }
        }
    }
}
