package io.otrep.risk.measure;

import io.otrep.account.EquityCurve;
import java.util.Locale;

/**
 * The usual figures of a series of simple returns, computed once: daily returns of 0.01 and -0.005 are a total return of 0.00495 and a maximum
 * drawdown of 0.005. Cash and the minimum acceptable return are 0; subtract cash from the returns for others. A figure that is not defined
 * (too few returns, no loss to divide by, a NaN or an infinity among the returns) is NaN. Immutable and thread-safe.
 */
public final class Performance {
    private final long observations;
    private final double totalReturn;
    private final double annualReturn;
    private final double volatility;
    private final double sharpe;
    private final double sortino;
    private final double maxDrawdown;
    private final WinLoss winLoss;

    private Performance(RunningPerformance running) {
        RunningMoments moments = running.moments();
        double perYear = running.periodsPerYear();
        observations = moments.count();
        totalReturn = running.totalReturn();
        annualReturn = Returns.annual(totalReturn, perYear / observations);
        volatility = moments.standardDeviation() * Math.sqrt(perYear);
        sharpe = SharpeRatio.of(moments.mean(), moments.standardDeviation()) * Math.sqrt(perYear);
        sortino = Inputs.ratio(moments.mean(), running.downsideDeviation()) * Math.sqrt(perYear);
        maxDrawdown = running.maxDrawdown();
        winLoss = running.winLoss();
    }

    static Performance of(RunningPerformance running) {
        return new Performance(running);
    }

    /**
     * Of returns.
     *
     * @param returns simple returns a period
     * @param periodsPerYear 252 for daily returns of stocks, 365 of crypto, 12 monthly
     * @return the figures
     * @throws IllegalArgumentException if {@code periodsPerYear} is not above 0
     */
    public static Performance of(double[] returns, double periodsPerYear) {
        RunningPerformance running = new RunningPerformance(periodsPerYear);
        if (!Inputs.allFinite(returns)) {
            return new Performance(running);
        }
        for (double value : returns) {
            running.add(value);
        }
        return new Performance(running);
    }

    /**
     * Of a curve, external flows taken out. Its points must lie a period apart: {@code curve.daily(roll)} at 252 or 365.
     *
     * @param curve a point a period
     * @param periodsPerYear 252 for daily points of stocks, 365 of crypto, 12 monthly
     * @return the figures
     * @throws IllegalArgumentException if {@code periodsPerYear} is not above 0
     */
    public static Performance of(EquityCurve curve, double periodsPerYear) {
        return of(curve.returns(), periodsPerYear);
    }

    /**
     * How many returns there were.
     *
     * @return at least 0; 0 too if one was NaN or infinite
     */
    public long observations() {
        return observations;
    }

    /**
     * The compounded return over all periods.
     *
     * @return 0.1 for a tenth won
     */
    public double totalReturn() {
        return totalReturn;
    }

    /**
     * The compound annual growth rate (CAGR).
     *
     * @return a year
     */
    public double annualReturn() {
        return annualReturn;
    }

    /**
     * The sample standard deviation of returns, a year.
     *
     * @return at least 0
     */
    public double volatility() {
        return volatility;
    }

    /**
     * The annual {@link SharpeRatio}, arithmetic.
     *
     * @return a pure number
     */
    public double sharpe() {
        return sharpe;
    }

    /**
     * The annual {@link SortinoRatio} at a minimum acceptable return of 0.
     *
     * @return a pure number; NaN if no period lost
     */
    public double sortino() {
        return sortino;
    }

    /**
     * The compound annual growth rate over the maximum drawdown, whole history (T. Young, Calmar Ratio, Futures 20, 1991, used 36 months).
     *
     * @return a pure number; NaN without a drawdown
     */
    public double calmar() {
        return Inputs.ratio(annualReturn, maxDrawdown);
    }

    /**
     * The largest fall below a peak, the start counting as one.
     *
     * @return at least 0, 0.2 for a fifth
     */
    public double maxDrawdown() {
        return maxDrawdown;
    }

    /**
     * Periods that won over periods that won or lost. For trades see {@link WinLoss}.
     *
     * @return from 0 to 1
     */
    public double hitRate() {
        return winLoss.hitRate();
    }

    /**
     * The sum of positive returns over the sum of negative ones. For trades see {@link WinLoss}.
     *
     * @return at least 0; NaN if no period lost
     */
    public double profitFactor() {
        return winLoss.profitFactor();
    }

    /**
     * Wins and losses of the periods.
     *
     * @return the sums
     */
    public WinLoss winLoss() {
        return winLoss;
    }

    /** One line, percentages rounded. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Performance[%d returns, total %.2f%%, annual %.2f%%, volatility %.2f%%, sharpe %.2f, max drawdown %.2f%%]",
                observations,
                100 * totalReturn,
                100 * annualReturn,
                100 * volatility,
                sharpe,
                100 * maxDrawdown);
    }
}
