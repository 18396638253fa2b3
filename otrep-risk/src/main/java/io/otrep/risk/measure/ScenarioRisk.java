package io.otrep.risk.measure;

import java.util.Arrays;

/**
 * Historical risk of a book that changes one position at a time: keeps the profit of every scenario, so a new value of one asset costs one pass over its own
 * scenarios, whatever the number of assets. Profits are added up anew after as many changes as there are assets, at least {@value #REFRESH}, so rounding
 * does not grow. Single-threaded.
 */
public final class ScenarioRisk {
    private static final int REFRESH = 1_024;

    private final double[][] returns;
    private final double[] exposures;
    private final double[] profits;
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
        for (double[] row : this.returns) {
            for (double value : row) {
                Inputs.requireFinite("return", value);
            }
        }
        exposures = new double[returns.length];
        profits = new double[scenarios];
    }

    /**
     * Sets the value held in an asset.
     *
     * @param asset from 0
     * @param exposure in money, or a fraction of equity, negative for a short; finite
     */
    public void setExposure(int asset, double exposure) {
        double change = Inputs.requireFinite("exposure", exposure) - exposures[asset];
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
        return HistoricalRisk.of(profits, level);
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
