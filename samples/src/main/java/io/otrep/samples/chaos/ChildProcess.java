package io.otrep.samples.chaos;

import io.otrep.account.EquityQuality;
import io.otrep.account.Position;
import io.otrep.core.EngineSnapshot;
import io.otrep.core.reconcile.Evidence;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.risk.TradingState;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A {@link TradingChild} as its parent sees it. One thread reads what it says; it ends with the process. Used by one thread. */
final class ChildProcess implements AutoCloseable {
    private static final VenueLines LINES = new VenueLines(KillVenue.ABC);

    private final Process process;
    private final Writer to;
    private final CompletableFuture<Boolean> trading = new CompletableFuture<>();
    private final BlockingQueue<EngineSnapshot> snapshots = new LinkedBlockingQueue<>();
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final List<String> unexplained = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private ChildProcess(Process process) {
        this.process = process;
        this.to = process.outputWriter(StandardCharsets.UTF_8);
        this.reader = new Thread(this::read, "chaos-child-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts one.
     *
     * @param port of the venue
     * @param folder of the journal
     * @param log where its errors go
     * @param seed what its strategies do follows from it
     * @param actsMs for how long they act
     * @param sabotage what is broken on purpose
     * @throws IOException if no process can be started
     */
    static ChildProcess start(int port, Path folder, Path log, long seed, long actsMs, Sabotage sabotage)
            throws IOException {
        List<String> words = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-Xss512k",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-cp",
                classPath(),
                TradingChild.class.getName(),
                String.valueOf(port),
                folder.toString(),
                String.valueOf(seed),
                String.valueOf(actsMs),
                sabotage.name());
        return new ChildProcess(new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.to(log.toFile()))
                .start());
    }

    /** Under Maven's exec plugin {@code java.class.path} is Maven's own: then the loader knows. */
    private static String classPath() {
        List<String> entries = new ArrayList<>();
        if (TradingChild.class.getClassLoader() instanceof URLClassLoader loader) {
            for (URL url : loader.getURLs()) {
                entries.add(path(url));
            }
        }
        return entries.isEmpty() ? System.getProperty("java.class.path") : String.join(File.pathSeparator, entries);
    }

    private static String path(URL url) {
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path has an entry that is no file: " + url, e);
        }
    }

    private void read() {
        try (BufferedReader from = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = LineIn.whole(from); line != null; line = LineIn.whole(from)) {
                take(new LineIn(line));
            }
        } catch (IOException e) {
            // it was killed, and its output with it
        } catch (RuntimeException e) {
            notes.add("it said what nobody understands: " + e.getMessage());
        } finally {
            trading.complete(false);
        }
    }

    private void take(LineIn in) {
        switch (in.word()) {
            case "TRADES" -> trading.complete(true);
            case "SNAPSHOT" -> snapshots.add(snapshot(in));
            case "NOTE" -> notes.add(in.text());
            case "UNEXPLAINED" -> unexplained.add(in.text());
            case "FAILED" -> notes.add("failed: " + in.optionalText());
            default -> notes.add("it said " + in.word());
        }
    }

    private static EngineSnapshot snapshot(LineIn in) {
        TradingState state = in.word(TradingState.class);
        List<Order> orders = in.list(() -> LINES.order(in));
        List<Position> positions = in.list(() -> LINES.position(in));
        List<String> quarantined = in.list(in::text);
        return new EngineSnapshot(
                0, state, Double.NaN, EquityQuality.UNKNOWN, positions, orders, quarantined, 0, 0, 0, "");
    }

    /** Waits until it trades, has ended, or a time has passed. */
    boolean awaitTrading(long patienceMs) throws InterruptedException {
        try {
            return trading.get(patienceMs, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Asks for its state; null if it does not answer in time. */
    @Nullable
    EngineSnapshot snapshot(long patienceMs) throws InterruptedException {
        snapshots.clear();
        say(new LineOut("SNAPSHOT"));
        return snapshots.poll(patienceMs, TimeUnit.MILLISECONDS);
    }

    /** What an operator found out about an order. */
    void resolve(ClientOrderId id, Evidence evidence) {
        LineOut line = new LineOut("RESOLVE").value(id);
        VenueLines.write(evidence, line);
        say(line);
    }

    /** An operator lets it trade again. */
    void rearm() {
        say(new LineOut("REARM"));
    }

    private void say(LineOut line) {
        try {
            to.write(line + "\n");
            to.flush();
        } catch (IOException e) {
            notes.add("it does not listen: " + e.getMessage());
        }
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    /** What its reconciliations found at the venue that no record tells: a forgotten order, units, cash. */
    List<String> unexplained() {
        return List.copyOf(unexplained);
    }

    /** SIGKILL, and waits until it is dead. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        Threads.join(reader);
    }

    /** Its input ends, as it does when the parent dies. */
    void hangUp() {
        try {
            to.close();
        } catch (IOException e) {
            notes.add("it was gone already");
        }
    }

    boolean awaitEnd(long patienceMs) throws InterruptedException {
        return process.waitFor(patienceMs, TimeUnit.MILLISECONDS);
    }

    /** Ends it in an orderly way; by force if it does not go. */
    @Override
    public void close() {
        hangUp();
        try {
            if (!awaitEnd(10_000)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Threads.join(reader);
    }
}
