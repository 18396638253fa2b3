package io.otrep.broker.support.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.broker.tck.wire.WireScript;
import io.otrep.broker.tck.wire.WireServer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions over chunked answers of a venue that plays scripts. */
@Timeout(300)
class LineSessionTest {
    private static final WireScript STAYS = connection -> {
        connection.startChunks();
        connection.line("beat");
        connection.fallSilent();
    };

    private final Told told = new Told();

    private static StreamConfig.Builder config() {
        return StreamConfig.builder("lines", 1).backoff(Duration.ofMillis(1), Duration.ofMillis(5));
    }

    private StreamSession start(StreamConfig config, Prices protocol) {
        StreamSession session = StreamSession.lines(config, protocol, told);
        session.subscribe(List.of(new Topic("price", "EUR_USD"), new Topic("price", "GBP_USD")));
        session.start();
        return session;
    }

    @Test
    void linesAreFramesHoweverTheyAreCut() throws Exception {
        try (WireServer server = WireServer.start(connection -> {
            connection.startChunks();
            connection.line("beat");
            connection.chunk("{\"a\"");
            connection.chunk(":1}\r");
            connection.chunk("\n\n\r\n{\"b\":2}\n{\"c\"");
            connection.chunk(":3}\n");
            connection.line("done");
            connection.fallSilent();
        })) {
            Prices protocol = new Prices(server);
            try (StreamSession session = start(config().build(), protocol)) {
                assertThat(told.next()).isEqualTo("up");
                assertThat(protocol.done.await(60, TimeUnit.SECONDS)).isTrue();
            }

            assertThat(protocol.lines).containsExactly("{\"a\":1}", "{\"b\":2}", "{\"c\":3}", "done");
        }
    }

    @Test
    void topicsStandInTheAddressAndAChangeConnectsAnew() throws Exception {
        List<String> paths = new CopyOnWriteArrayList<>();
        try (WireServer server = WireServer.start(connection -> {
                    paths.add(connection.path());
                    STAYS.play(connection);
                });
                StreamSession session = start(config().build(), new Prices(server))) {
            assertThat(told.next()).isEqualTo("up");
            session.subscribe(List.of(new Topic("price", "USD_JPY")));
            assertThat(told.next()).isEqualTo("down: instruments changed");
            assertThat(told.next()).isEqualTo("up");

            assertThat(paths)
                    .containsExactly(
                            "/stream?instruments=EUR_USD,GBP_USD", "/stream?instruments=EUR_USD,GBP_USD,USD_JPY");
        }
    }

    @Test
    void endAndCutComeBack() throws Exception {
        try (WireServer server = WireServer.start(
                        connection -> {
                            connection.startChunks();
                            connection.line("beat");
                            connection.chunk("");
                        },
                        connection -> {
                            connection.startChunks();
                            connection.line("beat");
                            connection.chunk("half a li");
                            connection.cut();
                        },
                        STAYS);
                StreamSession session = start(config().build(), new Prices(server))) {
            assertThat(told.next()).isEqualTo("up");
            assertThat(told.next()).isEqualTo("down: closed by the venue, 1000 end of the answer");
            assertThat(told.next()).isEqualTo("up");
            assertThat(told.next()).startsWith("down: cut: ");
            assertThat(told.next()).isEqualTo("up");
        }
    }

    @Test
    void silenceIsSeen() throws Exception {
        StreamConfig config =
                config().silence(SilenceRule.ANY, Duration.ofMillis(100)).build();
        try (WireServer server = WireServer.start(STAYS);
                StreamSession session = start(config, new Prices(server))) {
            assertThat(told.next("up")).isEqualTo("up");
            assertThat(told.next("down")).startsWith("down: the venue was mute for PT");
            assertThat(told.next("up")).isEqualTo("up");
        }
    }

    @Test
    void lineWithoutEndIsNotReadForEver() throws Exception {
        StreamConfig config = config().maxFrameBytes(1_000).build();
        try (WireServer server = WireServer.start(
                        connection -> {
                            connection.startChunks();
                            connection.line("beat");
                            connection.chunk("x".repeat(5_000));
                            connection.fallSilent();
                        },
                        STAYS);
                StreamSession session = start(config, new Prices(server))) {
            assertThat(told.next()).isEqualTo("up");
            assertThat(told.next()).isEqualTo("down: cut: ProtocolException a line of more than 1000 bytes");
            assertThat(told.next()).isEqualTo("up");
        }
    }

    @Test
    void lineOfExactlyTheMostIsRead() throws Exception {
        StreamConfig config = config().maxFrameBytes(1_000).build();
        try (WireServer server = WireServer.start(connection -> {
            connection.startChunks();
            connection.line("y".repeat(1_000));
            connection.line("done");
            connection.fallSilent();
        })) {
            Prices protocol = new Prices(server);
            try (StreamSession session = start(config, protocol)) {
                assertThat(protocol.done.await(60, TimeUnit.SECONDS)).isTrue();
            }

            assertThat(protocol.lines).containsExactly("y".repeat(1_000), "done");
        }
    }

    @Test
    void refusalsAreJudged() throws Exception {
        try (WireServer server = WireServer.start(
                        connection -> connection.respond(500, Map.of(), "oops"),
                        connection -> connection.respond(307, Map.of("Location", "http://elsewhere.invalid/"), ""),
                        connection -> connection.respond(401, Map.of(), "no"));
                StreamSession session = start(config().build(), new Prices(server))) {
            assertThat(told.next()).isEqualTo("down: HTTP 500");
            assertThat(told.next()).isEqualTo("refused: HTTP 401");
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void sendingIsAnErrorOfTheAdapter() throws Exception {
        try (WireServer server = WireServer.start(STAYS)) {
            Prices protocol = new Prices(server) {
                @Override
                public void onOpen(StreamLink link) {
                    link.send("login");
                }
            };
            try (StreamSession session = start(config().build(), protocol)) {
                assertThat(told.next()).startsWith("down: onOpen threw IllegalStateException a chunked stream cannot");
            }
        }
    }

    /** A stream of prices whose topics stand in the address; up with its first line. */
    private static class Prices implements StreamProtocol {
        private final WireServer server;
        private final List<String> lines = new ArrayList<>();
        private final CountDownLatch done = new CountDownLatch(1);

        Prices(WireServer server) {
            this.server = server;
        }

        @Override
        public CompletionStage<StreamRequest> request(Collection<Topic> topics) {
            String names = String.join(",", topics.stream().map(Topic::key).toList());
            URI uri = server.httpUri("/stream?instruments=" + names);
            return CompletableFuture.completedFuture(new StreamRequest(uri, Map.of("Authorization", "Bearer x")));
        }

        @Override
        public void onOpen(StreamLink link) {
            link.authenticated();
        }

        @Override
        public void subscribe(Collection<Topic> added, StreamLink link) {
            if (link.phase() == StreamPhase.UP) {
                link.retry("instruments changed");
            }
        }

        @Override
        public void unsubscribe(Collection<Topic> removed, StreamLink link) {
            link.retry("instruments changed");
        }

        @Override
        public void onFrame(StreamFrame frame, StreamLink link) {
            link.subscribed();
            if (!frame.text().equals("beat")) {
                lines.add(frame.text());
            }
            if (frame.text().equals("done")) {
                done.countDown();
            }
        }
    }
}
