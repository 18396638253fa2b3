package io.otrep.portfolio.execute;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Nanos;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.PendingRequest;
import io.otrep.order.Side;
import io.otrep.order.VenueOrderId;
import io.otrep.order.WorkingOrder;
import io.otrep.portfolio.PortfolioContext;
import io.otrep.risk.RiskView;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A book of one instrument that does what a test says, with a memory that outlives the desk. */
final class ScriptedBook implements PortfolioContext {
    private final Instrument instrument;
    private final List<Child> children = new ArrayList<>();
    private final List<Child> working = new ArrayList<>();
    private final List<ParentOrder> parents = new ArrayList<>();
    private final Map<String, byte[]> memory = new TreeMap<>();
    private final Map<String, Long> timers = new TreeMap<>();
    private final RiskView view;
    private final Decimal first;
    private Decimal position;
    private ExecutionDesk desk = new ExecutionDesk();
    private double denies;
    private @Nullable SplittableRandom denying;
    private long now;

    /** One child as the book has it. */
    private final class Child implements WorkingOrder {
        private final OrderIntent intent;
        private Decimal filled = Decimal.ZERO;
        private OrderStatus status = OrderStatus.ACCEPTED;
        private PendingRequest pending = PendingRequest.NONE;

        Child(OrderIntent intent) {
            this.intent = intent;
        }

        Decimal left() {
            return quantity().minus(filled);
        }

        Decimal quantity() {
            Decimal quantity = intent.request().quantity();
            return quantity == null ? Decimal.ZERO : quantity;
        }

        @Override
        public OrderIntent intent() {
            return intent;
        }

        @Override
        public OrderRequest terms() {
            return intent.request();
        }

        @Override
        public OrderStatus status() {
            return status;
        }

        @Override
        public PendingRequest pending() {
            return pending;
        }

        @Override
        public boolean isUnknown() {
            return false;
        }

        @Override
        public Decimal filledQuantity() {
            return filled;
        }

        @Override
        public double leaves() {
            return status.isClosed() ? 0 : left().toDouble();
        }

        @Override
        public @Nullable VenueOrderId venueOrderId() {
            return null;
        }

        Order snapshot() {
            return Order.builder(intent, status).filled(filled, 100).build();
        }
    }

    ScriptedBook(Instrument instrument, long now, int held) {
        this.instrument = instrument;
        this.now = now;
        first = Decimal.of(held);
        position = first;
        view = (RiskView) Proxy.newProxyInstance(
                RiskView.class.getClassLoader(),
                new Class<?>[] {RiskView.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "timeNanos" -> this.now;
                    case "slot" -> 0;
                    case "workingOrders" -> working;
                    default -> throw new AssertionError("not scripted: " + method);
                });
    }

    // What a test does.

    void begin(ParentOrder parent) {
        desk.begin(parent, this);
        parents.add(parent);
    }

    ScriptedBook afresh() {
        desk = new ExecutionDesk();
        timers.clear();
        return this;
    }

    void restart() {
        afresh();
        for (ParentOrder parent : parents) {
            desk.begin(parent, this);
        }
    }

    void cancel(String id) {
        desk.cancel(id, this);
    }

    ParentReport report(String id) {
        return desk.report(id, this);
    }

    long now() {
        return now;
    }

    int sent() {
        return children.size();
    }

    List<Decimal> quantities() {
        return children.stream().map(Child::quantity).toList();
    }

    double workingUnits() {
        return working.stream().mapToDouble(Child::leaves).sum();
    }

    Decimal filledUnits() {
        return position.minus(first).abs();
    }

    void somethingHappens(SplittableRandom random) {
        denying = random;
        denies = 0.2;
        switch (random.nextInt(6)) {
            case 0 -> restart();
            case 1 -> venueCancelsWhatIsAsked();
            case 2, 3 -> fillSome(random);
            case 4 -> endOne(random);
            default -> advance(now + random.nextInt(200) * 1_000_000_000L);
        }
    }

