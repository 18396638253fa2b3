package io.otrep.risk.gate;

import io.otrep.risk.RiskView;
import java.util.Arrays;

/**
 * Standard deviation of the book's value over a day, in the base currency: the square root of {@code w'Sw} over positions, with {@code Sw}
 * kept up to date, so that what an order would change costs no sum. Of what works, each order's own deviation is added on top; by the
 * triangle inequality no subset of its fills can be worse. An instrument with too short a history is counted at a proxy volatility, as if
 * it moved with everything else. Changing one instrument's value costs one pass over the instruments. Single-threaded.
 */
final class PortfolioDeviation {
    private static final int UPDATES_BEFORE_RESUM = 1 << 12;

    private final ReturnCovariance covariance;
    private final int minObservations;
    private final double proxy;
    private double[] weights = new double[0];
    private double[] product = new double[0];
    private double[] extra = new double[0];
    private boolean[] known = new boolean[0];
    private boolean[] missing = new boolean[0];
    private int missingCount;
    private double variance;
    private double extraSum;
    private int updates;

    /**
     * A deviation that is 0 until the first update.
     *
     * @param covariance of daily returns
     * @param minObservations daily returns below which the proxy is used
     * @param proxy daily volatility of an instrument with a short history, fraction
     */
    PortfolioDeviation(ReturnCovariance covariance, int minObservations, double proxy) {
        this.covariance = covariance;
        this.minObservations = minObservations;
        this.proxy = proxy;
    }

    /** Takes what the view says of one instrument; asking twice changes nothing. */
    void refresh(int slot, RiskView view) {
        if (covariance.update(view) || weights.length == 0) {
            remake(view);
        } else {
            put(slot, view);
            if (++updates >= UPDATES_BEFORE_RESUM) {
                remake(view);
            }
        }
    }

    private void remake(RiskView view) {
        int count = covariance.size();
        if (weights.length != count) {
            allocate(count);
        }
        Arrays.fill(weights, 0);
        Arrays.fill(product, 0);
        Arrays.fill(extra, 0);
        Arrays.fill(missing, false);
        missingCount = 0;
        variance = 0;
        extraSum = 0;
        updates = 0;
        for (int slot = 0; slot < count; slot++) {
            known[slot] = covariance.observations(slot) >= minObservations;
        }
        for (int slot = 0; slot < count; slot++) {
            put(slot, view);
        }
    }

    private void allocate(int count) {
        weights = new double[count];
        product = new double[count];
        extra = new double[count];
        known = new boolean[count];
        missing = new boolean[count];
    }

    private void put(int slot, RiskView view) {
        double unit = view.unitValue(slot);
        double position = view.position(slot);
        double buy = view.workingBuy(slot);
        double sell = view.workingSell(slot);
        boolean idle = position == 0 && buy == 0 && sell == 0;
        if (mark(slot, !idle && Double.isNaN(unit))) {
            return;
        }
        double held = known[slot] && !idle ? position * unit : 0;
        double open = known[slot] ? Math.max(buy, sell) : Math.max(Math.abs(position + buy), Math.abs(position - sell));
        setExtra(slot, idle ? 0 : open * unit * deviation(slot));
        move(slot, held - weights[slot]);
    }

    /** Whether the value of what is held is missing; then nothing can be said of the book until it is there again. */
    private boolean mark(int slot, boolean isMissing) {
        missingCount += (isMissing ? 1 : 0) - (missing[slot] ? 1 : 0);
        missing[slot] = isMissing;
        return isMissing;
    }

    private void setExtra(int slot, double value) {
        extraSum += value - extra[slot];
        extra[slot] = value;
    }

    private void move(int slot, double change) {
        if (change == 0) {
            return;
        }
        double[] row = covariance.row(slot);
        variance += change * (2 * product[slot] + change * row[slot]);
        for (int i = 0; i < row.length; i++) {
            product[i] += change * row[i];
        }
        weights[slot] += change;
    }

    private double deviation(int slot) {
        return known[slot] ? Math.sqrt(covariance.row(slot)[slot]) : proxy;
    }

    /** The book as it is, whatever of its working orders fills; NaN while a value is missing. */
    double now() {
        return missingCount > 0 ? Double.NaN : root(variance) + extraSum;
    }

    /**
     * The book with an order filled or not, whichever is worse, whatever of the others fills.
     *
     * @param slot which instrument
     * @param added value of the order, base currency, with sign
     * @param after worst-case value of the position seen from the order's side
     */
    double with(int slot, double added, double after) {
        if (missingCount > 0) {
            return Double.NaN;
        }
        if (!known[slot]) {
            return root(variance) + extraSum - extra[slot] + Math.max(extra[slot], Math.abs(after) * proxy);
        }
        double filled =
                variance + added * (2 * product[slot] + added * covariance.row(slot)[slot]);
        return Math.max(root(variance), root(filled)) + extraSum;
    }

    private static double root(double variance) {
        return variance < 0 ? 0 : Math.sqrt(variance);
    }
}
