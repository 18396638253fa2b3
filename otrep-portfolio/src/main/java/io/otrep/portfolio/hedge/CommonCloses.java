package io.otrep.portfolio.hedge;

import io.otrep.risk.measure.Decay;
import io.otrep.risk.measure.EwmaCovariance;
import java.util.Arrays;

/**
 * Covariance of returns between times at which a bar of every instrument closed, so that no pair is measured on different stretches. A time that lacks one
 * is left out, and the next return spans it. Single-threaded; allocates nothing a bar.
 */
final class CommonCloses {
    private final EwmaCovariance covariance;
    private final double[] closes;
    private final double[] before;
    private final double[] returns;
    private final long[] closedAt;
    private long now = Long.MIN_VALUE;
    private int closed;
    private int rows;

    CommonCloses(int size, Decay decay) {
        covariance = new EwmaCovariance(size, decay);
        closes = new double[size];
        before = new double[size];
        returns = new double[size];
        closedAt = new long[size];
        Arrays.fill(before, Double.NaN);
        Arrays.fill(closedAt, Long.MIN_VALUE);
    }

    /** A bar closed; true if it was the last of its time and completed a return. */
    boolean onClose(int slot, double close, long timeNanos) {
        if (timeNanos != now) {
            now = timeNanos;
            closed = 0;
        }
        closed += closedAt[slot] == timeNanos ? 0 : 1;
        closedAt[slot] = timeNanos;
        closes[slot] = close;
        if (closed < closes.length) {
            return false;
        }
        closed = 0;
        return addRow();
    }

    private boolean addRow() {
        boolean known = true;
        for (int i = 0; i < closes.length; i++) {
            returns[i] = closes[i] / before[i] - 1;
            known &= Double.isFinite(returns[i]);
            before[i] = closes[i];
        }
        if (known) {
            covariance.add(returns);
            rows++;
        }
        return known;
    }

    /** Prices before and after are not of one kind: the next return is left out. */
    void breakAt(int slot) {
        before[slot] = Double.NaN;
    }

    int rows() {
        return rows;
    }

    /** Of so many periods. */
    double[][] matrix(double periods) {
        double[][] matrix = covariance.matrix();
        for (double[] row : matrix) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= periods;
            }
        }
        return matrix;
    }
}
