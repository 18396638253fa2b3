package io.otrep.broker.support.http;

import static io.otrep.broker.support.http.HttpOutcome.Verdict.ACCEPTED;
import static io.otrep.broker.support.http.HttpOutcome.Verdict.NOT_SENT;
import static io.otrep.broker.support.http.HttpOutcome.Verdict.REJECTED;
import static io.otrep.broker.support.http.HttpOutcome.Verdict.UNKNOWN;
import static io.otrep.broker.support.http.TestVenue.get;
import static io.otrep.broker.support.http.TestVenue.send;
import static io.otrep.broker.support.http.TestVenue.submit;
import static io.otrep.broker.support.http.TestVenue.until;
import static io.otrep.broker.support.http.TestVenue.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.broker.support.http.HttpOutcome.Verdict;
import io.otrep.order.RejectReason;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every failure at every step of a submit, a replace, a cancel: what is proven, and that nothing is sent twice. */
class WriteFailureTest {
    private static final SocketEffect CUT = new SocketEffect.CloseSocket();

    private final TestVenue venue = new TestVenue();
    private HttpSession session = venue.session().build();

    @AfterEach
    void close() {
        session.close();
        venue.close();
    }

    static Stream<Arguments> failuresOnTheWire() {
        return Stream.of(
                Arguments.of("cut before the request is read", response().onRequestStart(CUT)),
                Arguments.of("cut in the request's body", response().onRequestBody(CUT)),
                Arguments.of("cut before the answer", response().onResponseStart(CUT)),
                Arguments.of("cut in the answer's body", response().onResponseBody(CUT)),
                Arguments.of("500", response().code(500).body("")),
                Arguments.of(
                        "503 that asks to come back at once",
                        response().code(503).addHeader("Retry-After", "0")),
                Arguments.of(
                        "503 that asks to come back later", response().code(503).addHeader("Retry-After", "1")),
                Arguments.of("408", response().code(408)),
                Arguments.of("421", response().code(421)),
                Arguments.of("307 to itself", response().code(307).addHeader("Location", "/v2/orders")),
                Arguments.of("401", response().code(401).addHeader("WWW-Authenticate", "Basic realm=x")),
                Arguments.of("no JSON", response().body("<html>busy</html>")),
                Arguments.of("half an answer", response().body("{\"id\":\"a7\"")),
                Arguments.of("another answer", response().body("[]")),
                Arguments.of("an answer without end", response().body("[" + " ".repeat(2000))),
                Arguments.of("no HTTP", response().status("HELLO")));
    }

