package io.otrep.risk.gate;

import io.otrep.account.ClosedTrade;
import io.otrep.risk.RiskView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Losses of a strategy, an instrument or a route: of the sum of net profits of its closed trades, over the book's equity at the day's roll
 * or at its peak. What is open counts when it is closed. Single-threaded.
 */
final class RealizedGauge extends LadderGauge {
    private final LadderCause cause;
    private final EquityTrack track;
    private final List<Sums> sums = new ArrayList<>();

    /** Of one scope, base currency. */
    private static final class Sums {
        private double profit;
        private double peak;
        private double dayStart;
        private long dayEnds = Long.MIN_VALUE;
    }

    RealizedGauge(LadderCause cause, EquityTrack track) {
        this.cause = cause;
        this.track = track;
    }

    private Sums of(int key) {
        while (sums.size() <= key) {
            sums.add(new Sums());
        }
        return sums.get(key);
    }

    @Override
    double value(int key, RiskView view) {
        track.update(view);
        Sums of = of(key);
        roll(of);
        return cause == LadderCause.DAILY_LOSS
                ? (of.dayStart - of.profit) / track.dayStart()
                : (of.peak - of.profit) / track.peak();
    }

    private void roll(Sums of) {
        if (of.dayEnds != track.nextRoll()) {
            of.dayEnds = track.nextRoll();
            of.dayStart = of.profit;
        }
    }

    @Override
    String inputs(int key, RiskView view) {
        Sums of = of(key);
        return "profit of closed trades " + of.profit + " after "
                + (cause == LadderCause.DAILY_LOSS ? "a start of day of " + of.dayStart : "a peak of " + of.peak) + " "
                + view.baseCurrency();
    }

    @Override
    void onTrade(int key, ClosedTrade trade, double profit, boolean revoked, RiskView view) {
        track.update(view);
        Sums of = of(key);
        roll(of);
        of.profit += revoked ? -profit : profit;
        of.peak = Math.max(of.peak, of.profit);
    }

    @Override
    void onMark(int key, int slot, RiskView view) {
        track.update(view);
    }

    @Override
    void accept(int key) {
        Sums of = of(key);
        of.peak = of.profit;
        of.dayStart = of.profit;
    }

    @Override
    void writeShared(DataOutput out) throws IOException {
        track.write(out);
    }

    @Override
    void readShared(DataInput in) throws IOException {
        track.read(in);
    }

    @Override
    void write(int key, DataOutput out) throws IOException {
        Sums of = of(key);
        out.writeDouble(of.profit);
        out.writeDouble(of.peak);
        out.writeDouble(of.dayStart);
        out.writeLong(of.dayEnds);
    }

    @Override
    void read(int key, DataInput in) throws IOException {
        Sums of = of(key);
        of.profit = in.readDouble();
        of.peak = in.readDouble();
        of.dayStart = in.readDouble();
        of.dayEnds = in.readLong();
    }
}
