package io.otrep.risk.measure;

import java.util.Arrays;

/**
 * Series of returns: 0.01 is one percent in one period. Returns here are simple unless a name says logarithmic. An empty series, or one with a
 * NaN or an infinity, answers NaN; {@link #finite} drops what is missing. Thread-safe.
 */
public final class Returns {
    private Returns() {}

    /**
     * Simple returns from price to price: 100, 110, 99 give 0.1, -0.1.
     *
     * @param prices above 0
     * @return one fewer than prices; NaN beside a price that is not above 0 or not finite
     */
    public static double[] simple(double[] prices) {
        double[] returns = new double[Math.max(0, prices.length - 1)];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = Inputs.finiteOrNaN(growth(prices[i], prices[i + 1]) - 1);
        }
        return returns;
    }

    /**
     * Logarithmic returns from price to price.
     *
     * @param prices above 0
     * @return one fewer than prices; NaN beside a price that is not above 0 or not finite
     */
    public static double[] logarithmic(double[] prices) {
        double[] returns = new double[Math.max(0, prices.length - 1)];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = Inputs.finiteOrNaN(StrictMath.log(growth(prices[i], prices[i + 1])));
        }
        return returns;
    }

    private static double growth(double from, double to) {
        return from > 0 && to > 0 ? to / from : Double.NaN;
    }

    /**
     * The series without NaN and infinite values, in the same order.
     *
     * @param returns any
     * @return a new array
     */
    public static double[] finite(double[] returns) {
        return Arrays.stream(returns).filter(Double::isFinite).toArray();
    }

    /**
     * The series less a rate.
     *
     * @param returns any
     * @param rate a period, not a year
     * @return a new array
     */
    public static double[] excess(double[] returns, double rate) {
        double[] excess = returns.clone();
        for (int i = 0; i < excess.length; i++) {
            excess[i] -= rate;
        }
        return excess;
    }

    /**
     * The series less a benchmark, period by period.
     *
     * @param returns any
     * @param benchmark as many
     * @return a new array
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double[] excess(double[] returns, double[] benchmark) {
        Inputs.requireSameLength("returns", returns.length, "benchmark", benchmark.length);
        double[] excess = returns.clone();
        for (int i = 0; i < excess.length; i++) {
            excess[i] -= benchmark[i];
        }
        return excess;
    }

    /**
     * The compounded return over the whole series: 0.1 and -0.1 give -0.01.
     *
     * @param returns at least 1
     * @return -1 when everything is lost
     */
    public static double total(double[] returns) {
        double wealth = 1;
        for (double value : returns) {
            wealth *= 1 + value;
        }
        return returns.length == 0 ? Double.NaN : Inputs.finiteOrNaN(wealth - 1);
    }

    /**
     * The compound annual growth rate, (1 + total)^(periodsPerYear / n) - 1: two months of 0.1 each give 1.1^12 - 1.
     *
     * @param returns at least 1
     * @param periodsPerYear 252 for daily returns of stocks, 365 of crypto, 12 monthly
     * @return a year; NaN when more than everything is lost
     */
    public static double annual(double[] returns, double periodsPerYear) {
        Inputs.requirePositive("periodsPerYear", periodsPerYear);
        return annual(total(returns), periodsPerYear / returns.length);
    }

    /** From the compounded return and the years it took, as their reciprocal. */
    static double annual(double total, double perYear) {
        double wealth = 1 + total;
        return wealth < 0 ? Double.NaN : Inputs.finiteOrNaN(StrictMath.pow(wealth, perYear) - 1);
    }

    /**
     * The sample standard deviation, a year: times the root of the periods in it.
     *
     * @param returns at least 2
     * @param periodsPerYear 252 for daily returns of stocks, 365 of crypto, 12 monthly
     * @return a year
     */
    public static double volatility(double[] returns, double periodsPerYear) {
        Inputs.requirePositive("periodsPerYear", periodsPerYear);
        return Moments.standardDeviation(returns) * Math.sqrt(periodsPerYear);
    }
}
