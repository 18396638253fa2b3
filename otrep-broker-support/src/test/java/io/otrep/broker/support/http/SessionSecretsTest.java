package io.otrep.broker.support.http;

import static io.otrep.broker.support.http.TestVenue.get;
import static io.otrep.broker.support.http.TestVenue.send;
import static io.otrep.broker.support.http.TestVenue.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.otrep.broker.support.Secret;
import io.otrep.broker.support.json.JsonWriter;
import io.otrep.broker.support.testing.SecretScan;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A venue that repeats our keys in whatever it says. */
class SessionSecretsTest {
    private static final Secret KEY = Secret.of("PK4711SECRETKEY");

    private final TestVenue venue = new TestVenue();
    private final SecretScan scan = SecretScan.forSecrets(KEY);
    private final HttpSession session = venue.session()
            .signer(draft -> draft.header("X-Key", KEY))
            .mask(KEY)
            .errors(reply -> new VenueError("1", TestVenue.id(reply)))
            .retries(1, Duration.ofMillis(1), Duration.ofMillis(1))
            .build();

    @AfterEach
    void close() {
        session.close();
        venue.close();
    }

    @Test
    void noWordOfASessionShowsAKey() throws Exception {
        String echo = "{\"id\":\"" + KEY.reveal() + "\"}";
        HttpRequest request = HttpRequest.builder(CallKind.SUBMIT, "POST", "/v2/orders")
                .query("key", KEY.reveal())
                .json(new JsonWriter().beginObject().field("key", KEY).endObject())
                .build();
        for (int status : new int[] {403, 422, 500, 503}) {
            venue.answers(status, echo);
            scan.text("submit " + status, get(send(session, request)));
            venue.answers(status, echo);
            scan.exception("read " + status, catchThrowable(() -> get(TestVenue.read(session))));
        }
        venue.answers(new MockResponse.Builder().body(KEY.reveal()))
                .answers(new MockResponse.Builder().body(echo).onResponseStart(new SocketEffect.CloseSocket()));
        scan.text("no JSON", get(send(session, request)));
        scan.text("cut", get(send(session, request)));
        scan.text("request", request);

        assertThat(scan.findings()).isEmpty();
        assertThat(venue.server.takeRequest().getHeaders().get("X-Key")).isEqualTo(KEY.reveal());
    }

    @Test
    void aKeyThatNoHeaderMayHoldIsNotShown() throws Exception {
        Secret torn = Secret.of("PK4711SECRETKEY\n");

        try (HttpSession careful = venue.session()
                .signer(draft -> draft.header("X-Key", torn))
                .mask(torn)
                .retries(1, Duration.ofMillis(1), Duration.ofMillis(1))
                .build()) {
            scan.text("submit", get(send(careful, submit())));
            scan.exception("read", catchThrowable(() -> get(TestVenue.read(careful))));
        }

        assertThat(scan.findings()).isEmpty();
    }

    @Test
    void anUnmaskedSessionIsFoundOut() throws Exception {
        venue.answers(422, "{\"id\":\"" + KEY.reveal() + "\"}");
        try (HttpSession careless = venue.session().build()) {
            scan.text("careless", get(send(careless, submit())));
        }

        assertThat(scan.findings()).containsExactly("careless shows secret number 1");
    }
}
