package io.otrep.samples.chaos;

import io.otrep.core.EngineSnapshot;
import io.otrep.core.reconcile.Evidence;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.venue.sim.VenueTruth;
import java.io.IOException;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * One venue and one journal, and engines in processes of their own that are killed one after the other; then calm, a life that does not act, and an audit. The
 * seed gives the venue, the strategies and the moments of death; what happens between is up to the machine. Single-threaded.
 */
public final class KillRound {
    private static final long START_MS = 60_000;
    private static final long CALM_MS = 120_000;
    private static final long OPERATOR_AFTER_MS = 6_000;
    private static final long PAUSE_MS = 250;

    private final long seed;
    private final Sabotage sabotage;
    private final SplittableRandom random;
    private final Path folder;
    private final List<String> notes = new ArrayList<>();
    private final List<String> unexplained = new ArrayList<>();
    private final Set<ClientOrderId> resolved = new LinkedHashSet<>();
    private int deaths;
    private int lives;

    private KillRound(long seed, Sabotage sabotage, Path folder) {
        this.seed = seed;
        this.sabotage = sabotage;
        this.random = new SplittableRandom(seed);
        this.folder = folder;
    }

    /**
     * Runs one.
     *
     * @param seed any
     * @param kills how many processes die
     * @param sabotage what is broken on purpose
     * @return what came of it; the folder with journal, logs and trace is kept if anything is wrong or was noted
     * @throws IOException if no process can be started
     * @throws InterruptedException if the thread is interrupted
     */
    public static Outcome run(long seed, int kills, Sabotage sabotage) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("otrep-chaos-" + seed + "-");
        KillRound round = new KillRound(seed, sabotage, folder);
        Outcome outcome = round.run(kills);
        if (outcome.isClean() && round.notes.isEmpty()) {
            delete(folder);
        }
        return outcome;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private Outcome run(int kills) throws IOException, InterruptedException {
        try (KillVenue venue = new KillVenue(seed)) {
            while (deaths < kills) {
                live(venue);
            }
            venue.calm();
            Outcome outcome = calm(venue).plus(forgotten());
            if (!outcome.isClean() || !notes.isEmpty()) {
                List<String> trace = venue.ask(each -> List.copyOf(each.trace()));
                Files.write(folder.resolve("trace.txt"), trace);
                Files.write(folder.resolve("notes.txt"), notes);
            }
            return outcome;
        }
    }

    /** What an engine takes over from the venue because it does not remember is equal afterwards, and lost all the same. */
    private Outcome forgotten() {
        return new Outcome(0, 0, 0, 0, unexplained.size(), 0, 0, unexplained);
    }

    private ChildProcess start(KillVenue venue, long actsMs) throws IOException {
        Path log = folder.resolve("life-" + lives + ".log");
        return ChildProcess.start(
                venue.port(), folder.resolve("journal"), log, seed * 1_000 + lives++, actsMs, sabotage);
    }

    /** A life that ends by SIGKILL. */
    private void live(KillVenue venue) throws IOException, InterruptedException {
        try (ChildProcess child = start(venue, START_MS)) {
            awaitDeath(child, venue);
            boolean killed = child.isAlive();
            child.kill();
            note(child);
            if (!killed) {
                throw new IOException(
                        "the engine of seed " + seed + " ended by itself; look into " + folder + ": " + child.notes());
            }
            deaths++;
        }
    }

    /** Most die shortly after they began to trade, many in the moment of a request, some while they start. */
    private void awaitDeath(ChildProcess child, KillVenue venue) throws InterruptedException {
        int way = random.nextInt(10);
        if (way == 0) {
            child.awaitTrading(200 + random.nextInt(1_500));
            return;
        }
        if (!child.awaitTrading(START_MS)) {
            return;
        }
        if (way < 5) {
            venue.awaitRequests(1 + random.nextInt(20), 1_500);
        } else {
            Thread.sleep(50 + random.nextInt(1_450));
        }
    }

    private void note(ChildProcess child) {
        String where = "seed " + seed + " life " + (lives - 1) + " ";
        child.notes().forEach(text -> notes.add(where + text));
        child.unexplained().forEach(text -> unexplained.add(where + "lost: " + text + " (" + folder + ")"));
    }

    /** Nobody acts any more, nothing goes wrong any more: what can be known becomes known. */
    private Outcome calm(KillVenue venue) throws IOException, InterruptedException {
        try (ChildProcess child = start(venue, -START_MS)) {
            if (!child.awaitTrading(START_MS)) {
                note(child);
                throw new IOException("the last engine of seed " + seed + " does not trade; look into " + folder + ": "
                        + child.notes());
            }
            child.rearm();
            Outcome outcome = settle(child, venue);
            note(child);
            return outcome;
        }
    }

    private Outcome settle(ChildProcess child, KillVenue venue) throws InterruptedException {
        Outcome outcome = Outcome.NONE;
        for (long ms = 0; ms < CALM_MS; ms += PAUSE_MS) {
            Thread.sleep(PAUSE_MS);
            EngineSnapshot seen = child.snapshot(START_MS);
            if (seen == null) {
                throw new IllegalStateException("the last engine of seed " + seed + " does not answer: " + folder);
            }
            Outcome now = venue.ask(each -> audit(each.truth(), seen));
            if (now.isClean() && outcome.isClean() && ms > 0) {
                return now; // twice in a row
            }
            outcome = now;
            if (!venue.isProvable() && ms >= OPERATOR_AFTER_MS && ms % 1_000 == 0) {
                resolve(child, venue, seen);
            }
        }
        return outcome;
    }

    /** Where nothing can be proven, somebody who sees both sides says how it is. */
    private void resolve(ChildProcess child, KillVenue venue, EngineSnapshot seen) {
        for (Order order : seen.workingOrders()) {
            if (order.isUnknown()) {
                resolved.add(order.id());
                child.resolve(
                        order.id(), venue.ask(each -> evidence(each.truth().order(order.id()))));
            }
        }
    }

    private static Evidence evidence(Optional<Order> truth) {
        if (truth.isEmpty()) {
            return Evidence.neverExisted();
        }
        Order there = truth.get();
        if (there.status().isWorking()) {
            return Evidence.isOpen(
                    there.venueOrderIds().get(there.venueOrderIds().size() - 1));
        }
        boolean executed = there.filledQuantity().isPositive();
        return Evidence.ended(
                there.filledQuantity(),
                executed ? KillVenue.ABC.price(there.averagePrice(), RoundingMode.HALF_EVEN) : null);
    }

    private Outcome audit(VenueTruth truth, EngineSnapshot seen) {
        Audit audit = new Audit(truth, KillVenue.ABC);
        audit.reservations(seen);
        long duplicates = audit.duplicates();
        long lost = audit.lost(seen);
        long unresolved = audit.unresolved(seen);
        List<String> findings = new ArrayList<>();
        audit.findings().forEach(it -> findings.add("seed " + seed + " " + it));
        if (!findings.isEmpty()) {
            findings.add("seed " + seed + " is kept in " + folder);
        }
        return new Outcome(
                audit.orders(), deaths, resolved.size(), duplicates, lost, audit.understated(), unresolved, findings);
    }
}
