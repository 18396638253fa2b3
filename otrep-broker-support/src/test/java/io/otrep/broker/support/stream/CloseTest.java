package io.otrep.broker.support.stream;

import static io.otrep.broker.support.stream.WebSocketSessionTest.STAYS;
import static io.otrep.broker.support.stream.WebSocketSessionTest.config;
import static io.otrep.broker.support.stream.WebSocketSessionTest.handshakeThen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.broker.tck.wire.WireScript;
import io.otrep.broker.tck.wire.WireServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Wherever a session is when it is closed, no thread and no socket of it is left. */
@Timeout(300)
class CloseTest {
    private static final Topic TRADES = new Topic("trades", "AAPL");

    private final Told told = new Told();

    @AfterEach
    void noThreadIsLeft() {
        assertThat(threads()).isEmpty();
    }

    static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith("otrep-test-"))
                .toList();
    }

    private StreamSession start(StreamConfig config, StreamProtocol protocol) {
        StreamSession session = StreamSession.webSocket(config, protocol, told);
        session.subscribe(List.of(TRADES));
        session.start();
        return session;
    }

    private static void awaitNoConnection(WireServer server) {
        while (server.openConnections() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void beforeStart() throws Exception {
        StreamSession session = StreamSession.webSocket(config().build(), new Hanging(), told);

        session.close();
        session.close();

        assertThat(session.phase()).isEqualTo(StreamPhase.CLOSED);
        assertThat(told.words).isEmpty();
        assertThatThrownBy(session::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void whileUpTwice() throws Exception {
        try (WireServer server = WireServer.start(STAYS)) {
            StreamSession session = start(config().build(), new VenueProtocol(server.socketUri("/")));
            assertThat(told.next()).isEqualTo("up");

            session.close();
            session.close();

            assertThat(session.phase()).isEqualTo(StreamPhase.CLOSED);
            assertThat(told.words).containsExactly("down: closed");
            awaitNoConnection(server);
        }
    }

    @Test
    void whilePreparing() throws Exception {
        Hanging protocol = new Hanging();
        StreamSession session = start(config().build(), protocol);
        assertThat(protocol.asked.await(60, TimeUnit.SECONDS)).isTrue();

        session.close();
        protocol.answer.complete(StreamRequest.of(MachineBench.PLACE));

        assertThat(told.words).containsExactly("down: closed");
    }

    @Test
    void whileConnecting() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        try (WireServer server = WireServer.start(connection -> {
            arrived.countDown();
            connection.fallSilent();
        })) {
            StreamSession session = start(config().build(), new VenueProtocol(server.socketUri("/")));
            assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();

            session.close();

            awaitNoConnection(server);
        }
    }

    @Test
    void whileAuthenticatingAndWhileSubscribing() throws Exception {
        WireScript noWelcome = connection -> {
            connection.upgrade();
            connection.send("hello");
            connection.expect("login");
            connection.fallSilent();
        };
        WireScript noSubscription = connection -> {
            connection.upgrade();
            connection.send("hello");
            connection.expect("login");
            connection.send("welcome");
            connection.fallSilent();
        };
        for (WireScript script : List.of(noWelcome, noSubscription)) {
            StreamPhase stuck = script == noWelcome ? StreamPhase.AUTHENTICATING : StreamPhase.SUBSCRIBING;
            try (WireServer server = WireServer.start(script)) {
                StreamSession session = start(config().build(), new VenueProtocol(server.socketUri("/")));
                while (session.phase() != stuck) {
                    Thread.onSpinWait();
                }

                session.close();

                awaitNoConnection(server);
            }
        }
    }

    @Test
    void duringBackoff() throws Exception {
        StreamConfig slow =
                config().backoff(Duration.ofHours(1), Duration.ofHours(1)).build();
        try (WireServer server = WireServer.start(handshakeThen(connection -> connection.cut()))) {
            StreamSession session = start(slow, new VenueProtocol(server.socketUri("/")));
            assertThat(told.next()).isEqualTo("up");
            assertThat(told.next()).startsWith("down: cut");

            session.close();

            assertThat(session.phase()).isEqualTo(StreamPhase.CLOSED);
            assertThat(told.words).isEmpty();
        }
    }

    @Test
    void whenThePeerIsMute() throws Exception {
        try (WireServer server = WireServer.start(handshakeThen(connection -> connection.fallSilent()))) {
            StreamSession session = start(config().build(), new VenueProtocol(server.socketUri("/")));
            assertThat(told.next()).isEqualTo("up");

            session.close();

            awaitNoConnection(server);
        }
    }

    @Test
    void fromManyThreadsAtOnce() throws Exception {
        try (WireServer server = WireServer.start(STAYS)) {
            StreamSession session = start(config().build(), new VenueProtocol(server.socketUri("/")));
            assertThat(told.next()).isEqualTo("up");
            List<Thread> closers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                closers.add(new Thread(session::close));
            }

            closers.forEach(Thread::start);
            for (Thread closer : closers) {
                closer.join();
            }

            assertThat(told.words).containsExactly("down: closed");
            awaitNoConnection(server);
        }
    }

    @Test
    void byTheProtocolItself() throws Exception {
        try (WireServer server = WireServer.start(handshakeThen(connection -> {
            connection.send("trades 1");
            connection.awaitEnd();
        }))) {
            CompletableFuture<StreamSession> made = new CompletableFuture<>();
            VenueProtocol protocol = new VenueProtocol(server.socketUri("/")) {
                @Override
                void onData(String text, StreamLink link) {
                    made.join().close();
                }
            };
            StreamSession session = start(config().build(), protocol);
            made.complete(session);

            assertThat(told.next()).isEqualTo("up");
            assertThat(told.next()).isEqualTo("down: closed");
            session.close();
            awaitNoConnection(server);
        }
    }

    @Test
    void whileACallbackHangs() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        try (WireServer server = WireServer.start(handshakeThen(connection -> {
            connection.send("trades 1");
            connection.awaitEnd();
        }))) {
            VenueProtocol protocol = new VenueProtocol(server.socketUri("/")) {
                @Override
                void onData(String text, StreamLink link) {
                    hangs.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
            };
            StreamSession session = start(config().build(), protocol);
            assertThat(hangs.await(60, TimeUnit.SECONDS)).isTrue();

            session.close();

            assertThat(session.phase()).isEqualTo(StreamPhase.CLOSED);
        }
    }

    /** A protocol whose request is not answered until the test does. */
    private static final class Hanging extends VenueProtocol {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CompletableFuture<StreamRequest> answer = new CompletableFuture<>();

        Hanging() {
            super(MachineBench.PLACE);
        }

        @Override
        public CompletionStage<StreamRequest> request(Collection<Topic> topics) {
            asked.countDown();
            return answer;
        }
    }
}
