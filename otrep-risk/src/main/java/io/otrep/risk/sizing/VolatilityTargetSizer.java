package io.otrep.risk.sizing;

import io.otrep.risk.RiskView;
import java.util.Arrays;

/** The sizer of a {@link VolatilityTarget}. Single-threaded, on the engine loop. */
final class VolatilityTargetSizer extends UnitSizer {
    private final VolatilityTarget spec;
    private ReturnWindow[] windows = new ReturnWindow[0];
    private double[] weighted = new double[0];

    VolatilityTargetSizer(VolatilityTarget spec) {
        this.spec = spec;
    }

    @Override
    public void onBar(int slot, double close, double high, double low, RiskView view) {
        if (windows.length == 0) {
            bind(view.instrumentCount());
        }
        ReturnWindow window = windows[slot];
        double change = window.add(close);
        if (Double.isNaN(spec.decay())) {
            return;
        }
        if (Double.isNaN(weighted[slot])) {
            weighted[slot] = window.variance();
        } else if (!Double.isNaN(change)) {
            weighted[slot] = spec.decay() * weighted[slot] + (1 - spec.decay()) * change * change;
        }
    }

    private void bind(int count) {
        windows = new ReturnWindow[count];
        Arrays.setAll(windows, slot -> new ReturnWindow(spec.window()));
        weighted = new double[count];
        Arrays.fill(weighted, Double.NaN);
    }

    @Override
    double wanted(double level, int slot, RiskView view) {
        double volatility = volatility(slot, view);
        double fraction = spec.target() / volatility;
        return volatility >= 0
                ? Units.worth(level * fraction * share(view) * Units.equity(view), slot, view)
                : Double.NaN;
    }

    @Override
    double allowed(double wanted, double level, int slot, RiskView view) {
        double cap = Math.abs(level) * spec.leverage() * share(view) * Units.equity(view);
        return Math.min(wanted, Units.worth(cap, slot, view));
    }

    private double share(RiskView view) {
        return Double.isNaN(spec.share()) ? 1.0 / view.instrumentCount() : spec.share();
    }

    /** Annual volatility of an instrument, NaN until it is known. */
    double volatility(int slot, RiskView view) {
        if (windows.length == 0) {
            return Double.NaN;
        }
        double variance = Double.isNaN(spec.decay()) ? windows[slot].variance() : weighted[slot];
        int days = view.instrument(slot).calendar().annualDays();
        return Math.sqrt(variance * days * spec.barsPerDay());
    }

    @Override
    public boolean resizesOnBar() {
        return spec.isFollowing();
    }
}