    private static MockResponse.Builder response() {
        return new MockResponse.Builder().body("{\"id\":\"a7\"}");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failuresOnTheWire")
    void failuresOnTheWireLeaveASubmitUnknownAfterOneRequest(String step, MockResponse.Builder failure)
            throws Exception {
        session = venue.session().mostBytes(1000).build();
        venue.answers(failure).answers(200, "{\"id\":\"second\"}");

        HttpOutcome<String> outcome = get(send(session, submit()));

        assertThat(outcome.verdict()).as(step).isEqualTo(UNKNOWN);
        assertThat(outcome.text()).startsWith("test POST /v2/orders: ");
        assertThat(venue.requests()).as(step).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failuresOnTheWire")
    void failuresOnTheWireLeaveACancelUnknownAfterOneRequest(String step, MockResponse.Builder failure)
            throws Exception {
        session = venue.session().mostBytes(1000).build();
        venue.answers(failure).answers(200, "{\"id\":\"second\"}");
        boolean noBody = step.equals("cut in the request's body");

        HttpOutcome<String> outcome = get(send(session, write(CallKind.CANCEL, "DELETE")));

        assertThat(outcome.verdict()).as(step).isEqualTo(noBody ? outcome.verdict() : UNKNOWN);
        assertThat(venue.requests()).as(step).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"SUBMIT, POST", "REPLACE, PATCH", "REPLACE, PUT", "CANCEL, DELETE"})
    void aSocketCutOnAPooledConnectionYieldsExactlyOneRequest(CallKind kind, String method) throws Exception {
        venue.answers(200, "{\"id\":\"first\"}")
                .answers(response().onResponseStart(CUT))
                .answers(200, "{\"id\":\"third\"}");
        Verdict first = get(send(session, write(kind, method))).verdict();

        HttpOutcome<String> second = get(send(session, write(kind, method)));

        assertThat(first).isEqualTo(ACCEPTED);
        assertThat(second.verdict()).isEqualTo(UNKNOWN);
        assertThat(venue.requests()).isEqualTo(2);
        assertThat(venue.server.takeRequest().getConnectionIndex())
                .isEqualTo(venue.server.takeRequest().getConnectionIndex());
    }

    @Test
    void aRefusedConnectionIsNotSent() throws Exception {
        try (Socket taken = new Socket()) { // bound, so that nobody else gets the port, and nobody listens
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            session = HttpSession.builder("test", "http://127.0.0.1:" + taken.getLocalPort(), venue.scheduler)
                    .build();

            assertThat(get(send(session, submit())).verdict()).isEqualTo(NOT_SENT);
        }
    }

    @Test
    void aNameThatIsNotKnownIsNotSent() throws Exception {
        session = HttpSession.builder("test", "http://nowhere.invalid", venue.scheduler)
                .build();

        assertThat(get(send(session, submit())).verdict()).isEqualTo(NOT_SENT);
    }

    /** The server speaks no TLS; the greeting that reaches it holds nothing of the request. */
    @Test
    void aFailedHandshakeIsNotSent() throws Exception {
        session = HttpSession.builder("test", "https://127.0.0.1:" + venue.server.getPort(), venue.scheduler)
                .build();

        assertThat(get(send(session, submit())).verdict()).isEqualTo(NOT_SENT);
    }

    @Test
    void aSignerThatFailsIsNotSent() throws Exception {
        session = venue.session()
                .signer(draft -> {
                    throw new IllegalStateException("no nonce");
                })
                .build();

        HttpOutcome<String> outcome = get(send(session, submit()));

        assertThat(outcome.verdict()).isEqualTo(NOT_SENT);
        assertThat(outcome.text()).contains("no nonce");
        assertThat(venue.requests()).isZero();
    }

    @Test
    void silenceUntilTheDeadlineIsUnknown() throws Exception {
        venue.answers(response().onResponseStart(SocketEffect.Stall.INSTANCE));
        CompletionStage<HttpOutcome<String>> sent = send(session, submit());
        until(() -> venue.requests() == 1);

        venue.scheduler.advance(Duration.ofSeconds(10));

        assertThat(get(sent).verdict()).isEqualTo(UNKNOWN);
        assertThat(get(sent).text()).contains("no answer within PT10S");
        assertThat(venue.scheduler.waiting()).isZero();
    }

    @Test
    void aDeadlineThatPassesBeforeTheRequestLeavesIsNotSent() throws Exception {
        RateLimiter limiter = RateLimiter.of(1, Duration.ofMinutes(1), 0, Duration.ofMinutes(1));
        session = venue.session().limit(limiter, RateHeaders.NONE).build();
        venue.answers(200, "{\"id\":\"first\"}").answers(200, "{\"id\":\"second\"}");
        get(send(session, submit()));
        CompletionStage<HttpOutcome<String>> second = send(session, submit());

        venue.scheduler.advance(Duration.ofSeconds(10));

        assertThat(get(second).verdict()).isEqualTo(NOT_SENT);
        venue.scheduler.advance(Duration.ofMinutes(2));
        assertThat(venue.requests()).isEqualTo(1);
    }

    @Test
    void aRefusalByTheTableIsRejectedWithTheVenuesWords() throws Exception {
        venue.answers(403, "{\"id\":\"17\"}").answers(422, "{\"id\":\"99\"}").answers(403, "{\"id\":\"18\"}");

        HttpOutcome<String> refused = get(send(session, submit()));
        HttpOutcome<String> doubtful = get(send(session, submit()));
        HttpOutcome<String> other = get(send(session, submit()));

        assertThat(refused.verdict()).isEqualTo(REJECTED);
        assertThat(refused.text()).isEqualTo("test POST /v2/orders: status 403: 17 said the venue");
        assertThat(doubtful.verdict()).isEqualTo(UNKNOWN);
        assertThat(other.verdict()).isEqualTo(UNKNOWN);
    }

    @Test
    void aCallThatWasTurnedAwayUnseenIsNotSentUnlessItsCodeSaysMore() throws Exception {
        OutcomeTable table = OutcomeTable.builder(TestVenue::error)
                .accept(200)
                .reject(429, "99", RejectReason.NOT_PERMITTED)
                .turnedAway(429)
                .build();
        venue.answers(429, "{\"id\":\"18\"}").answers(429, "{\"id\":\"17\"}").answers(429, "{\"id\":\"99\"}");

        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            verdicts.add(get(session.send(write(CallKind.CANCEL, "DELETE"), table, HttpReply::status))
                    .verdict());
        }

        assertThat(verdicts).containsExactly(NOT_SENT, NOT_SENT, REJECTED);
    }

    @Test
    void closeEndsWhatRunsAsUnknownAndWhatWaitsAsNotSent() throws Exception {
        RateLimiter limiter = RateLimiter.of(1, Duration.ofSeconds(5), 0, Duration.ofMinutes(1));
        session = venue.session().limit(limiter, RateHeaders.NONE).build();
        venue.answers(response().onResponseStart(SocketEffect.Stall.INSTANCE));
        CompletionStage<HttpOutcome<String>> running = send(session, submit());
        CompletionStage<HttpOutcome<String>> waiting = send(session, submit());
        until(() -> venue.requests() == 1);

        session.close();
        CompletionStage<HttpOutcome<String>> late = send(session, submit());

        assertThat(get(running).verdict()).isEqualTo(UNKNOWN);
        assertThat(get(waiting).verdict()).isEqualTo(NOT_SENT);
        assertThat(get(late).verdict()).isEqualTo(NOT_SENT);
        assertThat(venue.requests()).isEqualTo(1);
    }
}
