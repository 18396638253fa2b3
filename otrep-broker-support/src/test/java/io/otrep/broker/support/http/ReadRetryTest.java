package io.otrep.broker.support.http;

import static io.otrep.broker.support.http.TestVenue.get;
import static io.otrep.broker.support.http.TestVenue.read;
import static io.otrep.broker.support.http.TestVenue.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.otrep.broker.BrokerException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How reads are repeated, when, and when no more. */
class ReadRetryTest {
    private final TestVenue venue = new TestVenue();
    private HttpSession session = venue.session().build();

    @AfterEach
    void close() {
        session.close();
        venue.close();
    }

    static Stream<MockResponse.Builder> passingFailures() {
        return Stream.of(
                response().onRequestStart(new SocketEffect.CloseSocket()),
                response().onResponseStart(new SocketEffect.CloseSocket()),
                response().onResponseBody(new SocketEffect.CloseSocket()),
                response().code(408),
                response().code(429),
                response().code(500),
                response().code(503).addHeader("Retry-After", "0"),
                response().body("<html>"),
                response().body("{\"id\":\"cut"));
    }

    private static MockResponse.Builder response() {
        return new MockResponse.Builder().body("{\"id\":\"a7\"}");
    }

    @ParameterizedTest
    @MethodSource("passingFailures")
    void passingFailuresAreTriedAgainAfterAWait(MockResponse.Builder failure) throws Exception {
        venue.answers(failure).answers(response());
        CompletionStage<String> answer = read(session);
        retryWaits();
        boolean early = answer.toCompletableFuture().isDone();

        venue.scheduler.advance(Duration.ofMillis(250));

        assertThat(early).isFalse();
        assertThat(get(answer)).isEqualTo("a7");
        assertThat(venue.scheduler.waiting()).isZero();
    }

    @Test
    void waitsDoubleAndAreJittered() throws Exception {
        session = venue.session()
                .retries(4, Duration.ofMillis(100), Duration.ofMillis(350))
                .build();
        Semaphore answers = new Semaphore(0);
        venue.server.setDispatcher(new FailsWhenLet(answers));
        CompletionStage<String> answer = read(session);

        assertThat(waitMs(answers)).isBetween(50L, 100L);
        assertThat(waitMs(answers)).isBetween(100L, 200L);
        assertThat(waitMs(answers)).isBetween(175L, 350L);
        answers.release();
        assertThat(failureOf(answer).kind()).isEqualTo(BrokerException.Kind.RETRYABLE);
        assertThat(venue.requests()).isEqualTo(4);
    }

    @Test
    void retryAfterIsWaitedFor() throws Exception {
        venue.answers(new MockResponse.Builder().code(429).addHeader("Retry-After", "7"))
                .answers(response());
        CompletionStage<String> answer = read(session);
        retryWaits();

        venue.scheduler.advance(Duration.ofMillis(6_999));
        int before = venue.requests();
        venue.scheduler.advance(Duration.ofMillis(300));

        assertThat(before).isEqualTo(1);
        assertThat(get(answer)).isEqualTo("a7");
    }

    @Test
    void aRetryAfterBeyondTheDeadlineFailsAtOnceAndIsHandedOn() {
        venue.answers(new MockResponse.Builder().code(429).addHeader("Retry-After", "60"));

        BrokerException failure = failureOf(read(session));

        assertThat(failure.kind()).isEqualTo(BrokerException.Kind.RETRYABLE);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(60));
        assertThat(venue.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 403, 404, 422})
    void refusalsAreFatalAndNotTriedAgain(int status) {
        venue.answers(status, "{\"id\":\"1\"}");

        BrokerException failure = failureOf(read(session));

        assertThat(failure.kind()).isEqualTo(BrokerException.Kind.FATAL);
        assertThat(failure).hasMessage("test GET /v2/orders: status " + status);
        assertThat(venue.requests()).isEqualTo(1);
    }

    @Test
    void aStatusThatTheRequestAcceptsIsAnAnswer() throws Exception {
        venue.answers(404, "");
        HttpRequest byId = HttpRequest.get("/v2/orders/x").accept(404).build();

        int status = get(session.read(byId, HttpReply::status));

        assertThat(status).isEqualTo(404);
    }

    @Test
    void silenceUntilTheDeadlineFails() {
        venue.answers(response().onResponseStart(SocketEffect.Stall.INSTANCE));
        CompletionStage<String> answer = read(session);
        until(() -> venue.requests() == 1);

        venue.scheduler.advance(Duration.ofSeconds(30));

        assertThat(failureOf(answer)).hasMessageContaining("no answer within PT30S");
    }

    @Test
    void theReadersOwnFailureDecides() {
        venue.answers(response());

        BrokerException failure = failureOf(session.read(TestVenue.READ, reply -> {
            throw new BrokerException(BrokerException.Kind.FATAL, "unknown asset", null, null);
        }));

        assertThat(failure).hasMessage("unknown asset");
    }

    @Test
    void closeEndsAReadThatWaits() {
        venue.answers(500, "");
        CompletionStage<String> answer = read(session);
        retryWaits();

        session.close();

        assertThat(failureOf(answer)).hasMessageContaining("has been closed");
        assertThat(failureOf(read(session))).hasMessageContaining("has been closed");
    }

    /** The deadline and the next attempt. */
    private void retryWaits() {
        until(() -> venue.scheduler.waiting() == 2);
    }

    /** Between an answer and the next attempt, which is not answered meanwhile. */
    private long waitMs(Semaphore answers) {
        answers.release();
        retryWaits();
        int before = venue.requests();
        long ms = 0;
        while (venue.scheduler.waiting() == 2) {
            venue.scheduler.advance(Duration.ofMillis(1));
            ms++;
        }
        until(() -> venue.requests() == before + 1);
        return ms;
    }

    private static final class FailsWhenLet extends Dispatcher {
        private final Semaphore answers;

        FailsWhenLet(Semaphore answers) {
            this.answers = answers;
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            answers.acquireUninterruptibly();
            return new MockResponse.Builder().code(500).build();
        }
    }

    private static BrokerException failureOf(CompletionStage<?> stage) {
        Throwable thrown = catchThrowable(() -> get(stage));
        Throwable cause = thrown instanceof ExecutionException || thrown instanceof CompletionException
                ? thrown.getCause()
                : thrown;
        assertThat(cause).isInstanceOf(BrokerException.class);
        return (BrokerException) cause;
    }
}
