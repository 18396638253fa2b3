package io.otrep.samples.chaos;

import io.otrep.core.EngineListener;
import io.otrep.core.EngineSnapshot;
import io.otrep.core.TradingEngine;
import io.otrep.core.journal.FileJournal;
import io.otrep.core.journal.JournalConfig;
import io.otrep.core.reconcile.Evidence;
import io.otrep.core.reconcile.Reconciliation;
import io.otrep.journal.JournalLevel;
import io.otrep.market.Nanos;
import io.otrep.order.ClientOrderId;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process that is killed: an engine with threads, a journal in a folder, and a venue in the process that started it. It says {@code TRADES} on standard
 * output when it trades, obeys the words on standard input, and ends when its input does: it never outlives its parent.
 */
final class TradingChild {
    private static final Logger LOG = LoggerFactory.getLogger(TradingChild.class);

    private final PrintStream out;
    private final TradingEngine engine;
    private final VenueLines lines = new VenueLines(KillVenue.ABC);

    private TradingChild(TradingEngine engine, PrintStream out) {
        this.engine = engine;
        this.out = out;
    }

    /**
     * Trades until it is told to end, or killed.
     *
     * @param arguments the venue's port, the journal's folder, a seed, for how many milliseconds to act, what is broken on purpose
     * @throws IOException if the venue cannot be reached
     */
    public static void main(String... arguments) throws IOException {
        RemoteBroker broker = RemoteBroker.call(Integer.parseInt(arguments[0]), KillVenue.ABC);
        Path folder = Path.of(arguments[1]);
        long seed = Long.parseLong(arguments[2]);
        long actsMs = Long.parseLong(arguments[3]);
        Sabotage sabotage = Sabotage.valueOf(arguments[4]);
        try (TradingEngine engine = engine(broker, folder, seed, actsMs, sabotage)) {
            new TradingChild(engine, System.out).run();
        }
    }

    private static TradingEngine engine(RemoteBroker broker, Path folder, long seed, long actsMs, Sabotage sabotage) {
        long untilNanos = Nanos.of(InstantSource.system().instant().plusMillis(actsMs));
        return TradingEngine.builder("USD")
                .name("chaos")
                .route(Saboteur.brokers(new RemoteBrokers(broker), sabotage), "ABC")
                .strategy("a", () -> new Hand(KillVenue.ABC, seed, untilNanos, Hand.QUICK))
                .strategy("b", () -> new Hand(KillVenue.ABC, ~seed, untilNanos, Hand.QUICK))
                .sizing(() -> (strategy, level, slot, view) -> level * 30)
                .withoutGates()
                .journal(
                        (name, clock) -> Saboteur.journal(
                                FileJournal.open(
                                        folder, JournalConfig.builder(clock).build()),
                                sabotage),
                        JournalLevel.ORDERS)
                .startTimeout(Duration.ofSeconds(20))
                .outcomeTimeout(Duration.ofSeconds(1))
                .reconcileEvery(Duration.ofSeconds(2))
                .listener(new Notes(System.out))
                .build();
    }

    private void run() {
        Thread commands = new Thread(this::obey, "chaos-commands");
        commands.setDaemon(true);
        commands.start();
        try {
            engine.start();
            LOG.info("it trades");
            say(new LineOut("TRADES"));
        } catch (RuntimeException e) {
            LOG.error("the engine did not start", e);
            say(new LineOut("FAILED").text(e.getMessage()));
            return;
        }
        Threads.join(commands);
    }

    private void say(LineOut line) {
        out.println(line);
        out.flush();
    }

    private void obey() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                obey(new LineIn(line));
            }
        } catch (IOException e) {
            LOG.info("the parent is gone", e);
        } finally {
            engine.stop(Duration.ofMillis(1)); // nobody waits for what the venue says
            engine.close();
        }
    }

    private void obey(LineIn in) {
        switch (in.word()) {
            case "SNAPSHOT" -> snapshot();
            case "RESOLVE" -> resolve(VenueLines.clientId(in), VenueLines.evidence(in));
            case "REARM" -> rearm(ControlScope.engine(), ControlScope.route("sim"));
            default -> LOG.warn("nothing is called {}", in.word());
        }
    }

    private void snapshot() {
        try {
            EngineSnapshot seen = engine.snapshot().toCompletableFuture().join();
            LineOut line = new LineOut("SNAPSHOT").word(seen.state());
            line.list(seen.workingOrders(), order -> lines.write(order, line));
            line.list(seen.positions(), position -> lines.write(position, line));
            line.list(seen.quarantined(), line::text);
            say(line);
        } catch (CompletionException e) {
            say(new LineOut("FAILED").text("no snapshot: " + e.getCause()));
        }
    }

    private void resolve(ClientOrderId id, Evidence evidence) {
        engine.resolve(id, evidence, "the auditor").whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn("{} was not resolved: {}", id, failure.getMessage());
            }
        });
    }

    private void rearm(ControlScope... scopes) {
        for (ControlScope scope : scopes) {
            if (engine.control().state(scope) != TradingState.ACTIVE) {
                engine.control().rearm(scope, engine.control().requestRearm(scope), "the auditor");
            }
        }
    }

    /** Tells the parent what must not happen, and the log the rest. On the listener's thread. */
    private static final class Notes implements EngineListener {
        private final PrintStream out;

        Notes(PrintStream out) {
            this.out = out;
        }

        @Override
        public void onReconciliation(Reconciliation found) {
            LOG.info("{}", found.toText());
            found.differences().stream()
                    .filter(difference -> !difference.kind().isExplained())
                    .forEach(difference -> say("UNEXPLAINED", difference.toString()));
        }

        @Override
        public void onControl(ControlScope scope, String detail) {
            say("NOTE", "control: " + scope + " " + detail);
        }

        @Override
        public void onQuarantine(String strategy, Throwable cause) {
            LOG.error("{} threw", strategy, cause);
            say("NOTE", "quarantined: " + strategy + " by " + cause);
        }

        @Override
        public void onAnomaly(long timeNanos, String subject, String detail) {
            LOG.info("{} {}: {}", Nanos.toInstant(timeNanos), subject, detail);
        }

        private void say(String word, String text) {
            out.println(new LineOut(word).text(text));
            out.flush();
        }
    }
}
