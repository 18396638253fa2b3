package io.otrep.broker.support.stream;

import java.nio.charset.StandardCharsets;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One message of a stream: a WebSocket message, text or binary, or a line. The session uses one object for all its frames, so it is valid
 * during the call only; {@link #bytes} and {@link #text} may be kept. Single-threaded: the session's delivery thread.
 */
public final class StreamFrame {
    private Object payload = "";
    private byte @Nullable [] bytes;
    private long arrivalNanos;

    StreamFrame() {}

    StreamFrame with(Object newPayload, long newArrivalNanos) {
        payload = newPayload;
        bytes = newPayload instanceof byte[] line ? line : null;
        arrivalNanos = newArrivalNanos;
        return this;
    }

    /** The frame's bytes; UTF-8 where it was a text frame. The array holds nothing else and is not used again. */
    public byte[] bytes() {
        byte[] known = bytes;
        if (known == null) {
            known = payload instanceof ByteString binary
                    ? binary.toByteArray()
                    : ((String) payload).getBytes(StandardCharsets.UTF_8);
            bytes = known;
        }
        return known;
    }

    /** The frame as text, read as UTF-8 where it was binary. */
    public String text() {
        return payload instanceof String text ? text : new String(bytes(), StandardCharsets.UTF_8);
    }

    /** Whether it was a binary WebSocket frame. */
    public boolean isBinary() {
        return payload instanceof ByteString;
    }

    /** When the reader saw it, on the session's clock, in nanoseconds since an arbitrary moment. */
    public long arrivalNanos() {
        return arrivalNanos;
    }
}
