package io.otrep.risk.measure;

/**
 * What was won above a minimum acceptable return (MAR, a period) beside what was lost below it. NaN when nothing lies below. Thread-safe.
 */
public final class UpsideRatios {
    private UpsideRatios() {}

    /**
     * Omega: the upside potential over the downside potential (Keating and Shadwick, A Universal Performance Measure, 2002).
     *
     * @param returns at least 1
     * @param mar the minimum acceptable return, a period
     * @return at least 0, 1 when both sides weigh the same; 0.03, -0.01 at 0 give 3
     */
    public static double omega(double[] returns, double mar) {
        return Inputs.ratio(Downside.upsidePotential(returns, mar), Downside.potential(returns, mar));
    }

    /**
     * The Omega-Sharpe ratio: Omega less 1, which ranks the same.
     *
     * @param returns at least 1
     * @param mar the minimum acceptable return, a period
     * @return at least -1
     */
    public static double omegaSharpe(double[] returns, double mar) {
        return omega(returns, mar) - 1;
    }

    /**
     * The upside potential over the downside deviation, both divided by all n (Sortino, van der Meer and Plantinga, The Dutch Triangle, Journal of
     * Portfolio Management 26, 1999).
     *
     * @param returns at least 1
     * @param mar the minimum acceptable return, a period
     * @return at least 0
     */
    public static double upsidePotential(double[] returns, double mar) {
        return Inputs.ratio(Downside.upsidePotential(returns, mar), Downside.deviation(returns, mar));
    }

    /**
     * The same with each side divided by the number of its own observations: how far those above lie, beside those below.
     *
     * @param returns at least 1
     * @param mar the minimum acceptable return, a period
     * @return at least 0
     */
    public static double upsidePotentialBySide(double[] returns, double mar) {
        WinLoss sides = WinLoss.of(Returns.excess(returns, mar));
        double below = Downside.deviation(returns, mar) * Math.sqrt((double) returns.length / sides.losses());
        return Inputs.ratio(sides.averageWin(), below);
    }
}
