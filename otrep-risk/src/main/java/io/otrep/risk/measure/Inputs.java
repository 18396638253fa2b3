package io.otrep.risk.measure;

/** Input rules of the measures: a wrong parameter is an exception, a number that cannot be known is NaN. */
final class Inputs {
    private Inputs() {}

    static double requireLevel(double level) {
        return requireBetween("level", level, 0, 1);
    }

    static double requireBetween(String what, double value, double low, double high) {
        if (!(value > low && value < high)) {
            throw new IllegalArgumentException(
                    what + " must lie between " + low + " and " + high + ", both excluded, but was " + value);
        }
        return value;
    }

    static double requirePositive(String what, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(what + " must be above 0 and finite, but was " + value);
        }
        return value;
    }

    static double requireFinite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    what + " must be finite, but was " + value + "; drop missing values first");
        }
        return value;
    }

    static int requireAtLeast(String what, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(what + " must be at least " + least + ", but was " + value);
        }
        return value;
    }

    static void requireSameLength(String first, int firstLength, String second, int secondLength) {
        if (firstLength != secondLength) {
            throw new IllegalArgumentException(first + " and " + second + " must have the same length, but have "
                    + firstLength + " and " + secondLength + " values");
        }
    }

    /** Zero times a value is 0 unless it is NaN or infinite. Four sums, so that none waits for the one before. */
    static boolean allFinite(double[] values) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i + 4 <= values.length; i += 4) {
            first += values[i] * 0;
            second += values[i + 1] * 0;
            third += values[i + 2] * 0;
            fourth += values[i + 3] * 0;
        }
        for (; i < values.length; i++) {
            first += values[i] * 0;
        }
        return first + second + third + fourth == 0;
    }

    /** The quotient, or NaN where the denominator is not above 0 or the quotient is not finite. */
    static double ratio(double numerator, double denominator) {
        double quotient = numerator / denominator;
        return denominator > 0 && Double.isFinite(quotient) ? quotient : Double.NaN;
    }

    static double finiteOrNaN(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }
}
