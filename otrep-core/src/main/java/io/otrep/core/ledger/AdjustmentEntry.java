package io.otrep.core.ledger;

import io.otrep.account.PositionAdjustment;
import io.otrep.market.Decimal;
import io.otrep.market.Money;

/** A corporate action whose units stay with the instrument. */
class AdjustmentEntry extends Entry {
    private final PositionAdjustment adjustment;

    AdjustmentEntry(PositionAdjustment adjustment) {
        super(adjustment.timeNanos(), Rank.ADJUSTMENT, adjustment.key().family());
        this.adjustment = adjustment;
    }

    PositionAdjustment adjustment() {
        return adjustment;
    }

    @Override
    void apply(Holdings holdings) {
        holdings.adjust(adjustment, cash());
    }

    private Decimal cash() {
        Money cash = adjustment.cashInLieu();
        return cash != null && cash.currency().equals(adjustment.instrument().currency())
                ? cash.amount()
                : Decimal.ZERO;
    }
}
