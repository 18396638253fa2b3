package io.otrep.broker.support.stream;

import java.net.ProtocolException;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** WebSockets of OkHttp. Thread-safe. */
final class WebSocketTransport implements StreamTransport {
    private static final int NORMAL = 1000;
    private static final int SWITCHING_PROTOCOLS = 101;

    private final HttpThreads http;
    private final int maxFrameBytes;

    WebSocketTransport(StreamConfig config) {
        http = new HttpThreads(config);
        maxFrameBytes = config.maxFrameBytes();
    }

    @Override
    public Connection connect(StreamRequest request, StreamSink sink) {
        Request.Builder upgrade = new Request.Builder().url(request.uri().toString());
        request.headers().forEach(upgrade::header);
        return new Socket(http.client().newWebSocket(upgrade.build(), new Reader(sink, maxFrameBytes)));
    }

    @Override
    public void close() {
        http.close();
    }

    private record Socket(WebSocket socket) implements Connection {
        @Override
        public boolean send(String text) {
            return socket.send(text);
        }

        @Override
        public boolean send(byte[] bytes) {
            return socket.send(ByteString.of(bytes));
        }

        @Override
        public void close() {
            if (!socket.close(NORMAL, null)) {
                socket.cancel();
            }
        }

        @Override
        public void cancel() {
            socket.cancel();
        }
    }

    /** Runs on the reader thread: puts into the sink, nothing else. */
    private static final class Reader extends WebSocketListener {
        private final StreamSink sink;
        private final int maxFrameBytes;

        Reader(StreamSink sink, int maxFrameBytes) {
            this.sink = sink;
            this.maxFrameBytes = maxFrameBytes;
        }

        @Override
        public void onOpen(WebSocket socket, Response response) {
            sink.opened();
        }

        @Override
        public void onMessage(WebSocket socket, String text) {
            take(socket, text, text.length());
        }

        @Override
        public void onMessage(WebSocket socket, ByteString bytes) {
            take(socket, bytes, bytes.size());
        }

        private void take(WebSocket socket, Object payload, int length) {
            if (length > maxFrameBytes) {
                sink.ended(
                        StreamEnd.cut(new ProtocolException(length + " bytes in a frame, allowed " + maxFrameBytes)));
                socket.cancel();
            } else if (!sink.frame(payload)) {
                socket.cancel();
            }
        }

        @Override
        public void onClosing(WebSocket socket, int code, String reason) {
            sink.ended(StreamEnd.closed(code, reason));
            socket.close(NORMAL, null);
        }

        @Override
        public void onClosed(WebSocket socket, int code, String reason) {
            sink.ended(StreamEnd.closed(code, reason));
        }

        @Override
        public void onFailure(WebSocket socket, Throwable failure, @Nullable Response response) {
            if (response != null && response.code() != SWITCHING_PROTOCOLS) {
                sink.ended(StreamEnd.http(response));
            } else {
                sink.ended(StreamEnd.cut(failure));
            }
        }
    }
}
