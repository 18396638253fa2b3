package io.otrep.core.sim;

import io.otrep.market.Instrument;
import io.otrep.order.Side;
import org.jspecify.annotations.Nullable;

/** What an account may buy and sell short, and when the venue closes it out. Implementations are immutable; called on the loop. */
public interface MarginModel {
    /**
     * Whether the account may take on a trade. Asked when an order is accepted, with what is left of its quantity.
     *
     * @param account the account before it
     * @param instrument what would be traded
     * @param side which way
     * @param quantity units, above 0
     * @param price what it would be traded at, a measurement
     * @return null if it may, otherwise the venue's words
     */
    @Nullable
    String refusal(MarginAccount account, Instrument instrument, Side side, double quantity, double price);

    /**
     * What is missing to carry the open positions; above 0 is a margin call, and the venue liquidates.
     *
     * @param account the account now
     * @return the missing value in the account's currency, 0 if nothing is missing
     */
    double shortage(MarginAccount account);

    /**
     * What may still be bought, in the account's currency, for the account that the venue states.
     *
     * @param account the account now
     * @return the buying power, NaN if the model states none
     */
    double buyingPower(MarginAccount account);
}
