package io.otrep.broker.support.stream;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Where to connect and with which headers. Headers and the query may hold secrets, so {@code toString} shows neither. Immutable and thread-safe.
 *
 * @param uri {@code wss:}, {@code ws:}, {@code https:} or {@code http:}
 * @param headers names and values, in the order in which they are sent
 */
public record StreamRequest(URI uri, Map<String, String> headers) {
    private static final Set<String> SCHEMES = Set.of("ws", "wss", "http", "https");

    /** Copies the headers and checks the scheme. */
    public StreamRequest {
        if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme())) {
            throw new IllegalArgumentException(
                    "scheme of a stream is " + uri.getScheme() + "; use ws, wss, http or https");
        }
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /**
     * A request without headers.
     *
     * @param uri where to
     */
    public static StreamRequest of(URI uri) {
        return new StreamRequest(uri, Map.of());
    }

    /** Host and path, such as {@code wss://stream.example.com/v2/iex}. */
    @Override
    public String toString() {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath();
    }
}
