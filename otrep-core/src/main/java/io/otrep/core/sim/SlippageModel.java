package io.otrep.core.sim;

import io.otrep.order.Side;

/** How much worse than the reference price a taking order is filled. Implementations are immutable; called on the loop. */
@FunctionalInterface
public interface SlippageModel {
    /**
     * The price of an execution that takes liquidity.
     *
     * @param side which way
     * @param quantity units, above 0
     * @param referencePrice the price that the fill rules gave
     * @param context what the market looked like
     * @return the price, not better than the reference price
     */
    double price(Side side, double quantity, double referencePrice, SlippageContext context);

    /**
     * Whether it never changes a price: a result made with it is flagged.
     *
     * @return true only if it is none at all
     */
    default boolean isNone() {
        return false;
    }
}
