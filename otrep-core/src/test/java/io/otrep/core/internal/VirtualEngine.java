package io.otrep.core.internal;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.ExchangeRate;
import io.otrep.broker.Broker;
import io.otrep.broker.BrokerContext;
import io.otrep.broker.BrokerEvents;
import io.otrep.broker.ContingentBroker;
import io.otrep.broker.ReplacingBroker;
import io.otrep.core.Bench;
import io.otrep.core.EngineListener;
import io.otrep.core.reconcile.Difference;
import io.otrep.core.reconcile.MismatchPolicy;
import io.otrep.core.reconcile.Proof;
import io.otrep.core.reconcile.ProofLog;
import io.otrep.core.reconcile.ReconcileTrigger;
import io.otrep.core.reconcile.Reconciliation;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Money;
import io.otrep.market.Nanos;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.risk.ControlScope;
import io.otrep.risk.Denial;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;
import io.otrep.venue.sim.FaultPlan;
import io.otrep.venue.sim.SimBroker;
import io.otrep.venue.sim.VenueRulesBuilder;
import io.otrep.venue.sim.VenueSim;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An engine and a venue in virtual time, on the test's thread: every input comes from one queue. */
final class VirtualEngine implements LoopTasks, EngineListener, ProofLog, BrokerEvents {
    static final Instrument ABC = Bench.share("ABC", "sim");

    private record Task(long timeNanos, long number, Runnable action) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int byTime = Long.compare(timeNanos, other.timeNanos);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    final VenueSim venue;
    final StopLatch latch = new StopLatch((scope, state, reason) -> {});
    final List<Reconciliation> reports = new ArrayList<>();
    final List<Proof> proofs = new ArrayList<>();
    final List<String> anomalies = new ArrayList<>();
    final List<Order> orders = new ArrayList<>();
    final List<Denial> denials = new ArrayList<>();
    final SimBroker broker;
    final EngineCore core;
    final Route route;
    final Reconcilers reconcilers;
    final Map<String, UnaryOperator<Object>> twists = new HashMap<>();
    boolean started;
    private @Nullable StrategyContext context;
    private final Strategy hand = new Strategy() {
        @Override
        public void onStart(StrategyContext given) {
            context = given;
        }
    };
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private final ArrayDeque<Object> inputs = new ArrayDeque<>();
    private long tasksMade;

    static VenueSim venue(VenueRulesBuilder rules, FaultPlan plan) {
        VenueSim made = VenueSim.builder("sim", Money.parse("100000 USD"))
                .instruments(ABC)
                .rules(rules.build())
                .faults(plan)
                .startNanos(Bench.START)
                .build();
        made.market(ABC, "9.99", "10.01");
        return made;
    }

