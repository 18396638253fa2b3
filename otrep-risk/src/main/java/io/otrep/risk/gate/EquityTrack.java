package io.otrep.risk.gate;

import io.otrep.account.EquityQuality;
import io.otrep.market.DayRoll;
import io.otrep.risk.RiskView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Peak, close peak and start of day of the book's equity, adjusted for flows: a deposit or withdrawal scales them by equity after over
 * equity before, so that neither makes a loss nor hides one. With a peak of 110 and equity of 100, a withdrawal of 50 makes the peak 55:
 * the drawdown stays 1/11. Single-threaded.
 */
final class EquityTrack {
    private final DayRoll roll;
    private double equity = Double.NaN;
    private double flow = Double.NaN;
    private double peak = Double.NaN;
    private double closePeak = Double.NaN;
    private double dayStart = Double.NaN;
    private long nextRoll = Long.MIN_VALUE;
    private double drawdown = Double.NaN;
    private double closeDrawdown = Double.NaN;
    private double dayLoss = Double.NaN;

    EquityTrack(DayRoll roll) {
        this.roll = roll;
    }

    /** Looks at the book; asking twice changes nothing. */
    void update(RiskView view) {
        double now = view.equity();
        boolean same = now == equity && now <= peak && view.cumulativeFlow() == flow && view.timeNanos() < nextRoll;
        if (!same && !Double.isNaN(now)) {
            move(now, view);
            measure();
        }
    }

    private void measure() {
        drawdown = (peak - equity) / peak;
        closeDrawdown = Math.max(0, (closePeak - equity) / closePeak);
        dayLoss = (dayStart - equity) / dayStart;
    }

    private void move(double now, RiskView view) {
        if (Double.isNaN(equity)) {
            begin(now);
        }
        if (view.timeNanos() >= nextRoll) {
            startDay(view.timeNanos());
        }
        adjustForFlow(now, view.cumulativeFlow());
        equity = now;
        if (now > peak && view.equityQuality() != EquityQuality.SUSPECT) {
            peak = now;
        }
    }

    private void begin(double now) {
        equity = now;
        peak = now;
        closePeak = now;
        dayStart = now;
    }

    private void startDay(long timeNanos) {
        nextRoll = roll.nextRollAfter(timeNanos);
        dayStart = equity;
        closePeak = Math.max(closePeak, equity);
    }

    private void adjustForFlow(double now, double flowNow) {
        double change = flowNow - flow;
        flow = flowNow;
        if (Double.isNaN(change) || change == 0) {
            return;
        }
        double before = now - change;
        if (before > 0 && now > 0) {
            scale(now / before);
        } else {
            begin(now);
        }
    }

    private void scale(double factor) {
        peak *= factor;
        closePeak *= factor;
        dayStart *= factor;
    }

    /** Forgets older peaks: the loss up to now was accepted. */
    void acceptPeak() {
        peak = equity;
        measure();
    }

    /** Forgets older closes. */
    void acceptClosePeak() {
        closePeak = equity;
        measure();
    }

    /** Begins the day anew. */
    void acceptDay() {
        dayStart = equity;
        measure();
    }

    /** Loss from the highest equity at any mark, fraction; NaN before the first. */
    double drawdown() {
        return drawdown;
    }

    /** Loss from the highest equity at a roll of the day, fraction, at least 0; NaN before the first. */
    double closeDrawdown() {
        return closeDrawdown;
    }

    /** Loss since the last roll over the equity there, fraction; negative for a gain. */
    double dayLoss() {
        return dayLoss;
    }

    /** Base currency, NaN before the first. */
    double equity() {
        return equity;
    }

    /** Base currency, NaN before the first. */
    double peak() {
        return peak;
    }

    /** Highest equity at a roll, base currency, NaN before the first. */
    double closePeak() {
        return closePeak;
    }

    /** Equity at the last roll, base currency, NaN before the first. */
    double dayStart() {
        return dayStart;
    }

    /** When the day ends, nanoseconds since 1970. */
    long nextRoll() {
        return nextRoll;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(equity);
        out.writeDouble(peak);
        out.writeDouble(closePeak);
        out.writeDouble(dayStart);
        out.writeLong(nextRoll);
    }

    /** Flows count from the first look on: an engine's sum of flows starts with the engine. */
    void read(DataInput in) throws IOException {
        equity = in.readDouble();
        peak = in.readDouble();
        closePeak = in.readDouble();
        dayStart = in.readDouble();
        nextRoll = in.readLong();
        flow = Double.NaN;
        measure();
    }
}
