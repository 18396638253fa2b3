package io.otrep.core.sim;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.ExchangeRate;
import io.otrep.account.Fill;
import io.otrep.broker.BrokerEvents;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.DepthSnapshot;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import io.otrep.market.MarketEvent;
import io.otrep.market.Quote;
import io.otrep.market.QuoteBar;
import io.otrep.market.Trade;
import io.otrep.market.TradingCalendar;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderType;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A venue under test with a clock by minutes, short words for events and orders, and a log of what the venue said. */
final class Bench implements BrokerEvents {
    static final long MINUTE = 60_000_000_000L;
    /** 2024-03-04T15:00:00Z, a Monday, 10:00 in New York. */
    static final long START = Instant.parse("2024-03-04T15:00:00Z").toEpochMilli() * 1_000_000L;

    final Instrument instrument;
    final SimulatedVenue venue;
    final List<String> log = new ArrayList<>();
    final List<Fill> fills = new ArrayList<>();
    final List<OrderEvent> events = new ArrayList<>();
    final List<Activity> activities = new ArrayList<>();
    private long now = START;
    private int count;

    Bench(FillRules rules) {
        this(share("0.01", "1"), Simulation.of("1000000 USD").rules(rules));
    }

    Bench(Instrument instrument, Simulation simulation) {
        this.instrument = instrument;
        this.venue = simulation.instruments(InstrumentCatalog.of(instrument)).venue(instrument.route());
        venue.advanceTo(START);
        venue.connect(this);
    }

    static Instrument share(String tick, String step) {
        return Instrument.builder("ABC", "sim", Asset.of("ABC", AssetClass.EQUITY), Currency.USD)
                .tick(tick)
                .step(step)
                .build();
    }

    static Instrument coin(String tick, String step) {
        return Instrument.builder("XYZ", "sim", Asset.of("XYZ", AssetClass.PERPETUAL), Currency.USD)
                .tick(tick)
                .step(step)
                .calendar(TradingCalendar.always())
                .build();
    }

    long now() {
        return now;
    }

    Bench at(String instant) {
        now = Instant.parse(instant).getEpochSecond() * 1_000_000_000L;
        venue.advanceTo(now);
        return this;
    }

    Bench bar(double open, double high, double low, double close) {
        return bar(open, high, low, close, 1_000_000);
    }

    Bench bar(double open, double high, double low, double close, double volume) {
        long from = now;
        now += MINUTE;
        return event(new Bar(instrument, BarInterval.MINUTE, date(), from, now, open, high, low, close, volume));
    }

    Bench quoteBar(QuoteBar.Ohlc bid, QuoteBar.Ohlc ask) {
        long from = now;
        now += MINUTE;
        return event(new QuoteBar(instrument, BarInterval.MINUTE, date(), from, now, bid, ask));
    }

    Bench quote(double bid, double ask, double bidSize, double askSize) {
        now += MINUTE / 60;
        return event(new Quote(instrument, now, bid, ask, bidSize, askSize));
    }

    Bench trade(double price, double size) {
        now += MINUTE / 60;
        return event(new Trade(instrument, now, price, size, Trade.Aggressor.UNKNOWN));
    }

    /** Levels as price, size, price, size. */
    Bench depth(double[] bids, double[] asks) {
        now += MINUTE / 60;
        return event(
                new DepthSnapshot(instrument, now, every(bids, 0), every(bids, 1), every(asks, 0), every(asks, 1)));
    }

    private static double[] every(double[] pairs, int from) {
        double[] half = new double[pairs.length / 2];
        for (int i = 0; i < half.length; i++) {
            half[i] = pairs[2 * i + from];
        }
        return half;
    }

    Bench event(MarketEvent event) {
        venue.onMarket(event);
        return this;
    }

    private LocalDate date() {
        return instrument.calendar().tradingDate(now);
    }

    OrderRequest.Builder order(Side side, OrderType type, String quantity) {
        return OrderRequest.builder(instrument, side, type)
                .quantity(Decimal.parse(quantity))
                .timeInForce(TimeInForce.GTC);
    }

    OrderRequest market(Side side, String quantity) {
        return order(side, OrderType.MARKET, quantity).build();
    }

    OrderRequest limit(Side side, String quantity, String price) {
        return order(side, OrderType.LIMIT, quantity)
                .limitPrice(Decimal.parse(price))
                .build();
    }

    OrderRequest stop(Side side, String quantity, String price) {
        return order(side, OrderType.STOP, quantity)
                .stopPrice(Decimal.parse(price))
                .build();
    }

    OrderRequest stopLimit(Side side, String quantity, String stop, String limit) {
        return order(side, OrderType.STOP_LIMIT, quantity)
                .stopPrice(Decimal.parse(stop))
                .limitPrice(Decimal.parse(limit))
                .build();
    }

    Bench submit(String id, OrderRequest request) {
        venue.submit(intent(id, request));
        return this;
    }

    OrderIntent intent(String id, OrderRequest request) {
        return OrderIntent.builder(ClientOrderId.of(id), "test", count++, now, request)
                .build();
    }

    Bench group(OrderGroup group, String... ids) {
        List<OrderIntent> intents = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            intents.add(intent(ids[i], group.requests().get(i)));
        }
        venue.submitGroup(group, intents);
        return this;
    }

    Bench cancel(String id) {
        venue.cancel(ClientOrderId.of(id), null);
        return this;
    }

    Bench replace(String id, OrderRequest now) {
        venue.replace(intent(id, now).toBuilder().replaced(order(id).terms()).build(), null);
        return this;
    }

    Order order(String id) {
        return venue.order(ClientOrderId.of(id)).toCompletableFuture().join().orElseThrow();
    }

    Decimal held() {
        return venue.positions().toCompletableFuture().join().stream()
                .map(position -> position.quantity())
                .reduce(Decimal.ZERO, Decimal::plus);
    }

    /** What was said since the last call: {@code a ACCEPT}, {@code a fill 100 @ 101.5}. */
    List<String> said() {
        List<String> said = List.copyOf(log);
        log.clear();
        return said;
    }

    List<String> fillsSaid() {
        return said().stream().filter(line -> line.contains(" fill ")).toList();
    }

    @Override
    public void onStream(StreamState state, String detail) {}

    @Override
    public void onOrder(OrderEvent event) {
        events.add(event);
        log.add(event.clientOrderId() + " " + event.kind() + (event.reason() == null ? "" : " " + event.reason()));
    }

    @Override
    public void onActivity(Activity activity) {
        activities.add(activity);
        if (activity instanceof Fill fill) {
            fills.add(fill);
            log.add(fill.clientOrderId() + " fill " + fill.quantity() + " @ " + fill.price());
        }
    }

    @Override
    public void onAccount(Account account) {}

    @Override
    public void onMarket(MarketEvent event) {}

    @Override
    public void onExchangeRate(ExchangeRate rate) {}

    @Override
    public void onGap(String detail) {}
}