    static ReconcileOptions options(MismatchPolicy policy, boolean takesOver) {
        return ReconcileOptions.of(
                policy, takesOver, Duration.ofMinutes(5), Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    VirtualEngine(VenueSim venue, ReconcileOptions options) {
        this(venue, "bench", options);
    }

    VirtualEngine(VenueSim venue, String name, ReconcileOptions options) {
        this.venue = venue;
        broker = (SimBroker)
                venue.brokers().create(new BrokerContext(name, "sim", Currency.USD, () -> Nanos.toInstant(nowNanos())));
        Broker asked = twisted(broker, twists);
        route = new Route(asked, Dispatcher.inline(new Gateway(asked, latch, this, this::nowNanos), RunLog.OFF));
        core = new EngineCore(EngineSetup.builder(name, Currency.USD, List.of(route), List.of(ABC), latch)
                .strategies(List.of(new EngineSetup.StrategySetup("a", hand, (s, l, slot, v) -> 0, List.of(ABC))))
                .closedRemembered(1_000)
                .listener(this, true)
                .closedTrades(new ClosedTrades())
                .build());
        core.advance(nowNanos());
        reconcilers = core.reconcile(List.of(route), this, options, this, (traded, account) -> {});
        broker.connect(this);
        reconcilers.start(() -> {
            started = true;
            core.start(nowNanos());
        });
    }

    /** Lets time pass. */
    VirtualEngine run(Duration duration) {
        long end = nowNanos() + duration.toNanos();
        drain();
        while (true) {
            Task first = tasks.peek();
            long next = Math.min(venue.nextTimeNanos(), first == null ? Long.MAX_VALUE : first.timeNanos());
            if (next > end) {
                break;
            }
            venue.advanceTo(Math.max(next, nowNanos()));
            drain();
            for (Task due = tasks.peek(); due != null && due.timeNanos() <= nowNanos(); due = tasks.peek()) {
                tasks.remove();
                due.action().run();
                drain();
            }
        }
        venue.advanceTo(end);
        drain();
        return this;
    }

    VirtualEngine runSeconds(int seconds) {
        return run(Duration.ofSeconds(seconds));
    }

    private void drain() {
        for (Object input = inputs.poll(); input != null; input = inputs.poll()) {
            if (input instanceof Boolean up) {
                core.onStream(route, up);
            } else if (input instanceof String) {
                reconcilers.request("sim", ReconcileTrigger.GAP);
            } else {
                core.onVenue(input, nowNanos());
            }
        }
    }

    ClientOrderId buy(int quantity, String price) {
        return limit(Side.BUY, quantity, price);
    }

    /** A strategy whose hand the test is. */
    StrategyContext hand() {
        core.advance(nowNanos());
        return Objects.requireNonNull(context, "not started");
    }

    ClientOrderId limit(Side side, int quantity, String price) {
        OrderRequest request = OrderRequest.limit(ABC, side, Decimal.of(quantity), Decimal.parse(price))
                .build();
        core.advance(nowNanos());
        return core.submit("host", request);
    }

    Order order(ClientOrderId id) {
        return orders.stream()
                .filter(order -> order.id().equals(id))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    String held(String owner) {
        return core.ledger().quantity(0, owner).toString();
    }

    String cash() {
        return core.ledger().cash(route.accountId(), Currency.USD).toString();
    }

    /** Units and cash in the books, and at the venue: to be equal. */
    String books() {
        return core.ledger().quantity(0) + " ABC, " + cash() + " USD";
    }

    String truth() {
        return venue.truth().position(ABC) + " ABC, " + venue.truth().cash(Currency.USD) + " USD";
    }

    /** Asks now, and lets the answer come. */
    VirtualEngine reconciled() {
        reconcilers.request("sim", ReconcileTrigger.OPERATOR);
        return runSeconds(20);
    }

    /** Changes what a query answers, from now on. */
    @SuppressWarnings("unchecked")
    <T> void twist(String query, UnaryOperator<T> change) {
        twists.put(query, value -> change.apply((T) value));
    }

    private static Broker twisted(SimBroker real, Map<String, UnaryOperator<Object>> twists) {
        return (Broker) Proxy.newProxyInstance(
                Broker.class.getClassLoader(),
                new Class<?>[] {ReplacingBroker.class, ContingentBroker.class},
                (proxy, method, arguments) -> {
                    Object answer = method.invoke(real, arguments);
                    UnaryOperator<Object> twist = twists.get(method.getName());
                    return twist == null ? answer : ((CompletionStage<?>) answer).thenApply(twist);
                });
    }

    Reconciliation lastReport() {
        return reports.get(reports.size() - 1);
    }

    List<Difference.Kind> found() {
        return lastReport().differences().stream().map(Difference::kind).toList();
    }

    List<Difference.Kind> everFound() {
        return reports.stream()
                .flatMap(report -> report.differences().stream())
                .map(Difference::kind)
                .toList();
    }

    List<Proof.Kind> proven() {
        return proofs.stream().map(Proof::kind).toList();
    }

    // The driver.

    @Override
    public long nowNanos() {
        return venue.nowNanos();
    }

    @Override
    public void execute(Runnable onLoop) {
        at(nowNanos(), onLoop);
    }

    @Override
    public void at(long timeNanos, Runnable onLoop) {
        tasks.add(new Task(timeNanos, tasksMade++, onLoop));
    }

    // The broker's sink.

    @Override
    public void onStream(StreamState state, String detail) {
        inputs.add(state == StreamState.UP);
    }

    @Override
    public void onOrder(OrderEvent event) {
        inputs.add(event);
    }

    @Override
    public void onActivity(Activity activity) {
        inputs.add(activity);
    }

    @Override
    public void onAccount(Account account) {
        inputs.add(account);
    }

    @Override
    public void onMarket(MarketEvent event) {}

    @Override
    public void onExchangeRate(ExchangeRate rate) {
        inputs.add(rate);
    }

    @Override
    public void onGap(String detail) {
        inputs.add("gap");
    }

    // The listener and the log.

    @Override
    public void onOrder(Order order) {
        orders.add(order);
    }

    @Override
    public void onDenial(OrderIntent intent, Denial denial) {
        denials.add(denial);
    }

    @Override
    public void onAnomaly(long timeNanos, String subject, String detail) {
        anomalies.add(detail);
    }

    @Override
    public void onControl(ControlScope scope, String detail) {}

    @Override
    public void onProof(Proof proof) {
        proofs.add(proof);
    }

    @Override
    public void onReconciliation(Reconciliation reconciliation) {
        if (!reports.contains(reconciliation)) {
            reports.add(reconciliation);
        }
    }
}
