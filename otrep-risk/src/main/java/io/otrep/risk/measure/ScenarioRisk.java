package io.otrep.risk.measure;

import java.util.Arrays;

/**
 * Historical risk of a book that changes one position at a time: keeps the profit of every scenario, so a new value of one asset costs one pass over its own
 * scenarios, whatever the number of assets, and so does the risk after it: the tail hardly moves, so one pass with the threshold of the last answer
 * finds it, and only when that was wrong everything is selected among. Profits are added up anew after as many changes as there are assets, at
 * least {@value #REFRESH}, so that rounding stays below 1e-11 of the largest profit. Single-threaded.
 */
public final class ScenarioRisk {
    private static final int REFRESH = 16_384;
    private static final double LARGEST_PROFIT = 1e290;

    private final double[][] returns;
    private final double[] largestReturns;
    private final double[] exposures;
    private final double[] profits;
    private final double[] candidates;
    private double cut = Double.NaN;
    private int changes;

    /**
     * A book of nothing.
     *
     * @param returns n rows, an asset each, of t scenarios, finite; copied
     * @throws IllegalArgumentException if rows differ in length, are empty, or hold a NaN or an infinity
     */
    public ScenarioRisk(double[][] returns) {
        int scenarios = ReturnMatrix.requireRectangle(returns);
        Inputs.requireAtLeast("scenarios", scenarios, 1);
        this.returns = Arrays.stream(returns).map(double[]::clone).toArray(double[][]::new);
        largestReturns = new double[returns.length];
        for (int i = 0; i < returns.length; i++) {
            largestReturns[i] = largest(this.returns[i]);
        }
        exposures = new double[returns.length];
        profits = new double[scenarios];
        candidates = new double[scenarios];
    }

    private static double largest(double[] row) {
        double largest = 0;
        for (double value : row) {
            largest = Math.max(largest, Math.abs(Inputs.requireFinite("return", value)));
        }
        return largest;
    }

    /**
     * Sets the value held in an asset.
     *
     * @param asset from 0
     * @param exposure in money, or a fraction of equity, negative for a short; finite, and no larger than makes profits of 1e290
     */
    public void setExposure(int asset, double exposure) {
        if (Math.abs(Inputs.requireFinite("exposure", exposure)) * largestReturns[asset] > LARGEST_PROFIT) {
            throw new IllegalArgumentException("exposure of asset " + asset + " is too large: " + exposure);
        }
        double change = exposure - exposures[asset];
        exposures[asset] = exposure;
        changes++;
        if (changes >= Math.max(REFRESH, exposures.length)) {
            refresh();
        } else if (change != 0) {
            addTo(profits, returns[asset], change);
        }
    }

    private void refresh() {
        Arrays.fill(profits, 0);
        for (int i = 0; i < exposures.length; i++) {
            addTo(profits, returns[i], exposures[i]);
        }
        changes = 0;
    }

    private static void addTo(double[] sums, double[] row, double factor) {
        for (int t = 0; t < sums.length; t++) {
            sums[t] += factor * row[t];
        }
    }

    /**
     * Both figures of the book as it is.
     *
     * @param level of confidence
     * @return in the unit of the exposures
     */
    public TailRisk risk(double level) {
        QuantileMethod method = QuantileMethod.LINEAR;
        int needed = HistoricalRisk.worst(profits.length, Inputs.requireLevel(level), method);
        int found = pick(cut);
        if (found < needed || found > 4 * needed + 64) {
            found = pickAnew(needed);
        }
        return HistoricalRisk.of(Tail.among(candidates, found, needed), profits.length, level, method);
    }

    /** Copies what is not above a threshold; without a branch, as it would be guessed wrong too often. */
    private int pick(double threshold) {
        int found = 0;
        for (double profit : profits) {
            candidates[found] = profit;
            found += profit <= threshold ? 1 : 0;
        }
        return found;
    }

    /** Copies the worst, and some more, which make the next threshold. */
    private int pickAnew(int needed) {
        System.arraycopy(profits, 0, candidates, 0, profits.length);
        int some = Math.min(profits.length, needed + needed / 2 + 16);
        Selection.moveSmallest(candidates, profits.length, some);
        cut = candidates[some - 1];
        return some;
    }

    /**
     * What each asset adds to the expected shortfall: its mean loss in the scenarios at or beyond the value at risk by
     * {@link QuantileMethod#INVERTED_CDF} (Tasche, Risk Contributions and Performance Measurement, 1999).
     *
     * @param level of confidence
     * @return n that add up to the tail mean of the book
     */
    public double[] shortfallComponents(double level) {
        double threshold =
                -HistoricalRisk.of(profits, level, QuantileMethod.INVERTED_CDF).valueAtRisk();
        double[] components = new double[exposures.length];
        for (int i = 0; i < components.length; i++) {
            components[i] = -exposures[i] * meanWhereBelow(returns[i], threshold);
        }
        return components;
    }

    private double meanWhereBelow(double[] row, double threshold) {
        double sum = 0;
        int count = 0;
        for (int t = 0; t < row.length; t++) {
            if (profits[t] <= threshold) {
                sum += row[t];
                count++;
            }
        }
        return sum / count;
    }
}
