package io.otrep.account;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import java.util.Objects;

/**
 * Units that were opened and closed again. A close over several lots makes several of these. Immutable and thread-safe.
 *
 * @param instrument what was traded
 * @param owner the strategy
 * @param quantity units, positive for a long trade, negative for a short one
 * @param openedAtNanos venue time of the opening execution, nanoseconds since 1970
 * @param closedAtNanos venue time of the closing execution, nanoseconds since 1970
 * @param cost what was paid to open, in the quote currency, with the sign of the quantity
 * @param proceeds what was received to close, in the quote currency, with the sign of the quantity
 * @param fees fees of both executions for these units in base currency, a measurement
 */
public record ClosedTrade(
        Instrument instrument,
        String owner,
        Decimal quantity,
        long openedAtNanos,
        long closedAtNanos,
        Decimal cost,
        Decimal proceeds,
        double fees) {

    /** Checks that it is not empty. */
    public ClosedTrade {
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(cost, "cost");
        Objects.requireNonNull(proceeds, "proceeds");
        if (quantity.signum() == 0) {
            throw new IllegalArgumentException("a closed trade of " + instrument + " must not be empty");
        }
    }

    /**
     * Profit before fees.
     *
     * @return proceeds minus cost, in the quote currency, negative for a loss
     */
    public Decimal grossProfit() {
        return proceeds.minus(cost);
    }
}
