package io.otrep.risk.gate;

import io.otrep.market.DayRoll;
import io.otrep.risk.RiskView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Exponentially weighted covariance of daily log returns of all instruments, with a mean of 0: {@code S = d S + (1 - d) r r'}. Marks are
 * sampled once a day, at the first mark after the day's roll, so that all are on one grid. An instrument without a new mark since the last
 * sample is left out: no trading is not a return of 0. Source: RiskMetrics Technical Document (1996), sec. 5.2. Single-threaded.
 */
final class ReturnCovariance {
    private final double decay;
    private final DayRoll roll;
    private String[] names = new String[0];
    private double[] sampled = new double[0];
    private long[] sampledTime = new long[0];
    private int[] observations = new int[0];
    private double[] changes = new double[0];
    private double[][] matrix = new double[0][];
    private long nextRoll = Long.MIN_VALUE;
    private boolean bound;

    ReturnCovariance(double decay, DayRoll roll) {
        this.decay = decay;
        this.roll = roll;
    }

    /** Samples if a day has begun; true if the matrix changed. */
    boolean update(RiskView view) {
        if (!bound) {
            bind(view);
        }
        if (view.timeNanos() < nextRoll) {
            return false;
        }
        nextRoll = roll.nextRollAfter(view.timeNanos());
        sample(view);
        return true;
    }

    private void bind(RiskView view) {
        bound = true;
        ReturnCovariance restored = this.names.length == 0 ? null : copy();
        allocate(view.instrumentCount());
        for (int slot = 0; slot < names.length; slot++) {
            names[slot] = view.instrument(slot).toString();
        }
        if (restored != null) {
            takeOver(restored);
        }
    }

    private ReturnCovariance copy() {
        ReturnCovariance copy = new ReturnCovariance(decay, roll);
        copy.names = names;
        copy.sampled = sampled;
        copy.sampledTime = sampledTime;
        copy.observations = observations;
        copy.matrix = matrix;
        return copy;
    }

    private void allocate(int count) {
        names = new String[count];
        sampled = new double[count];
        Arrays.fill(sampled, Double.NaN);
        sampledTime = new long[count];
        observations = new int[count];
        changes = new double[count];
        matrix = new double[count][count];
    }

    /** What a snapshot knew of the instruments that are still there, by name. */
    private void takeOver(ReturnCovariance old) {
        int[] from = new int[names.length];
        for (int slot = 0; slot < names.length; slot++) {
            from[slot] = Arrays.asList(old.names).indexOf(names[slot]);
        }
        for (int slot = 0; slot < names.length; slot++) {
            if (from[slot] >= 0) {
                sampled[slot] = old.sampled[from[slot]];
                sampledTime[slot] = old.sampledTime[from[slot]];
                observations[slot] = old.observations[from[slot]];
                for (int other = 0; other < names.length; other++) {
                    matrix[slot][other] = from[other] < 0 ? 0 : old.matrix[from[slot]][from[other]];
                }
            }
        }
    }

    private void sample(RiskView view) {
        for (int slot = 0; slot < changes.length; slot++) {
            changes[slot] = change(slot, view);
        }
        for (int i = 0; i < changes.length; i++) {
            if (!Double.isNaN(changes[i])) {
                weigh(i);
            }
        }
    }

    private double change(int slot, RiskView view) {
        double mark = view.mark(slot);
        long time = view.markTimeNanos(slot);
        if (!(mark > 0) || time == sampledTime[slot]) {
            return Double.NaN;
        }
        double value = StrictMath.log(mark / sampled[slot]);
        sampled[slot] = mark;
        sampledTime[slot] = time;
        return Double.isFinite(value) ? value : Double.NaN;
    }

    private void weigh(int i) {
        observations[i]++;
        double weight = Math.max(1 - decay, 1.0 / observations[i]);
        double[] row = matrix[i];
        for (int j = 0; j <= i; j++) {
            if (!Double.isNaN(changes[j])) {
                row[j] = (1 - weight) * row[j] + weight * changes[i] * changes[j];
                matrix[j][i] = row[j];
            }
        }
    }

    int size() {
        return matrix.length;
    }

    /** Covariances of an instrument with all, per day. Not to be changed. */
    double[] row(int slot) {
        return matrix[slot];
    }

    /** Daily returns seen. */
    int observations(int slot) {
        return observations[slot];
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(nextRoll);
        out.writeInt(names.length);
        for (int slot = 0; slot < names.length; slot++) {
            out.writeUTF(names[slot]);
            out.writeDouble(sampled[slot]);
            out.writeLong(sampledTime[slot]);
            out.writeInt(observations[slot]);
            for (double value : matrix[slot]) {
                out.writeDouble(value);
            }
        }
    }

    void read(DataInput in) throws IOException {
        nextRoll = in.readLong();
        allocate(in.readInt());
        for (int slot = 0; slot < names.length; slot++) {
            names[slot] = in.readUTF();
            sampled[slot] = in.readDouble();
            sampledTime[slot] = in.readLong();
            observations[slot] = in.readInt();
            for (int other = 0; other < names.length; other++) {
                matrix[slot][other] = in.readDouble();
            }
        }
        bound = false;
    }
}
