package io.otrep.risk.gate;

import io.otrep.risk.RiskView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Losses of the whole book, read off its equity at every mark. Single-threaded. */
final class EquityGauge extends LadderGauge {
    private final LadderCause cause;
    private final EquityTrack track;

    EquityGauge(LadderCause cause, EquityTrack track) {
        this.cause = cause;
        this.track = track;
    }

    @Override
    double value(int key, RiskView view) {
        track.update(view);
        return switch (cause) {
            case DAILY_LOSS -> track.dayLoss();
            case CLOSE_DRAWDOWN -> track.closeDrawdown();
            default -> track.drawdown();
        };
    }

    @Override
    String inputs(int key, RiskView view) {
        return "equity " + track.equity() + " after a " + (cause == LadderCause.DAILY_LOSS ? "start of day" : "peak")
                + " of " + reference() + " " + view.baseCurrency();
    }

    private double reference() {
        return switch (cause) {
            case DAILY_LOSS -> track.dayStart();
            case CLOSE_DRAWDOWN -> track.closePeak();
            default -> track.peak();
        };
    }

    @Override
    void accept(int key) {
        switch (cause) {
            case DAILY_LOSS -> track.acceptDay();
            case CLOSE_DRAWDOWN -> track.acceptClosePeak();
            default -> track.acceptPeak();
        }
    }

    @Override
    boolean movesWithMarks() {
        return true;
    }

    @Override
    void writeShared(DataOutput out) throws IOException {
        track.write(out);
    }

    @Override
    void readShared(DataInput in) throws IOException {
        track.read(in);
    }
}
