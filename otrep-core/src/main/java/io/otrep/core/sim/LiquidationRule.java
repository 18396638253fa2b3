package io.otrep.core.sim;

import java.util.List;

/**
 * Which positions a venue closes when margin is missing, and in which order. The venue cancels the open orders of the account first, asks
 * {@link MarginModel#shortage} again, and then makes one market order for each {@link Closeout}, named by a {@link io.otrep.account.VenueOrder}
 * with reason {@code MARGIN_CLOSEOUT}. Implementations are immutable and thread-safe.
 */
@FunctionalInterface
public interface LiquidationRule {
    /**
     * What is to be closed so that nothing is missing, if every closing is executed at its mark.
     *
     * @param account the account now
     * @param margin what says how much is missing
     * @return the orders, in the order they are sent; empty if nothing is missing
     */
    List<Closeout> plan(MarginAccount account, MarginModel margin);

    /**
     * Closes everything, by slot, as FX and CFD venues do.
     *
     * @return the rule
     */
    static LiquidationRule everything() {
        return new Liquidation(Liquidation.Extent.EVERYTHING);
    }

    /**
     * Closes whole positions, the one of the largest value first (of equal ones the lower slot, positions without a price last), until
     * nothing is missing.
     *
     * @return the rule
     */
    static LiquidationRule largestFirst() {
        return new Liquidation(Liquidation.Extent.WHOLE_POSITIONS);
    }

    /**
     * Closes in the same order as {@link #largestFirst()}, but of the last position only as many steps as it takes.
     *
     * @return the rule
     */
    static LiquidationRule justEnough() {
        return new Liquidation(Liquidation.Extent.JUST_ENOUGH);
    }
}
