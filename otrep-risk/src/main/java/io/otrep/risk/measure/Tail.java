package io.otrep.risk.measure;

import java.util.Arrays;

/**
 * The smallest values of a sample, found without sorting it all. A threshold is read off a small sorted sample, one pass keeps what lies below, and
 * the rest is selected among those; when the guess was too low everything is selected among. Values are exact either way.
 */
final class Tail {
    private static final int DIRECT = 4_096;
    private static final int SAMPLE = 1_024;
    private static final double SPREAD = 4;

    /** The {@code kept} smallest are at the front, the largest of them last; the others among these are in no order. */
    private final double[] values;

    private final int kept;

    private Tail(double[] values, int end, int kept) {
        this.values = values;
        this.kept = kept;
        Selection.moveSmallest(values, end, kept);
    }

    /** Among the first values of an array, which it reorders. */
    static Tail among(double[] values, int end, int count) {
        return new Tail(values, end, count);
    }

    /** At least the {@code count} smallest of finite values; null-free, not empty. */
    static Tail of(double[] sample, int count) {
        double[] candidates = sample.length <= DIRECT ? sample.clone() : below(sample, count);
        return new Tail(candidates, candidates.length, count);
    }

    private static double[] below(double[] sample, int count) {
        double share = (double) count / sample.length;
        double margin = SPREAD * Math.sqrt(share * (1 - share) / SAMPLE) + SPREAD / SAMPLE;
        int rank = (int) ((share + margin) * SAMPLE);
        if (rank >= SAMPLE / 2) {
            return sample.clone();
        }
        double[] found = filter(sample, threshold(sample, rank), (int) ((share + 2 * margin) * sample.length));
        return found.length < count ? sample.clone() : found;
    }

    private static double threshold(double[] sample, int rank) {
        double[] picked = new double[SAMPLE];
        for (int i = 0; i < SAMPLE; i++) {
            picked[i] = sample[(int) ((long) i * sample.length / SAMPLE)];
        }
        Arrays.sort(picked);
        return picked[rank];
    }

    /** Values up to a threshold; empty if there are more than fit. */
    private static double[] filter(double[] sample, double threshold, int capacity) {
        double[] found = new double[capacity + 1];
        int count = 0;
        for (double value : sample) {
            if (value <= threshold) {
                found[count] = value;
                count++;
                if (count > capacity) {
                    return new double[0];
                }
            }
        }
        return Arrays.copyOf(found, count);
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
