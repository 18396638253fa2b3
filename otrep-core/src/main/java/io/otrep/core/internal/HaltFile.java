package io.otrep.core.internal;

import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingState;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The file that halts an engine by being there, also for somebody who cannot reach the engine any other way. It is looked at where requests leave, at most
 * every so often. A file that cannot be looked at counts as there. What it trips is latched: taking the file away re-arms nothing. Thread-safe.
 */
public final class HaltFile {
    /** How often it is looked at, nanoseconds. */
    public static final long EVERY_NANOS = 50_000_000L;

    /** Looks at the file. */
    @FunctionalInterface
    public interface Check {
        /**
         * Looks once.
         *
         * @return what is in the file, null if there is none
         * @throws IOException if that cannot be said
         */
        @Nullable
        String read() throws IOException;
    }

    private final Check check;
    private final StopLatch latch;
    private final LongSupplier clock;
    private final AtomicLong nextNanos = new AtomicLong(Long.MIN_VALUE);
    private volatile boolean present;

    /**
     * A file that was not looked at yet.
     *
     * @param check looks at it
     * @param latch the switch it trips
     * @param clock nanoseconds since 1970
     */
    public HaltFile(Check check, StopLatch latch, LongSupplier clock) {
        this.check = check;
        this.latch = latch;
        this.clock = clock;
    }

    /** Looks if it is time to, and says whether the file was there when somebody looked last. */
    public boolean isPresent() {
        long now = clock.getAsLong();
        long next = nextNanos.get();
        if (now >= next && nextNanos.compareAndSet(next, now + EVERY_NANOS)) {
            look();
        }
        return present;
    }

    private void look() {
        String reason = reason();
        present = reason != null;
        if (reason != null) {
            latch.trip(ControlScope.engine(), TradingState.HALTED, reason);
        }
    }

    private @Nullable String reason() {
        try {
            String text = check.read();
            return text == null ? null : "the HALT file says: " + text.strip();
        } catch (IOException | RuntimeException e) {
            return "the HALT file cannot be read: " + e;
        }
    }
}
