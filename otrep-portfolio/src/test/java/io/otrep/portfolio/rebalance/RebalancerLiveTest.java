package io.otrep.portfolio.rebalance;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.core.Pipeline;
import io.otrep.core.ReplayResult;
import io.otrep.core.SteppedEngine;
import io.otrep.core.TradingEngine;
import io.otrep.core.journal.JournalConfig;
import io.otrep.core.journal.MemoryDisk;
import io.otrep.core.journal.MemoryJournal;
import io.otrep.journal.Journal;
import io.otrep.journal.JournalLevel;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.market.Nanos;
import io.otrep.market.TradingCalendar;
import io.otrep.portfolio.Allocation;
import io.otrep.venue.sim.FaultPlan;
import io.otrep.venue.sim.PricePath;
import io.otrep.venue.sim.VenueRules;
import io.otrep.venue.sim.VenueSim;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rebalancer in a live engine, step by step in virtual time, on a venue that may fail. */
class RebalancerLiveTest {
    private static final long START = Shares.at("2024-03-04T15:00:00Z");
    private static final Instrument A = share("A");
    private static final Instrument B = share("B");

    private final List<PlanReport> reports = new ArrayList<>();
    private final MemoryDisk disk = MemoryDisk.seeded(1);
    private VenueSim venue = venue(FaultPlan.none(), 0);

    private static Instrument share(String symbol) {
        return Instrument.builder(symbol, "sim", Asset.of(symbol, AssetClass.EQUITY), Currency.USD)
                .calendar(TradingCalendar.always())
                .tick("0.01")
                .step("1")
                .build();
    }

    private static VenueSim venue(FaultPlan faults, long seed) {
        return VenueSim.builder("sim", Money.parse("100000 USD"))
                .instruments(A, B)
                .path(PricePath.walk(A, seed, START, Duration.ofSeconds(20), Decimal.HUNDRED))
                .path(PricePath.walk(B, ~seed, START, Duration.ofSeconds(20), Decimal.of(50)))
                .rules(VenueRules.builder()
                        .deadline(Duration.ofSeconds(5))
                        .fundsChecked(true)
                        .build())
                .faults(faults)
                .startNanos(START)
                .build();
    }

    private final SteppedEngine.World world = new SteppedEngine.World() {
        @Override
        public long nowNanos() {
            return venue.nowNanos();
        }

        @Override
        public boolean advance() {
            return advance(Long.MAX_VALUE);
        }

        private boolean advance(long end) {
            long next = Math.min(end, venue.nextTimeNanos());
            venue.advanceTo(Math.max(next, venue.nowNanos()));
            return next < Long.MAX_VALUE;
        }
    };

    /** All in A in the first hour, all in B after that. */
    private Pipeline pipeline() {
        WeightSource weights = (now, history) -> Allocation.of(
                now.timeNanos() < START + Duration.ofHours(1).toNanos()
                        ? new double[] {0.9, 0}
                        : new double[] {0.1, 0.8});
        RebalanceRule hourly = (now, targets, last) -> last == Long.MIN_VALUE
                        || now.timeNanos() - last >= Duration.ofHours(1).toNanos()
                ? RebalanceDecision.due(RebalanceDecision.Reason.SCHEDULE, "hour")
                : RebalanceDecision.notDue(RebalanceDecision.Reason.NOT_SCHEDULED, "hour");
        RebalanceConfig config = RebalanceConfig.builder(Capital.shareOfEquity(1), List.of("A", "B"), weights)
                .rule(hourly)
                .checkEvery(Duration.ofMinutes(1))
                .patience(Duration.ofMinutes(2))
                .deadline(Duration.ofMinutes(50))
                .attempts(40)
                .tradeTo(Bands.absolute(0.01))
                .onEnd(reports::add)
                .build();
        return TradingEngine.builder("USD")
                .name("live")
                .route(venue.brokers(), "A", "B")
                .policy("rebalance", () -> new Rebalancer(config))
                .ordersOnly()
                .withoutGates()
                .clock(() -> Nanos.toInstant(venue.nowNanos()))
                .snapshotEvery(200)
                .journal((name, clock) -> journal(), JournalLevel.ALL);
    }

