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
import java.util.function.BooleanSupplier;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

/** A scripted venue on a socket of this machine, a clock moved by hand, and sessions to it. */
final class TestVenue implements AutoCloseable {
    static final OutcomeTable TABLE = OutcomeTable.builder(TestVenue::error)
            .accept(200)
            .accept(204)
            .reject(422, RejectReason.INVALID_TERMS)
            .reject(403, "17", RejectReason.INSUFFICIENT_FUNDS)
            .reject(429, RejectReason.RATE_LIMIT)
            .unknown(422, "99")
            .build();
    static final HttpRequest READ = HttpRequest.get("/v2/orders").build();

    private static final JsonNames ID = JsonNames.of("id");

    final ManualScheduler scheduler = ManualScheduler.at(Instant.parse("2026-03-02T14:30:00Z"));
    final MockWebServer server = new MockWebServer();

    TestVenue() {
        try {
            server.start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpSession.Builder session() {
        return HttpSession.builder("test", server.url("/").toString(), scheduler);
    }

    TestVenue answers(int status, String body) {
        return answers(new MockResponse.Builder().code(status).body(body));
    }

    TestVenue answers(MockResponse.Builder response) {
        server.enqueue(response.build());
        return this;
    }

    int requests() {
        return server.getRequestCount();
    }

    static HttpRequest submit() {
        return write(CallKind.SUBMIT, "POST");
    }

    static HttpRequest write(CallKind kind, String method) {
        HttpRequest.Builder request = HttpRequest.builder(kind, method, "/v2/orders");
        return method.equals("DELETE")
                ? request.build()
                : request.json(new JsonWriter()
                                .beginObject()
                                .field("symbol", "AAPL")
                                .endObject())
                        .build();
    }

    static CompletionStage<HttpOutcome<String>> send(HttpSession session, HttpRequest request) {
        return session.send(request, TABLE, TestVenue::id);
    }

    static CompletionStage<String> read(HttpSession session) {
        return session.read(READ, TestVenue::id);
    }

    static String id(HttpReply reply) {
        JsonReader json = reply.json();
        json.beginObject();
        String id = json.nextField(ID) == 0 ? json.text() : "";
        while (json.nextField(ID) >= 0) {
            json.skip();
        }
        json.end();
        return id;
    }

    static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.yield();
        }
        assertThat(condition.getAsBoolean()).as("within 60 s").isTrue();
    }

    @Override
    public void close() {
        server.close();
    }

    static VenueError error(HttpReply reply) {
        return reply.status() < 300 || reply.isEmpty() ? VenueError.NONE : new VenueError(id(reply), "said the venue");
    }
}
