package io.otrep.report;

import java.util.Locale;

/**
 * Round numbers that divide a range: multiples of 1, 2 or 5 times a power of ten.
 *
 * @param low begin of the range
 * @param high its end, above its begin
 * @param step between two numbers
 */
record NiceTicks(double low, double high, double step) {
    /** About so many steps over a range. */
    static NiceTicks over(double low, double high, int count) {
        double least = (high - low) / count;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double lead = least / power;
        return new NiceTicks(low, high, power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10));
    }

    /** The numbers within the range, rising. */
    double[] values() {
        long first = (long) Math.ceil(low / step);
        int count = (int) Math.max(0, Math.floor(high / step) - first + 1);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = (first + i) * step;
        }
        return values;
    }

    /** A number with as many decimals as the step needs. */
    String format(double value, Unit unit) {
        if (unit != Unit.PERCENT) {
            return unit.format(value);
        }
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(100 * step) + 1e-9));
        return String.format(Locale.ROOT, "%." + decimals + "f%%", 100 * value);
    }
}
