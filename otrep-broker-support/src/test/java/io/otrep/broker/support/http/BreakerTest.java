package io.otrep.broker.support.http;

import static io.otrep.broker.support.http.HttpOutcome.Verdict.ACCEPTED;
import static io.otrep.broker.support.http.HttpOutcome.Verdict.NOT_SENT;
import static io.otrep.broker.support.http.HttpOutcome.Verdict.UNKNOWN;
import static io.otrep.broker.support.http.TestVenue.get;
import static io.otrep.broker.support.http.TestVenue.send;
import static io.otrep.broker.support.http.TestVenue.submit;
import static io.otrep.broker.support.http.TestVenue.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.broker.BrokerException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private final TestVenue venue = new TestVenue();
    private final HttpSession session =
            venue.session().breaker(4, 50, Duration.ofSeconds(10)).build();

    @BeforeEach
    void makeTheVenueSick() throws Exception {
        for (int i = 0; i < 2; i++) {
            venue.answers(500, "");
            assertThat(get(send(session, submit())).verdict()).isEqualTo(UNKNOWN);
        }
    }

    @AfterEach
    void close() {
        session.close();
        venue.close();
    }

    @Test
    void aSickVenueIsNotAsked() throws Exception {
        HttpOutcome<String> submit = get(send(session, submit()));

        assertThat(submit.verdict()).isEqualTo(NOT_SENT);
        assertThat(submit.text()).contains("the last one with status 500", "calls other than cancels rest for PT10S");
        assertThatThrownBy(() -> get(TestVenue.read(session)))
                .cause()
                .isInstanceOfSatisfying(BrokerException.class, e -> {
                    assertThat(e.kind()).isEqualTo(BrokerException.Kind.RETRYABLE);
                    assertThat(e.retryAfter()).contains(Duration.ofSeconds(10));
                });
        assertThat(venue.requests()).isEqualTo(2);
    }

    @Test
    void cancelsGoOut() throws Exception {
        venue.answers(204, "").answers(200, "{\"id\":\"gone\"}");
        HttpRequest cancel = write(CallKind.CANCEL, "DELETE");

        HttpOutcome<Integer> empty = get(session.send(cancel, TestVenue.TABLE, HttpReply::status));
        HttpOutcome<String> full = get(send(session, cancel));

        assertThat(empty.value()).isEqualTo(204);
        assertThat(full.verdict()).isEqualTo(ACCEPTED);
    }

    @Test
    void aVenueThatAnswersAgainIsAskedAgain() throws Exception {
        venue.scheduler.advance(Duration.ofSeconds(11));

        for (int i = 0; i < 4; i++) {
            venue.answers(200, "{\"id\":\"a\"}");
            assertThat(get(send(session, submit())).verdict()).isEqualTo(ACCEPTED);
        }
    }

    @Test
    void refusalsAreHealthy() throws Exception {
        venue.scheduler.advance(Duration.ofSeconds(11));

        for (int i = 0; i < 8; i++) {
            venue.answers(422, "{\"id\":\"1\"}");
            assertThat(get(send(session, submit())).verdict()).isEqualTo(HttpOutcome.Verdict.REJECTED);
        }
    }
}
