package io.otrep.risk.engine;

import io.otrep.risk.measure.MinimumObservations;
import io.otrep.risk.measure.Performance;
import io.otrep.risk.measure.TailRisk;

/**
 * The figures of a book's daily returns. Value at risk and expected shortfall are fractions of equity over a day, taken from the days as they were; with fewer days than
 * {@link MinimumObservations} asks for they are the conservative proxy, which {@link #isEnough} tells. Immutable and thread-safe.
 *
 * @param performance return, volatility, Sharpe, Sortino, Calmar, drawdown and more; NaN where there is too little
 * @param drawdown from the peak of the days, now
 * @param risk95 at 0.95; NaN with fewer than 2 days, or a few that do not move
 * @param risk99 at 0.99; NaN likewise
 * @param missedDays days without an equity that could be used
 */
public record RiskMetrics(Performance performance, double drawdown, TailRisk risk95, TailRisk risk99, int missedDays) {
    /**
     * How many daily returns there are.
     *
     * @return at least 0
     */
    public long observations() {
        return performance.observations();
    }

    /**
     * Whether there are enough days for a level, so that its figures are those of the days and not the proxy.
     *
     * @param level for example 0.99, which needs 250
     * @return false means that the figure stands in for one that is not known
     */
    public boolean isEnough(double level) {
        return observations() >= MinimumObservations.standard().required(level);
    }
}
