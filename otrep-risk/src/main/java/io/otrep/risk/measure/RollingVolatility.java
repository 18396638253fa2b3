package io.otrep.risk.measure;

/**
 * The volatility of the last returns, one at a time: the sample standard deviation (n - 1), a year. Windows are made of the tail of one block and the head of
 * the next, each with moments of its own (Welford 1962; joined by Chan, Golub and LeVeque, 1983), so nothing is ever subtracted and an outlier leaves
 * no trace. O(1) a return on average, allocates nothing. Single-threaded.
 */
public final class RollingVolatility {
    private final double annualFactor;
    /** Before {@link #next} the returns of this block, from there on means of the tails of the block before. */
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
     * @param window how many returns it looks back, at least 2; five days are five returns
     * @param periodsPerYear 252 for days of stocks, 365 of crypto
     */
    public RollingVolatility(int window, double periodsPerYear) {
        means = new double[Inputs.requireAtLeast("window", window, 2)];
        squares = new double[window];
        annualFactor = Math.sqrt(Inputs.requirePositive("periodsPerYear", periodsPerYear));
    }

    /**
     * The next return.
     *
     * @param value logarithmic as usual, finite
     * @throws IllegalArgumentException if it is NaN or infinite; nothing is changed then
     */
    public void add(double value) {
        means[next] = Inputs.requireFinite("return", value);
        next++;
        double apart = value - headMean;
        headMean += apart / next;
        headSquares += apart * (value - headMean);
        if (next == means.length) {
            turn();
        }
    }

    /** Replaces the returns of the full block by the moments of its tails. */
    private void turn() {
        double mean = 0;
        double sum = 0;
        for (int i = means.length - 1; i >= 0; i--) {
            double apart = means[i] - mean;
            mean += apart / (means.length - i);
            sum += apart * (means[i] - mean);
            means[i] = mean;
            squares[i] = sum;
        }
        headMean = 0;
        headSquares = 0;
        next = 0;
        ready = true;
    }

    /**
     * Whether the window is full.
     *
     * @return true once as many returns came as it looks back
     */
    public boolean isReady() {
        return ready;
    }

    /**
     * The volatility.
     *
     * @return a year; NaN while the window is not full
     */
    public double value() {
        if (!ready) {
            return Double.NaN;
        }
        double apart = headMean - means[next];
        double share = (double) next * (means.length - next) / means.length;
        double sum = squares[next] + headSquares + apart * apart * share;
        return Math.sqrt(sum / (means.length - 1)) * annualFactor;
    }
}
