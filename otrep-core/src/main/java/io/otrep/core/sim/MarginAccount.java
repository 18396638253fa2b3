package io.otrep.core.sim;

import io.otrep.market.Currency;
import io.otrep.market.Instrument;

/** An account as a margin model sees it: measurements in the account's currency. Single-threaded: read only during the call. */
public interface MarginAccount {
    /**
     * The account's currency.
     *
     * @return the currency
     */
    Currency currency();

    /**
     * Cash of all currencies at their rates.
     *
     * @return negative if owed
     */
    double cash();

    /**
     * Cash that has settled: without the proceeds of sales that settle later.
     *
     * @return at most {@link #cash()} for an account that owes nothing
     */
    double settledCash();

    /**
     * Cash and positions at their marks.
     *
     * @return the equity
     */
    double equity();

    /**
     * How many instruments the venue knows.
     *
     * @return the number of slots
     */
    int size();

    /**
     * An instrument.
     *
     * @param slot from 0 to {@code size() - 1}
     * @return the instrument
     */
    Instrument instrument(int slot);

    /**
     * Where an instrument is.
     *
     * @param instrument one of the venue's
     * @return its slot
     */
    int slot(Instrument instrument);

    /**
     * Units held.
     *
     * @param slot from 0 to {@code size() - 1}
     * @return negative if short
     */
    double quantity(int slot);

    /**
     * Last price in the account's currency for one unit, multiplier included.
     *
     * @param slot from 0 to {@code size() - 1}
     * @return the value of one unit, NaN if unknown
     */
    double unitValue(int slot);

    /**
     * Value of one unit of an instrument's quote currency.
     *
     * @param slot from 0 to {@code size() - 1}
     * @return the rate to the account's currency, NaN if unknown
     */
    double rate(int slot);

    /**
     * Units that open orders would add on a side.
     *
     * @param slot from 0 to {@code size() - 1}
     * @param side 1 for BUY, -1 for SELL
     * @return at least 0
     */
    double workingQuantity(int slot, int side);

    /**
     * Value that open orders would trade on a side, each at its own price if it states one and at the mark otherwise. By default all are
     * taken at the mark.
     *
     * @param slot from 0 to {@code size() - 1}
     * @param side 1 for BUY, -1 for SELL
     * @return in the account's currency, at least 0; NaN if there are orders and no price
     */
    default double workingValue(int slot, int side) {
        double units = workingQuantity(slot, side);
        return units == 0 ? 0 : units * unitValue(slot);
    }
}
