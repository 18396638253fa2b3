package io.otrep.venue.sim;

import io.otrep.broker.BrokerException;
import io.otrep.broker.BrokerException.Kind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The way of a query to the venue and of its answer back. {@link #ask} may be called by any thread; the rest is single-threaded. */
final class QueryWire {
    private final VenueSim venue;
    private final VenueState state;
    private final Connection connection;

    QueryWire(VenueSim venue, Connection connection) {
        this.venue = venue;
        this.state = venue.state();
        this.connection = connection;
    }

    /** Asks for a view of the state as it was told until a time. */
    <T> CompletionStage<T> ask(String what, LongFunction<T> asOf) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        venue.enter(() -> send(what, asOf, answer));
        return answer;
    }

    private <T> void send(String what, LongFunction<T> asOf, CompletableFuture<T> answer) {
        if (connection.isClosed()) {
            answer.completeExceptionally(new BrokerException(Kind.FATAL, what + ": the broker is closed", null, null));
            return;
        }
        state.trace.add("broker: QUERY", what);
        Strikes strikes = state.faults.strike(MessageKind.QUERY, what);
        long there = state.rules.requestLatency().toNanos();
        if (state.down || strikes.has(FaultKind.QUERY_FAILED)) {
            failAfter(there, answer, what + ": connection refused or server error", null);
            return;
        }
        failAfter(state.rules.timeout().toNanos(), answer, what + ": no answer in time", null);
        long takes = Agenda.plus(there, strikes.nanos(FaultKind.QUERY_DELAYED));
        state.agenda.after(takes, () -> arrive(what, asOf, answer, strikes));
    }

    private <T> void arrive(String what, LongFunction<T> asOf, CompletableFuture<T> answer, Strikes strikes) {
        long back = state.rules.replyLatency().toNanos();
        if (state.down) {
            return;
        }
        if (strikes.has(FaultKind.RATE_LIMITED) || venue.check().isTooMany()) {
            failAfter(back, answer, what + ": too many requests", state.rules.ratePeriod());
            return;
        }
        T seen = asOf.apply(Math.max(venue.startNanos(), state.nowNanos() - agoNanos(strikes)));
        state.agenda.after(back, () -> complete(what, seen, answer));
    }

    /** How old the state is that a query is answered from. */
    private long agoNanos(Strikes strikes) {
        long most = state.rules.visibilityDelay().toNanos();
        if (strikes.has(FaultKind.QUERY_FORGETS)) {
            return Agenda.plus(most, strikes.nanos(FaultKind.QUERY_FORGETS));
        }
        Duration usual = state.rules.usualDelay();
        return usual == null
                ? most
                : Math.min(most, Agenda.plus(usual.toNanos(), strikes.nanos(FaultKind.QUERY_STALE)));
    }

    private <T> void complete(String what, T seen, CompletableFuture<T> answer) {
        if (!answer.isDone() && !connection.isClosed()) {
            state.trace.add("engine: answer", what + " " + seen);
            answer.complete(seen);
        }
    }

    private <T> void failAfter(long nanos, CompletableFuture<T> answer, String message, @Nullable Duration retryAfter) {
        state.agenda.after(nanos, () -> {
            if (answer.completeExceptionally(new BrokerException(Kind.RETRYABLE, message, retryAfter, null))) {
                state.trace.add("engine: no answer", message);
            }
        });
    }
}
