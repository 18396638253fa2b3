package io.otrep.core.sim;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.broker.BrokerEvents;
import io.otrep.order.OrderEvent;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** What the venue says, at once or after the latency of its answers, in order. Single-threaded. */
final class Outbox {
    private record Letter(long dueNanos, Object content) {}

    private final long latencyNanos;
    private final ArrayDeque<Letter> queue = new ArrayDeque<>();
    private @Nullable BrokerEvents events;
    private long nowNanos = Long.MIN_VALUE;

    Outbox(long latencyNanos) {
        this.latencyNanos = latencyNanos;
    }

    void connect(BrokerEvents to) {
        events = to;
    }

    void send(Object content) {
        if (latencyNanos == 0) {
            deliver(content);
        } else {
            queue.add(new Letter(nowNanos + latencyNanos, content));
        }
    }

    /** Delivers what is due. */
    void advanceTo(long nanos) {
        nowNanos = nanos;
        while (!queue.isEmpty() && queue.peek().dueNanos() <= nanos) {
            deliver(queue.remove().content());
        }
    }

    long nextNanos() {
        return queue.isEmpty() ? Long.MAX_VALUE : queue.peek().dueNanos();
    }

    private void deliver(Object content) {
        BrokerEvents to = events;
        if (to == null) {
            return;
        }
        if (content instanceof OrderEvent event) {
            to.onOrder(event);
        } else if (content instanceof Activity activity) {
            to.onActivity(activity);
        } else if (content instanceof Account account) {
            to.onAccount(account);
        }
    }
}
