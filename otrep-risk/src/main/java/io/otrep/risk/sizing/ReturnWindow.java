package io.otrep.risk.sizing;

/**
 * The last log returns of one price, close to close. A price that is not above 0 breaks the chain: the return over it is left out.
 * Single-threaded.
 */
final class ReturnWindow {
    private final double[] returns;
    private long count;
    private double last = Double.NaN;

    ReturnWindow(int length) {
        this.returns = new double[length];
    }

    /** Takes a close; answers the log return to it, NaN if there is none. */
    double add(double close) {
        double value = close > 0 && last > 0 ? StrictMath.log(close / last) : Double.NaN;
        last = close;
        if (Double.isFinite(value)) {
            returns[(int) (count++ % returns.length)] = value;
            return value;
        }
        return Double.NaN;
    }

    boolean isFull() {
        return count >= returns.length;
    }

    /** Sample variance of the returns in the window, divisor n - 1; NaN until it is full. */
    double variance() {
        if (!isFull()) {
            return Double.NaN;
        }
        double mean = 0;
        for (double value : returns) {
            mean += value / returns.length;
        }
        double sum = 0;
        for (double value : returns) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (returns.length - 1);
    }
}
