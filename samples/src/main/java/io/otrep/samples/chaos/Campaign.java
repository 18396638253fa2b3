package io.otrep.samples.chaos;

import io.otrep.broker.Capability;
import io.otrep.core.EngineListener;
import io.otrep.core.EngineSnapshot;
import io.otrep.core.Pipeline;
import io.otrep.core.ReplayResult;
import io.otrep.core.SteppedEngine;
import io.otrep.core.TradingEngine;
import io.otrep.core.journal.JournalConfig;
import io.otrep.core.journal.MemoryDisk;
import io.otrep.core.journal.MemoryJournal;
import io.otrep.core.reconcile.Evidence;
import io.otrep.journal.Journal;
import io.otrep.journal.JournalLevel;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.market.Nanos;
import io.otrep.order.Order;
import io.otrep.order.OrderIntent;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingState;
import io.otrep.venue.sim.DuplicateIds;
import io.otrep.venue.sim.FaultKind;
import io.otrep.venue.sim.FaultPlan;
import io.otrep.venue.sim.PricePath;
import io.otrep.venue.sim.VenueRules;
import io.otrep.venue.sim.VenueRulesBuilder;
import io.otrep.venue.sim.VenueSim;
import java.io.IOException;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * One seed: a venue with faults, an engine that trades at random and dies at random writes, then calm, and an audit. Everything follows from the seed.
 * Single-threaded.
 */
public final class Campaign {
    private static final long START = Nanos.of(Instant.parse("2026-01-05T15:00:00Z"));
    private static final Duration STORM = Duration.ofSeconds(90);
    private static final int MOST_DEATHS = 3;
    private static final int CALM_ROUNDS = 12;
    private static final Duration CALM = Duration.ofSeconds(45);
    /** What the market's last step did at the venue arrives within this time, and before its next step. */
    private static final Duration ON_THE_WAY = Duration.ofMillis(100);

    private static final Instrument ABC = Instrument.builder(
                    "ABC", "sim", Asset.of("ABC", AssetClass.EQUITY), Currency.USD)
            .tick("0.01")
            .step("1")
            .build();

    private final long seed;
    private final Sabotage sabotage;
    private final JournalLevel level;
    private final boolean brackets;
    private final Set<String> told = new LinkedHashSet<>();
    private final Map<String, String> tags = new HashMap<>();
    private final SplittableRandom random;
    private final VenueSim venue;
    private final VirtualVenue world;
    private final boolean provable;
    private final String rules;
    private final Upkeep upkeep;
    private final MemoryDisk disk;
    private final Audit audit;
    private SteppedEngine engine;
    private int deaths;
    private int resolved;

    /**
     * A campaign that has not begun.
     *
     * @param seed everything follows from it
     * @param sabotage what is broken on purpose
     * @param level how much the engine writes
     */
    public Campaign(long seed, Sabotage sabotage, JournalLevel level) {
        this(seed, sabotage, level, false);
    }

    /**
     * A campaign that has not begun.
     *
     * @param seed everything follows from it
     * @param sabotage what is broken on purpose
     * @param level how much the engine writes
     * @param brackets whether one of two strategies opens brackets, which the venue does not know
     */
    public Campaign(long seed, Sabotage sabotage, JournalLevel level, boolean brackets) {
        this.seed = seed;
        this.brackets = brackets;
        this.level = level;
        this.sabotage = sabotage;
        this.random = new SplittableRandom(seed);
        DuplicateIds ids = DuplicateIds.values()[random.nextInt(DuplicateIds.values().length)];
        boolean deadline = random.nextBoolean();
        this.provable = deadline;
        this.upkeep = Upkeep.seeded(seed, level);
        this.rules = "ids " + ids + (deadline ? ", deadline" : ", no deadline") + ", " + upkeep;
        this.venue = venue(ids, deadline);
        this.world = new VirtualVenue(venue);
        this.disk = MemoryDisk.seeded(seed);
        this.audit = new Audit(venue.truth(), ABC);
        this.engine = pipeline().stepped(world);
    }

    private VenueSim venue(DuplicateIds ids, boolean deadline) {
        VenueRulesBuilder rules = VenueRules.builder()
                .duplicateIds(ids)
                .visibilityDelay(Duration.ofMillis(200 + random.nextInt(1_800)))
                .replaceMakesNewId(random.nextBoolean())
                .ordersSurviveRestart(random.nextBoolean());
        FaultPlan faults = FaultPlan.seeded(seed).until(STORM);
        if (ids == DuplicateIds.TAKEN) {
            faults = faults.without(FaultKind.REQUEST_DUPLICATED); // the wire's duplicate, not the engine's
        }
        if (brackets) {
            rules.capabilities(singleOrders());
        }
        return VenueSim.builder("sim", Money.parse("1000000 USD"))
                .instruments(ABC)
                .path(PricePath.walk(ABC, seed, START, Duration.ofMillis(400), Decimal.parse("100.00")))
                .rules((deadline ? rules.deadline(Duration.ofSeconds(5)) : rules).build())
                .faults(faults)
                .startNanos(START)
                .build();
    }

    /** A venue that does not know of groups, perhaps not of replaces or reduce-only orders either. */
    private Set<Capability> singleOrders() {
        Set<Capability> all = EnumSet.copyOf(VenueRules.supported());
        all.removeAll(List.of(Capability.OCO, Capability.OTO, Capability.BRACKET));
        if (seed % 2 == 0) {
            all.remove(Capability.REPLACE);
        }
        if (seed % 4 < 2) {
            all.remove(Capability.REDUCE_ONLY);
        }
        return all;
    }