    private Journal journal() throws IOException {
        return MemoryJournal.open(
                disk,
                JournalConfig.builder(() -> Nanos.toInstant(venue.nowNanos())).build());
    }

    /** Lets the engine and the venue go on until a time. */
    private void run(SteppedEngine engine, Duration until) {
        long end = START + until.toNanos();
        while (venue.nowNanos() < end) {
            stepOnce(engine, end);
        }
    }

    private void stepOnce(SteppedEngine engine, long end) {
        boolean worked = false;
        for (int part = 0; part < engine.parts(); part++) {
            worked |= engine.step(part);
        }
        if (!worked) {
            long next = Math.min(end, Math.min(venue.nextTimeNanos(), engine.nextTimeNanos()));
            venue.advanceTo(Math.max(next, venue.nowNanos() + 1));
        }
    }

    private Decimal held(Instrument instrument) {
        return venue.truth().positions().getOrDefault(instrument, Decimal.ZERO);
    }

    @Test
    void sellsThenBuysWithTheProceeds() throws IOException {
        SteppedEngine engine = pipeline().stepped(world);
        engine.start();

        run(engine, Duration.ofMinutes(100));

        assertThat(reports).hasSize(2).allMatch(PlanReport::isComplete);
        assertThat(held(A).toDouble()).isBetween(50.0, 150.0);
        assertThat(held(B).toDouble()).isBetween(1_200.0, 2_000.0);
        assertThat(venue.truth().duplicates()).isEmpty();
        engine.close();
    }

    /** Dies at a random step of the change from A to B, and at others; the plan is taken up and ends, and a replay decides the same. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void planSurvivesDeathsInItsMiddleAndReplays(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        SteppedEngine engine = pipeline().stepped(world);
        engine.start();
        run(engine, Duration.ofMinutes(60));
        int inTheMiddle = 0;
        for (int life = 0; life < 4; life++) {
            long end = START + Duration.ofMinutes(63 + life).toNanos();
            while (engine.book().workingOrderCount() == 0 && venue.nowNanos() < end) {
                stepOnce(engine, end);
            }
            for (int steps = random.nextInt(8); steps > 0; steps--) {
                stepOnce(engine, end);
            }
            inTheMiddle += engine.book().workingOrderCount() > 0 && reports.size() < 2 ? 1 : 0;
            engine.crash();
            disk.kill();
            engine = pipeline().stepped(world);
            engine.start();
        }

        run(engine, Duration.ofMinutes(110));

        assertThat(inTheMiddle).as("seed %d", seed).isPositive();
        assertThat(reports).as("seed %d", seed).hasSize(2);
        assertThat(reports.get(1).id()).as("seed %d", seed).isEqualTo(2);
        assertThat(reports.get(1).isComplete()).as("seed %d, %s", seed, reports).isTrue();
        assertThat(venue.truth().duplicates()).as("seed %d", seed).isEmpty();
        engine.close();
        ReplayResult replay = pipeline().replay(journal());
        assertThat(replay.difference()).as("seed %d", seed).isEmpty();
        assertThat(replay.runs()).as("seed %d", seed).isBetween(2, 5); // a death at once leaves no run behind
    }

    /** Timeouts, lost answers, refusals and cut streams for half an hour: no order is made twice and the books agree. */
    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void stormLeavesNoOrderTwice(long seed) throws IOException {
        venue = venue(FaultPlan.seeded(seed).until(Duration.ofMinutes(80)), seed);
        SteppedEngine engine = pipeline().stepped(world);
        engine.start();

        run(engine, Duration.ofMinutes(170));

        assertThat(venue.truth().duplicates()).as("seed %d", seed).isEmpty();
        assertThat(reports).as("seed %d", seed).isNotEmpty();
        PlanReport last = reports.get(reports.size() - 1);
        assertThat(last.isComplete()).as("seed %d, %s", seed, reports).isTrue();
        assertThat(held(A).toDouble())
                .as("seed %d", seed)
                .isEqualTo(engine.book().position(0));
        assertThat(held(B).toDouble())
                .as("seed %d", seed)
                .isEqualTo(engine.book().position(1));
        engine.close();
    }
}
