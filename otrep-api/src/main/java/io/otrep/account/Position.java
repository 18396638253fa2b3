package io.otrep.account;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import java.util.List;
import java.util.Objects;

/**
 * What one owner holds of an instrument in an account, over lots. A flat position has a cost of exactly 0. Immutable and thread-safe.
 *
 * @param account where
 * @param instrument what
 * @param side on which book
 * @param owner the strategy; {@link #EXTERNAL} for what is not ours
 * @param quantity units, negative if short
 * @param cost what the open lots cost, in the quote currency, with the sign of the quantity
 * @param realized profit and loss of what was closed, in the quote currency, before fees
 * @param lots the open lots, in the order they were opened
 */
public record Position(
        AccountId account,
        Instrument instrument,
        PositionSide side,
        String owner,
        Decimal quantity,
        Decimal cost,
        Decimal realized,
        List<Lot> lots) {

    /** The owner of what others put into the account: counted in equity, margin and limits, never traded. */
    public static final String EXTERNAL = "external";

    /** Copies the lots. */
    public Position {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(cost, "cost");
        Objects.requireNonNull(realized, "realized");
        lots = List.copyOf(lots);
    }

    /**
     * Whether nothing is held.
     *
     * @return true if the quantity is 0
     */
    public boolean isFlat() {
        return quantity.signum() == 0;
    }

    /**
     * Average cost of a unit, a measurement.
     *
     * @return the price, NaN when flat
     */
    public double averagePrice() {
        return isFlat() ? Double.NaN : cost.toDouble() / quantity.toDouble() / instrument.multiplierAsDouble();
    }
}
