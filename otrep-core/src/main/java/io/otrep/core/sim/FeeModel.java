package io.otrep.core.sim;

import io.otrep.account.Fill;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.order.Side;

/** What a simulated venue takes for an execution. Implementations are immutable; the venue calls them on the loop. */
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
     * Whether it never takes anything: a result made with it is flagged.
     *
     * @return true only if every fee is 0
     */
    default boolean isFree() {
        return false;
    }
}
