package io.otrep.core.indicator;

/** Input rules of the indicators. The bounds keep squares and quotients of values finite. */
final class Inputs {
    private static final double LARGEST = 1e100;
    private static final double SMALLEST = 1e-100;
    private static final int LONGEST = 1 << 24;

    private Inputs() {}

    static double requireValue(double value) {
        if (!(value >= -LARGEST && value <= LARGEST)) {
            throw new IllegalArgumentException("value must lie between -1e100 and 1e100, but was " + value);
        }
        return value;
    }

    static double requirePositive(double value) {
        if (!(value >= SMALLEST && value <= LARGEST)) {
            throw new IllegalArgumentException("value must lie between 1e-100 and 1e100, but was " + value);
        }
        return value;
    }

    static int requireLength(String what, int length, int least) {
        if (length < least || length > LONGEST) {
            throw new IllegalArgumentException(
                    what + " must be from " + least + " to " + LONGEST + " values, but was " + length);
        }
        return length;
    }
}
