package io.otrep.risk.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Falls of compounded wealth below its highest value so far, as positive fractions: 0.2 is a fifth below the peak. Wealth starts at 1 and
 * that start is a peak, so a loss in the first period counts. An empty series, or one with a NaN or an infinity, answers NaN. Thread-safe.
 */
public final class Drawdowns {
    private Drawdowns() {}

    /**
     * The drawdown after each return.
     *
     * @param returns simple returns a period
     * @return as many, each at least 0; 0.1, -0.1, 0.2 give 0, 0.1, 0
     */
    public static double[] series(double[] returns) {
        double[] drawdowns = new double[returns.length];
        double wealth = 1;
        double peak = 1;
        for (int i = 0; i < returns.length; i++) {
            wealth *= 1 + returns[i];
            peak = Math.max(peak, wealth);
            drawdowns[i] = Inputs.finiteOrNaN((peak - wealth) / peak);
        }
        return drawdowns;
    }

    /**
     * The drawdown at each level of prices or equity; the first is always 0.
     *
     * @param levels above 0 at the start
     * @return as many
     */
    public static double[] ofLevels(double[] levels) {
        double[] drawdowns = new double[levels.length];
        double peak = levels.length == 0 ? Double.NaN : levels[0];
        for (int i = 0; i < levels.length; i++) {
            peak = Math.max(peak, levels[i]);
            drawdowns[i] = peak > 0 ? Inputs.finiteOrNaN((peak - levels[i]) / peak) : Double.NaN;
        }
        return drawdowns;
    }

    /**
     * The largest drawdown.
     *
     * @param returns simple returns a period, at least 1
     * @return at least 0; a fall from 1.1 to 0.99 is 0.1
     */
    public static double maximum(double[] returns) {
        double largest = returns.length == 0 ? Double.NaN : 0;
        for (double drawdown : series(returns)) {
            largest = Math.max(largest, drawdown);
        }
        return largest;
    }

    /**
     * The pain index: the mean drawdown over all points (T. Becker, The Zephyr K-Ratio and Pain Index, 2006).
     *
     * @param drawdowns of {@link #series} or {@link #ofLevels}, at least 1
     * @return at least 0
     */
    public static double painIndex(double[] drawdowns) {
        return Moments.mean(drawdowns);
    }

    /**
     * The ulcer index: the root of the mean squared drawdown over all points, a fraction and not a percentage (Martin and McCann, The
     * Investor's Guide to Fidelity Funds, 1989).
     *
     * @param drawdowns of {@link #series} or {@link #ofLevels}, at least 1
     * @return at least 0
     */
    public static double ulcerIndex(double[] drawdowns) {
        double sum = 0;
        for (double drawdown : drawdowns) {
            sum += drawdown * drawdown;
        }
        return Inputs.finiteOrNaN(Math.sqrt(sum / drawdowns.length));
    }

    /**
     * Every spell below a peak, the deepest first, equal ones in order of time. The last one may be open.
     *
     * @param returns simple returns a period
     * @return empty if there is none
     * @throws IllegalArgumentException if a return is NaN or infinite
     */
    public static List<Drawdown> table(double[] returns) {
        Arrays.stream(returns).forEach(value -> Inputs.requireFinite("return", value));
        double[] depths = series(returns);
        List<Drawdown> spells = new ArrayList<>();
        int from = 0;
        while (from < depths.length) {
            int to = from;
            while (to < depths.length && depths[to] > 0) {
                to++;
            }
            if (to > from) {
                spells.add(Drawdown.between(depths, from, to));
            }
            from = to + 1;
        }
        spells.sort(Comparator.comparingDouble(Drawdown::depth).reversed());
        return List.copyOf(spells);
    }
}
