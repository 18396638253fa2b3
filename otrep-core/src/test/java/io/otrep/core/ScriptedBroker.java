package io.otrep.core;

import io.otrep.account.Account;
import io.otrep.account.AccountId;
import io.otrep.account.Activity;
import io.otrep.account.ActivityKey;
import io.otrep.account.ExchangeRate;
import io.otrep.account.Fill;
import io.otrep.account.Position;
import io.otrep.broker.Broker;
import io.otrep.broker.BrokerContext;
import io.otrep.broker.BrokerEvents;
import io.otrep.broker.BrokerFactory;
import io.otrep.broker.BrokerProfile;
import io.otrep.broker.Capabilities;
import io.otrep.broker.Capability;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderIntent;
import io.otrep.order.VenueOrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A venue that answers as a test says, on a thread of its own, and remembers what it was asked. Thread-safe. */
public final class ScriptedBroker implements Broker, BrokerFactory {
    /** What it does with a new order. */
    public enum Answer {
        /** It takes it and executes it at 100. */
        FILL,
        /** It takes it. */
        ACCEPT,
        /** It refuses it. */
        REJECT,
        /** The request never left. */
        NOT_SENT,
        /** Nobody knows. */
        UNKNOWN,
        /** The adapter itself fails. */
        THROW,
        /** It says nothing. */
        SILENT
    }

    public volatile Answer answer = Answer.FILL;
    public volatile boolean comesUp = true;
    public volatile boolean live;
    public volatile List<Position> held = List.of();

    /** Orders that work before the engine begins. */
    public volatile List<Order> open = List.of();

    public final CompletableFuture<Void> accountGate = new CompletableFuture<>();
    public final List<String> log = new CopyOnWriteArrayList<>();
    public final List<OrderIntent> submitted = new CopyOnWriteArrayList<>();
    public final List<ClientOrderId> canceled = new CopyOnWriteArrayList<>();
    public final List<String> faults = new CopyOnWriteArrayList<>();

    private final String route;
    private final List<Instrument> instruments;
    private final AtomicInteger executions = new AtomicInteger();
    private volatile @Nullable ExecutorService thread;
    private volatile @Nullable Thread worker;
    private volatile @Nullable BrokerEvents events;

    public ScriptedBroker(String route, Instrument... instruments) {
        this.route = route;
        this.instruments = List.of(instruments);
        accountGate.complete(null);
    }

    /** Where it says things; for tests that speak for it. */
    public BrokerEvents events() {
        BrokerEvents sink = events;
        if (sink == null) {
            throw new IllegalStateException("not connected");
        }
        return sink;
    }

    public AccountId accountId() {
        return AccountId.of(route, "main");
    }

    /** Says something on its own thread. */
    public void say(Runnable what) {
        ExecutorService own = thread;
        if (own != null && !own.isShutdown()) {
            own.execute(what);
        }
    }

    public Fill fill(OrderIntent intent, String quantity, String price) {
        return Fill.builder(
                        ActivityKey.of(accountId(), route + "-e" + executions.incrementAndGet()),
                        intent.decidedAtNanos() + 1,
                        intent.request().instrument(),
                        intent.request().side(),
                        Decimal.parse(quantity),
                        Decimal.parse(price))
                .clientOrderId(intent.id())
                .build();
    }

    private void event(ClientOrderId id, OrderEventKind kind) {
        say(() -> events().onOrder(OrderEvent.builder(id, kind, 1).build()));
    }

    @Override
    public boolean isLive() {
        return live;
    }

    @Override
    public List<String> violations() {
        return faults;
    }

    @Override
    public Broker create(BrokerContext context) {
        return this;
    }

    @Override
    public String route() {
        return route;
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.of(EnumSet.allOf(Capability.class), AssetClass.values());
    }

    @Override
    public BrokerProfile profile() {
        return new BrokerProfile(
                BrokerProfile.IdScope.FOR_EVER, 128, ".+", false, Duration.ZERO); // nothing unknown is sent again
    }

    @Override
    public void connect(BrokerEvents sink) {
        events = sink;
        thread = Executors.newSingleThreadExecutor(task -> {
            Thread made = new Thread(task, "otrep-" + route + "-scripted");
            worker = made;
            return made;
        });
        log.add("connect"); // last: whoever reads it may speak for this venue
        if (comesUp) {
            say(() -> sink.onStream(BrokerEvents.StreamState.UP, "scripted"));
        }
    }

    @Override
    public void submit(OrderIntent intent) {
        log.add("submit");
        submitted.add(intent);
        switch (answer) {
            case FILL -> {
                event(intent.id(), OrderEventKind.ACCEPT);
                say(() -> events().onActivity(
                                fill(intent, String.valueOf(intent.request().quantity()), "100")));
            }
            case ACCEPT -> event(intent.id(), OrderEventKind.ACCEPT);
            case REJECT -> event(intent.id(), OrderEventKind.REJECT);
            case NOT_SENT -> event(intent.id(), OrderEventKind.NOT_SENT);
            case UNKNOWN -> event(intent.id(), OrderEventKind.SUBMIT_UNKNOWN);
            case THROW -> throw new IllegalStateException("the adapter is broken");
            case SILENT -> {}
        }
    }

    @Override
    public void cancel(ClientOrderId id, @Nullable VenueOrderId venueOrderId) {
        log.add("cancel");
        canceled.add(id);
        event(id, OrderEventKind.CANCEL);
    }

    @Override
    public CompletionStage<Account> account() {
        log.add("account");
        return accountGate.thenApply(any -> Account.builder(accountId(), Currency.USD, 1)
                .balance(Currency.USD, Decimal.of(100_000))
                .build());
    }

    @Override
    public CompletionStage<List<Position>> positions() {
        log.add("positions");
        return CompletableFuture.completedFuture(held);
    }

    @Override
    public CompletionStage<List<Order>> openOrders() {
        return CompletableFuture.completedFuture(open);
    }

    @Override
    public CompletionStage<List<Order>> closedOrders(Instant since) {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletionStage<Optional<Order>> order(ClientOrderId id) {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public CompletionStage<List<Activity>> activities(Instant since) {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletionStage<List<Instrument>> instruments(Collection<String> symbols) {
        return CompletableFuture.completedFuture(instruments);
    }

    @Override
    public CompletionStage<Instant> venueTime() {
        return CompletableFuture.completedFuture(Instant.EPOCH);
    }

    @Override
    public CompletionStage<List<ExchangeRate>> exchangeRates(Currency to) {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public void close() {
        log.add("close");
        ExecutorService own = thread;
        if (own != null) {
            own.shutdown();
            try {
                Thread working = worker;
                if (working != null) {
                    working.join(5_000); // an executor is terminated a moment before its thread is gone
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
