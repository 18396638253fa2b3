package io.otrep.core.edge;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.ExchangeRate;
import io.otrep.broker.BrokerEvents;
import io.otrep.market.MarketEvent;
import io.otrep.order.OrderEvent;
import java.util.concurrent.CompletableFuture;

/** Passes everything on, and notices when the order stream first comes up. Thread-safe. */
record UpWatch(BrokerEvents next, CompletableFuture<Void> cameUp) implements BrokerEvents {
    @Override
    public void onStream(StreamState state, String detail) {
        next.onStream(state, detail);
        if (state == StreamState.UP) {
            cameUp.complete(null);
        }
    }

    @Override
    public void onOrder(OrderEvent event) {
        next.onOrder(event);
    }

    @Override
    public void onActivity(Activity activity) {
        next.onActivity(activity);
    }

    @Override
    public void onAccount(Account account) {
        next.onAccount(account);
    }

    @Override
    public void onMarket(MarketEvent event) {
        next.onMarket(event);
    }

    @Override
    public void onExchangeRate(ExchangeRate rate) {
        next.onExchangeRate(rate);
    }

    @Override
    public void onGap(String detail) {
        next.onGap(detail);
    }
}
