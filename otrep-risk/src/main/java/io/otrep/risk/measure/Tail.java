package io.otrep.risk.measure;

import org.jspecify.annotations.Nullable;

/**
 * The smallest values of a sample, found without sorting it all. A threshold is read off a small part of the sample, one pass keeps what lies below and
 * sees whether all is finite, and the rest is selected among those; when the guess was too low everything is selected among. Values are exact either
 * way.
 */
final class Tail {
    private static final int DIRECT = 4_096;
    private static final int SAMPLE = 2_048;
    private static final double SPREAD = 4;

    /** The {@code kept} smallest are at the front, the largest of them last; the others among these are in no order. */
    private final double[] values;

    private final int kept;

    private Tail(double[] values, int size, int kept) {
        this.values = values;
        this.kept = kept;
        Selection.moveSmallest(values, size, kept);
    }

    /** Among the first values of an array, which it reorders. */
    static Tail among(double[] values, int end, int count) {
        return new Tail(values, end, count);
    }

    /** At least the {@code count} smallest of a sample that is not empty; null if a value is NaN or infinite. */
    static @Nullable Tail of(double[] sample, int count) {
        Tail found = sample.length <= DIRECT ? null : filtered(sample, count);
        if (found != null) {
            return found;
        }
        return Inputs.allFinite(sample) ? new Tail(sample.clone(), sample.length, count) : null;
    }

    /** Null if the guess was no good, or a value may not be finite. */
    private static @Nullable Tail filtered(double[] sample, int count) {
        double share = (double) count / sample.length;
        double margin = SPREAD * (Math.sqrt(share * (1 - share) / SAMPLE) + 1.0 / SAMPLE);
        if (share + margin >= 0.5) {
            return null;
        }
        double threshold = threshold(sample, (int) ((share + margin) * SAMPLE));
        double[] found = new double[(int) ((share + 2 * margin) * sample.length) + 4];
        int size = keepBelow(sample, threshold, found);
        return size < count ? null : new Tail(found, size, count);
    }

    private static double threshold(double[] sample, int rank) {
        double[] picked = new double[SAMPLE];
        for (int i = 0; i < SAMPLE; i++) {
            picked[i] = sample[(int) ((long) i * sample.length / SAMPLE)];
        }
        if (!Inputs.allFinite(picked)) {
            return Double.NaN;
        }
        Selection.moveSmallest(picked, SAMPLE, rank + 1);
        return picked[rank];
    }

    /**
     * Values up to a threshold; -1 if there are more than fit, or the sum is not finite, as it cannot be with a NaN or an infinity among them. Four sums, so
     * that none waits for the one before; "not above" and not "at most", which is one jump and not two.
     */
    private static int keepBelow(double[] sample, double threshold, double[] found) {
        int last = found.length - 4;
        int size = 0;
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i + 4 <= sample.length && size <= last; i += 4) {
            double a = sample[i];
            double b = sample[i + 1];
            double c = sample[i + 2];
            double d = sample[i + 3];
            first += a;
            second += b;
            third += c;
            fourth += d;
            if (!(a > threshold)) {
                found[size++] = a;
            }
            if (!(b > threshold)) {
                found[size++] = b;
            }
            if (!(c > threshold)) {
                found[size++] = c;
            }
            if (!(d > threshold)) {
                found[size++] = d;
            }
        }
        for (; i < sample.length && size <= last; i++) {
            first += sample[i];
            if (!(sample[i] > threshold)) {
                found[size++] = sample[i];
            }
        }
        return i == sample.length && Double.isFinite(first + second + third + fourth) ? size : -1;
    }

    /** The value of a rank from 1 to the count asked for. */
    double ranked(int rank) {
        Selection.moveSmallest(values, kept, rank);
        return values[rank - 1];
    }

    /** The sum of the smallest values. */
    double sumOfSmallest(int count) {
        if (count == 0) {
            return 0;
        }
        Selection.moveSmallest(values, kept, count);
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return sum;
    }
}
