package io.otrep.portfolio.cost;

import java.util.Arrays;

/**
 * What trading costs, item by item, in the currency of the query. The total is the sum of the items in their order, nothing else. Immutable and
 * thread-safe.
 */
public final class CostEstimate {
    /** Nothing costs anything. */
    public static final CostEstimate NONE = new CostEstimate(new double[CostItem.values().length]);

    private final double[] items;
    private final double total;

    CostEstimate(double[] items) {
        this.items = items;
        double sum = 0;
        for (double item : items) {
            sum += item;
        }
        this.total = sum;
    }

    /**
     * One item.
     *
     * @param item which
     * @return the amount, negative if earned; NaN if it cannot be known
     */
    public double of(CostItem item) {
        return items[item.ordinal()];
    }

    /**
     * All items.
     *
     * @return the sum; NaN if an item cannot be known
     */
    public double total() {
        return total;
    }

    /**
     * Whether every item is known.
     *
     * @return false if the total is NaN or infinite
     */
    public boolean isKnown() {
        return Double.isFinite(total);
    }

    /**
     * Two together, as for several orders in one currency.
     *
     * @param other the other
     * @return item by item
     */
    public CostEstimate plus(CostEstimate other) {
        double[] sum = items.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other.items[i];
        }
        return new CostEstimate(sum);
    }

    /**
     * The total beside a value.
     *
     * @param value for example {@link CostQuery#value()}, above 0
     * @return basis points
     */
    public double basisPointsOf(double value) {
        return total / value / CostQuery.BASIS_POINT;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CostEstimate that && Arrays.equals(items, that.items);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(items);
    }

    /** For example {@code CostEstimate[12.5: COMMISSION 1.0, SPREAD 11.5]}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("CostEstimate[").append(total);
        String separator = ": ";
        for (CostItem item : CostItem.values()) {
            if (of(item) != 0) {
                text.append(separator).append(item).append(' ').append(of(item));
                separator = ", ";
            }
        }
        return text.append(']').toString();
    }
}
