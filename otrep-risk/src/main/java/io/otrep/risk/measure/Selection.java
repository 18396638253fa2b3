package io.otrep.risk.measure;

import java.util.Arrays;

/** Partial sorting in place (C. A. R. Hoare, Algorithm 65: FIND, 1961; median of three as pivot, sorts when the pivots are bad). */
final class Selection {
    private static final int SMALL = 24;

    private Selection() {}

    /** Reorders {@code values[0, end)}: the {@code count} smallest come first, the largest of them at {@code count - 1}. */
    static void moveSmallest(double[] values, int end, int count) {
        int wanted = count - 1;
        int low = 0;
        int high = end - 1;
        int patience = 2 * (32 - Integer.numberOfLeadingZeros(end));
        while (high - low > SMALL && patience-- > 0) {
            double pivot = medianOfThree(values[low], values[(low + high) >>> 1], values[high]);
            int left = low;
            int right = high;
            while (left <= right) {
                while (values[left] < pivot) {
                    left++;
                }
                while (values[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    double swapped = values[left];
                    values[left++] = values[right];
                    values[right--] = swapped;
                }
            }
            if (wanted <= right) {
                high = right;
            } else if (wanted >= left) {
                low = left;
            } else {
                return;
            }
        }
        Arrays.sort(values, low, high + 1);
    }

    private static double medianOfThree(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
