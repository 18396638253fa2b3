package io.otrep.broker.support.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.broker.support.json.JsonNames;
import io.otrep.broker.support.json.JsonReader;
import io.otrep.broker.support.json.JsonWriter;
import io.otrep.broker.support.testing.ManualScheduler;
import io.otrep.order.RejectReason;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpSessionTest {
    private static final JsonNames ID = JsonNames.of("id");
    private static final OutcomeTable TABLE = OutcomeTable.builder(HttpSessionTest::error)
            .accept(200)
            .reject(422, RejectReason.INVALID_TERMS)
            .reject(403, "17", RejectReason.INSUFFICIENT_FUNDS)
            .build();

    private final ManualScheduler scheduler = ManualScheduler.at(Instant.parse("2026-03-02T14:30:00Z"));
    private final MockWebServer venue = new MockWebServer();
    private HttpSession session;

    @BeforeEach
    void connect() throws IOException {
        venue.start();
        session = HttpSession.builder("test", venue.url("/").toString(), scheduler)
                .signer(draft -> draft.header("X-Key", "k"))
                .build();
    }

    @AfterEach
    void close() {
        session.close();
        venue.close();
    }

    @Test
    void readsCarryParametersAndSignature() throws Exception {
        venue.enqueue(new MockResponse.Builder().body("{\"id\":\"a7\"}").build());

        String id = get(session.read(
                HttpRequest.get("/v2/orders")
                        .segment("BTC/USD")
                        .query("at", "1+1 2")
                        .build(),
                HttpSessionTest::id));

        RecordedRequest request = venue.takeRequest();
        assertThat(id).isEqualTo("a7");
        assertThat(request.getTarget()).isEqualTo("/v2/orders/BTC%2FUSD?at=1%2B1%202");
        assertThat(request.getHeaders().get("X-Key")).isEqualTo("k");
    }

    @Test
    void submitsEndInWhatTheTableSays() throws Exception {
        answer(200, "{\"id\":\"a7\"}");
        answer(422, "{\"id\":\"1\"}");
        answer(403, "{\"id\":\"17\"}");
        answer(403, "{\"id\":\"18\"}");
        answer(500, "");
        answer(200, "<html>");

        assertThat(get(submit()).value()).isEqualTo("a7");
        assertThat(get(submit()).reason()).isEqualTo(RejectReason.INVALID_TERMS);
        assertThat(get(submit()).reason()).isEqualTo(RejectReason.INSUFFICIENT_FUNDS);
        assertThat(get(submit()).verdict()).isEqualTo(HttpOutcome.Verdict.UNKNOWN);
        assertThat(get(submit()).verdict()).isEqualTo(HttpOutcome.Verdict.UNKNOWN);
        assertThat(get(submit()).verdict()).isEqualTo(HttpOutcome.Verdict.UNKNOWN);
    }

    private CompletionStage<HttpOutcome<String>> submit() {
        HttpRequest request = HttpRequest.builder(CallKind.SUBMIT, "POST", "/v2/orders")
                .json(new JsonWriter().beginObject().field("symbol", "AAPL").endObject())
                .build();
        return session.send(request, TABLE, HttpSessionTest::id);
    }

    private void answer(int status, String body) {
        venue.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    private static VenueError error(HttpReply reply) {
        return reply.status() == 200 ? VenueError.NONE : new VenueError(id(reply), "");
    }

    private static String id(HttpReply reply) {
        JsonReader json = reply.json();
        json.beginObject();
        return json.nextField(ID) == 0 ? json.text() : "";
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}
