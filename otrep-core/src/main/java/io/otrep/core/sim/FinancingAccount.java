package io.otrep.core.sim;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account as a financing model sees it, exact. Single-threaded: read only during the call. */
public interface FinancingAccount {
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
     * Units held.
     *
     * @param slot from 0 to {@code size() - 1}
     * @return negative if short
     */
    Decimal quantity(int slot);

    /**
     * The price that positions are valued at, snapped to the tick.
     *
     * @param slot from 0 to {@code size() - 1}
     * @return per unit, in the quote currency; null if no price was seen
     */
    @Nullable
    Decimal mark(int slot);

    /**
     * Cash, one entry a currency, in an order that does not change from run to run.
     *
     * @return negative if owed
     */
    List<Money> balances();
}
