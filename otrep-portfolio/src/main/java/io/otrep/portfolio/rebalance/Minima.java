package io.otrep.portfolio.rebalance;

import io.otrep.market.Decimal;
import org.jspecify.annotations.Nullable;

/** What venues do not take because it is too small. Stateless. */
final class Minima {
    private Minima() {}

    /** Why an order for so many units is too small, null if it is not. */
    static @Nullable LegOutcome refusal(Holding holding, Decimal units) {
        Decimal least = holding.instrument().minQuantity();
        if (least != null && units.abs().compareTo(least) < 0) {
            return LegOutcome.MIN_QUANTITY;
        }
        Decimal notional = holding.instrument().minNotional();
        double value = units.abs().toDouble() * holding.unitValue() / holding.rate();
        return notional != null && value < notional.toDouble() ? LegOutcome.MIN_NOTIONAL : null;
    }
}
