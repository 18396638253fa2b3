package io.otrep.broker.tck.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of one connection. Anything may be sent from any thread; receiving belongs to the script's thread. Pings are answered while
 * the script receives, and only then: a script that does not receive is a peer that went silent.
 */
public final class WireConnection implements AutoCloseable {
    private static final int RECEIVE_MS = 60_000;
    private static final int NO_STATUS = 1005;
    private static final String ACCEPT = "Sec-WebSocket-Accept";

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final ReentrantLock writing = new ReentrantLock();
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private String method = "";
    private String path = "";
    private volatile int closeCode;
    private volatile boolean muted;

    WireConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(RECEIVE_MS);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        out = socket.getOutputStream();
    }

    /** False where the client went away before it had asked for anything. */
    boolean readRequest() throws IOException {
        String first = readLine();
        if (first.isEmpty()) {
            return false;
        }
        String[] words = first.split(" ");
        method = words[0];
        path = words.length > 1 ? words[1] : "";
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, Math.max(0, colon)),
                    line.substring(colon + 1).trim());
        }
        return true;
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.write(c);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    /** The method of the request, such as {@code GET}. */
    public String method() {
        return method;
    }

    /** The path of the request with its query, such as {@code /v3/stream?instruments=EUR_USD}. */
    public String path() {
        return path;
    }

    /** The headers of the request; names in any case. */
    public Map<String, String> headers() {
        return Collections.unmodifiableMap(headers);
    }

    /** The body of the request, by its length; read once. */
    public String body() throws IOException {
        int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    // HTTP

    /** Agrees to speak WebSocket. */
    public void upgrade() throws IOException {
        String key = headers.get("Sec-WebSocket-Key");
        if (key == null) {
            throw new AssertionError("the client asked for " + method + " " + path + ", not for a WebSocket");
        }
        String accept = WireFrames.accept(key);
        head("101 Switching Protocols", Map.of("Upgrade", "websocket", "Connection", "Upgrade", ACCEPT, accept));
    }

    /**
     * Answers with a whole body and no stream.
     *
     * @param status such as 429
     * @param extra headers beside the length, such as {@code Retry-After}
     * @param body the body
     */
    public void respond(int status, Map<String, String> extra, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Map<String, String> all = new TreeMap<>(extra);
        all.put("Connection", "close");
        all.put("Content-Length", Integer.toString(bytes.length));
        head(status + " Scripted", all);
        raw(bytes);
    }

    /** Begins a chunked answer with status 200; see {@link #line}. */
    public void startChunks() throws IOException {
        head("200 OK", Map.of("Transfer-Encoding", "chunked"));
    }

    /**
     * Sends a line in a chunk of its own.
     *
     * @param text the line, without its end
     */
    public void line(String text) throws IOException {
        chunk(text + "\n");
    }

    /**
     * Sends a chunk, which may hold half a line or many.
     *
     * @param text what; empty ends the answer
     */
    public void chunk(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        raw((Integer.toHexString(bytes.length) + "\r\n" + text + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private void head(String status, Map<String, String> fields) throws IOException {
        StringBuilder text = new StringBuilder("HTTP/1.1 ").append(status).append("\r\n");
        new TreeMap<>(fields)
                .forEach((name, value) ->
                        text.append(name).append(": ").append(value).append("\r\n"));
        raw(text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    // sending

    /**
     * Sends a text frame.
     *
     * @param text what
     */
    public void send(String text) throws IOException {
        raw(WireFrames.encode(true, WireFrames.TEXT, text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Sends a binary frame.
     *
     * @param bytes what
     */
    public void send(byte[] bytes) throws IOException {
        raw(WireFrames.encode(true, WireFrames.BINARY, bytes));
    }

    /**
     * Sends a text message in several frames, with a ping between the first two, as RFC 6455, 5.4 allows.
     *
     * @param text what
     * @param frames how many, 2 or more
     */
    public void sendFragmented(String text, int frames) throws IOException {
        byte[] all = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < frames; i++) {
            byte[] part = Arrays.copyOfRange(all, all.length * i / frames, all.length * (i + 1) / frames);
            raw(WireFrames.encode(i == frames - 1, i == 0 ? WireFrames.TEXT : WireFrames.CONTINUATION, part));
            if (i == 0) {
                ping();
            }
        }
    }

    /** Sends a ping. */
    public void ping() throws IOException {
        raw(WireFrames.encode(true, WireFrames.PING, new byte[0]));
    }

    /**
     * Sends bytes as they are: half a frame, a reserved opcode, noise.
     *
     * @param bytes what
     */
    public void raw(byte[] bytes) throws IOException {
        if (muted) {
            return;
        }
        writing.lock();
        try {
            out.write(bytes);
            out.flush();
        } finally {
            writing.unlock();
        }
    }

    /**
     * Sends a close frame. The script may go on to {@link #awaitEnd}.
     *
     * @param code such as 1001
     * @param reason in words
     */
    public void closeWith(int code, String reason) throws IOException {
        byte[] words = reason.getBytes(StandardCharsets.UTF_8);
        raw(WireFrames.encode(
                true,
                WireFrames.CLOSE,
                ByteBuffer.allocate(2 + words.length)
                        .putShort((short) code)
                        .put(words)
                        .array()));
    }

    /** Cuts the connection with a reset, as a failing network does. */
    public void cut() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // it was cut already
        }
    }

    // receiving

    /**
     * The next message of the client, text or binary, as text.
     *
     * @return the message; null where the client said goodbye or went away
     * @throws IOException if nothing came within 10 s
     */
    public @Nullable String receive() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        try {
            for (WireFrames.Frame frame = WireFrames.read(in); ; frame = WireFrames.read(in)) {
                if (frame.opcode() == WireFrames.CLOSE) {
                    answerClose(frame.payload());
                    return null;
                } else if (frame.opcode() == WireFrames.PING) {
                    raw(WireFrames.encode(true, WireFrames.PONG, frame.payload()));
                } else if (frame.opcode() != WireFrames.PONG) {
                    message.write(frame.payload());
                    if (frame.last()) {
                        return message.toString(StandardCharsets.UTF_8);
                    }
                }
            }
        } catch (EOFException e) {
            return null;
        }
    }

    private void answerClose(byte[] payload) throws IOException {
        closeCode = payload.length < 2 ? NO_STATUS : ByteBuffer.wrap(payload).getShort() & 0xFFFF;
        raw(WireFrames.encode(true, WireFrames.CLOSE, payload));
    }

    /**
     * Receives one message, which must be this one.
     *
     * @param text the message
     */
    public void expect(String text) throws IOException {
        String came;
        try {
            came = receive();
        } catch (SocketTimeoutException e) {
            throw new AssertionError("expected " + text + ", nothing came within " + RECEIVE_MS + " ms", e);
        }
        if (!text.equals(came)) {
            throw new AssertionError("expected " + text + ", received " + came);
        }
    }

    /** Receives and answers pings until the client says goodbye or goes away. */
    public void awaitEnd() throws IOException {
        socket.setSoTimeout(0);
        for (String message = receive(); message != null; ) {
            message = receive();
        }
    }

    /** Stays connected and answers nothing, not even pings, until the client cuts the connection: a half-open peer, as the client sees it. */
    public void fallSilent() throws IOException {
        socket.setSoTimeout(0);
        for (int heard = in.read(); heard >= 0; ) {
            heard = in.read();
        }
    }

    /** From now on nothing is sent, not even answers to pings, whatever the script does: a half-open peer, as the client sees it. */
    public void mute() {
        muted = true;
    }

    /** The code with which the client said goodbye; 0 before that. */
    public int closeCode() {
        return closeCode;
    }

    /** Closes the socket. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
