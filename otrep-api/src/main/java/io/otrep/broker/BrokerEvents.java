package io.otrep.broker;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.ExchangeRate;
import io.otrep.market.MarketEvent;
import io.otrep.order.OrderEvent;

/**
 * Where an adapter puts what it learns. Thread-safe and non-blocking: any thread may call any method, which stamps the input and returns at
 * once. Order events are never dropped: when the lane is full, the route is halted and reconciliation asks again.
 */
public interface BrokerEvents {

    /** How a stream is. Immutable. */
    enum StreamState {
        /** Not connected. No order may leave. */
        DOWN,
        /** Connected and subscribed. */
        UP
    }

    /**
     * The order stream came up or went down. After every UP the engine reconciles before it trades.
     *
     * @param state how it is now
     * @param detail in words, for an operator
     */
    void onStream(StreamState state, String detail);

    /**
     * Something happened to an order.
     *
     * @param event what
     */
    void onOrder(OrderEvent event);

    /**
     * Something changed the books.
     *
     * @param activity what
     */
    void onActivity(Activity activity);

    /**
     * The account changed.
     *
     * @param account its state now
     */
    void onAccount(Account account);

    /**
     * The market moved. Quotes conflate when the engine is behind; bars and trades queue.
     *
     * @param event what
     */
    void onMarket(MarketEvent event);

    /**
     * A rate was measured.
     *
     * @param rate the rate
     */
    void onExchangeRate(ExchangeRate rate);

    /**
     * Something may have been missed: a gap in sequence numbers, a status of unknown name. The engine reconciles.
     *
     * @param detail in words, for an operator
     */
    void onGap(String detail);
}
