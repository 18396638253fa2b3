package io.otrep.risk.gate;

import io.otrep.risk.RiskView;
import java.util.ArrayList;
import java.util.List;

/**
 * Worst-case exposure of the whole book in the base currency, kept up to date one instrument at a time. An instrument's position may end
 * anywhere from {@code position - workingSell} to {@code position + workingBuy}; its gross is the larger of both ends by absolute value.
 * Sums are made anew now and then, so that rounding does not pile up. Single-threaded.
 */
final class BookExposure {
    private static final int UPDATES_BEFORE_RESUM = 1 << 14;

    private final List<ExposureGroups> groups = new ArrayList<>();
    private final ExposureGroups all = groupedBy((slot, view) -> "all");
    private double[] low = new double[0];
    private double[] high = new double[0];
    private double[] working = new double[0];
    private double workingSum;
    private int updates;
    private boolean bound;

    /** Sums by group, to be asked for before the first use. */
    ExposureGroups groupedBy(ExposureGroups.Key key) {
        ExposureGroups made = new ExposureGroups(key);
        groups.add(made);
        return made;
    }

    /** Takes what the view says of one instrument; of all instruments when asked first. */
    void refresh(int slot, RiskView view) {
        if (!bound) {
            bind(view);
        } else {
            update(slot, view);
            if (++updates >= UPDATES_BEFORE_RESUM) {
                resum();
            }
        }
    }

    /** Takes what was loaded for an order. */
    void refresh(OrderFacts facts) {
        if (bound) {
            put(facts.slot, facts.held, facts.workingBuy, facts.workingSell, facts.unitValue);
        } else {
            bind(facts.view());
        }
    }

    private void bind(RiskView view) {
        int count = view.instrumentCount();
        low = new double[count];
        high = new double[count];
        working = new double[count];
        groups.forEach(group -> group.bind(view));
        bound = true;
        for (int slot = 0; slot < count; slot++) {
            update(slot, view);
        }
    }

    private void update(int slot, RiskView view) {
        double position = view.position(slot);
        double buy = view.workingBuy(slot);
        double sell = view.workingSell(slot);
        boolean idle = position == 0 && buy == 0 && sell == 0;
        put(slot, position, buy, sell, idle ? 0 : view.unitValue(slot));
    }

    /** What is not held has no value, whether or not its price is known. */
    private void put(int slot, double position, double buy, double sell, double unit) {
        if (position == 0 && buy == 0 && sell == 0) {
            put(slot, 0, 0, 0);
        } else {
            put(slot, (position - sell) * unit, (position + buy) * unit, (buy + sell) * unit);
        }
    }

    private void put(int slot, double lowNow, double highNow, double workingNow) {
        double lowBefore = low[slot];
        double highBefore = high[slot];
        if (same(lowBefore, lowNow) && same(highBefore, highNow) && same(working[slot], workingNow)) {
            return;
        }
        for (int i = 0; i < groups.size(); i++) {
            groups.get(i).move(slot, lowBefore, highBefore, lowNow, highNow);
        }
        workingSum += known(workingNow) - known(working[slot]);
        low[slot] = lowNow;
        high[slot] = highNow;
        working[slot] = workingNow;
    }

    private static boolean same(double one, double other) {
        return Double.doubleToRawLongBits(one) == Double.doubleToRawLongBits(other);
    }

    private static double known(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private void resum() {
        updates = 0;
        workingSum = 0;
        for (double value : working) {
            workingSum += known(value);
        }
        for (int i = 0; i < groups.size(); i++) {
            groups.get(i).resum(low, high);
        }
    }

    /** Sums over the whole book. */
    ExposureGroups all() {
        return all;
    }

    /** Lowest value that the position of an instrument may end at. */
    double low(int slot) {
        return low[slot];
    }

    /** Highest value that the position of an instrument may end at. */
    double high(int slot) {
        return high[slot];
    }

    /** Value of all that works or is unknown, both sides. */
    double working() {
        return workingSum;
    }
}
