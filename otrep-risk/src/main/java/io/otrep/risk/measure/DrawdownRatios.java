package io.otrep.risk.measure;

import java.util.Arrays;

/**
 * Annual excess return over a measure of drawdown (C. Bacon, Practical Portfolio Performance Measurement and Attribution, 2nd edition 2008, chapter 4).
 * All take the annual excess return, for example {@link Returns#annual}, and are NaN when there is no drawdown to divide by. Thread-safe.
 */
public final class DrawdownRatios {
    private DrawdownRatios() {}

    /**
     * The Calmar ratio: over the maximum drawdown (T. Young, Calmar Ratio, Futures 20, 1991, on the last 36 months: pass those).
     *
     * @param annualExcess a year
     * @param maxDrawdown of the same returns, at least 0
     * @return 0.1 over 0.2 is 0.5
     */
    public static double calmar(double annualExcess, double maxDrawdown) {
        return Inputs.ratio(annualExcess, maxDrawdown);
    }

    /**
     * The Sterling ratio in the usual form: over the maximum drawdown plus an allowance.
     *
     * @param annualExcess a year
     * @param maxDrawdown of the same returns, at least 0
     * @param allowance 0.1 as usual
     * @return a pure number
     */
    public static double sterling(double annualExcess, double maxDrawdown, double allowance) {
        return Inputs.ratio(annualExcess, maxDrawdown + allowance);
    }

    /**
     * The Burke ratio: over the root of the sum of squared drawdowns (G. Burke, A Sharper Sharpe Ratio, Futures 23, 1994).
     *
     * @param annualExcess a year
     * @param depths the depth of each drawdown, from {@link #spells} or {@link #losingRuns}
     * @return a pure number
     */
    public static double burke(double annualExcess, double[] depths) {
        return Inputs.ratio(annualExcess, Math.sqrt(sumOfSquares(depths)));
    }

    /**
     * The modified Burke ratio: with the sum of squared drawdowns divided by the number of returns.
     *
     * @param annualExcess a year
     * @param depths the depth of each drawdown
     * @param observations how many returns there were, at least 1
     * @return a pure number
     */
    public static double modifiedBurke(double annualExcess, double[] depths, int observations) {
        return burke(annualExcess, depths) * Math.sqrt(Inputs.requireAtLeast("observations", observations, 1));
    }

    /**
     * The pain ratio: over the {@link Drawdowns#painIndex}.
     *
     * @param annualExcess a year
     * @param drawdowns of {@link Drawdowns#series}
     * @return a pure number
     */
    public static double pain(double annualExcess, double[] drawdowns) {
        return Inputs.ratio(annualExcess, Drawdowns.painIndex(drawdowns));
    }

    /**
     * The Martin ratio, or ulcer performance index: over the {@link Drawdowns#ulcerIndex}.
     *
     * @param annualExcess a year
     * @param drawdowns of {@link Drawdowns#series}
     * @return a pure number
     */
    public static double martin(double annualExcess, double[] drawdowns) {
        return Inputs.ratio(annualExcess, Drawdowns.ulcerIndex(drawdowns));
    }

    /**
     * The depths of the spells below a peak, the open one included.
     *
     * @param returns finite
     * @return the deepest first
     */
    public static double[] spells(double[] returns) {
        return Drawdowns.table(returns).stream().mapToDouble(Drawdown::depth).toArray();
    }

    /**
     * The compounded losses of runs of negative returns: shorter falls than spells, which last until the peak is reached again.
     *
     * @param returns finite
     * @return in order of time, the open one included; 0.1, -0.1, -0.1, 0.2, -0.3 give 0.19, 0.3
     */
    public static double[] losingRuns(double[] returns) {
        double[] runs = new double[returns.length];
        int count = 0;
        double wealth = 1;
        for (int i = 0; i < returns.length; i++) {
            boolean losing = returns[i] < 0;
            wealth = losing ? wealth * (1 + returns[i]) : 1;
            boolean ends = losing && (i + 1 == returns.length || !(returns[i + 1] < 0));
            if (ends) {
                runs[count++] = 1 - wealth;
            }
        }
        return Arrays.copyOf(runs, count);
    }

    private static double sumOfSquares(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }
}
