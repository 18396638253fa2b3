package io.otrep.core.edge;

import io.otrep.broker.BrokerException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for what a start needs, up to its deadline or the end of the run. Used by the thread that starts. */
final class StartWait {
    private static final Logger LOG = LoggerFactory.getLogger(StartWait.class);
    private static final long FIRST_PAUSE_MS = 100;
    private static final long GRACE_NANOS = 1_000_000_000L;

    private final Lifetime lifetime;
    private final long deadline;

    StartWait(Lifetime lifetime, Duration timeout) {
        this.lifetime = lifetime;
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    /** Asks again, with a pause that grows, as long as asking again can help and there is time. */
    <T> T insist(Supplier<CompletionStage<T>> question, String complaint) {
        long pauseMs = FIRST_PAUSE_MS;
        while (true) {
            CompletionStage<T> asked = question.get();
            try {
                return await(asked, deadline, complaint);
            } catch (IllegalStateException e) {
                boolean retry = e.getCause() instanceof BrokerException cause
                        && cause.kind() == BrokerException.Kind.RETRYABLE
                        && deadline - System.nanoTime() > TimeUnit.MILLISECONDS.toNanos(pauseMs);
                if (!retry) {
                    throw e;
                }
                LOG.warn("{}; asking again in {} ms", e.getMessage(), pauseMs);
            }
            pause(pauseMs);
            pauseMs *= 2;
        }
    }

    private void pause(long pauseMs) {
        try {
            lifetime.ended().get(pauseMs, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return;
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The engine's clock may stand still: what is not reconciled by the deadline is given up here. */
    void awaitBegin(CompletableFuture<Void> began, Runnable giveUp) {
        try {
            long left = Math.max(0, deadline - System.nanoTime());
            CompletableFuture.anyOf(began, lifetime.ended()).get(left + GRACE_NANOS, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            giveUp.run();
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        await(began, System.nanoTime() + 10 * GRACE_NANOS, "the engine did not begin");
    }

    private <T> T await(CompletionStage<T> stage, long until, String complaint) {
        CompletableFuture<T> answer = stage.toCompletableFuture();
        try {
            CompletableFuture.anyOf(answer, lifetime.ended()).get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            return answer.join();
        } catch (TimeoutException e) {
            throw new IllegalStateException(complaint + " in time; look at its connection, or raise startTimeout", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(complaint + ": " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static RuntimeException thrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("the start was interrupted", e);
    }
}
