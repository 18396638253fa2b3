package io.otrep.broker.tck.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripted server, seen by the JDK's own client, which shares no code with it. */
class WireServerTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void acceptKeyIsThatOfTheStandardsExample() {
        // RFC 6455, section 1.3
        assertThat(WireFrames.accept("dGhlIHNhbXBsZSBub25jZQ==")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 200_000})
    void messageOfEveryLengthGoesBothWays(int length) throws Exception {
        String text = "x".repeat(length);
        try (WireServer server = WireServer.start(connection -> {
            connection.upgrade();
            connection.expect(text);
            connection.send(text);
            connection.sendFragmented(text, 3);
            connection.send(text.getBytes(StandardCharsets.UTF_8));
            connection.awaitEnd();
        })) {
            Heard heard = new Heard();
            WebSocket socket = connect(server.socketUri("/"), heard);
            socket.sendText(text, true).join();

            assertThat(heard.next()).isEqualTo("text " + text);
            assertThat(heard.next()).isEqualTo("text " + text);
            assertThat(heard.next()).isEqualTo("binary " + text);
            assertThat(server.faults()).isEmpty();
        }
    }

    @Test
    void goodbyeOfEitherSideReachesTheOther() throws Exception {
        BlockingQueue<Integer> codes = new LinkedBlockingQueue<>();
        WireScript venueLeaves = connection -> {
            connection.upgrade();
            connection.closeWith(1012, "restart");
            connection.awaitEnd();
        };
        WireScript clientLeaves = connection -> {
            connection.upgrade();
            connection.awaitEnd();
            codes.add(connection.closeCode());
        };
        try (WireServer server = WireServer.start(venueLeaves, clientLeaves)) {
            Heard heard = new Heard();
            connect(server.socketUri("/"), heard);
            String goodbye = heard.next();
            connect(server.socketUri("/"), new Heard())
                    .sendClose(4000, "enough")
                    .join();

            assertThat(goodbye).isEqualTo("close 1012 restart");
            assertThat(codes.poll(60, TimeUnit.SECONDS)).isEqualTo(4000);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void expectationThatIsNotMetIsKept() throws Exception {
        try (WireServer server = WireServer.start(connection -> {
            connection.upgrade();
            connection.expect("login");
        })) {
            Heard heard = new Heard();
            connect(server.socketUri("/"), heard).sendText("logout", true).join();
            heard.next();

            assertThat(server.faults()).hasSize(1);
            assertThat(server.faults().get(0)).contains("connection 0").contains("expected login, received logout");
        }
    }

    @Test
    void chunksAreOneAnswer() throws Exception {
        try (WireServer server = WireServer.start(connection -> {
            connection.startChunks();
            connection.line("{\"a\":1}");
            connection.chunk("{\"b\"");
            connection.chunk(":2}\n{\"c\":3}\n");
            connection.chunk("");
        })) {
            HttpResponse<String> answer = get(server.httpUri("/stream"));

            assertThat(answer.body()).isEqualTo("{\"a\":1}\n{\"b\":2}\n{\"c\":3}\n");
        }
    }

    @Test
    void refusalCarriesStatusHeadersAndBody() throws Exception {
        try (WireServer server = WireServer.start(
                connection -> connection.respond(429, Map.of("Retry-After", "7"), "slow down " + connection.path()))) {
            HttpResponse<String> answer = get(server.httpUri("/stream?a=1"));

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
            assertThat(answer.body()).isEqualTo("slow down /stream?a=1");
        }
    }

    @Test
    void closeCutsWhatIsOpenAndLeavesNoThread() throws Exception {
        WireServer server = WireServer.start(connection -> {
            connection.upgrade();
            connection.send("here");
            connection.fallSilent();
        });
        Heard heard = new Heard();
        connect(server.socketUri("/"), heard);
        heard.next();

        server.close();

        assertThat(heard.next()).startsWith("error");
        assertThat(server.openConnections()).isZero();
        assertThat(server.faults()).isEmpty();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("otrep-wire"));
    }

    @Test
    void closeByAnInterruptedThreadLeavesNoThreadEither() throws Exception {
        CountDownLatch plays = new CountDownLatch(1);
        WireServer server = WireServer.start(connection -> {
            plays.countDown();
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(300);
            while (System.nanoTime() < end) {
                Thread.onSpinWait(); // a script that does not heed interrupts
            }
        });
        CompletableFuture<?> answer = http.sendAsync(
                HttpRequest.newBuilder(server.httpUri("/")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(plays.await(60, TimeUnit.SECONDS)).isTrue();
        Thread.currentThread().interrupt();

        server.close();

        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("otrep-wire"));
        assertThat(answer).failsWithin(Duration.ofSeconds(60));
    }

    @Test
    void serverWithoutScriptIsRefused() {
        assertThatThrownBy(WireServer::start).hasMessageContaining("at least one");
    }

    private WebSocket connect(URI uri, Heard heard) {
        return http.newWebSocketBuilder().buildAsync(uri, heard).join();
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static final class Heard implements WebSocket.Listener {
        private final BlockingQueue<String> words = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();

        String next() throws InterruptedException {
            return words.poll(60, TimeUnit.SECONDS);
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            return add("text ", data, last, socket);
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            return add("binary ", StandardCharsets.UTF_8.decode(data), last, socket);
        }

        private CompletionStage<?> add(String kind, CharSequence data, boolean last, WebSocket socket) {
            part.append(data);
            if (last) {
                words.add(kind + part);
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            words.add("close " + code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            words.add("error " + error);
        }
    }
}
