package io.otrep.broker.tck;

import io.otrep.broker.BrokerFactory;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.market.Nanos;
import io.otrep.market.SettlementModel;
import io.otrep.market.TradingCalendar;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderRequest;
import io.otrep.venue.sim.Fault;
import io.otrep.venue.sim.FaultKind;
import io.otrep.venue.sim.FaultPlan;
import io.otrep.venue.sim.MessageKind;
import io.otrep.venue.sim.VenueRules;
import io.otrep.venue.sim.VenueSim;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.opentest4j.TestAbortedException;

/** The simulated venue without a wire: its broker calls it, in virtual time, and its own fault plan stands for the wire's. */
final class SimWire implements WireDouble {
    private static final String ROUTE = "sim";
    private static final Listing SHARE = Listing.of(
            Instrument.builder("AAA", ROUTE, Asset.of("AAA", AssetClass.EQUITY), Currency.USD)
                    .tick("0.01")
                    .step("1")
                    .calendar(TradingCalendar.always())
                    .build(),
            "99.90",
            "100.10",
            "10");
    private static final Listing COIN = Listing.of(
            Instrument.builder("BTC/USD", ROUTE, Asset.of("BTC", AssetClass.CRYPTO), Currency.USD)
                    .tick("0.5")
                    .step("0.0001")
                    .baseCurrency(Currency.of("BTC"))
                    .settlement(SettlementModel.SPOT_EXCHANGE)
                    .calendar(TradingCalendar.always())
                    .build(),
            "60000",
            "60010",
            "0.01");

    private final VenueSim venue = VenueSim.builder(ROUTE, Money.parse("5000000 USD"))
            .instruments(SHARE.instrument(), COIN.instrument())
            .rules(VenueRules.builder().fundsChecked(true).build())
            .startNanos(1_700_000_000_000_000_000L)
            .build();
    private final List<SimDoor> doors = new ArrayList<>();

    BrokerFactory brokers() {
        return new SimDoor.Factory(venue.brokers(), doors);
    }

    @Override
    public void start() {}

    @Override
    public Map<String, URI> urls() {
        return Map.of();
    }

    @Override
    public List<Listing> listings() {
        return List.of(SHARE, COIN);
    }

    @Override
    public <T> T ask(Function<VenueSim, T> question) {
        return question.apply(venue);
    }

    @Override
    public InstantSource clock() {
        return () -> Nanos.toInstant(venue.nowNanos());
    }

    @Override
    public void pass(Duration duration) {
        venue.advance(duration);
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(20);
    }

    @Override
    public Duration calm() {
        return Duration.ofSeconds(20);
    }

    @Override
    public boolean can(WireFault.Kind kind, MessageKind on) {
        List<Fault> same = same(kind, on);
        return !same.isEmpty() && same.stream().allMatch(fault -> fault.kind().strikes(on));
    }

    /** The plan's own words for a fault of the wire; none where it has none. */
    private static List<Fault> same(WireFault.Kind kind, MessageKind on) {
        return on == MessageKind.QUERY ? sameOfQuery(kind) : sameOfOthers(kind);
    }

    private static List<Fault> sameOfQuery(WireFault.Kind kind) {
        return switch (kind) {
            case NO_CONNECTION, SERVER_ERROR -> List.of(Fault.of(FaultKind.QUERY_FAILED));
            case REQUEST_LOST -> List.of(Fault.of(FaultKind.QUERY_DELAYED).lasting(Duration.ofHours(1)));
            case REPLY_DELAYED -> List.of(Fault.of(FaultKind.QUERY_DELAYED));
            case RATE_LIMITED -> List.of(Fault.of(FaultKind.RATE_LIMITED));
            default -> List.of();
        };
    }

    private static List<Fault> sameOfOthers(WireFault.Kind kind) {
        return switch (kind) {
            case NO_CONNECTION -> List.of(Fault.of(FaultKind.CUT_BEFORE_SEND));
            case REQUEST_LOST -> List.of(Fault.of(FaultKind.REQUEST_LOST));
            case CUT_BEFORE_ARRIVAL -> List.of(Fault.of(FaultKind.CUT_AFTER_SEND), Fault.of(FaultKind.REQUEST_LOST));
            case CUT_AFTER_ARRIVAL -> List.of(Fault.of(FaultKind.CUT_AFTER_SEND));
            case REPLY_LOST -> List.of(Fault.of(FaultKind.REPLY_LOST));
            case SERVER_ERROR -> List.of(Fault.of(FaultKind.SERVER_ERROR));
            case SERVER_ERROR_AFTER -> List.of(Fault.of(FaultKind.SERVER_ERROR_AFTER));
            case REPLY_DELAYED -> List.of(Fault.of(FaultKind.REPLY_DELAYED));
            case RATE_LIMITED -> List.of(Fault.of(FaultKind.RATE_LIMITED));
            case FRAME_LOST -> List.of(Fault.of(FaultKind.FRAME_LOST));
            case FRAME_DUPLICATED -> List.of(Fault.of(FaultKind.FRAME_DUPLICATED));
            case FRAME_OVERTAKEN -> List.of(Fault.of(FaultKind.FRAME_OVERTAKEN));
            case CUT_IN_REPLY, REPLY_GARBLED, FRAME_GARBLED -> List.of();
        };
    }

    @Override
    public void faults(WireFault... faults) {
        FaultPlan plan = FaultPlan.none();
        for (WireFault fault : faults) {
            for (Fault same : same(fault.kind(), fault.on())) {
                plan = fault.count() == 1 ? plan.script(fault.on(), 1, same) : plan.with(same.on(fault.on()));
            }
        }
        venue.faults(plan);
    }

    @Override
    public void cutStreams(Duration refusedFor) {
        doors.forEach(door -> door.cutStream(refusedFor));
    }

    @Override
    public void muteStreams() {
        throw new TestAbortedException("the simulated stream has no pings");
    }

    @Override
    public List<OrderRequest> received(ClientOrderId id) {
        return doors.stream().flatMap(door -> door.received(id).stream()).toList();
    }

    @Override
    public int connections() {
        return 0;
    }

    @Override
    public boolean owns(Thread thread) {
        return false;
    }

    @Override
    public void close() {}
}
