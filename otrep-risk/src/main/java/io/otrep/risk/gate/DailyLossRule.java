package io.otrep.risk.gate;

import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import io.otrep.risk.RiskView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Loss since the day's roll over the equity there, flow-adjusted. Once reached, nothing is opened until the next roll, whatever is won
 * back.
 */
final class DailyLossRule extends Rule {
    private final double limit;
    private final EquityTrack track;
    private long lockedUntil = Long.MIN_VALUE;
    private double worst;

    DailyLossRule(double limit, EquityTrack track) {
        super("daily-loss", DenialCode.DAILY_LOSS);
        this.limit = limit;
        this.track = track;
    }

    @Override
    @Nullable
    Denial check(OrderFacts facts) {
        look(facts.view());
        return facts.view().timeNanos() < lockedUntil ? denial(DenialCode.DAILY_LOSS, limit, worst) : null;
    }

    @Override
    void onMark(int slot, RiskView view) {
        look(view);
    }

    private void look(RiskView view) {
        track.update(view);
        double loss = track.dayLoss();
        if (loss >= limit) {
            worst = lockedUntil == track.nextRoll() ? Math.max(worst, loss) : loss;
            lockedUntil = track.nextRoll();
        }
    }

    @Override
    boolean followsMarks() {
        return true;
    }

    @Override
    boolean hasState() {
        return true;
    }

    @Override
    void write(DataOutput out) throws IOException {
        track.write(out);
        out.writeLong(lockedUntil);
        out.writeDouble(worst);
    }

    @Override
    void read(DataInput in) throws IOException {
        track.read(in);
        lockedUntil = in.readLong();
        worst = in.readDouble();
    }
}
