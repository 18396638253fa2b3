package io.otrep.risk.engine;

import io.otrep.market.DayRoll;
import io.otrep.risk.measure.MinimumObservations;
import io.otrep.risk.measure.RunningPerformance;
import io.otrep.risk.measure.TailRisk;
import java.util.Arrays;

/**
 * Equity as an index that deposits and withdrawals leave where it is: a time-weighted return. Samples it once a day, at the first equity at or after the day's roll.
 * Single-threaded.
 */
final class EquityWatch {
    private final DayRoll roll;
    private final RunningPerformance performance;
    private double[] returns = new double[64];
    private int count;
    private int missed;

    private double equity = Double.NaN;
    private double flow;
    private double index = 1;
    private double peak = 1;
    private double worst;
    private double dayStart = 1;
    private long nextRoll = Long.MIN_VALUE;
    private boolean seenToday;

    EquityWatch(DayRoll roll, double daysPerYear) {
        this.roll = roll;
        performance = new RunningPerformance(daysPerYear);
    }

    void update(long timeNanos, double equityNow, double flowNow) {
        if (timeNanos >= nextRoll) {
            rollDay(timeNanos);
        }
        if (!Double.isFinite(equityNow)) {
            return;
        }
        double change = (equityNow - (flowNow - flow)) / equity;
        if (equity > 0 && change >= 0) {
            index *= change;
        }
        equity = equityNow;
        flow = flowNow;
        seenToday = true;
        peak = Math.max(peak, index);
        worst = Math.max(worst, 1 - index / peak);
    }

    private void rollDay(long timeNanos) {
        boolean first = nextRoll == Long.MIN_VALUE;
        nextRoll = roll.nextRollAfter(timeNanos);
        if (!first && seenToday && dayStart > 0) {
            add(index / dayStart - 1);
        } else if (!first) {
            missed++;
        }
        dayStart = index;
        seenToday = false;
    }

    private void add(double value) {
        if (count == returns.length) {
            returns = Arrays.copyOf(returns, 2 * count);
        }
        returns[count] = value;
        count++;
        performance.add(value);
    }

    RiskMetrics metrics() {
        return new RiskMetrics(performance.figures(), performance.drawdown(), tailRisk(0.95), tailRisk(0.99), missed);
    }

    TailRisk tailRisk(double level) {
        return MinimumObservations.standard().riskOrProxy(Arrays.copyOf(returns, count), level);
    }

    double equity() {
        return equity;
    }

    double flow() {
        return flow;
    }

    double drawdown() {
        return Double.isNaN(equity) ? Double.NaN : 1 - index / peak;
    }

    double dayLoss() {
        return Double.isNaN(equity) || dayStart <= 0 ? Double.NaN : 1 - index / dayStart;
    }

    double worst() {
        return Double.isNaN(equity) ? Double.NaN : worst;
    }
}
