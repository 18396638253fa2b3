package io.otrep.risk.market;

import java.util.ArrayList;
import java.util.List;

/**
 * The formula of the liquidity score. Each of four inputs counts from 0 to 1 on a logarithmic scale between a bad and a good value, and 0 or 1 beyond them:
 *
 * <table>
 * <caption>Inputs, their weights and where they saturate</caption>
 * <tr><th>input</th><th>weight</th><th>0 at</th><th>1 at</th></tr>
 * <tr><td>spread over the middle</td><td>0.35</td><td>1 % and above</td><td>1 basis point and below</td></tr>
 * <tr><td>depth: value of the thinner side of the book</td><td>0.15</td><td>1,000</td><td>1,000,000</td></tr>
 * <tr><td>value traded in a day</td><td>0.30</td><td>100,000</td><td>1,000,000,000</td></tr>
 * <tr><td>participation: an order's value over that</td><td>0.20</td><td>10 % and above</td><td>0.1 % and below</td></tr>
 * </table>
 *
 * <p>The score is 100 times the weighted mean of the inputs that are known; the weight of those is its coverage. Values are in the base currency, an order is
 * 10,000 of it. A spread of 10 basis points counts 0.5. It falls with the spread and the order, and rises with depth and value traded. The formula is this
 * library's own; there is no standard. Immutable and thread-safe.
 */
public final class LiquidityModel {
    private static final Scale SPREAD = new Scale(1e-2, 1e-4);
    private static final Scale DEPTH = new Scale(1e3, 1e6);
    private static final Scale DOLLAR_VOLUME = new Scale(1e5, 1e9);
    private static final Scale PARTICIPATION = new Scale(0.1, 1e-3);

    private final double spreadWeight;
    private final double depthWeight;
    private final double volumeWeight;
    private final double participationWeight;
    private final double orderValue;

    private LiquidityModel(Builder b) {
        spreadWeight = b.spreadWeight;
        depthWeight = b.depthWeight;
        volumeWeight = b.volumeWeight;
        participationWeight = b.participationWeight;
        orderValue = b.orderValue;
    }

    /**
     * The formula with its usual weights.
     *
     * @return 0.35, 0.15, 0.30, 0.20, and an order of 10,000
     */
    public static LiquidityModel standard() {
        return builder().build();
    }

    /**
     * Begins with the usual weights.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A builder with this formula.
     *
     * @return the builder
     */
    public Builder toBuilder() {
        return builder()
                .weights(spreadWeight, depthWeight, volumeWeight, participationWeight)
                .orderValue(orderValue);
    }

    /**
     * The score. NaN, or what cannot be, is taken as not known.
     *
     * @param spread over the middle, at least 0
     * @param depth value of the thinner side, base currency, above 0
     * @param dollarVolume value traded in a day, base currency, above 0
     * @return the score with its parts
     */
    public LiquidityScore score(double spread, double depth, double dollarVolume) {
        double bySpread = spread >= 0 ? SPREAD.place(spread) : Double.NaN;
        double byDepth = depth > 0 ? DEPTH.place(depth) : Double.NaN;
        double byVolume = dollarVolume > 0 ? DOLLAR_VOLUME.place(dollarVolume) : Double.NaN;
        double byShare = dollarVolume > 0 ? PARTICIPATION.place(orderValue / dollarVolume) : Double.NaN;
        double coverage = weight(spreadWeight, bySpread)
                + weight(depthWeight, byDepth)
                + weight(volumeWeight, byVolume)
                + weight(participationWeight, byShare);
        double sum = part(spreadWeight, bySpread)
                + part(depthWeight, byDepth)
                + part(volumeWeight, byVolume)
                + part(participationWeight, byShare);
        double value = coverage > 0 ? Math.min(100, 100 * sum / coverage) : Double.NaN;
        double all = spreadWeight + depthWeight + volumeWeight + participationWeight;
        return new LiquidityScore(value, bySpread, byDepth, byVolume, byShare, Math.min(1, coverage / all));
    }

    private static double weight(double weight, double place) {
        return Double.isNaN(place) ? 0 : weight;
    }

    private static double part(double weight, double place) {
        return Double.isNaN(place) ? 0 : weight * place;
    }

    /** A logarithmic scale from bad, 0, to good, 1. */
    private record Scale(double bad, double good) {
        double place(double value) {
            double place = StrictMath.log(value / bad) / StrictMath.log(good / bad);
            return Math.max(0, Math.min(1, place));
        }
    }

    /** Builds a {@link LiquidityModel}. Not thread-safe. */
    public static final class Builder {
        private double spreadWeight = 0.35;
        private double depthWeight = 0.15;
        private double volumeWeight = 0.30;
        private double participationWeight = 0.20;
        private double orderValue = 10_000;

        private Builder() {}

        /**
         * How much each input counts; only their proportions matter.
         *
         * @param spread at least 0, default 0.35
         * @param depth at least 0, default 0.15
         * @param dollarVolume at least 0, default 0.30
         * @param participation at least 0, default 0.20
         * @return this
         */
        public Builder weights(double spread, double depth, double dollarVolume, double participation) {
            spreadWeight = spread;
            depthWeight = depth;
            volumeWeight = dollarVolume;
            participationWeight = participation;
            return this;
        }

        /**
         * The order whose share of a day's trading is the participation.
         *
         * @param value base currency, above 0, default 10,000
         * @return this
         */
        public Builder orderValue(double value) {
            orderValue = value;
            return this;
        }

        /**
         * Makes the formula.
         *
         * @return the formula
         * @throws IllegalArgumentException naming every violation at once
         */
        public LiquidityModel build() {
            List<String> found = new ArrayList<>();
            double[] weights = {spreadWeight, depthWeight, volumeWeight, participationWeight};
            double sum = 0;
            for (double weight : weights) {
                sum += weight;
                if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                    found.add("weights must be finite and at least 0, but one was " + weight);
                }
            }
            if (sum == 0) {
                found.add("one weight must be above 0");
            }
            if (!(orderValue > 0 && orderValue < Double.POSITIVE_INFINITY)) {
                found.add("orderValue must be finite and above 0, but was " + orderValue);
            }
            if (!found.isEmpty()) {
                throw new IllegalArgumentException("liquidity model: " + String.join("; ", found));
            }
            return new LiquidityModel(this);
        }
    }
}
