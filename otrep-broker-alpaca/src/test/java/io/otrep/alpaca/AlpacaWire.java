package io.otrep.alpaca;

import io.otrep.broker.Broker;
import io.otrep.broker.BrokerContext;
import io.otrep.broker.Capability;
import io.otrep.broker.tck.Listing;
import io.otrep.broker.tck.WireDouble;
import io.otrep.broker.tck.WireFault;
import io.otrep.broker.tck.wire.WireServer;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.market.Nanos;
import io.otrep.market.SettlementModel;
import io.otrep.market.TradingCalendar;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.RejectReason;
import io.otrep.order.TimeInForce;
import io.otrep.order.VenueOrderId;
import io.otrep.venue.sim.MessageKind;
import io.otrep.venue.sim.SimBroker;
import io.otrep.venue.sim.VenueDriver;
import io.otrep.venue.sim.VenueRules;
import io.otrep.venue.sim.VenueSim;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Alpaca's trading API, its order stream and its price streams, as documented, in front of the simulated venue, which lives by the clock. */
final class AlpacaWire implements WireDouble {
    static final String ROUTE = Alpaca.ROUTE;
    static final String KEY = "PKDOUBLE0000000000AA";
    static final String SECRET = "double-secret-3b1f9d7c5a";

    private static final Listing SHARE = Listing.of(
            Instrument.builder("ACME", ROUTE, Asset.of("ACME", AssetClass.EQUITY), Currency.USD)
                    .tick("0.01")
                    .step("0.000000001")
                    .calendar(TradingCalendar.always())
                    .build(),
            "99.90",
            "100.10",
            "10");
    private static final Listing COIN = Listing.of(
            Instrument.builder("BTC/USD", ROUTE, Asset.of("BTC", AssetClass.CRYPTO), Currency.USD)
                    .tick("0.5")
                    .step("0.0001")
                    .minQuantity(Decimal.parse("0.0001"))
                    .baseCurrency(Currency.of("BTC"))
                    .settlement(SettlementModel.SPOT_EXCHANGE)
                    .shortable(false)
                    .calendar(TradingCalendar.always())
                    .build(),
            "60000",
            "60010",
            "0.01");

    private final AlpacaWireFaults faults = new AlpacaWireFaults();
    private final AlpacaWireStreams streams = new AlpacaWireStreams(faults);
    private final AlpacaWireDesk desk = new AlpacaWireDesk();
    private final AlpacaWireRest rest = new AlpacaWireRest(this, faults);
    private final Map<ClientOrderId, List<OrderRequest>> received = new ConcurrentHashMap<>();
    private final VenueSim venue = venue();
    private final AlpacaWireBook book = new AlpacaWireBook(venue, streams);
    private final SimBroker requests = connection();
    private final SimBroker feed = connection();
    private VenueDriver driver;
    private WireServer restServer;
    private boolean away;
    private WireServer streamServer;

    private static VenueSim venue() {
        EnumSet<Capability> can = EnumSet.copyOf(VenueRules.supported());
        can.removeAll(Set.of(Capability.CROSSES_ZERO, Capability.POST_ONLY, Capability.REDUCE_ONLY, Capability.GTD));
        return VenueSim.builder(ROUTE, Money.parse("5000000 USD"))
                .instruments(SHARE.instrument(), COIN.instrument())
                .rules(VenueRules.builder()
                        .capabilities(can)
                        .maxIdLength(128)
                        .idPattern(".+")
                        .fundsChecked(true)
                        .replaceMakesNewId(true)
                        .requestLatency(Duration.ZERO)
                        .replyLatency(Duration.ZERO)
                        .frameLatency(Duration.ZERO)
                        .build())
                .startNanos(Nanos.of(Instant.now()))
                .traced(false)
                .build();
    }

    private SimBroker connection() {
        BrokerContext context = new BrokerContext("double", ROUTE, Currency.USD, InstantSource.system());
        Broker broker = venue.brokers().create(context);
        return (SimBroker) broker;
    }

