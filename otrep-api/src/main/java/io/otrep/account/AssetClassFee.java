package io.otrep.account;

import io.otrep.market.AssetClass;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.order.Side;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Fees by asset class, and one for the classes that are not named. Immutable and thread-safe. */
final class AssetClassFee implements FeeModel {
    private final Map<AssetClass, FeeModel> named;
    private final FeeModel others;

    AssetClassFee(Map<AssetClass, FeeModel> named, FeeModel others) {
        this.named = new EnumMap<>(AssetClass.class);
        this.named.putAll(named);
        this.others = Objects.requireNonNull(others, "others");
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
        return named.getOrDefault(instrument.asset().assetClass(), others)
                .fee(instrument, side, quantity, price, liquidity, firstFillOfOrder, timeNanos, state);
    }

    @Override
    public boolean isFree() {
        return others.isFree() && named.values().stream().allMatch(FeeModel::isFree);
    }
}
