package io.otrep.venue.sim;

import io.otrep.market.Nanos;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a venue live by a clock: one daemon thread takes requests from any thread, advances the venue, and delivers what it says. For example
 * {@code try (VenueDriver driver = VenueDriver.start(venue, InstantSource.system(), "venue")) { … }}; begin the venue at the same clock with
 * {@link VenueSimBuilder#startNanos}. Requests after {@link #close} are lost. Thread-safe.
 */
public final class VenueDriver implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VenueDriver.class);
    private static final long LONGEST_NAP_NANOS = 2_000_000;

    private final VenueSim venue;
    private final InstantSource clock;
    private final ConcurrentLinkedQueue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean ended;

    private VenueDriver(VenueSim venue, InstantSource clock, String threadName) {
        this.venue = venue;
        this.clock = clock;
        this.thread = new Thread(this::run, threadName);
        thread.setDaemon(true);
    }

    /**
     * Takes a venue over; from now on it is used through its brokers and {@link #ask} only.
     *
     * @param venue a venue that nobody else advances
     * @param clock what time it is
     * @param threadName of the thread that the venue lives on
     * @return the driver
     */
    public static VenueDriver start(VenueSim venue, InstantSource clock, String threadName) {
        Objects.requireNonNull(clock, "clock");
        VenueDriver driver = new VenueDriver(venue, clock, Objects.requireNonNull(threadName, "threadName"));
        venue.enterBy(driver::enter);
        driver.thread.start();
        return driver;
    }

    private void enter(Runnable request) {
        if (!closed) {
            inbox.add(request);
            LockSupport.unpark(thread);
        }
    }

    /**
     * Does something with the venue on its thread; at once if that is the caller's, so that a question may ask another.
     *
     * @param question for example {@code venue -> venue.truth().orders()}
     * @param <T> what is answered
     * @return completed on the venue's thread; exceptionally if the question throws or the driver is closed
     */
    public <T> CompletableFuture<T> ask(Function<VenueSim, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        if (Thread.currentThread() == thread) {
            answer(question, answer);
            return answer;
        }
        inbox.add(() -> answer(question, answer));
        LockSupport.unpark(thread);
        if (ended) {
            answer.completeExceptionally(new IllegalStateException("the driver is closed; start another"));
        }
        return answer;
    }

    private <T> void answer(Function<VenueSim, T> question, CompletableFuture<T> answer) {
        try {
            answer.complete(question.apply(venue));
        } catch (Throwable e) { // a failed assertion too: whoever asks waits for it
            answer.completeExceptionally(e);
        }
    }

    private void run() {
        try {
            live();
        } finally {
            ended = true;
            takeInbox(); // what came before that was seen
        }
    }

    private void live() {
        while (!closed) {
            long now = Nanos.of(clock.instant());
            guarded(() -> venue.advanceTo(now));
            takeInbox();
            guarded(() -> venue.advanceTo(now));
            long nap = Math.min(LONGEST_NAP_NANOS, venue.nextTimeNanos() - now);
            if (nap > 0 && inbox.isEmpty()) {
                LockSupport.parkNanos(this, nap);
            }
        }
        takeInbox();
    }

    private void takeInbox() {
        for (Runnable request = inbox.poll(); request != null; request = inbox.poll()) {
            guarded(request);
        }
    }

    private static void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.error("what was told of the venue threw; the venue goes on", e);
        }
    }

    /** Ends the thread, after what was asked before. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive() && Thread.currentThread() != thread) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
