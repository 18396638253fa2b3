package io.otrep.broker.tck;

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
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import io.otrep.order.VenueOrderId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Passes everything on; a sabotage overrides what it breaks. */
class PassingBroker implements ReplacingBroker, CancelAllBroker, ContingentBroker, MarketDataBroker {
    final SimDoor door;
    BrokerEvents sink = new Heard();

    PassingBroker(SimDoor door) {
        this.door = door;
    }

    @Override
    public String route() {
        return door.route();
    }

    @Override
    public Capabilities capabilities() {
        return door.capabilities();
    }

    @Override
    public BrokerProfile profile() {
        return door.profile();
    }

    @Override
    public void connect(BrokerEvents events) {
        sink = events;
        door.connect(new Passing());
    }

    void onStream(BrokerEvents.StreamState state, String detail) {
        sink.onStream(state, detail);
    }

    void onOrder(OrderEvent event) {
        sink.onOrder(event);
    }

    void onActivity(Activity activity) {
        sink.onActivity(activity);
    }

    void onMarket(MarketEvent event) {
        sink.onMarket(event);
    }

    @Override
    public void submit(OrderIntent intent) {
        door.submit(intent);
    }

    @Override
    public void submitGroup(OrderGroup group, List<OrderIntent> intents) {
        door.submitGroup(group, intents);
    }

    @Override
    public void replace(OrderIntent replace, @Nullable VenueOrderId venueOrderId) {
        door.replace(replace, venueOrderId);
    }

    @Override
    public void cancel(ClientOrderId id, @Nullable VenueOrderId venueOrderId) {
        door.cancel(id, venueOrderId);
    }

    @Override
    public void cancelAll() {
        door.cancelAll();
    }

    @Override
    public void subscribe(Collection<Instrument> instruments) {
        door.subscribe(instruments);
    }

    @Override
    public void unsubscribe(Collection<Instrument> instruments) {
        door.unsubscribe(instruments);
    }

    @Override
    public CompletionStage<Account> account() {
        return door.account();
    }

    @Override
    public CompletionStage<List<Position>> positions() {
        return door.positions();
    }

    @Override
    public CompletionStage<List<Order>> openOrders() {
        return door.openOrders();
    }

    @Override
    public CompletionStage<List<Order>> closedOrders(Instant since) {
        return door.closedOrders(since);
    }

    @Override
    public CompletionStage<Optional<Order>> order(ClientOrderId id) {
        return door.order(id);
    }

    @Override
    public CompletionStage<List<Activity>> activities(Instant since) {
        return door.activities(since);
    }

    @Override
    public CompletionStage<List<Instrument>> instruments(Collection<String> symbols) {
        return door.instruments(symbols);
    }

    @Override
    public CompletionStage<Instant> venueTime() {
        return door.venueTime();
    }

    @Override
    public CompletionStage<List<ExchangeRate>> exchangeRates(Currency to) {
        return door.exchangeRates(to);
    }

    @Override
    public void close() {
        door.close();
    }

    private final class Passing implements BrokerEvents {
        @Override
        public void onStream(StreamState state, String detail) {
            PassingBroker.this.onStream(state, detail);
        }

        @Override
        public void onOrder(OrderEvent event) {
            PassingBroker.this.onOrder(event);
        }

        @Override
        public void onActivity(Activity activity) {
            PassingBroker.this.onActivity(activity);
        }

        @Override
        public void onAccount(Account account) {
            sink.onAccount(account);
        }

        @Override
        public void onMarket(MarketEvent event) {
            PassingBroker.this.onMarket(event);
        }

        @Override
        public void onExchangeRate(ExchangeRate rate) {
            sink.onExchangeRate(rate);
        }

        @Override
        public void onGap(String detail) {
            sink.onGap(detail);
        }
    }
}
