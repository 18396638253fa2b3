package io.otrep.risk.sizing;

import io.otrep.risk.RiskView;
import java.util.Arrays;

/** The sizer of an {@link AtrSizing}. Single-threaded, on the engine loop. */
final class AtrSizer extends UnitSizer {
    private final AtrSizing spec;
    private double[] previousClose = new double[0];
    private double[] average = new double[0];
    private int[] count = new int[0];

    AtrSizer(AtrSizing spec) {
        this.spec = spec;
    }

    @Override
    public void onBar(int slot, double close, double high, double low, RiskView view) {
        if (count.length == 0) {
            bind(view.instrumentCount());
        }
        double before = previousClose[slot];
        double range = Double.isNaN(before) ? high - low : Math.max(high, before) - Math.min(low, before);
        if (Double.isFinite(range)) {
            count[slot]++;
            average[slot] += (range - average[slot]) / Math.min(count[slot], spec.bars());
            previousClose[slot] = close;
        }
    }

    private void bind(int instruments) {
        previousClose = new double[instruments];
        Arrays.fill(previousClose, Double.NaN);
        average = new double[instruments];
        count = new int[instruments];
    }

    @Override
    double wanted(double level, int slot, RiskView view) {
        if (count.length == 0 || count[slot] < spec.bars()) {
            return Double.NaN;
        }
        double point = view.instrument(slot).multiplierAsDouble() * view.rate(slot);
        return level * (Units.equity(view) * spec.risk() / (spec.multiple() * average[slot] * point));
    }

    @Override
    double allowed(double wanted, double level, int slot, RiskView view) {
        return Math.min(wanted, Math.abs(level) * Units.worth(Units.equity(view) * spec.leverage(), slot, view));
    }
}
