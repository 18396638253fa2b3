package io.otrep.broker.support.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.junit.jupiter.api.Test;

/** A session against a real socket. */
class WebSocketSessionTest {
    @Test
    void comesUpWithItsTopics() throws Exception {
        Told told = new Told();
        try (MockWebServer server = new MockWebServer()) {
            server.enqueue(
                    new MockResponse.Builder().webSocketUpgrade(new Venue()).build());
            server.start();
            VenueProtocol protocol = new VenueProtocol(URI.create("ws://localhost:" + server.getPort() + "/"));
            StreamConfig config = StreamConfig.builder("test", 1).build();

            try (StreamSession session = StreamSession.webSocket(config, protocol, told)) {
                session.subscribe(List.of(new Topic("trades", "AAPL"), Topic.of("orders")));
                session.start();

                assertThat(told.next()).isEqualTo("up");
            }

            assertThat(protocol.data).containsExactly("sub trades:AAPL,orders");
            assertThat(told.next()).isEqualTo("down: closed");
        }
    }

    private static final class Venue extends WebSocketListener {
        @Override
        public void onOpen(WebSocket socket, Response response) {
            socket.send("hello");
        }

        @Override
        public void onMessage(WebSocket socket, String text) {
            if (text.equals("login")) {
                socket.send("welcome");
            } else {
                socket.send(text);
                socket.send("subscribed");
            }
        }

        @Override
        public void onClosing(WebSocket socket, int code, String reason) {
            socket.close(1000, null);
        }
    }
}