    void advance(long to) {
        while (true) {
            Map.Entry<String, Long> next =
                    timers.entrySet().stream().min(Map.Entry.comparingByValue()).orElse(null);
            if (next == null || next.getValue() > to) {
                now = Math.max(now, to);
                return;
            }
            timers.remove(next.getKey());
            now = Math.max(now, next.getValue());
            desk.onTimer(next.getKey(), this);
        }
    }

    void fillAll() {
        for (Child child : List.copyOf(working)) {
            fill(child, child.left());
        }
    }

    private void fillSome(SplittableRandom random) {
        if (!working.isEmpty()) {
            Child child = working.get(random.nextInt(working.size()));
            fill(
                    child,
                    random.nextBoolean()
                            ? child.left()
                            : Decimal.of(1 + random.nextLong((long) child.left().toDouble())));
        }
    }

    private void fill(Child child, Decimal units) {
        child.filled = child.filled.plus(units);
        position = child.side() == Side.BUY ? position.plus(units) : position.minus(units);
        if (child.left().isZero()) {
            close(child, OrderStatus.FILLED);
        } else {
            desk.onOrder(child.snapshot(), this);
        }
    }

    private void endOne(SplittableRandom random) {
        if (!working.isEmpty()) {
            close(working.get(random.nextInt(working.size())), OrderStatus.CANCELED);
        }
    }

    /** The process died before its cancels left. */
    void cancelsAreLost() {
        working.forEach(child -> child.pending = PendingRequest.NONE);
    }

    void venueCancelsWhatIsAsked() {
        for (Child child : List.copyOf(working)) {
            if (child.pending == PendingRequest.CANCEL) {
                close(child, OrderStatus.CANCELED);
            }
        }
    }

    private void close(Child child, OrderStatus status) {
        child.status = status;
        working.remove(child);
        desk.onOrder(child.snapshot(), this);
    }

    // PortfolioContext.

    @Override
    public String policy() {
        return "desk";
    }

    @Override
    public RiskView book() {
        return view;
    }

    @Override
    public Decimal position(int slot) {
        return position;
    }

    @Override
    public void watch(int slot, boolean wanted) {}

    @Override
    public void target(int slot, double units) {
        throw new AssertionError("a desk sets no targets");
    }

    @Override
    public ClientOrderId submit(OrderRequest request) {
        ClientOrderId id = ClientOrderId.of("c" + children.size());
        Child child = new Child(
                OrderIntent.builder(id, "desk", children.size(), now, request).build());
        children.add(child);
        if (denying != null && denying.nextDouble() < denies) {
            child.status = OrderStatus.DENIED;
            desk.onOrder(child.snapshot(), this);
        } else {
            working.add(child);
        }
        return id;
    }

    @Override
    public void replace(ClientOrderId id, OrderRequest terms) {
        throw new AssertionError("nothing is pegged here");
    }

    @Override
    public void cancel(ClientOrderId id) {
        working.stream().filter(child -> child.id().equals(id)).forEach(child -> child.pending = PendingRequest.CANCEL);
    }

    @Override
    public Optional<Order> order(ClientOrderId id) {
        return children.stream()
                .filter(child -> child.id().equals(id))
                .map(Child::snapshot)
                .findFirst();
    }

    @Override
    public void timer(String name, Instant at) {
        timers.put(name, Nanos.of(at));
    }

    @Override
    public void cancelTimer(String name) {
        timers.remove(name);
    }

    @Override
    public void remember(String key, byte[] value) {
        memory.put(key, value.clone());
    }

    @Override
    public void forget(String key) {
        memory.remove(key);
    }

    @Override
    public byte @Nullable [] recall(String key) {
        return memory.get(key);
    }

    @Override
    public List<String> remembered() {
        return List.copyOf(memory.keySet());
    }
}
