package io.otrep.alpaca;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.ExchangeRate;
import io.otrep.broker.BrokerEvents;
import io.otrep.market.MarketEvent;
import io.otrep.order.OrderEvent;

/** Hears nothing: what a broker speaks to before it is connected and after it is closed. Stateless. */
enum NoEvents implements BrokerEvents {
    INSTANCE;

    @Override
    public void onStream(StreamState state, String detail) {}

    @Override
    public void onOrder(OrderEvent event) {}

    @Override
    public void onActivity(Activity activity) {}

    @Override
    public void onAccount(Account account) {}

    @Override
    public void onMarket(MarketEvent event) {}

    @Override
    public void onExchangeRate(ExchangeRate rate) {}

    @Override
    public void onGap(String detail) {}
}
