package io.otrep.core.sim;

import io.otrep.order.Side;

/** No slippage at all. Immutable. */
final class NoSlippage implements SlippageModel {
    @Override
    public double price(Side side, double quantity, double referencePrice, SlippageContext context) {
        return referencePrice;
    }

    @Override
    public boolean isNone() {
        return true;
    }
}
