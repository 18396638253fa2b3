package io.otrep.samples.chaos;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.ExchangeRate;
import io.otrep.broker.Broker;
import io.otrep.broker.BrokerContext;
import io.otrep.broker.BrokerEvents;
import io.otrep.broker.BrokerFactory;
import io.otrep.market.MarketEvent;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderIntent;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Brokers that do what must not be done: an order whose outcome is not known is sent again. */
final class ResendingBrokers implements BrokerFactory {
    private final BrokerFactory real;

    ResendingBrokers(BrokerFactory real) {
        this.real = real;
    }

    @Override
    public String route() {
        return real.route();
    }

    @Override
    public boolean isLive() {
        return real.isLive();
    }

    @Override
    public List<String> violations() {
        return real.violations();
    }

    @Override
    public Broker create(BrokerContext context) {
        Broker broker = real.create(context);
        Map<ClientOrderId, OrderIntent> sent = new HashMap<>();
        return (Broker) Proxy.newProxyInstance(
                Broker.class.getClassLoader(), broker.getClass().getInterfaces(), (proxy, method, arguments) -> {
                    try {
                        if (method.getName().equals("submit")) {
                            OrderIntent intent = (OrderIntent) arguments[0];
                            sent.put(intent.id(), intent);
                        } else if (method.getName().equals("connect")) {
                            broker.connect(new Resending((BrokerEvents) arguments[0], broker, sent));
                            return null;
                        }
                        return method.invoke(broker, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private record Resending(BrokerEvents events, Broker broker, Map<ClientOrderId, OrderIntent> sent)
            implements BrokerEvents {
        @Override
        public void onOrder(OrderEvent event) {
            OrderIntent again = sent.remove(event.clientOrderId());
            if (event.kind() == OrderEventKind.SUBMIT_UNKNOWN && again != null) {
                broker.submit(again);
            } else {
                events.onOrder(event);
            }
        }

        @Override
        public void onStream(StreamState state, String detail) {
            events.onStream(state, detail);
        }

        @Override
        public void onActivity(Activity activity) {
            events.onActivity(activity);
        }

        @Override
        public void onAccount(Account account) {
            events.onAccount(account);
        }

        @Override
        public void onMarket(MarketEvent event) {
            events.onMarket(event);
        }

        @Override
        public void onExchangeRate(ExchangeRate rate) {
            events.onExchangeRate(rate);
        }

        @Override
        public void onGap(String detail) {
            events.onGap(detail);
        }
    }
}
