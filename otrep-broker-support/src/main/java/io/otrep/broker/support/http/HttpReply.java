package io.otrep.broker.support.http;

import io.otrep.broker.support.json.JsonReader;
import java.time.Instant;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** A venue's whole answer to one request. Immutable and thread-safe. */
public final class HttpReply {
    private final int status;
    private final Headers headers;
    private final byte[] body;
    private final Instant received;

    HttpReply(int status, Headers headers, byte[] body, Instant received) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.received = received;
    }

    /**
     * The status.
     *
     * @return such as 200
     */
    public int status() {
        return status;
    }

    /**
     * A header.
     *
     * @param name in any case
     * @return its last value, null if it is not there
     */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /**
     * When it had arrived whole, by the session's clock.
     *
     * @return the instant
     */
    public Instant received() {
        return received;
    }

    /**
     * Whether there is no body.
     *
     * @return true if there are no bytes
     */
    public boolean isEmpty() {
        return body.length == 0;
    }

    /**
     * The body as JSON.
     *
     * @return a reader of its own, before the value
     */
    public JsonReader json() {
        return JsonReader.of(body);
    }

    /** Status and size; the body may hold what is nobody's business. */
    @Override
    public String toString() {
        return "HttpReply[" + status + ", " + body.length + " bytes]";
    }
}
