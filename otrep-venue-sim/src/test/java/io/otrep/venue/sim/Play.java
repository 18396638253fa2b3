package io.otrep.venue.sim;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.ExchangeRate;
import io.otrep.account.Fill;
import io.otrep.broker.BrokerContext;
import io.otrep.broker.BrokerEvents;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Money;
import io.otrep.market.Nanos;
import io.otrep.market.TradingCalendar;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** A venue with one share at 9.99 / 10.01, a broker that is connected, and everything it was told. */
final class Play {
    static final Instrument SHARE = share("AAA");

    final VenueSim venue;
    final List<OrderEvent> orders = new ArrayList<>();
    final List<Activity> activities = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final List<MarketEvent> quotes = new ArrayList<>();
    SimBroker broker;
    private long sequence;

    private Play(VenueSim venue) {
        this.venue = venue;
        broker = connect();
        venue.advance(Duration.ofMillis(10));
        told.clear();
        activities.clear();
    }

    static Instrument share(String symbol) {
        return Instrument.builder(symbol, "sim", Asset.of(symbol, AssetClass.EQUITY), Currency.USD)
                .tick("0.01")
                .step("1")
                .calendar(TradingCalendar.always())
                .build();
    }

    static Play of(FaultPlan plan) {
        return of(VenueRules.builder(), plan);
    }

    static Play of(VenueRulesBuilder rules, FaultPlan plan) {
        return new Play(venue(rules, plan));
    }

    static VenueSim venue(VenueRulesBuilder rules, FaultPlan plan) {
        VenueSim venue = VenueSim.builder("sim", Money.parse("100000 USD"))
                .instruments(SHARE)
                .rules(rules.build())
                .faults(plan)
                .build();
        venue.market(SHARE, "9.99", "10.01");
        return venue;
    }

    SimBroker connect() {
        BrokerContext context =
                new BrokerContext("engine", "sim", Currency.USD, () -> Nanos.toInstant(venue.nowNanos()));
        SimBroker next = (SimBroker) venue.brokers().create(context);
        next.connect(new Recorder());
        return next;
    }

    /** A new order under an id, with time to be answered. */
    void submit(String id, OrderRequest.Builder terms) {
        broker.submit(intent(id, terms));
    }

    OrderIntent intent(String id, OrderRequest.Builder terms) {
        return OrderIntent.builder(
                        ClientOrderId.of(id),
                        "test",
                        sequence++,
                        venue.nowNanos(),
                        terms.timeInForce(TimeInForce.GTC).build())
                .build();
    }

    static OrderRequest.Builder buy(String units) {
        return OrderRequest.market(SHARE, Side.BUY, Decimal.parse(units));
    }

    static OrderRequest.Builder sell(String units) {
        return OrderRequest.market(SHARE, Side.SELL, Decimal.parse(units));
    }

    static OrderRequest.Builder buy(String units, String limit) {
        return OrderRequest.limit(SHARE, Side.BUY, Decimal.parse(units), Decimal.parse(limit));
    }

    static OrderRequest.Builder sell(String units, String limit) {
        return OrderRequest.limit(SHARE, Side.SELL, Decimal.parse(units), Decimal.parse(limit));
    }

    Play run(String seconds) {
        venue.advance(Duration.ofNanos(
                Decimal.parse(seconds).times(Decimal.of(1_000_000_000)).toLongExact()));
        return this;
    }

    /** An answer that is there after a second. */
    <T> T ask(CompletionStage<T> stage) {
        run("1");
        return stage.toCompletableFuture().getNow(null);
    }

    /** Kinds of events about an order, in the order in which they came, for example {@code ACCEPT FILL 100}. */
    String heard(String id) {
        String prefix = id + " ";
        return told.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .collect(Collectors.joining(", "));
    }

    List<Fill> fills() {
        return activities.stream()
                .filter(Fill.class::isInstance)
                .map(Fill.class::cast)
                .toList();
    }

    private final class Recorder implements BrokerEvents {
        @Override
        public void onStream(StreamState state, String detail) {
            told.add("stream " + state);
        }

        @Override
        public void onOrder(OrderEvent event) {
            orders.add(event);
            String reason = event.reason() == null ? "" : " " + event.reason();
            told.add(event.clientOrderId() + " " + event.kind() + reason);
        }

        @Override
        public void onActivity(Activity activity) {
            activities.add(activity);
            if (activity instanceof Fill fill) {
                told.add(fill.clientOrderId() + " FILL " + fill.quantity());
            } else {
                told.add("activity " + activity.getClass().getSimpleName());
            }
        }

        @Override
        public void onAccount(Account account) {
            told.add("account");
        }

        @Override
        public void onMarket(MarketEvent event) {
            quotes.add(event);
        }

        @Override
        public void onExchangeRate(ExchangeRate rate) {
            told.add("rate");
        }

        @Override
        public void onGap(String detail) {
            told.add("gap " + detail);
        }
    }
}
