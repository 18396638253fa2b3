package io.otrep.account;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.order.Side;

/**
 * What a venue takes for an execution. A simulated venue charges by it, and a cost model asks it beforehand. Implementations are immutable; a simulation
 * calls them on the loop.
 */
@FunctionalInterface
public interface FeeModel {
    /**
     * The fee of one execution.
     *
     * @param instrument what was traded
     * @param side which way
     * @param quantity units, above 0
     * @param price price per unit, in the quote currency
     * @param liquidity whether it gave or took liquidity
     * @param firstFillOfOrder whether the order had no execution before
     * @param timeNanos venue time, nanoseconds since 1970
     * @param state what was charged and traded before
     * @return the fee, in any currency; negative for a rebate
     */
    Money fee(
            Instrument instrument,
            Side side,
            Decimal quantity,
            Decimal price,
            Fill.Liquidity liquidity,
            boolean firstFillOfOrder,
            long timeNanos,
            FeeState state);

    /**
     * The fee of an order that is executed at once, taking liquidity, with nothing before.
     *
     * @param instrument what is traded
     * @param side which way
     * @param quantity units, above 0
     * @param price price per unit, in the quote currency
     * @param tradedValue30Days what the account traded in the 30 days before, for tiers
     * @return the fee, in any currency; negative for a rebate
     */
    default Money feeOfOrder(
            Instrument instrument, Side side, Decimal quantity, Decimal price, double tradedValue30Days) {
        return fee(instrument, side, quantity, price, Fill.Liquidity.TAKER, true, 0, FeeState.fresh(tradedValue30Days));
    }

    /**
     * Whether it never takes anything: a result made with it is flagged.
     *
     * @return true only if every fee is 0
     */
    default boolean isFree() {
        return false;
    }
}
