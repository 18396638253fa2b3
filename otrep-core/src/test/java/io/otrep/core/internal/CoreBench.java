package io.otrep.core.internal;

import io.otrep.account.AccountId;
import io.otrep.account.ActivityKey;
import io.otrep.account.Fill;
import io.otrep.broker.Broker;
import io.otrep.broker.BrokerProfile;
import io.otrep.broker.Capabilities;
import io.otrep.broker.Capability;
import io.otrep.core.Bench;
import io.otrep.core.EngineListener;
import io.otrep.core.internal.record.EngineRecord;
import io.otrep.core.internal.record.EngineRecord.CancelDecided;
import io.otrep.core.internal.record.EngineRecord.IntentsDecided;
import io.otrep.core.internal.record.EngineRecord.ReplaceDecided;
import io.otrep.core.ledger.ClosedTradeListener;
import io.otrep.market.AssetClass;
import io.otrep.market.Bar;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderIntent;
import io.otrep.portfolio.PortfolioPolicy;
import io.otrep.risk.ControlScope;
import io.otrep.risk.Denial;
import io.otrep.risk.OrderGate;
import io.otrep.risk.PositionSizer;
import io.otrep.strategy.Strategy;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An engine whose venue is the test: requests are collected, answers are given by hand. 1 unit of signal is 100 shares. */
final class CoreBench implements EngineListener, Dispatcher {
    static final Instrument ABC = Bench.share("ABC");
    static final AccountId ACCOUNT = AccountId.of("sim", "main");

    final List<OrderIntent> sent = new ArrayList<>();
    final List<ClientOrderId> cancels = new ArrayList<>();
    final List<OrderIntent> replaces = new ArrayList<>();
    final List<Denial> denials = new ArrayList<>();
    final List<Order> orders = new ArrayList<>();
    final List<String> anomalies = new ArrayList<>();
    final List<String> quarantines = new ArrayList<>();
    final List<EngineSetup.StrategySetup> strategies = new ArrayList<>();
    final Map<String, PortfolioPolicy> policies = new LinkedHashMap<>();
    final List<OrderGate> gates = new ArrayList<>();
    final List<Instrument> instruments = new ArrayList<>(List.of(ABC));
    final StopLatch latch = new StopLatch((scope, state, reason) -> onControl(scope, reason));
    PositionSizer sizer = (strategy, level, slot, view) -> level * 100;
    Set<Capability> capabilities = EnumSet.allOf(Capability.class);
    int closedRemembered = 1_000;
    ClosedTradeListener closedTrades = new ClosedTrades();
    boolean full;
    Safety safety = Safety.DEFAULT;
    RunLog log = RunLog.OFF;
    private @Nullable EngineCore engine;
    private List<EngineRecord> kept = List.of();
    private int minute;
    private int executions;

    CoreBench strategy(String name, Strategy strategy) {
        strategies.add(new EngineSetup.StrategySetup(
                name, strategy, (s, l, slot, v) -> sizer.target(s, l, slot, v), List.copyOf(instruments)));
        return this;
    }

    EngineCore core() {
        EngineCore known = engine;
        if (known == null) {
            known = make();
            engine = known;
        }
        return known;
    }

    private EngineCore make() {
        Capabilities can = Capabilities.of(capabilities, AssetClass.values());
        Broker broker = (Broker) Proxy.newProxyInstance(
                Broker.class.getClassLoader(),
                new Class<?>[] {Broker.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "route" -> "sim";
                    case "capabilities" -> can;
                    case "profile" ->
                        new BrokerProfile(BrokerProfile.IdScope.FOR_EVER, 64, ".+", true, java.time.Duration.ZERO);
                    default -> throw new IllegalStateException("the engine asked for " + method);
                });
        Route route = new Route(broker, this);
        EngineCore made = new EngineCore(EngineSetup.builder("bench", Currency.USD, List.of(route), instruments, latch)
                .strategies(strategies)
                .policies(policies)
                .gates(gates)
                .closedRemembered(closedRemembered)
                .listener(this, true)
                .closedTrades(closedTrades)
                .log(log)
                .safety(safety)
                .build());
        kept.forEach(made::restore);
        if (!kept.isEmpty()) {
            made.restored(kept.get(kept.size() - 1).stampNanos());
        }
        made.onStream(route, true);
        made.start(Bench.START);
        return made;
    }

    /** Goes on from what another engine wrote. */
    CoreBench after(List<EngineRecord> records) {
        kept = records;
        return this;
    }

    long now() {
        return Bench.START + minute * Bench.MINUTE;
    }

    /** A flat bar at a price, a minute later. */
    CoreBench bar(double price) {
        return bar(ABC, price);
    }

    CoreBench bar(Instrument instrument, double price) {
        core();
        minute++;
        Bar bar = Bench.bar(instrument, minute, price, price);
        core().onMarket(bar, instruments.indexOf(instrument), bar.timeNanos());
        return this;
    }

    OrderIntent last() {
        return sent.get(sent.size() - 1);
    }

    /** The orders sent, for example {@code BUY 100}. */
    List<String> said() {
        return sent.stream()
                .map(intent -> intent.request().side() + " " + intent.request().quantity())
                .toList();
    }

    CoreBench event(OrderIntent intent, OrderEventKind kind) {
        core().onVenue(OrderEvent.builder(intent.id(), kind, now()).build(), now());
        return this;
    }

    CoreBench accept() {
        return event(last(), OrderEventKind.ACCEPT);
    }

    CoreBench fill(OrderIntent intent, String quantity, String price) {
        core().onVenue(execution(intent, "e" + ++executions, quantity, price), now());
        return this;
    }

    CoreBench fill(String price) {
        return fill(last(), String.valueOf(last().request().quantity()), price);
    }

    Fill execution(OrderIntent intent, String family, String quantity, String price) {
        return Fill.builder(
                        ActivityKey.of(ACCOUNT, family),
                        now(),
                        intent.request().instrument(),
                        intent.request().side(),
                        Decimal.parse(quantity),
                        Decimal.parse(price))
                .clientOrderId(intent.id())
                .build();
    }

    /** What an owner holds of ABC. */
    String held(String owner) {
        return core().ledger().quantity(0, owner).toString();
    }

    /** What the account holds of ABC. */
    String held() {
        return core().ledger().quantity(0).toString();
    }

    @Override
    public boolean submit(IntentsDecided decided) {
        log.note(decided);
        return !full && sent.addAll(decided.sent());
    }

    @Override
    public boolean replace(ReplaceDecided decided) {
        log.note(decided);
        return !full && replaces.add(decided.intent());
    }

    @Override
    public void cancel(CancelDecided decided) {
        log.note(decided);
        cancels.add(decided.id());
    }

    @Override
    public void onDenial(OrderIntent intent, Denial denial) {
        denials.add(denial);
    }

    @Override
    public void onOrder(Order order) {
        orders.add(order);
    }

    @Override
    public void onAnomaly(long timeNanos, String subject, String detail) {
        anomalies.add(detail);
    }

    @Override
    public void onControl(ControlScope scope, String detail) {}

    @Override
    public void onQuarantine(String strategy, Throwable cause) {
        quarantines.add(strategy);
    }
}
