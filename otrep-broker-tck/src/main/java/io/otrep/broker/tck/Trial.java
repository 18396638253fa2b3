package io.otrep.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.Fill;
import io.otrep.broker.Broker;
import io.otrep.broker.BrokerContext;
import io.otrep.broker.BrokerException;
import io.otrep.broker.BrokerFactory;
import io.otrep.market.AssetClass;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Nanos;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.RejectReason;
import io.otrep.order.VenueOrderId;
import io.otrep.venue.sim.Fault;
import io.otrep.venue.sim.FaultPlan;
import io.otrep.venue.sim.MessageKind;
import io.otrep.venue.sim.PriceStep;
import io.otrep.venue.sim.VenueSim;
import io.otrep.venue.sim.VenueTruth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** One case under way: a double, a broker in front of it, and what was told. Single-threaded. */
final class Trial implements AutoCloseable {
    private static final Duration SLICE = Duration.ofMillis(2);

    final Subject subject;
    final WireDouble wire;
    final Listing listing;
    final Threads threads;
    private final String number;
    private final OpenBrokers brokers = new OpenBrokers();
    private Heard heard = new Heard();
    private @Nullable Broker broker;
    private int orders;
    private Instant began = Instant.EPOCH;

    Trial(Subject subject, String number, AssetClass assetClass) {
        this.subject = subject;
        this.number = number;
        this.wire = subject.wire();
        this.listing = wire.listings().stream()
                .filter(each -> each.assetClass() == assetClass)
                .findFirst()
                .orElseThrow(() -> new TestAbortedException("the double lists nothing of " + assetClass));
        this.threads = new Threads(wire);
    }

    /** Starts the double, puts the market where it begins, and makes a broker that is not connected. */
    Trial begin() {
        wire.start();
        market(0);
        began = wire.clock().instant();
        broker = brokers.add(create(subject.factory(wire)));
        threads.begin();
        return this;
    }

    Broker create(BrokerFactory factory) {
        assertThat(factory.violations()).as("violations of the factory").isEmpty();
        String route = listing.instrument().route();
        return factory.create(
                new BrokerContext("tck", route, listing.instrument().currency(), wire.clock()));
    }

    /** Connects, and waits until orders may be sent. */
    Trial connect() {
        broker().connect(heard);
        await("the stream is up", heard::isUp);
        return this;
    }

    /** Ends this broker, as a process ends, and connects another one. */
    void restart() {
        broker().close();
        heard = new Heard();
        broker = brokers.add(create(subject.factory(wire)));
        connect();
    }

    /** Another broker of the same kind in front of the same double, connected. */
    Broker another() {
        Heard other = new Heard();
        Broker more = brokers.add(create(subject.factory(wire)));
        more.connect(other);
        await("the other stream is up", other::isUp);
        return more;
    }

    /** A broker of another factory, not connected. */
    Broker another(BrokerFactory factory) {
        return brokers.add(create(factory));
    }

    Broker broker() {
        if (broker == null) {
            throw new IllegalStateException("begin() first");
        }
        return broker;
    }

    /** The broker with a power that the case needs. */
    <T extends Broker> T as(Class<T> power) {
        assertThat(broker()).as("the capability is declared").isInstanceOf(power);
        return power.cast(broker());
    }

    /** When the case began; what the venue did before is not its business. */
    Instant began() {
        return began;
    }

    Heard heard() {
        return heard;
    }

    Instrument instrument() {
        return listing.instrument();
    }

    // --- orders

    ClientOrderId nextId() {
        return subject.clientOrderId(number, ++orders);
    }

    OrderIntent intent(ClientOrderId id, OrderRequest terms) {
        return OrderIntent.builder(id, "tck", orders, Nanos.of(wire.clock().instant()), terms)
                .build();
    }

    ClientOrderId submit(OrderRequest.Builder terms) {
        ClientOrderId id = nextId();
        broker().submit(intent(id, terms.build()));
        return id;
    }

    /** Submits, and waits until the venue is known to have it. */
    ClientOrderId accepted(OrderRequest.Builder terms) {
        ClientOrderId id = submit(terms);
        awaitKind(id, OrderEventKind.ACCEPT);
        return id;
    }

    void cancel(ClientOrderId id) {
        broker().cancel(id, venueId(id));
    }

    /** The venue's id as it was told last; null if it was not. */
    @Nullable
    VenueOrderId venueId(ClientOrderId id) {
        List<OrderEvent> events = heard.events(id);
        for (int i = events.size() - 1; i >= 0; i--) {
            if (events.get(i).venueOrderId() != null) {
                return events.get(i).venueOrderId();
            }
        }
        return null;
    }

    // --- the venue

    <T> T truth(Function<VenueTruth, T> question) {
        return wire.ask(venue -> question.apply(venue.truth()));
    }

    List<Order> ordersAtVenue() {
        return truth(VenueTruth::orders);
    }

