package io.otrep.core.internal;

import io.otrep.broker.BrokerException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One question to a venue, asked again with growing pauses until it is answered, cannot be answered, or its time is over. The answer comes back on the loop,
 * once. A question without any answer is asked again after a while. Single-threaded, but for the venue's own thread, which only hands over.
 *
 * @param <T> the answer
 */
final class VenueAsk<T> {
    private static final long FIRST_PAUSE_NANOS = 100_000_000L;
    private static final long LONGEST_PAUSE_NANOS = 10_000_000_000L;

    private final LoopTasks tasks;
    private final String what;
    private final Supplier<CompletionStage<T>> question;
    private final long deadlineNanos;
    private final long patienceNanos;
    private final Consumer<T> answered;
    private final Consumer<String> failed;
    private int attempt;
    private long pauseNanos = FIRST_PAUSE_NANOS;
    private boolean over;

    VenueAsk(
            LoopTasks tasks,
            String what,
            Supplier<CompletionStage<T>> question,
            long deadlineNanos,
            long patienceNanos,
            Consumer<T> answered,
            Consumer<String> failed) {
        this.tasks = tasks;
        this.what = what;
        this.question = question;
        this.deadlineNanos = deadlineNanos;
        this.patienceNanos = patienceNanos;
        this.answered = answered;
        this.failed = failed;
    }

    void ask() {
        int number = ++attempt;
        CompletionStage<T> stage;
        try {
            stage = question.get();
        } catch (RuntimeException e) {
            onFailure(number, e);
            return;
        }
        tasks.at(tasks.nowNanos() + patienceNanos, () -> onSilence(number));
        stage.whenComplete((answer, failure) -> tasks.execute(() -> onCompletion(number, answer, failure)));
    }

    /** The answer is not wanted any more. */
    void drop() {
        over = true;
    }

    private boolean isOld(int number) {
        return over || number != attempt;
    }

    private void onCompletion(int number, @Nullable T answer, @Nullable Throwable failure) {
        if (isOld(number)) {
            return;
        }
        if (failure != null || answer == null) {
            onFailure(number, failure == null ? new IllegalStateException("the answer was null") : failure);
        } else {
            over = true;
            answered.accept(answer);
        }
    }

    private void onSilence(int number) {
        if (!isOld(number)) {
            again(number, "no answer", 0);
        }
    }

    private void onFailure(int number, Throwable thrown) {
        boolean wrapped = thrown instanceof CompletionException && thrown.getCause() != null;
        Throwable failure = wrapped ? thrown.getCause() : thrown;
        if (failure instanceof BrokerException refused) {
            if (refused.kind() == BrokerException.Kind.FATAL) {
                fail(refused.getMessage());
                return;
            }
            again(
                    number,
                    String.valueOf(refused.getMessage()),
                    refused.retryAfter().map(wait -> wait.toNanos()).orElse(0L));
        } else {
            again(number, String.valueOf(failure), 0);
        }
    }

    private void again(int number, String why, long leastPauseNanos) {
        long next = tasks.nowNanos() + Math.max(pauseNanos, leastPauseNanos);
        pauseNanos = Math.min(pauseNanos * 2, LONGEST_PAUSE_NANOS);
        attempt = number + 1; // what still comes of this one is too late
        if (next >= deadlineNanos) {
            fail(why + ", and no time is left to ask again");
        } else {
            tasks.at(next, () -> {
                if (!over) {
                    ask();
                }
            });
        }
    }

    private void fail(@Nullable String why) {
        if (!over) {
            over = true;
            failed.accept("did not tell its " + what + ": " + why);
        }
    }
}
