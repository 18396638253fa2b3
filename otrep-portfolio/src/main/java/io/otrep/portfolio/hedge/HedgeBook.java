package io.otrep.portfolio.hedge;

import io.otrep.market.Instrument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a {@link HedgePlanner} is told: what is held without its own hedges, how it moves, and the capital. Immutable and thread-safe; arrays are copied.
 */
public final class HedgeBook {
    private final List<Instrument> instruments;
    private final double[] values;
    private final double[][] covariance;
    private final double equity;

    /**
     * A book of n instruments.
     *
     * @param instruments n listings, in an order that does not change
     * @param values what is held of each, in one currency, negative if short; hedges left out
     * @param covariance n rows of n, of returns over the time a hedge is meant to be held; NaN where it is not known
     * @param equity the capital, above 0, in the same currency
     * @throws IllegalArgumentException naming every violation at once
     */
    public HedgeBook(List<Instrument> instruments, double[] values, double[][] covariance, double equity) {
        this.instruments = List.copyOf(instruments);
        this.values = values.clone();
        this.covariance = Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
        this.equity = equity;
        List<String> found = violations();
        if (!found.isEmpty()) {
            throw new IllegalArgumentException("book to hedge: " + String.join("; ", found));
        }
    }

    private List<String> violations() {
        List<String> found = new ArrayList<>();
        int size = instruments.size();
        if (values.length != size || covariance.length != size) {
            found.add(size + " instruments have " + values.length + " values and " + covariance.length
                    + " rows of covariance");
        }
        if (Arrays.stream(covariance).anyMatch(row -> row.length != size)) {
            found.add("every row of covariance must have " + size + " numbers");
        }
        if (!Arrays.stream(values).allMatch(Double::isFinite)) {
            found.add("values must be finite, but were " + Arrays.toString(values));
        }
        if (!(equity > 0 && equity < Double.POSITIVE_INFINITY)) {
            found.add("equity must be above 0 and finite, but was " + equity);
        }
        return found;
    }

    /**
     * How many instruments there are.
     *
     * @return n
     */
    public int size() {
        return values.length;
    }

    /**
     * The listings.
     *
     * @return n
     */
    public List<Instrument> instruments() {
        return instruments;
    }

    /**
     * What is held.
     *
     * @return a copy, n values
     */
    public double[] values() {
        return values.clone();
    }

    /**
     * How it moves.
     *
     * @return a copy, n rows of n
     */
    public double[][] covariance() {
        return Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * The capital.
     *
     * @return above 0
     */
    public double equity() {
        return equity;
    }
}
