package io.otrep.core.indicator;

/**
 * The sample variance of the last {@code window} values, divided by {@code window - 1}: for 2, 4, 4, 6 and a window of 4 it is 8/3.
 * Exactly 0 when all values are the same. Moments are updated by Welford (1962) and joined by Chan, Golub and LeVeque (1983, eq. 2.1),
 * so neither a large mean nor an outlier that has left the window harms it. O(1) per value on average. Single-threaded.
 */
public final class RollingVariance implements Indicator {
    /** Before {@link #next} the values of this block, from there on the mean of each tail of the block before. */
    private final double[] means;
    /** From {@link #next} on, the squared deviations of each tail from its mean, added up. */
    private final double[] squares;

    private double headMean;
    private double headSquares;
    private int next;
    private boolean ready;

    /**
     * Begins empty.
     *
     * @param window how many values it looks back, at least 2
     */
    public RollingVariance(int window) {
        means = new double[Inputs.requireLength("window", window, 2)];
        squares = new double[window];
    }

    @Override
    public void add(double value) {
        means[next] = Inputs.requireValue(value);
        next++;
        double fromOld = value - headMean;
        headMean += fromOld / next;
        headSquares += fromOld * (value - headMean);
        if (next == means.length) {
            turn();
        }
    }

    private void turn() {
        double mean = 0;
        double sum = 0;
        for (int i = means.length - 1; i >= 0; i--) {
            double fromOld = means[i] - mean;
            mean += fromOld / (means.length - i);
            sum += fromOld * (means[i] - mean);
            means[i] = mean;
            squares[i] = sum;
        }
        headMean = 0;
        headSquares = 0;
        next = 0;
        ready = true;
    }

    /**
     * The mean of the same values.
     *
     * @return {@code NaN} while not ready
     */
    public double mean() {
        return ready ? means[next] + (headMean - means[next]) * next / means.length : Double.NaN;
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public double value() {
        return ready ? squaredDeviations() / (means.length - 1) : Double.NaN;
    }

    private double squaredDeviations() {
        double apart = headMean - means[next];
        double share = (double) next * (means.length - next) / means.length;
        return squares[next] + headSquares + apart * apart * share;
    }
}
