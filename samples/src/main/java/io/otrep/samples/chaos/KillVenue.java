package io.otrep.samples.chaos;

import io.otrep.broker.Broker;
import io.otrep.broker.BrokerContext;
import io.otrep.broker.BrokerProfile;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.market.Nanos;
import io.otrep.venue.sim.DuplicateIds;
import io.otrep.venue.sim.Fault;
import io.otrep.venue.sim.FaultKind;
import io.otrep.venue.sim.FaultPlan;
import io.otrep.venue.sim.PricePath;
import io.otrep.venue.sim.VenueDriver;
import io.otrep.venue.sim.VenueRules;
import io.otrep.venue.sim.VenueRulesBuilder;
import io.otrep.venue.sim.VenueSim;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * The venue of one round, in real time: rules and faults drawn from a seed, as in a campaign in one process, but twenty times faster. It is reached by other
 * processes at {@link #port}. Thread-safe.
 */
final class KillVenue implements AutoCloseable {
    /** The one thing that is traded; parent and child both know it. */
    static final Instrument ABC = Instrument.builder("ABC", "sim", Asset.of("ABC", AssetClass.EQUITY), Currency.USD)
            .tick("0.01")
            .step("1")
            .build();

    private final VenueSim venue;
    private final VenueDriver driver;
    private final VenueServer server;
    private final boolean provable;

    KillVenue(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        DuplicateIds ids = DuplicateIds.values()[random.nextInt(DuplicateIds.values().length)];
        boolean deadline = random.nextBoolean();
        provable = deadline;
        InstantSource clock = InstantSource.system();
        long now = Nanos.of(clock.instant());
        VenueRules rules = rules(random, ids, deadline);
        venue = VenueSim.builder("sim", Money.parse("1000000 USD"))
                .instruments(ABC)
                .path(PricePath.walk(ABC, seed, now, Duration.ofMillis(20), Decimal.parse("100.00")))
                .rules(rules)
                .faults(faults(seed, ids))
                .startNanos(now)
                .build();
        WireRules promised = new WireRules(profile(venue));
        driver = VenueDriver.start(venue, clock, "chaos-venue");
        server = new VenueServer(driver, venue.brokers(), ABC, promised);
    }

    private static BrokerProfile profile(VenueSim venue) {
        try (Broker asked =
                venue.brokers().create(new BrokerContext("chaos", "sim", Currency.USD, InstantSource.system()))) {
            return asked.profile();
        }
    }

    private static VenueRules rules(SplittableRandom random, DuplicateIds ids, boolean deadline) {
        VenueRulesBuilder rules = VenueRules.builder()
                .duplicateIds(ids)
                .visibilityDelay(Duration.ofMillis(10 + random.nextInt(90)))
                .timeout(Duration.ofMillis(250))
                .reconnectDelay(Duration.ofMillis(50))
                .replaceMakesNewId(random.nextBoolean())
                .ordersSurviveRestart(random.nextBoolean());
        return (deadline ? rules.deadline(Duration.ofMillis(250)) : rules).build();
    }

    private static FaultPlan faults(long seed, DuplicateIds ids) {
        List<Fault> quick = FaultPlan.seeded(seed).faults().stream()
                .filter(fault -> ids != DuplicateIds.TAKEN || fault.kind() != FaultKind.REQUEST_DUPLICATED)
                .map(KillVenue::quick)
                .toList();
        return FaultPlan.of(seed, quick.toArray(Fault[]::new));
    }

    private static Fault quick(Fault fault) {
        return switch (fault.kind()) {
            case REQUEST_DELAYED, REPLY_DELAYED -> fault.lasting(Duration.ofMillis(1), Duration.ofMillis(600));
            case REQUEST_DUPLICATED, REPLY_DUPLICATED, FRAME_DUPLICATED ->
                fault.lasting(Duration.ZERO, Duration.ofMillis(150));
            case FRAME_DELAYED, FILL_BEFORE_ACCEPT, LATE_FILL ->
                fault.lasting(Duration.ofMillis(1), Duration.ofMillis(200));
            case STREAM_CUT, VENUE_RESTART -> fault.lasting(Duration.ofMillis(5), Duration.ofMillis(500));
            case BUST, CORRECTION -> fault.lasting(Duration.ofMillis(50), Duration.ofMillis(1_500));
            case QUERY_STALE -> fault.lasting(Duration.ofMillis(1), Duration.ofMillis(50));
            case REQUEST_OVERTAKEN, FRAME_OVERTAKEN, QUERY_DELAYED, PARTIAL_FILL ->
                fault.lasting(Duration.ofMillis(50));
            default -> fault;
        };
    }

    int port() {
        return server.port();
    }

    /** Whether an engine can prove by itself that an order does not exist and that a replace came to nothing. */
    boolean isProvable() {
        return provable;
    }

    void awaitRequests(int more, long patienceMs) throws InterruptedException {
        server.awaitRequests(more, patienceMs);
    }

    /** Asks the venue on its own thread. */
    <T> T ask(Function<VenueSim, T> question) {
        try {
            return driver.ask(question).join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the venue could not be asked: " + e.getCause(), e.getCause());
        }
    }

    /** Nothing goes wrong from now on. */
    void calm() {
        ask(each -> {
            each.faults(FaultPlan.none());
            return true;
        });
    }

    @Override
    public void close() {
        server.close();
        driver.close();
    }
}
