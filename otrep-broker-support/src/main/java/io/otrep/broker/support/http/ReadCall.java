package io.otrep.broker.support.http;

import io.github.resilience4j.retry.Retry;
import io.otrep.broker.BrokerException;
import io.otrep.broker.BrokerException.Kind;
import io.otrep.broker.support.Scheduler;
import io.otrep.broker.support.json.JsonException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A safe read over as many attempts as it takes. Attempts follow one another; each runs on whatever thread begins it. */
final class ReadCall<T> implements Pending {
    private final HttpSession session;
    private final HttpRequest request;
    private final Function<? super HttpReply, ? extends T> reader;
    private final Retry.AsyncContext<Object> attempts;
    private final Instant end;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private volatile @Nullable String aborted;
    private volatile @Nullable Exchange exchange;
    private volatile Scheduler.@Nullable Scheduled deadline;

    ReadCall(HttpSession session, HttpRequest request, Function<? super HttpReply, ? extends T> reader) {
        this.session = session;
        this.request = request;
        this.reader = reader;
        this.attempts = session.retry.asyncContext();
        this.end = session.scheduler.now().plus(request.deadlineOr(session.readDeadline));
    }

    CompletableFuture<T> start() {
        if (session.begin(this)) {
            deadline = session.deadline(this, request, session.readDeadline);
            attempt();
        } else {
            fail(failure(Kind.FATAL, HttpSession.CLOSED, null, null));
        }
        return answer;
    }

    @Override
    public void abort(String why) {
        aborted = why;
        Exchange running = exchange;
        if (running != null) {
            running.abandon(why);
        }
        fail(failure(Kind.RETRYABLE, why, null, null));
    }

    private void attempt() {
        if (aborted != null) {
            return;
        }
        Admission.Entry entry = session.admission.ask(request);
        if (entry.refusal() != null) {
            fail(failure(Kind.RETRYABLE, entry.refusal(), entry.delay().isZero() ? null : entry.delay(), null));
            return;
        }
        Exchange next = session.wire.prepare(request, this::onDelivery);
        exchange = next;
        if (aborted != null) {
            next.abandon("aborted");
        } else if (entry.delay().isZero()) {
            next.start();
        } else {
            session.scheduler.after(entry.delay(), next::start);
        }
    }

    private void onDelivery(Delivery delivery) {
        session.admission.heard(request, delivery);
        try {
            T value = read(delivery);
            session.end(this, deadline);
            answer.complete(value);
        } catch (BrokerException failed) {
            again(failed);
        } catch (JsonException unreadable) {
            again(failure(Kind.RETRYABLE, "unreadable answer: " + unreadable.getMessage(), null, unreadable));
        } catch (RuntimeException bug) {
            fail(failure(Kind.FATAL, "unreadable answer: " + bug, null, bug));
        }
    }

    private T read(Delivery delivery) {
        HttpReply reply = delivery.reply();
        if (reply == null) {
            throw failure(Kind.RETRYABLE, HttpSession.describe(delivery), null, delivery.failure());
        }
        if (request.accepts(reply.status())) {
            return reader.apply(reply);
        }
        boolean passing = reply.status() >= 500 || reply.status() == 429 || reply.status() == 408;
        throw failure(
                passing ? Kind.RETRYABLE : Kind.FATAL,
                "status " + reply.status() + session.errorIn(reply),
                RetryAfter.of(reply),
                null);
    }

    /** Tries again after a while, unless that was the last attempt or the time does not suffice. */
    private void again(BrokerException failed) {
        long waitMs = attempts.onError(failed);
        Duration wait = Duration.ofMillis(waitMs);
        boolean inTime = session.scheduler.now().plus(wait).isBefore(end);
        if (waitMs < 0 || !inTime || aborted != null) {
            fail(failed);
        } else {
            session.scheduler.after(wait, this::attempt);
        }
    }

    private void fail(BrokerException failed) {
        session.end(this, deadline);
        session.wire.execute(() -> answer.completeExceptionally(failed));
    }

    private BrokerException failure(Kind kind, String text, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        return new BrokerException(kind, session.words(request, text), retryAfter, cause);
    }
}
