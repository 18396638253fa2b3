package io.otrep.benchmarks;

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
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A venue that remembers the last order and answers when it is told to. {@link #sent()} may be read by any thread. */
final class MirrorBroker implements Broker, BrokerFactory {
    private static final Decimal PRICE = Decimal.of(4000);

    private final List<Instrument> listed;
    private @Nullable BrokerEvents events;
    private volatile @Nullable OrderIntent last;
    private final AtomicLong sent = new AtomicLong();
    private long executions;

    MirrorBroker(Instrument... listed) {
        this.listed = List.of(listed);
    }

    /** How many orders it got. */
    long sent() {
        return sent.get();
    }

    /** Takes the last order and fills it. */
    void answer() {
        OrderIntent intent = Objects.requireNonNull(last, "nothing was sent");
        BrokerEvents sink = Objects.requireNonNull(events, "not connected");
        long now = intent.decidedAtNanos() + 1;
        sink.onOrder(OrderEvent.builder(intent.id(), OrderEventKind.ACCEPT, now).build());
        sink.onActivity(Fill.builder(
                        ActivityKey.of(accountId(), "e" + ++executions),
                        now,
                        intent.request().instrument(),
                        intent.request().side(),
                        Objects.requireNonNull(intent.request().quantity(), "quantity"),
                        PRICE)
                .clientOrderId(intent.id())
                .build());
    }

    private static AccountId accountId() {
        return AccountId.of(BarWalk.ROUTE, "mirror");
    }

    @Override
    public String route() {
        return BarWalk.ROUTE;
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public List<String> violations() {
        return List.of();
    }

    @Override
    public Broker create(BrokerContext context) {
        return this;
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.of(EnumSet.of(Capability.MARKET, Capability.GTC, Capability.DAY), AssetClass.values());
    }

    @Override
    public BrokerProfile profile() {
        return new BrokerProfile(BrokerProfile.IdScope.FOR_EVER, 128, ".+", true, Duration.ZERO);
    }

    @Override
    public void connect(BrokerEvents sink) {
        events = sink;
        sink.onStream(BrokerEvents.StreamState.UP, "mirror");
    }

    @Override
    public void submit(OrderIntent intent) {
        last = intent;
        sent.incrementAndGet();
    }

    @Override
    public void cancel(ClientOrderId id, @Nullable VenueOrderId venueOrderId) {}

    @Override
    public CompletionStage<Account> account() {
        return CompletableFuture.completedFuture(Account.builder(accountId(), Currency.USD, 1)
                .balance(Currency.USD, Decimal.of(1_000_000))
                .build());
    }

    @Override
    public CompletionStage<List<Position>> positions() {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletionStage<List<Order>> openOrders() {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletionStage<List<Order>> closedOrders(Instant since) {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletionStage<List<Activity>> activities(Instant since) {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletionStage<Optional<Order>> order(ClientOrderId id) {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public CompletionStage<List<Instrument>> instruments(Collection<String> symbols) {
        return CompletableFuture.completedFuture(listed);
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
    public void close() {}
}