    @Override
    public void start() {
        driver = VenueDriver.start(venue, InstantSource.system(), "otrep-wire-venue");
        feed.connect(book);
        feed.subscribe(List.of(SHARE.instrument(), COIN.instrument()));
        requests.connect(desk);
        try {
            restServer = WireServer.start(rest::play);
            streamServer = WireServer.start(streams::play);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AlpacaEndpoints endpoints() {
        return new AlpacaEndpoints(
                restServer.httpUri(""),
                streamServer.socketUri("/stream"),
                restServer.httpUri(""),
                streamServer.socketUri("/v2"),
                streamServer.socketUri("/v1beta3/crypto/us"));
    }

    @Override
    public Map<String, URI> urls() {
        return Map.of("trading", restServer.httpUri(""), "stream", streamServer.socketUri("/stream"));
    }

    @Override
    public List<Listing> listings() {
        return List.of(SHARE, COIN);
    }

    @Override
    public <T> T ask(Function<VenueSim, T> question) {
        return driver.ask(question).join();
    }

    /** Does something on the venue's thread. */
    void run(Runnable action) {
        ask(each -> {
            action.run();
            return true;
        });
    }

    AlpacaWireBook book() {
        return book;
    }

    AlpacaWireDesk desk() {
        return desk;
    }

    /** For questions about the account. */
    SimBroker query() {
        return requests;
    }

    void note(ClientOrderId id, OrderRequest terms) {
        received.computeIfAbsent(id, each -> new CopyOnWriteArrayList<>()).add(terms);
    }

    // ---------------------------------------------------------------- what the simulated venue is asked

    void send(AlpacaWireParse.Parsed parsed) {
        List<OrderIntent> intents = new ArrayList<>();
        for (AlpacaWireOrder order : parsed.all()) {
            intents.add(intent(order.simulated, simulated(order.terms)));
        }
        if (parsed.group() == null) {
            requests.submit(intents.get(0));
        } else {
            requests.submitGroup(parsed.group(), intents);
        }
    }

    void replace(AlpacaWireOrder next, Decimal total, VenueOrderId old) {
        OrderRequest terms = simulated(next.terms).toBuilder().quantity(total).build();
        requests.replace(intent(next.simulated, terms), old);
    }

    void cancel(ClientOrderId id, VenueOrderId venueOrderId) {
        requests.cancel(id, venueOrderId);
    }

    private static OrderIntent intent(ClientOrderId id, OrderRequest terms) {
        return OrderIntent.builder(id, "double", 0, 0, terms).build();
    }

    /** The simulated venue knows no auctions, no values and no extended hours. */
    private static OrderRequest simulated(OrderRequest terms) {
        OrderRequest.Builder plain = terms.toBuilder().extendedHours(false);
        if (terms.timeInForce() == TimeInForce.OPG || terms.timeInForce() == TimeInForce.CLS) {
            plain.timeInForce(TimeInForce.GTC);
        }
        if (terms.notional() != null) {
            Listing listing = terms.instrument().equals(SHARE.instrument()) ? SHARE : COIN;
            Decimal units = terms.notional().dividedBy(listing.ask(), 9, RoundingMode.DOWN);
            plain.notional(null).quantity(units.toMultipleOf(terms.instrument().step(), RoundingMode.DOWN));
        }
        return plain.build();
    }

    // ---------------------------------------------------------------- time and faults

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }

    @Override
    public void pass(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Duration calm() {
        return Duration.ofMillis(30);
    }

    @Override
    public boolean can(WireFault.Kind kind, MessageKind on) {
        return true;
    }

    /** Words that Alpaca's documents do not tell apart from those of wrong terms. */
    @Override
    public boolean can(RejectReason reason) {
        return reason != RejectReason.OTHER;
    }

    @Override
    public void faults(WireFault... some) {
        comeBack();
        faults.begin(some);
        for (WireFault fault : some) {
            if (fault.kind() == WireFault.Kind.NO_CONNECTION) {
                goAway();
            }
        }
    }

    /** Nobody listens until other faults are in force. Answers that are under way arrive first: what they answer is not struck. */
    private void goAway() {
        long end = System.nanoTime() + patience().toNanos();
        while (restServer.openConnections() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
        try {
            restServer.close();
            away = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void comeBack() {
        try {
            restServer = away ? WireServer.startAt(restServer.port(), rest::play) : restServer;
            away = false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void cutStreams(Duration refusedFor) {
        streams.cut(refusedFor.toNanos());
    }

    @Override
    public void muteStreams() {
        streams.mute();
    }

    @Override
    public List<OrderRequest> received(ClientOrderId id) {
        return List.copyOf(received.getOrDefault(id, List.of()));
    }

    @Override
    public int connections() {
        return restServer.openConnections() + streamServer.openConnections();
    }

    @Override
    public boolean owns(Thread thread) {
        return thread.getName().startsWith("otrep-wire-");
    }

    @Override
    public List<Bar> pastBars(Instrument instrument) {
        List<Bar> bars = new ArrayList<>();
        Instant open = Instant.parse("2026-03-03T15:00:00Z");
        for (int i = 0; i < 11; i++) {
            long from = Nanos.of(open.plusSeconds(60L * i));
            bars.add(new Bar(
                    instrument,
                    BarInterval.MINUTE,
                    LocalDate.of(2026, 3, 3),
                    from,
                    from + 60 * Nanos.PER_SECOND,
                    100 + i,
                    101.5 + i,
                    99.25 + i,
                    100.5 + i,
                    1000 + i));
        }
        return bars;
    }

    @Override
    public void close() {
        if (driver == null) {
            return;
        }
        try {
            restServer.close();
            streamServer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            driver.close();
        }
    }
}
