package io.otrep.core.ledger;

import io.otrep.market.Decimal;
import java.util.List;

/** Units that changed owners inside the account. */
final class CrossEntry extends Entry {
    private final Decimal unit;
    private final List<OwnerShare> shares;

    CrossEntry(long timeNanos, String name, Decimal unit, List<OwnerShare> shares) {
        super(timeNanos, Rank.CROSS, name);
        this.unit = unit;
        this.shares = shares;
    }

    Decimal unit() {
        return unit;
    }

    List<OwnerShare> shares() {
        return shares;
    }

    @Override
    void apply(Holdings holdings) {
        for (OwnerShare share : shares) {
            if (!share.quantity().isZero()) {
                holdings.take(share.owner(), Deal.at(unit, name(), timeNanos(), share.quantity()));
            }
        }
    }
}
