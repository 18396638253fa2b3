package io.otrep.core.ledger;

import io.otrep.account.CashFlow;

/** Variation margin: profit of open units that the venue paid out, which is now part of their cost. */
final class SettlementEntry extends Entry {
    private final CashFlow flow;

    SettlementEntry(CashFlow flow) {
        super(flow.timeNanos(), Rank.SETTLEMENT, flow.key().family());
        this.flow = flow;
    }

    CashFlow flow() {
        return flow;
    }

    @Override
    void apply(Holdings holdings) {
        holdings.settle(flow.amount().amount());
    }
}
