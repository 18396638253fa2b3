package io.otrep.alpaca;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.ExchangeRate;
import io.otrep.broker.BrokerEvents;
import io.otrep.market.MarketEvent;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Everything that a broker told, and a way to wait for it. Thread-safe. */
final class Told implements BrokerEvents {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Object> all = new ArrayList<>();

    /** How the stream was told to be. */
    record Stream(StreamState state, String detail) {}

    /** That something may have been missed. */
    record Gap(String detail) {}

    private void add(Object what) {
        lock.lock();
        try {
            all.add(what);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onStream(StreamState state, String detail) {
        add(new Stream(state, detail));
    }

    @Override
    public void onOrder(OrderEvent event) {
        add(event);
    }

    @Override
    public void onActivity(Activity activity) {
        add(activity);
    }

    @Override
    public void onAccount(Account account) {
        add(account);
    }

    @Override
    public void onMarket(MarketEvent event) {
        add(event);
    }

    @Override
    public void onExchangeRate(ExchangeRate rate) {
        add(rate);
    }

    @Override
    public void onGap(String detail) {
        add(new Gap(detail));
    }

    <T> List<T> of(Class<T> type) {
        lock.lock();
        try {
            return all.stream().filter(type::isInstance).map(type::cast).toList();
        } finally {
            lock.unlock();
        }
    }

    List<OrderEvent> events(String id) {
        return of(OrderEvent.class).stream()
                .filter(event -> event.clientOrderId().equals(ClientOrderId.of(id)))
                .toList();
    }

    List<OrderEventKind> kinds(String id) {
        return events(id).stream().map(OrderEvent::kind).toList();
    }

    boolean isUp() {
        List<Stream> states = of(Stream.class);
        return !states.isEmpty() && states.get(states.size() - 1).state() == StreamState.UP;
    }

    OrderEvent await(String id, OrderEventKind kind) {
        await(kind + " of " + id, () -> kinds(id).contains(kind));
        return events(id).stream()
                .filter(event -> event.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    <T> T await(Class<T> type) {
        await("a " + type.getSimpleName(), () -> !of(type).isEmpty());
        return of(type).get(0);
    }

    void await(String what, BooleanSupplier condition) {
        lock.lock();
        try {
            long end = System.nanoTime() + PATIENCE_NANOS;
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() - end > 0) {
                    throw new AssertionError("never happened: " + what + "; told was " + all);
                }
                changed.awaitNanos(LOOK_NANOS); // what is waited for need not be told
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + what, e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
