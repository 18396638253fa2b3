package io.otrep.broker.support.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.broker.tck.wire.WireScript;
import io.otrep.broker.tck.wire.WireServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions against real sockets of a venue that plays scripts. */
@Timeout(300)
class WebSocketSessionTest {
    private static final Topic TRADES = new Topic("trades", "AAPL");

    private final Told told = new Told();

    /** The venue's side of the handshake for {@link #TRADES}. */
    static final WireScript HANDSHAKE = connection -> {
        connection.upgrade();
        connection.send("hello");
        connection.expect("login");
        connection.send("welcome");
        connection.expect("sub trades:AAPL");
        connection.send("subscribed");
    };

    static WireScript handshakeThen(WireScript rest) {
        return connection -> {
            HANDSHAKE.play(connection);
            rest.play(connection);
        };
    }

    /** A venue that is up and stays. */
    static final WireScript STAYS = handshakeThen(connection -> connection.awaitEnd());

    static StreamConfig.Builder config() {
        return StreamConfig.builder("test", 1).backoff(Duration.ofMillis(1), Duration.ofMillis(5));
    }

    private StreamSession start(StreamConfig config, VenueProtocol protocol) {
        StreamSession session = StreamSession.webSocket(config, protocol, told);
        session.subscribe(List.of(TRADES));
        session.start();
        return session;
    }

    private StreamSession start(VenueProtocol protocol) {
        return start(config().build(), protocol);
    }

    private static VenueProtocol venue(WireServer server) {
        return new VenueProtocol(server.socketUri("/stream"));
    }

    @Test
    void framesOfEveryKindArriveInOrder() throws Exception {
        String large = "trades " + "x".repeat(300_000);
        try (WireServer server = WireServer.start(handshakeThen(connection -> {
            connection.send("trades 1");
            connection.send("trades 2".getBytes(StandardCharsets.UTF_8));
            connection.sendFragmented("trades 3", 4);
            connection.ping();
            connection.send(large);
            connection.send("done");
            connection.awaitEnd();
        }))) {
            Expecting protocol = new Expecting(server, "done");
            try (StreamSession session = start(protocol)) {
                protocol.await("done");
            }

            assertThat(protocol.data).containsExactly("trades 1", "trades 2", "trades 3", large, "done");
            assertThat(server.faults()).isEmpty();
        }
    }

    @Test
    void codeOfTheAdapterRunsOnTheDeliveryThreadOnly() throws Exception {
        List<String> threads = new CopyOnWriteArrayList<>();
        try (WireServer server = WireServer.start(STAYS)) {
            VenueProtocol protocol = new VenueProtocol(server.socketUri("/")) {
                @Override
                public void onOpen(StreamLink link) {
                    threads.add(Thread.currentThread().getName());
                }

                @Override
                public void onFrame(StreamFrame frame, StreamLink link) {
                    threads.add(Thread.currentThread().getName());
                    super.onFrame(frame, link);
                }
            };
            try (StreamSession session = start(protocol)) {
                assertThat(told.next()).isEqualTo("up");
            }

            assertThat(threads).hasSize(4).containsOnly("otrep-test-stream");
        }
    }

    @Test
    void cutConnectionComesBackWithItsTopics() throws Exception {
        try (WireServer server = WireServer.start(handshakeThen(connection -> connection.cut()), STAYS);
                StreamSession session = start(venue(server))) {
            assertThat(told.next()).isEqualTo("up");
            assertThat(told.next()).startsWith("down: cut: ");
            assertThat(told.next()).isEqualTo("up");
            assertThat(session.phase()).isEqualTo(StreamPhase.UP);
            assertThat(server.faults()).isEmpty();
        }
    }

    @Test
    void topicsChangedWhileUpGoOut() throws Exception {
        try (WireServer server = WireServer.start(handshakeThen(connection -> {
            connection.expect("sub quotes:MSFT");
            connection.send("next");
            connection.expect("unsub trades:AAPL");
            connection.send("done");
            connection.awaitEnd();
        }))) {
            Expecting protocol = new Expecting(server, "next", "done");
            try (StreamSession session = start(protocol)) {
                assertThat(told.next()).isEqualTo("up");
                session.subscribe(List.of(new Topic("quotes", "MSFT")));
                protocol.await("next");
                session.unsubscribe(List.of(TRADES));
                protocol.await("done");

                assertThat(session.topics()).containsExactly(new Topic("quotes", "MSFT"));
                assertThat(server.faults()).isEmpty();
            }
        }
    }

