package io.otrep.broker.support.stream;

import static io.otrep.broker.support.stream.WebSocketSessionTest.HANDSHAKE;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.broker.tck.wire.WireServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a thousand reconnects leave behind: nothing. */
@Timeout(600)
class LeakTest {
    private static final int RECONNECTS = 1_000;

    @Test
    void thousandReconnectsLeaveNoThreadSocketOrObject() throws Exception {
        Told told = new Told();
        StreamConfig config = StreamConfig.builder("test", 1)
                .backoff(Duration.ofNanos(1), Duration.ofNanos(1))
                .build();
        Watched transport = new Watched(new WebSocketTransport(config));
        try (WireServer server = WireServer.start(connection -> {
            HANDSHAKE.play(connection);
            connection.cut();
        })) {
            VenueProtocol protocol = new VenueProtocol(server.socketUri("/"));
            StreamSession session = new StreamSession(config, protocol, told, transport);
            session.subscribe(List.of(new Topic("trades", "AAPL")));
            session.start();
            ups(told, 50);
            int threads = Thread.getAllStackTraces().size();
            long sockets = sockets();

            ups(told, RECONNECTS);
            int threadsAfter = Thread.getAllStackTraces().size();
            long socketsAfter = sockets();
            session.close();

            assertThat(server.connections()).isGreaterThanOrEqualTo(RECONNECTS);
            assertThat(threadsAfter).isLessThan(threads + 10);
            assertThat(socketsAfter).isLessThan(sockets + 20);
            assertThat(CloseTest.threads()).isEmpty();
        }
        ManagementFactory.getMemoryMXBean().gc();
        assertThat(transport.held())
                .as("dead connections that somebody still holds")
                .isLessThan(20);
    }

    /** Knows each sink that a connection was given: whoever holds the connection's reader holds its sink. */
    private record Watched(StreamTransport inner, List<WeakReference<StreamSink>> sinks) implements StreamTransport {
        Watched(StreamTransport inner) {
            this(inner, new ArrayList<>());
        }

        long held() {
            return sinks.stream().filter(sink -> sink.get() != null).count();
        }

        @Override
        public Connection connect(StreamRequest request, StreamSink sink) {
            StreamSink known = new Relay(sink);
            sinks.add(new WeakReference<>(known));
            return inner.connect(request, known);
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    private record Relay(StreamSink sink) implements StreamSink {
        @Override
        public void opened() {
            sink.opened();
        }

        @Override
        public boolean frame(Object payload) {
            return sink.frame(payload);
        }

        @Override
        public void ended(StreamEnd end) {
            sink.ended(end);
        }
    }

    private static void ups(Told told, int count) throws InterruptedException {
        for (int i = 0; i < count; ) {
            String word = told.next();
            assertThat(word)
                    .satisfiesAnyOf(
                            up -> assertThat(up).isEqualTo("up"),
                            down -> assertThat(down).startsWith("down: cut"));
            i += word.equals("up") ? 1 : 0;
        }
    }

    /** Open files of this process; the sockets of both ends are among them. -1 where the system does not say. */
    private static long sockets() throws IOException {
        Path files = Path.of("/proc/self/fd");
        if (!Files.isDirectory(files)) {
            return -1;
        }
        long count = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(files)) {
            for (Path file : all) {
                count++;
            }
        }
        return count;
    }
}
