package io.otrep.broker.tck;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.ExchangeRate;
import io.otrep.account.Position;
import io.otrep.broker.Broker;
import io.otrep.broker.BrokerContext;
import io.otrep.broker.BrokerEvents;
import io.otrep.broker.BrokerFactory;
import io.otrep.broker.BrokerProfile;
import io.otrep.broker.CancelAllBroker;
import io.otrep.broker.Capabilities;
import io.otrep.broker.Capability;
import io.otrep.broker.ContingentBroker;
import io.otrep.broker.MarketDataBroker;
import io.otrep.broker.ReplacingBroker;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.VenueOrderId;
import io.otrep.venue.sim.SimBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The simulated venue's broker, with a list of the requests that passed. */
final class SimDoor implements ReplacingBroker, CancelAllBroker, ContingentBroker, MarketDataBroker {
    private final SimBroker sim;
    private final Map<ClientOrderId, List<OrderRequest>> passed = new LinkedHashMap<>();

    SimDoor(SimBroker sim) {
        this.sim = sim;
    }

    record Factory(BrokerFactory sims, List<SimDoor> doors) implements BrokerFactory {
        @Override
        public String route() {
            return sims.route();
        }

        @Override
        public boolean isLive() {
            return false;
        }

        @Override
        public List<String> violations() {
            return sims.violations();
        }

        @Override
        public Broker create(BrokerContext context) {
            SimDoor door = new SimDoor((SimBroker) sims.create(context));
            doors.add(door);
            return door;
        }
    }

    List<OrderRequest> received(ClientOrderId id) {
        return passed.getOrDefault(id, List.of());
    }

    void cutStream(Duration duration) {
        sim.cutStream(duration);
    }

    private void pass(OrderIntent intent) {
        passed.computeIfAbsent(intent.id(), id -> new ArrayList<>()).add(intent.request());
    }

    @Override
    public String route() {
        return sim.route();
    }

    @Override
    public Capabilities capabilities() {
        Capabilities all = sim.capabilities();
        EnumSet<Capability> coins = EnumSet.copyOf(all.of(AssetClass.CRYPTO));
        coins.removeAll(List.of(Capability.SHORT, Capability.CROSSES_ZERO));
        return all.with(coins, AssetClass.CRYPTO);
    }

    @Override
    public BrokerProfile profile() {
        return sim.profile();
    }

    @Override
    public void connect(BrokerEvents events) {
        sim.connect(events);
    }

    @Override
    public void submit(OrderIntent intent) {
        pass(intent);
        sim.submit(intent);
    }

    @Override
    public void submitGroup(OrderGroup group, List<OrderIntent> intents) {
        intents.forEach(this::pass);
        sim.submitGroup(group, intents);
    }

    @Override
    public void replace(OrderIntent replace, @Nullable VenueOrderId venueOrderId) {
        pass(replace);
        sim.replace(replace, venueOrderId);
    }

    @Override
    public void cancel(ClientOrderId id, @Nullable VenueOrderId venueOrderId) {
        sim.cancel(id, venueOrderId);
    }

    @Override
    public void cancelAll() {
        sim.cancelAll();
    }

    @Override
    public void subscribe(Collection<Instrument> instruments) {
        sim.subscribe(instruments);
    }

    @Override
    public void unsubscribe(Collection<Instrument> instruments) {
        sim.unsubscribe(instruments);
    }

    @Override
    public CompletionStage<Account> account() {
        return sim.account();
    }

    @Override
    public CompletionStage<List<Position>> positions() {
        return sim.positions();
    }

    @Override
    public CompletionStage<List<Order>> openOrders() {
        return sim.openOrders();
    }

    @Override
    public CompletionStage<List<Order>> closedOrders(Instant since) {
        return sim.closedOrders(since);
    }

    @Override
    public CompletionStage<Optional<Order>> order(ClientOrderId id) {
        return sim.order(id);
    }

    @Override
    public CompletionStage<List<Activity>> activities(Instant since) {
        return sim.activities(since);
    }

    @Override
    public CompletionStage<List<Instrument>> instruments(Collection<String> symbols) {
        return sim.instruments(symbols);
    }

    @Override
    public CompletionStage<Instant> venueTime() {
        return sim.venueTime();
    }

    @Override
    public CompletionStage<List<ExchangeRate>> exchangeRates(Currency to) {
        return sim.exchangeRates(to);
    }

    @Override
    public void close() {
        sim.close();
    }
}
