package io.otrep.account;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.order.Side;
import java.util.List;

/** Several fees together, all in one currency. Immutable and thread-safe. */
final class FeeSum implements FeeModel {
    private final List<FeeModel> parts;

    FeeSum(List<FeeModel> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a sum of fees needs at least one; use Fees.none() for none");
        }
        this.parts = List.copyOf(parts);
    }

    @Override
    public Money fee(
            Instrument instrument,
            Side side,
            Decimal quantity,
            Decimal price,
            Fill.Liquidity liquidity,
            boolean firstFillOfOrder,
            long timeNanos,
            FeeState state) {
        Money sum = parts.get(0).fee(instrument, side, quantity, price, liquidity, firstFillOfOrder, timeNanos, state);
        for (int i = 1; i < parts.size(); i++) {
            sum = plus(
                    sum,
                    parts.get(i).fee(instrument, side, quantity, price, liquidity, firstFillOfOrder, timeNanos, state));
        }
        return sum;
    }

    /** A part that took nothing does not fix the currency. */
    private static Money plus(Money a, Money b) {
        if (b.isZero()) {
            return a;
        }
        return a.isZero() ? b : a.plus(b);
    }

    @Override
    public boolean isFree() {
        return parts.stream().allMatch(FeeModel::isFree);
    }
}