    private EngineListener listener() {
        return new EngineListener() {
            @Override
            public void onIntent(OrderIntent intent) {
                intent.request().tag().ifPresent(tag -> tags.put(intent.id().value(), tag));
            }

            @Override
            public void onAnomaly(long timeNanos, String subject, String detail) {
                told.add(tags.getOrDefault(subject, subject));
            }
        };
    }

    private Pipeline pipeline() {
        long stormEnds = START + STORM.toNanos();
        return TradingEngine.builder("USD")
                .name("chaos")
                .route(Saboteur.brokers(venue.brokers(), sabotage), "ABC")
                .strategy(
                        "a",
                        () -> brackets ? new BracketHand(ABC, seed, stormEnds, tags) : new Hand(ABC, seed, stormEnds))
                .listener(listener())
                .strategy("b", () -> new Hand(ABC, ~seed, stormEnds))
                .sizing(() -> (strategy, level, slot, view) -> level * 30)
                .withoutGates()
                .clock(() -> Nanos.toInstant(venue.nowNanos()))
                .snapshotEvery(upkeep.snapshotEvery())
                .closedOrdersRemembered(upkeep.closedOrders())
                .journal((name, clock) -> Saboteur.journal(journal(clock), sabotage), level);
    }

    private Journal journal(InstantSource clock) throws IOException {
        JournalConfig config = JournalConfig.builder(clock)
                .segmentBytes(upkeep.segmentBytes())
                .retention(upkeep.retention())
                .build();
        return MemoryJournal.open(disk, config);
    }

    /**
     * Ends the engine in order and runs what it wrote again; its journal must keep all inputs.
     *
     * @return how the decisions compare
     * @throws IOException if the journal cannot be read
     */
    public ReplayResult replay() throws IOException {
        engine.close();
        try (Journal kept = journal(() -> Nanos.toInstant(venue.nowNanos()))) {
            return pipeline().replay(kept);
        }
    }

    /**
     * Runs it.
     *
     * @return what came of it
     * @throws IOException if the journal refuses what it wrote itself
     */
    public Outcome run() throws IOException {
        begin();
        long stormEnds = START + STORM.toNanos();
        while (venue.nowNanos() < stormEnds) {
            stormStep(stormEnds);
        }
        calm();
        EngineSnapshot last = engine.snapshot();
        audit.reservations(last, engine.book());
        long duplicates = audit.duplicates();
        boolean halted = engine.control().state(ControlScope.route("sim")) == TradingState.HALTED;
        long lost = audit.lost(last) + audit.unprotected(halted, told, tags);
        long unresolved = audit.unresolved(last);
        List<String> findings = audit.findings().stream()
                .map(it -> "seed " + seed + " (" + rules + ") " + it)
                .toList();
        return new Outcome(
                audit.orders(), deaths, resolved, duplicates, lost, audit.understated(), unresolved, findings);
    }

    /** A life, until it succeeds in beginning. */
    private void begin() throws IOException {
        while (true) {
            if (deaths < MOST_DEATHS && random.nextInt(5) > 0) {
                disk.crashAfter(1 + random.nextInt(220));
            }
            try {
                engine.start();
                return;
            } catch (MemoryDisk.Crash e) {
                die();
            }
        }
    }

    private void die() {
        deaths++;
        engine.crash();
        if (random.nextBoolean()) {
            disk.powerCut();
        } else {
            disk.kill();
        }
        engine = pipeline().stepped(world);
    }

    private void stormStep(long stormEnds) throws IOException {
        try {
            if (random.nextInt(3) > 0) {
                engine.step(random.nextInt(engine.parts()));
            } else {
                world.advance(engine.nextTimeNanos(), stormEnds);
            }
            audit.reservations(engine.snapshot(), engine.book());
        } catch (MemoryDisk.Crash e) {
            die();
            begin();
        }
    }

    /** No more faults: what can be known becomes known; where nothing can be proven, somebody who sees both sides says how it is. */
    private void calm() throws IOException {
        disk.crashAfter(Long.MAX_VALUE / 2);
        for (int round = 0; round < CALM_ROUNDS; round++) {
            engine.reconcile("sim");
            run(venue.nowNanos() + CALM.toNanos());
            if (!provable && round == CALM_ROUNDS / 2) {
                engine.snapshot().workingOrders().stream()
                        .filter(Order::isUnknown)
                        .forEach(this::resolve);
            }
        }
        run(venue.nowNanos() + ON_THE_WAY.toNanos());
    }

    private void resolve(Order order) {
        resolved++;
        Evidence evidence =
                venue.truth().order(order.id()).map(Campaign::evidence).orElseGet(Evidence::neverExisted);
        engine.resolve(order.id(), evidence, "the auditor");
        try {
            engine.settle(random::nextInt);
        } catch (IllegalArgumentException e) {
            if (sabotage == Sabotage.NONE) {
                throw e; // an engine that forgets its intents may know two orders by one id
            }
        }
    }

    private static Evidence evidence(Order truth) {
        if (truth.status().isWorking()) {
            return Evidence.isOpen(
                    truth.venueOrderIds().get(truth.venueOrderIds().size() - 1));
        }
        boolean filled = truth.filledQuantity().isPositive();
        return Evidence.ended(
                truth.filledQuantity(), filled ? ABC.price(truth.averagePrice(), RoundingMode.HALF_EVEN) : null);
    }

    private void run(long endNanos) {
        engine.settle(random::nextInt);
        while (venue.nowNanos() < endNanos) {
            world.advance(engine.nextTimeNanos(), endNanos);
            engine.settle(random::nextInt);
        }
    }

    /**
     * What went over the wire, for looking into a seed.
     *
     * @return one line a message
     */
    public List<String> trace() {
        return venue.trace();
    }
}
