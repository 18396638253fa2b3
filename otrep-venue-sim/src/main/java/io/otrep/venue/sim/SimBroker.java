package io.otrep.venue.sim;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.ExchangeRate;
import io.otrep.account.Position;
import io.otrep.broker.BrokerEvents;
import io.otrep.broker.BrokerProfile;
import io.otrep.broker.CancelAllBroker;
import io.otrep.broker.Capabilities;
import io.otrep.broker.ContingentBroker;
import io.otrep.broker.MarketDataBroker;
import io.otrep.broker.ReplacingBroker;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.Nanos;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import io.otrep.order.VenueOrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A connection of an engine to a {@link VenueSim}, with the faults of its plan in between. Made by {@link VenueSim#brokers}; what it can do
 * beyond the basics is what its {@link #capabilities} say, whatever interfaces it has.
 *
 * <p>Outcomes and answers come while the venue advances, never inside a call of this class. {@link #close} is also what a dead process looks
 * like from outside: nothing more is heard, but requests that left still arrive at the venue. Thread-safe under a {@link VenueDriver},
 * otherwise as single-threaded as its venue.
 */
public final class SimBroker implements ReplacingBroker, CancelAllBroker, ContingentBroker, MarketDataBroker {
    private final VenueSim venue;
    private final String route;
    private final Connection connection;
    private final RequestWire requests;
    private final QueryWire queries;

    SimBroker(VenueSim venue, String route) {
        this.venue = venue;
        this.route = route;
        this.connection = new Connection(venue);
        this.requests = new RequestWire(venue, connection);
        this.queries = new QueryWire(venue, connection);
    }

    @Override
    public String route() {
        return route;
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.of(venue.state().rules.capabilities(), AssetClass.values());
    }

    @Override
    public BrokerProfile profile() {
        return venue.state().rules.profile();
    }

    @Override
    public void connect(BrokerEvents events) {
        venue.enter(() -> connection.connect(events));
    }

    @Override
    public void submit(OrderIntent intent) {
        venue.enter(() -> requests.send(
                MessageKind.SUBMIT,
                List.of(intent.id()),
                intent.request(),
                (sentAt, strikes) -> List.of(venue.desk().submit(intent, sentAt, strikes))));
    }

    @Override
    public void submitGroup(OrderGroup group, List<OrderIntent> intents) {
        List<OrderIntent> copy = List.copyOf(intents);
        venue.enter(() -> requests.send(
                MessageKind.GROUP,
                copy.stream().map(OrderIntent::id).toList(),
                group.kind(),
                (sentAt, strikes) -> venue.desk().submitGroup(group, copy, sentAt, strikes)));
    }

    @Override
    public void cancel(ClientOrderId id, @Nullable VenueOrderId venueOrderId) {
        venue.enter(() -> requests.send(
                MessageKind.CANCEL,
                List.of(id),
                venueOrderId == null ? "" : venueOrderId,
                (sentAt, strikes) -> List.of(venue.desk().cancel(id, venueOrderId, strikes))));
    }

    @Override
    public void cancelAll() {
        venue.enter(() -> requests.send(MessageKind.CANCEL_ALL, List.of(), "", (sentAt, strikes) -> {
            venue.desk().cancelAll(strikes);
            return List.of();
        }));
    }

    @Override
    public void replace(OrderIntent replace, @Nullable VenueOrderId venueOrderId) {
        venue.enter(() -> requests.send(
                MessageKind.REPLACE,
                List.of(replace.id()),
                replace.request(),
                (sentAt, strikes) -> List.of(venue.desk().replace(replace, venueOrderId, sentAt, strikes))));
    }

    @Override
    public void subscribe(Collection<Instrument> instruments) {
        List<Instrument> copy = List.copyOf(instruments);
        venue.enter(() -> copy.forEach(connection::subscribe));
    }

    @Override
    public void unsubscribe(Collection<Instrument> instruments) {
        List<Instrument> copy = List.copyOf(instruments);
        venue.enter(() -> copy.forEach(connection::unsubscribe));
    }

    /**
     * The order stream is cut, and comes back.
     *
     * @param duration at least 0
     */
    public void cutStream(Duration duration) {
        venue.enter(() -> connection.cut(duration.toNanos()));
    }

    @Override
    public CompletionStage<Account> account() {
        return queries.ask("account", asOf -> venue.look().account(asOf));
    }

    @Override
    public CompletionStage<List<Position>> positions() {
        return queries.ask("positions", asOf -> venue.look().positions(asOf));
    }

    @Override
    public CompletionStage<List<Order>> openOrders() {
        return queries.ask("open orders", asOf -> venue.look().openOrders(asOf));
    }

    @Override
    public CompletionStage<List<Order>> closedOrders(Instant since) {
        return queries.ask("closed orders", asOf -> venue.look().closedOrders(nanos(since), asOf));
    }

    @Override
    public CompletionStage<Optional<Order>> order(ClientOrderId id) {
        return queries.ask("order " + id, asOf -> venue.look().order(id, asOf));
    }

    @Override
    public CompletionStage<List<Activity>> activities(Instant since) {
        return queries.ask("activities", asOf -> venue.look().activities(nanos(since), asOf));
    }

    @Override
    public CompletionStage<List<Instrument>> instruments(Collection<String> symbols) {
        List<String> copy = List.copyOf(symbols);
        return queries.ask(
                "instruments",
                asOf -> venue.state().instruments.stream()
                        .filter(instrument -> copy.isEmpty() || copy.contains(instrument.symbol()))
                        .toList());
    }

    @Override
    public CompletionStage<Instant> venueTime() {
        return queries.ask("time", asOf -> Nanos.toInstant(venue.nowNanos()));
    }

    @Override
    public CompletionStage<List<ExchangeRate>> exchangeRates(Currency to) {
        return queries.ask(
                "rates",
                asOf -> venue.state().rates.stream()
                        .filter(rate -> rate.to().equals(to))
                        .toList());
    }

    /** Times before those that nanoseconds can tell are all the same: the beginning. */
    private static long nanos(Instant since) {
        return since.isBefore(Nanos.toInstant(Long.MIN_VALUE)) ? Long.MIN_VALUE : Nanos.of(since);
    }

    @Override
    public void close() {
        if (!connection.isClosed()) {
            connection.close();
            venue.enter(connection::leave);
        }
    }

    @Override
    public String toString() {
        return "SimBroker[" + route + "]";
    }
}