    List<Order> openAtVenue() {
        return truth(VenueTruth::openOrders);
    }

    List<Fill> fillsAtVenue() {
        return truth(VenueTruth::fills);
    }

    Decimal heldAtVenue() {
        return truth(truth -> truth.position(instrument()));
    }

    /** How many orders the venue made under an id. */
    int made(ClientOrderId id) {
        return truth(truth -> truth.acceptedCount(id));
    }

    /** The order at the venue: by our id, or else by the venue's, where a leg of a group carries no id of ours. */
    Optional<Order> trueOrder(ClientOrderId id) {
        return truth(truth -> truth.order(id))
                .or(() -> ordersAtVenue().stream()
                        .filter(order -> order.venueOrderIds().contains(venueId(id)))
                        .findFirst());
    }

    Decimal trulyFilled(ClientOrderId id) {
        return trueOrder(id).map(Order::filledQuantity).orElse(Decimal.ZERO);
    }

    /** Puts bid and ask so many ticks from where they began. */
    void market(int ticks) {
        move(listing.off(listing.bid(), ticks), listing.off(listing.ask(), ticks), null);
    }

    /** The same, with so many units on either side. */
    void thinMarket(int ticks, Decimal size) {
        move(listing.off(listing.bid(), ticks), listing.off(listing.ask(), ticks), size);
    }

    private void move(Decimal bid, Decimal ask, @Nullable Decimal size) {
        venue(venue -> venue.market(new PriceStep(instrument(), venue.nowNanos(), bid, ask, size, size)));
    }

    void venue(Consumer<VenueSim> action) {
        wire.ask(venue -> {
            action.accept(venue);
            return true;
        });
    }

    /** Executes a part of an order at the venue. */
    void fill(ClientOrderId id, Decimal units) {
        venue(venue -> venue.fill(id, units));
    }

    // --- faults

    void faults(WireFault... faults) {
        for (WireFault fault : faults) {
            if (!wire.can(fault.kind(), fault.on())) {
                throw new TestAbortedException("the double cannot do " + fault.kind() + " on " + fault.on());
            }
        }
        wire.faults(faults);
    }

    /** The venue refuses the next request of a kind, for a reason of the case's choice. */
    void refuseNext(MessageKind on, RejectReason reason) {
        if (!wire.can(reason)) {
            throw new TestAbortedException("the protocol cannot say " + reason);
        }
        venue(venue -> venue.faults(FaultPlan.none().script(on, 1, Fault.refused(reason))));
    }

    /** Cuts the streams, and waits until that is told; a short cut may be over by then. */
    void cutStreams(Duration refusedFor) {
        int before = heard.streams().size();
        wire.cutStreams(refusedFor);
        await("the stream goes down", () -> heard.streams().size() > before);
    }

    // --- waiting

    void await(String what, BooleanSupplier condition) {
        awaitOr(() -> "never happened: " + what + "; heard " + heard, condition);
    }

    private void awaitOr(Supplier<String> otherwise, BooleanSupplier condition) {
        Duration passed = Duration.ZERO;
        while (!condition.getAsBoolean()) {
            if (passed.compareTo(wire.patience()) > 0) {
                throw new AssertionError(otherwise.get());
            }
            wire.pass(SLICE);
            passed = passed.plus(SLICE);
        }
    }

    void awaitKind(ClientOrderId id, OrderEventKind kind) {
        await(kind + " of " + id, () -> heard.has(id, kind));
    }

    void awaitFilled(ClientOrderId id, Decimal units) {
        await(units + " filled of " + id, () -> heard.filled(id).compareTo(units) >= 0);
    }

    /** Lets everything happen that is on its way. */
    void calm() {
        wire.pass(wire.calm());
    }

    <T> T answer(CompletionStage<T> stage) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        awaitOr(() -> "a query was never answered", future::isDone);
        return future.join();
    }

    /** How a query failed. */
    BrokerException failure(CompletionStage<?> stage) {
        CompletableFuture<?> future = stage.toCompletableFuture();
        awaitOr(() -> "a query never ended", future::isDone);
        try {
            throw new AssertionError("the query must fail, but was answered " + future.join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof BrokerException failure) {
                return failure;
            }
            throw new AssertionError("a query fails with a BrokerException, but with " + e.getCause(), e);
        }
    }

    /** Asks again while the venue says that it cannot answer now. */
    <T> T settled(Supplier<CompletionStage<T>> query) {
        CompletionException last = null;
        for (int i = 0; i < 10; i++) {
            CompletableFuture<T> future = query.get().toCompletableFuture();
            awaitOr(() -> "a query never ended", future::isDone);
            try {
                return future.join();
            } catch (CompletionException e) {
                last = e;
            }
        }
        throw new AssertionError("a query failed ten times in a row, the last time with " + last, last);
    }

    @Override
    public void close() {
        brokers.close();
        wire.close();
    }
}
