package io.otrep.broker.support.http;

import static io.otrep.broker.support.http.HttpOutcome.Verdict.ACCEPTED;
import static io.otrep.broker.support.http.HttpOutcome.Verdict.NOT_SENT;
import static io.otrep.broker.support.http.HttpOutcome.Verdict.REJECTED;
import static io.otrep.broker.support.http.TestVenue.get;
import static io.otrep.broker.support.http.TestVenue.read;
import static io.otrep.broker.support.http.TestVenue.send;
import static io.otrep.broker.support.http.TestVenue.submit;
import static io.otrep.broker.support.http.TestVenue.until;
import static io.otrep.broker.support.http.TestVenue.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.order.RejectReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Limits as sessions keep them: shared by a key, told by headers, with room for cancels. */
class SessionLimitTest {
    private static final HttpRequest CANCEL = write(CallKind.CANCEL, "DELETE");

    private final TestVenue venue = new TestVenue();
    private final RateLimiter limiter = RateLimiter.of(10, Duration.ofMinutes(1), 1, Duration.ofSeconds(5));
    private final HttpSession session = limited();
    private final HttpSession sibling = limited();

    private HttpSession limited() {
        return venue.session()
                .limit(limiter, RateHeaders.remainingUntil("X-RateLimit-Remaining", "X-RateLimit-Reset"))
                .mostInFlight(2)
                .build();
    }

    @AfterEach
    void close() {
        session.close();
        sibling.close();
        venue.close();
    }

    @Test
    void twoSessionsOfOneKeyShareOneLimit() throws Exception {
        for (int i = 0; i < 9; i++) {
            venue.answers(200, "{\"id\":\"a\"}");
            assertThat(get(send(i % 2 == 0 ? session : sibling, submit())).verdict())
                    .isEqualTo(ACCEPTED);
        }

        HttpOutcome<String> tenth = get(send(sibling, submit()));

        assertThat(tenth.verdict()).isEqualTo(NOT_SENT);
        assertThat(tenth.text()).contains("too long for the venue's limit");
        assertThat(venue.requests()).isEqualTo(9);
    }

    @Test
    void aCallThatComesEarlyLeavesWhenThereIsRoom() throws Exception {
        for (int i = 0; i < 9; i++) {
            venue.answers(200, "{\"id\":\"a\"}");
            get(send(session, submit()));
        }
        venue.scheduler.advance(Duration.ofSeconds(57));
        venue.answers(200, "{\"id\":\"b\"}");
        CompletionStage<HttpOutcome<String>> early = send(session, submit());
        int before = venue.requests();

        venue.scheduler.advance(Duration.ofSeconds(3));

        assertThat(get(early).value()).isEqualTo("b");
        assertThat(before).isEqualTo(9);
    }

    @Test
    void headersThatSayNothingIsLeftHoldBackTheNextCallButNoCancel() throws Exception {
        long reset = venue.scheduler.now().getEpochSecond() + 4;
        venue.answers(new MockResponse.Builder()
                        .body("{\"id\":\"a\"}")
                        .addHeader("X-RateLimit-Remaining", "0")
                        .addHeader("X-RateLimit-Reset", String.valueOf(reset)))
                .answers(200, "{\"id\":\"cancelled\"}")
                .answers(200, "{\"id\":\"b\"}");
        get(send(session, submit()));
        CompletionStage<HttpOutcome<String>> held = send(session, submit());

        String cancelled = get(send(session, CANCEL)).value();
        venue.scheduler.advance(Duration.ofSeconds(4));

        assertThat(cancelled).isEqualTo("cancelled");
        assertThat(get(held).value()).isEqualTo("b");
    }

    @Test
    void aRefusalForTheLimitIsNotRepeatedAndHoldsBackTheOthers() throws Exception {
        venue.answers(new MockResponse.Builder().code(429).addHeader("Retry-After", "3"))
                .answers(200, "{\"id\":\"b\"}");

        HttpOutcome<String> refused = get(send(session, submit()));
        CompletionStage<String> held = read(sibling);
        int before = venue.requests();
        venue.scheduler.advance(Duration.ofSeconds(3));

        assertThat(refused.verdict()).isEqualTo(REJECTED);
        assertThat(refused.reason()).isEqualTo(RejectReason.RATE_LIMIT);
        assertThat(before).isEqualTo(1);
        assertThat(get(held)).isEqualTo("b");
    }

    @Test
    void aRuleOfHeadersThatFailsDoesNotCostTheCallItsEnd() throws Exception {
        venue.answers(200, "{\"id\":\"a\"}");
        RateHeaders failing = (reply, limit) -> {
            throw new IllegalStateException("no such header");
        };
        try (HttpSession careless = venue.session().limit(limiter, failing).build()) {
            assertThat(get(send(careless, submit())).verdict()).isEqualTo(ACCEPTED);
        }
    }

    @Test
    void aCancelPassesReadsThatFillTheWire() throws Exception {
        venue.server.setDispatcher(new StallsReads());
        List<CompletionStage<String>> stalled = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            stalled.add(read(session));
        }
        until(() -> venue.requests() == 2);
        stalled.add(read(session));

        String cancelled = get(send(session, CANCEL)).value();

        assertThat(cancelled).isEqualTo("cancelled");
        assertThat(stalled).noneMatch(stage -> stage.toCompletableFuture().isDone());
    }

    private static final class StallsReads extends Dispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
            MockResponse.Builder response = new MockResponse.Builder().body("{\"id\":\"cancelled\"}");
            return request.getMethod().equals("GET")
                    ? response.onResponseStart(SocketEffect.Stall.INSTANCE).build()
                    : response.build();
        }
    }
}
