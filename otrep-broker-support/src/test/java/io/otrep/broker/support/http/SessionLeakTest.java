package io.otrep.broker.support.http;

import static io.otrep.broker.support.http.TestVenue.get;
import static io.otrep.broker.support.http.TestVenue.read;
import static io.otrep.broker.support.http.TestVenue.send;
import static io.otrep.broker.support.http.TestVenue.submit;
import static io.otrep.broker.support.http.TestVenue.until;
import static io.otrep.broker.support.http.TestVenue.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.broker.support.DaemonScheduler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionLeakTest {
    private static final int REQUESTS = 1_000;

    private final TestVenue venue = new TestVenue();

    @AfterEach
    void close() {
        venue.close();
    }

    @Test
    void aThousandRequestsOfAllEndsLeaveNothingBehind() throws Exception {
        venue.server.setDispatcher(new OddVenue());
        List<CompletionStage<?>> all = new ArrayList<>();
        HttpSession session = venue.session()
                .retries(1, Duration.ofMillis(1), Duration.ofMillis(1))
                .breaker(2_000, 100, Duration.ofSeconds(1))
                .build();

        for (int i = 0; i < REQUESTS; i++) {
            CompletionStage<?> call = switch (i % 3) {
                case 0 -> read(session).exceptionally(failed -> "");
                case 1 -> send(session, submit());
                default -> send(session, write(CallKind.CANCEL, "DELETE"));
            };
            all.add(call);
            if (i % 16 == 0) {
                get(call);
            }
        }
        for (CompletionStage<?> call : all) {
            get(call);
        }
        int waiting = venue.scheduler.waiting();
        session.close();

        assertThat(waiting).isZero();
        assertThat(threadsOf("otrep-test-http")).isEmpty();
        assertThat(venue.requests()).isLessThanOrEqualTo(REQUESTS);
    }

    @Test
    void aHundredSessionsWithCallsOnTheWireEndTheirThreads() throws Exception {
        venue.server.setDispatcher(new MuteVenue());
        DaemonScheduler scheduler = DaemonScheduler.start("test", InstantSource.system());
        List<CompletionStage<HttpOutcome<String>>> all = new ArrayList<>();

        for (int i = 0; i < 100; i++) {
            HttpSession session = HttpSession.builder(
                            "test", venue.server.url("/").toString(), scheduler)
                    .build();
            all.add(send(session, submit()));
            session.close();
            session.close();
        }
        scheduler.close();

        for (CompletionStage<HttpOutcome<String>> call : all) {
            assertThat(get(call).verdict()).isIn(HttpOutcome.Verdict.UNKNOWN, HttpOutcome.Verdict.NOT_SENT);
        }
        until(() -> threadsOf("otrep-test-").isEmpty());
    }

    private static List<String> threadsOf(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    /** Answers, refuses, fails and cuts by turns. */
    private static final class OddVenue extends Dispatcher {
        private int turn;

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            MockResponse.Builder response = new MockResponse.Builder().body("{\"id\":\"a\"}");
            synchronized (this) {
                turn++;
            }
            return switch (turn % 7) {
                case 0 -> response.code(500).build();
                case 1 -> response.code(422).build();
                case 2 ->
                    response.onResponseStart(new SocketEffect.CloseSocket()).build();
                case 3 ->
                    response.onResponseBody(new SocketEffect.CloseSocket()).build();
                case 4 -> response.body("<html>").build();
                default -> response.build();
            };
        }
    }

    private static final class MuteVenue extends Dispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder()
                    .onResponseStart(SocketEffect.Stall.INSTANCE)
                    .build();
        }
    }
}
