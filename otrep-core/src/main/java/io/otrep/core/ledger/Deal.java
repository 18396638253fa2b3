package io.otrep.core.ledger;

import io.otrep.market.Decimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Units that come to an owner, or go, for a total value. Immutable.
 *
 * @param family what made it
 * @param timeNanos when
 * @param quantity units, negative if they go
 * @param value what they are paid with, with the sign of the quantity
 * @param unit value of one unit where it is exact
 * @param fee in base currency, a measurement
 * @param named lots that it closes first
 */
record Deal(
        String family,
        long timeNanos,
        Decimal quantity,
        Decimal value,
        @Nullable Decimal unit,
        double fee,
        List<String> named) {

    static Deal at(Decimal unit, String family, long timeNanos, Decimal quantity) {
        return new Deal(family, timeNanos, quantity, unit.times(quantity), unit, 0, List.of());
    }

    Decimal valueOf(Decimal part) {
        return OpenLot.part(unit, value, part, quantity);
    }

    double feeOf(Decimal part) {
        return fee == 0 ? 0 : fee * Math.abs(part.toDouble() / quantity.toDouble());
    }
}
