package io.otrep.broker.support.http;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.otrep.broker.support.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/**
 * Whether the venue is well enough to be asked: a circuit breaker over all calls but cancels. A failed connection, a missing answer and a
 * status of 500 or more count against the venue; everything else it says is health. Thread-safe.
 */
final class Health {
    private final CircuitBreaker breaker;
    private volatile String lastFailure = "no failure";

    Health(String name, int window, float failurePercent, Duration rest, Scheduler scheduler) {
        CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                .slidingWindow(window, window / 2, CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(failurePercent)
                .waitDurationInOpenState(rest)
                .permittedNumberOfCallsInHalfOpenState(3)
                .clock(new SchedulerClock(scheduler))
                .build();
        breaker = CircuitBreaker.of(name, config);
    }

    /** Whether a call may go; one that may must be told of by {@link #record} or {@link #unused}. */
    boolean admits(CallKind kind) {
        return kind == CallKind.CANCEL || breaker.tryAcquirePermission();
    }

    /** An admitted call that was not made. */
    void unused(CallKind kind) {
        if (kind != CallKind.CANCEL) {
            breaker.releasePermission();
        }
    }

    /** What came of an admitted call. */
    void record(CallKind kind, Delivery delivery) {
        if (kind == CallKind.CANCEL) {
            return;
        }
        HttpReply reply = delivery.reply();
        if (delivery.ours()) {
            breaker.releasePermission();
        } else if (delivery.failure() != null) {
            failed(delivery.failure(), delivery.failure().toString());
        } else if (reply != null && reply.status() >= 500) {
            String status = "status " + reply.status();
            failed(new IllegalStateException(status), status);
        } else {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        }
    }

    private void failed(Exception failure, String words) {
        lastFailure = words;
        breaker.onError(0, TimeUnit.NANOSECONDS, failure);
    }

    /** What the last failure was, for whoever is refused because of it. */
    String lastFailure() {
        return lastFailure;
    }

    /** The scheduler's time for the breaker. */
    private static final class SchedulerClock extends Clock {
        private final Scheduler scheduler;

        SchedulerClock(Scheduler scheduler) {
            this.scheduler = scheduler;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return scheduler.now();
        }
    }
}
