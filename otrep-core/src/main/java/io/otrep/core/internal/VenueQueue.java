package io.otrep.core.internal;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.ExchangeRate;
import io.otrep.broker.BrokerEvents;
import io.otrep.market.MarketEvent;
import io.otrep.order.OrderEvent;
import java.util.ArrayDeque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What simulated venues said, in order, until the loop takes it: a venue is never answered in the middle of an input. Single-threaded.
 */
public final class VenueQueue {
    private final ArrayDeque<Object> queue = new ArrayDeque<>();

    /** An order stream came up or went down. */
    record Stream(Route route, boolean up) {}

    /** The sink of one venue. Its market events are ignored: the tape is the market. */
    public BrokerEvents sink(Supplier<Route> route) {
        return new BrokerEvents() {
            @Override
            public void onStream(StreamState state, String detail) {
                queue.add(new Stream(route.get(), state == StreamState.UP));
            }

            @Override
            public void onOrder(OrderEvent event) {
                queue.add(event);
            }

            @Override
            public void onActivity(Activity activity) {
                queue.add(activity);
            }

            @Override
            public void onAccount(Account account) {
                queue.add(account);
            }

            @Override
            public void onMarket(MarketEvent event) {}

            @Override
            public void onExchangeRate(ExchangeRate rate) {
                queue.add(rate);
            }

            @Override
            public void onGap(String detail) {}
        };
    }

    /** Gives the loop everything, including what comes up while it listens. */
    public void drainTo(EngineCore core) {
        Object event = poll();
        while (event != null) {
            if (event instanceof Stream stream) {
                core.onStream(stream.route(), stream.up());
            } else {
                core.onVenue(event, core.book().timeNanos());
            }
            event = poll();
        }
    }

    /** Whether nothing is waiting. */
    public boolean isEmpty() {
        return queue.isEmpty();
    }

    private @Nullable Object poll() {
        return queue.poll();
    }
}
