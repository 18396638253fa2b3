package io.otrep.core.indicator;

/**
 * A measure of a series, fed one value at a time. Until enough values have come its answer is {@code NaN}; from then on it is always
 * finite. The same values give the same answers, bit for bit. Single-threaded.
 */
public interface Indicator {
    /**
     * Takes the next value.
     *
     * @param value finite, at most 1e100 in size; some indicators need it above 0
     * @throws IllegalArgumentException if it is not; the indicator is left as it was
     */
    void add(double value);

    /**
     * Whether enough values have come. Once true it stays true.
     *
     * @return false while warming up
     */
    boolean isReady();

    /**
     * The measure of the values so far.
     *
     * @return {@code NaN} while not ready, else finite
     */
    double value();
}
