package io.otrep.broker.tck;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.ExchangeRate;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.broker.BrokerEvents;
import io.otrep.market.Decimal;
import io.otrep.market.MarketEvent;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Everything that an adapter told. Thread-safe. */
final class Heard implements BrokerEvents {
    private final List<StreamState> streams = new CopyOnWriteArrayList<>();
    private final List<OrderEvent> orders = new CopyOnWriteArrayList<>();
    private final List<Activity> activities = new CopyOnWriteArrayList<>();
    private final List<MarketEvent> market = new CopyOnWriteArrayList<>();
    private final List<String> gaps = new CopyOnWriteArrayList<>();
    private final List<Account> accounts = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    @Override
    public void onStream(StreamState state, String detail) {
        streams.add(state);
        threads.add(Thread.currentThread());
    }

    @Override
    public void onOrder(OrderEvent event) {
        orders.add(event);
        threads.add(Thread.currentThread());
    }

    @Override
    public void onActivity(Activity activity) {
        activities.add(activity);
    }

    @Override
    public void onAccount(Account account) {
        accounts.add(account);
    }

    @Override
    public void onMarket(MarketEvent event) {
        market.add(event);
    }

    @Override
    public void onExchangeRate(ExchangeRate rate) {}

    @Override
    public void onGap(String detail) {
        gaps.add(detail);
    }

    /** Begins to watch a call that this thread makes. */
    Call call() {
        return new Call(this);
    }

    /** A call of the broker: what is told on the caller's thread before it ends was told inside. */
    static final class Call {
        private final Heard heard;
        private final Thread caller = Thread.currentThread();
        private final int from;
        private int told;

        private Call(Heard heard) {
            this.heard = heard;
            this.from = heard.threads.size();
        }

        void end() {
            List<Thread> since = List.copyOf(heard.threads);
            told = (int) since.subList(from, since.size()).stream()
                    .filter(caller::equals)
                    .count();
        }

        int told() {
            return told;
        }
    }

    boolean isUp() {
        return !streams.isEmpty() && streams.get(streams.size() - 1) == StreamState.UP;
    }

    List<StreamState> streams() {
        return streams;
    }

    List<String> gaps() {
        return gaps;
    }

    List<MarketEvent> market() {
        return market;
    }

    /** Everything that was told, counted. */
    int size() {
        return streams.size() + orders.size() + activities.size() + market.size() + gaps.size() + accounts.size();
    }

    List<OrderEvent> events(ClientOrderId id) {
        return orders.stream().filter(event -> event.clientOrderId().equals(id)).toList();
    }

    List<OrderEventKind> kinds(ClientOrderId id) {
        return events(id).stream().map(OrderEvent::kind).toList();
    }

    boolean has(ClientOrderId id, OrderEventKind kind) {
        return kinds(id).contains(kind);
    }

    /** What the books say of an order's executions: one an execution, in its highest revision. */
    Map<String, Fill> fills(ClientOrderId id) {
        return effective(activities.stream(), id);
    }

    /** The same, put together with what a query listed. */
    Map<String, Fill> withListed(List<Activity> listed, ClientOrderId id) {
        return effective(Stream.concat(activities.stream(), listed.stream()), id);
    }

    /** How much was told of orders and books. */
    int ordersAndActivities() {
        return orders.size() + activities.size();
    }

    static Map<String, Fill> effective(Stream<Activity> activities, ClientOrderId id) {
        Map<String, Activity> last = new LinkedHashMap<>();
        activities
                .filter(activity -> activity instanceof Fill || activity instanceof FillCorrection)
                .forEach(activity -> last.merge(activity.key().family(), activity, Heard::later));
        Map<String, Fill> held = new LinkedHashMap<>();
        last.forEach((family, activity) -> {
            Fill fill = activity instanceof FillCorrection correction ? correction.corrected() : (Fill) activity;
            if (fill != null && id.equals(fill.clientOrderId())) {
                held.put(family, fill);
            }
        });
        return held;
    }

    private static Activity later(Activity one, Activity other) {
        return other.key().revision() > one.key().revision() ? other : one;
    }

    static Decimal units(Map<String, Fill> fills) {
        return fills.values().stream().map(Fill::quantity).reduce(Decimal.ZERO, Decimal::plus);
    }

    Decimal filled(ClientOrderId id) {
        return units(fills(id));
    }

    @Override
    public String toString() {
        return "streams " + streams + ", orders " + orders + ", activities " + activities + ", gaps " + gaps;
    }
}
