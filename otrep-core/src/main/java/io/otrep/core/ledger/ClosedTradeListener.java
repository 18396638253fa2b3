package io.otrep.core.ledger;

import io.otrep.account.ClosedTrade;

/**
 * Hears of units that were opened and closed again. Called by {@link Ledger#apply} on its thread; must not call the ledger back to
 * change it.
 */
@FunctionalInterface
public interface ClosedTradeListener {
    /** Keeps nothing. */
    ClosedTradeListener NONE = trade -> {};

    /**
     * Units were closed. A closing fill over several lots calls it once for each.
     *
     * @param trade what was closed
     */
    void onClosed(ClosedTrade trade);

    /**
     * A trade told before is void: a late, corrected or busted fill, or another fee, changed what was closed by what. The trades that
     * hold instead follow.
     *
     * @param trade equal to one told before
     */
    default void onRevoked(ClosedTrade trade) {}
}