    @Test
    void goodbyeOfTheVenueComesWithItsCode() throws Exception {
        try (WireServer server = WireServer.start(
                        handshakeThen(connection -> {
                            connection.send("trades 1");
                            connection.closeWith(1012, "restart");
                            connection.awaitEnd();
                        }),
                        STAYS);
                StreamSession session = start(venue(server))) {
            assertThat(told.next()).isEqualTo("up");
            assertThat(told.next()).isEqualTo("down: closed by the venue, 1012 restart");
            assertThat(told.next()).isEqualTo("up");
        }
    }

    @Test
    void goodbyeOfOursIsSaid() throws Exception {
        CountDownLatch said = new CountDownLatch(1);
        try (WireServer server = WireServer.start(handshakeThen(connection -> {
            connection.awaitEnd();
            if (connection.closeCode() == 1000) {
                said.countDown();
            }
        }))) {
            try (StreamSession session = start(venue(server))) {
                assertThat(told.next()).isEqualTo("up");
            }

            assertThat(said.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(told.next()).isEqualTo("down: closed");
        }
    }

    @Test
    void venueThatFallsSilentIsLeft() throws Exception {
        StreamConfig config =
                config().silence(SilenceRule.ANY, Duration.ofMillis(100)).build();
        try (WireServer server = WireServer.start(handshakeThen(connection -> connection.fallSilent()));
                StreamSession session = start(config, venue(server))) {
            assertThat(told.next("up")).isEqualTo("up");
            assertThat(told.next("down")).startsWith("down: the venue was mute for PT");
            assertThat(told.next("up")).isEqualTo("up");
        }
    }

    @Test
    void venueThatAnswersNoPingIsLeft() throws Exception {
        StreamConfig config = config().socketPingEvery(Duration.ofMillis(500)).build();
        try (WireServer server = WireServer.start(handshakeThen(connection -> connection.fallSilent()));
                StreamSession session = start(config, venue(server))) {
            assertThat(told.next("up")).isEqualTo("up");
            assertThat(told.next("down")).startsWith("down: cut: SocketTimeoutException sent ping");
            assertThat(told.next("up")).isEqualTo("up");
        }
    }

    @Test
    void venueThatNeverUpgradesIsLeft() throws Exception {
        StreamConfig config =
                config().deadline(StreamPhase.CONNECTING, Duration.ofSeconds(1)).build();
        try (WireServer server = WireServer.start(connection -> connection.fallSilent(), STAYS);
                StreamSession session = start(config, venue(server))) {
            assertThat(told.next()).isEqualTo("down: no answer within PT1S while CONNECTING");
            assertThat(told.next("up")).isEqualTo("up");
        }
    }

    @Test
    void noiseOnTheWireEndsTheConnection() throws Exception {
        byte[] reservedOpcode = {(byte) 0x83, 1, 'x'};
        try (WireServer server = WireServer.start(
                        handshakeThen(connection -> {
                            connection.raw(reservedOpcode);
                            connection.awaitEnd();
                        }),
                        STAYS);
                StreamSession session = start(venue(server))) {
            assertThat(told.next()).isEqualTo("up");
            assertThat(told.next()).startsWith("down: cut: ProtocolException");
            assertThat(told.next()).isEqualTo("up");
        }
    }

    @Test
    void messageThatIsTooLongEndsTheConnection() throws Exception {
        StreamConfig config = config().maxFrameBytes(100).build();
        try (WireServer server = WireServer.start(
                        handshakeThen(connection -> {
                            connection.send("x".repeat(101));
                            connection.awaitEnd();
                        }),
                        STAYS);
                StreamSession session = start(config, venue(server))) {
            assertThat(told.next()).isEqualTo("up");
            assertThat(told.next()).isEqualTo("down: cut: ProtocolException 101 bytes in a frame, allowed 100");
            assertThat(told.next()).isEqualTo("up");
        }
    }

    @Test
    void refusedUpgradeIsNotTriedAgainUntilStarted() throws Exception {
        try (WireServer server = WireServer.start(
                        connection -> connection.respond(401, Map.of(), "no"),
                        connection -> connection.respond(503, Map.of(), "busy"),
                        STAYS);
                StreamSession session = start(venue(server))) {
            assertThat(told.next()).isEqualTo("down: refused: HTTP 401");
            assertThat(told.next()).isEqualTo("refused: HTTP 401");
            assertThat(server.connections()).isEqualTo(1);

            session.start();

            assertThat(told.next()).isEqualTo("up");
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void nobodyListeningIsTriedAgain() throws Exception {
        try (Socket taken = new Socket()) { // bound, so that nobody else gets the port, and nobody listens
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            URI nobody = URI.create("ws://127.0.0.1:" + taken.getLocalPort() + "/stream");
            try (StreamSession session = start(new VenueProtocol(nobody))) {
                assertThat(told.next()).startsWith("down: cut: ConnectException");
                assertThat(session.phase()).isNotEqualTo(StreamPhase.REFUSED);
            }
        }
    }

    @Test
    void slowProtocolLosesNothingButItsConnection() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        StreamConfig config = config().queue(16, Overflow.DISCONNECT).build();
        try (WireServer server = WireServer.start(
                handshakeThen(connection -> {
                    connection.send("trades 0");
                    stuck.await();
                    for (int i = 1; i < 10_000; i++) {
                        connection.send("trades " + i);
                    }
                    connection.awaitEnd();
                }),
                STAYS)) {
            Stuck protocol = new Stuck(server, stuck, goOn);
            try (StreamSession session = start(config, protocol)) {
                assertThat(told.next()).isEqualTo("up");
                stuck.await();
                while (server.openConnections() > 0) {
                    Thread.onSpinWait();
                }
                goOn.countDown();

                assertThat(told.next()).isEqualTo("gap: overflow: 16 frames waited to be read");
                assertThat(told.next()).isEqualTo("down: overflow: 16 frames waited to be read");
                assertThat(told.next()).isEqualTo("up");
                assertThat(session.droppedFrames()).isZero();
            }

            for (int i = 0; i < protocol.data.size(); i++) {
                assertThat(protocol.data.get(i)).isEqualTo("trades " + i);
            }
            assertThat(protocol.data).hasSize(17);
        }
    }

    @Test
    void slowProtocolOfMarketDataLosesTheOldestAndIsTold() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        StreamConfig config = config().queue(16, Overflow.DROP_OLDEST).build();
        try (WireServer server = WireServer.start(handshakeThen(connection -> {
            connection.send("trades 0");
            stuck.await();
            for (int i = 1; i < 1_000; i++) {
                connection.send("trades " + i);
            }
            connection.awaitEnd();
        }))) {
            Stuck protocol = new Stuck(server, stuck, goOn);
            try (StreamSession session = start(config, protocol)) {
                assertThat(told.next()).isEqualTo("up");
                stuck.await();
                while (session.droppedFrames() < 1_000 - 16 - 1) {
                    Thread.onSpinWait();
                }
                goOn.countDown();

                assertThat(told.next()).isEqualTo("gap: 983 frames dropped, the queue was full");
                protocol.last.await();
            }

            assertThat(protocol.data).startsWith("trades 0", "trades 984").endsWith("trades 999");
        }
    }

    /** Lets a test wait for frames. */
    private static final class Expecting extends VenueProtocol {
        private final BlockingQueue<String> came = new LinkedBlockingQueue<>();
        private final List<String> awaited;

        Expecting(WireServer server, String... awaited) {
            super(server.socketUri("/"));
            this.awaited = List.of(awaited);
        }

        @Override
        void onData(String text, StreamLink link) {
            super.onData(text, link);
            if (awaited.contains(text)) {
                came.add(text);
            }
        }

        void await(String text) throws InterruptedException {
            assertThat(came.poll(60, TimeUnit.SECONDS)).isEqualTo(text);
        }
    }

    /** Does not return from its first frame of data until it is told to go on. */
    private static final class Stuck extends VenueProtocol {
        private final CountDownLatch stuck;
        private final CountDownLatch goOn;
        private final CountDownLatch last = new CountDownLatch(1);

        Stuck(WireServer server, CountDownLatch stuck, CountDownLatch goOn) {
            super(server.socketUri("/"));
            this.stuck = stuck;
            this.goOn = goOn;
        }

        @Override
        void onData(String text, StreamLink link) {
            super.onData(text, link);
            if (text.equals("trades 999")) {
                last.countDown();
            }
            stuck.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
