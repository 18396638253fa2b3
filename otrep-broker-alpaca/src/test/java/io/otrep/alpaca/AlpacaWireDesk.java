package io.otrep.alpaca;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.ExchangeRate;
import io.otrep.broker.BrokerEvents;
import io.otrep.market.MarketEvent;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Waits for what the simulated venue answers to a request. Thread-safe. */
final class AlpacaWireDesk implements BrokerEvents {
    /** What is asked, and what ends it. */
    enum Asked {
        SUBMIT(OrderEventKind.ACCEPT, OrderEventKind.REJECT),
        CANCEL(OrderEventKind.CANCEL, OrderEventKind.CANCEL_REJECT),
        REPLACE(OrderEventKind.REPLACE, OrderEventKind.REPLACE_REJECT);

        private final Set<OrderEventKind> ends;

        Asked(OrderEventKind yes, OrderEventKind no) {
            ends = Set.of(yes, no);
        }
    }

    private record Key(ClientOrderId id, Asked asked) {}

    private final Map<Key, CompletableFuture<OrderEvent>> waiting = new ConcurrentHashMap<>();

    CompletableFuture<OrderEvent> expect(ClientOrderId id, Asked asked) {
        CompletableFuture<OrderEvent> answer = new CompletableFuture<>();
        waiting.put(new Key(id, asked), answer);
        return answer;
    }

    @Override
    public void onOrder(OrderEvent event) {
        for (Asked asked : Asked.values()) {
            CompletableFuture<OrderEvent> answer =
                    asked.ends.contains(event.kind()) ? waiting.remove(new Key(event.clientOrderId(), asked)) : null;
            if (answer != null) {
                answer.complete(event);
            }
        }
    }

    @Override
    public void onStream(StreamState state, String detail) {}

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
