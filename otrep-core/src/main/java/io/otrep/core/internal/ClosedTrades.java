package io.otrep.core.internal;

import io.otrep.account.ClosedTrade;
import io.otrep.core.ledger.ClosedTradeListener;
import java.util.ArrayList;
import java.util.List;

/** Keeps the trades that hold. Single-threaded. */
public final class ClosedTrades implements ClosedTradeListener {
    private final List<ClosedTrade> trades = new ArrayList<>();

    @Override
    public void onClosed(ClosedTrade trade) {
        trades.add(trade);
    }

    @Override
    public void onRevoked(ClosedTrade trade) {
        int last = trades.lastIndexOf(trade);
        if (last >= 0) {
            trades.remove(last);
        }
    }

    /** All, in order of their close. */
    public List<ClosedTrade> all() {
        return List.copyOf(trades);
    }
}
