package io.otrep.broker.support.http;

import io.otrep.broker.support.Scheduler;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands before the wire: the venue's health and its limit. Thread-safe. */
final class Admission {
    private static final Logger log = LoggerFactory.getLogger(Admission.class);

    private final Health health;
    private final @Nullable RateLimiter limiter;
    private final RateHeaders headers;
    private final Scheduler scheduler;
    private final Duration rest;

    Admission(HttpSession.Builder b) {
        this.health = new Health(b.name, b.breakerWindow, b.breakerPercent, b.breakerRest, b.scheduler);
        this.limiter = b.limiter;
        this.headers = b.headers;
        this.scheduler = b.scheduler;
        this.rest = b.breakerRest;
    }

    /**
     * An answer of the gate.
     *
     * @param delay how long before the call may leave
     * @param refusal why it may not leave at all, null if it may
     */
    record Entry(Duration delay, @Nullable String refusal) {}

    /** An entry without refusal must be told of by {@link #heard}. */
    Entry ask(HttpRequest request) {
        if (!health.admits(request.kind())) {
            String why = "too many of the last calls failed, the last one with " + health.lastFailure();
            return new Entry(rest, why + "; calls other than cancels rest for " + rest);
        }
        Duration wait =
                limiter == null ? Duration.ZERO : limiter.acquire(scheduler.now(), request.kind(), request.cost());
        if (wait.equals(RateLimiter.REFUSED)) {
            health.unused(request.kind());
            return new Entry(Duration.ZERO, "it would wait too long for the venue's limit of calls");
        }
        return new Entry(wait, null);
    }

    /** Learns from what came of an admitted call. */
    void heard(HttpRequest request, Delivery delivery) {
        health.record(request.kind(), delivery);
        HttpReply reply = delivery.reply();
        if (reply == null || limiter == null) {
            return;
        }
        observe(reply, limiter);
        Duration retryAfter = RetryAfter.of(reply);
        if (retryAfter != null && (reply.status() == 429 || reply.status() == 503)) {
            limiter.close(reply.received().plus(retryAfter));
        }
    }

    /** What an adapter's rule throws must not cost the call its end. */
    private void observe(HttpReply reply, RateLimiter limit) {
        try {
            headers.observe(reply, limit);
        } catch (RuntimeException e) {
            log.warn("the headers of {} cannot be read for the limit", reply, e);
        }
    }
}
