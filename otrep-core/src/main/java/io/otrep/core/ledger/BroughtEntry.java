package io.otrep.core.ledger;

import io.otrep.market.Decimal;

/** A position that was there before the books began. */
final class BroughtEntry extends Entry {
    private final String owner;
    private final Decimal quantity;
    private final Decimal unit;

    BroughtEntry(long timeNanos, String name, String owner, Decimal quantity, Decimal unit) {
        super(timeNanos, Rank.BROUGHT, name);
        this.owner = owner;
        this.quantity = quantity;
        this.unit = unit;
    }

    String owner() {
        return owner;
    }

    Decimal quantity() {
        return quantity;
    }

    Decimal unit() {
        return unit;
    }

    @Override
    void apply(Holdings holdings) {
        Deal deal = Deal.at(unit, name(), timeNanos(), quantity);
        holdings.take(owner, deal);
        holdings.takeNet(deal);
    }
}
