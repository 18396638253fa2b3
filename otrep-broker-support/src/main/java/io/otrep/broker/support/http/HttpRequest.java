package io.otrep.broker.support.http;

import io.otrep.broker.support.json.JsonWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * One request before it is signed: {@code HttpRequest.get("/v2/orders").query("status", "open").build()}. Immutable and thread-safe.
 */
public final class HttpRequest {
    private final CallKind kind;
    private final String method;
    private final String path;
    private final List<Part> parts;
    private final byte @Nullable [] body;
    private final String contentType;
    private final int cost;
    private final List<Integer> accepted;
    private final @Nullable Duration deadline;

    private HttpRequest(Builder b) {
        this.kind = b.kind;
        this.method = b.method;
        this.path = b.path;
        this.parts = List.copyOf(b.parts);
        this.body = b.body;
        this.contentType = b.contentType;
        this.cost = b.cost;
        this.accepted = List.copyOf(b.accepted);
        this.deadline = b.deadline;
    }

    /**
     * A safe read by GET.
     *
     * @param path under the session's base URL, such as {@code /v2/orders}
     * @return a builder
     */
    public static Builder get(String path) {
        return builder(CallKind.READ, "GET", path);
    }

    /**
     * Any request.
     *
     * @param kind what it does at the venue
     * @param method such as {@code POST}
     * @param path under the session's base URL, beginning with a slash, as it stands in the URL
     * @return a builder
     */
    public static Builder builder(CallKind kind, String method, String path) {
        return new Builder(kind, method, path);
    }

    /**
     * What it does at the venue.
     *
     * @return the kind
     */
    public CallKind kind() {
        return kind;
    }

    /**
     * The method.
     *
     * @return such as {@code POST}
     */
    public String method() {
        return method;
    }

    HttpUrl url(HttpUrl base) {
        HttpUrl.Builder url =
                HttpUrl.get(base.toString().replaceAll("/+$", "") + path).newBuilder();
        for (Part part : parts) {
            part.addTo(url);
        }
        return url.build();
    }

    byte @Nullable [] body() {
        return body;
    }

    String contentType() {
        return contentType;
    }

    int cost() {
        return cost;
    }

    boolean accepts(int status) {
        return (status >= 200 && status < 300) || accepted.contains(status);
    }

    Duration deadlineOr(Duration usual) {
        return deadline == null ? usual : deadline;
    }

    /** Method and path; neither parameters nor body, which may hold what is nobody's business. */
    @Override
    public String toString() {
        return method + " " + path;
    }

    /** A segment of the path or a parameter. */
    private record Part(@Nullable String name, String value) {
        void addTo(HttpUrl.Builder url) {
            if (name == null) {
                url.addPathSegment(value);
            } else {
                url.addQueryParameter(name, value);
            }
        }
    }

    /** Builds an {@link HttpRequest}. Not thread-safe. */
    public static final class Builder {
        private final CallKind kind;
        private final String method;
        private final String path;
        private final List<Part> parts = new ArrayList<>();
        private final List<Integer> accepted = new ArrayList<>();
        private byte @Nullable [] body;
        private String contentType = "application/json";
        private int cost = 1;
        private @Nullable Duration deadline;

        private Builder(CallKind kind, String method, String path) {
            this.kind = Objects.requireNonNull(kind, "kind");
            this.method = Objects.requireNonNull(method, "method");
            this.path = Objects.requireNonNull(path, "path");
        }

        /**
         * Adds a segment to the path, encoded: {@code BTC/USD} becomes {@code BTC%2FUSD}.
         *
         * @param value an id or a symbol
         * @return this
         */
        public Builder segment(String value) {
            parts.add(new Part(null, value));
            return this;
        }

        /**
         * Adds a parameter, encoded.
         *
         * @param name its name
         * @param value its value; null leaves it out
         * @return this
         */
        public Builder query(String name, @Nullable Object value) {
            if (value != null) {
                parts.add(new Part(name, value.toString()));
            }
            return this;
        }

        /**
         * The body in JSON. Default: none.
         *
         * @param json the document
         * @return this
         */
        public Builder json(JsonWriter json) {
            return body("application/json", json.toBytes());
        }

        /**
         * The body in any format.
         *
         * @param contentType such as {@code application/x-www-form-urlencoded}
         * @param bytes as they leave
         * @return this
         */
        public Builder body(String contentType, byte[] bytes) {
            this.contentType = Objects.requireNonNull(contentType, "contentType");
            this.body = bytes.clone();
            return this;
        }

        /**
         * What it costs of the rate limit. Default: 1.
         *
         * @param cost 0 or more, as the venue counts
         * @return this
         */
        public Builder cost(int cost) {
            this.cost = cost;
            return this;
        }

        /**
         * Takes another status than 200 to 299 for an answer to read, such as 404 of a search by id. Default: none.
         *
         * @param status the status
         * @return this
         */
        public Builder accept(int status) {
            accepted.add(status);
            return this;
        }

        /**
         * How long it may take altogether, waiting and repetitions included. Default: the session's.
         *
         * @param deadline positive
         * @return this
         */
        public Builder deadline(Duration deadline) {
            this.deadline = Objects.requireNonNull(deadline, "deadline");
            return this;
        }

        /**
         * Makes the request.
         *
         * @return the request
         * @throws IllegalArgumentException naming everything that is wrong
         */
        public HttpRequest build() {
            List<String> problems = new ArrayList<>();
            if (!path.startsWith("/")) {
                problems.add("path must begin with a slash but is \"" + path + "\"");
            }
            if (cost < 0) {
                problems.add("cost must be 0 or more but is " + cost);
            }
            if (deadline != null && (deadline.isNegative() || deadline.isZero())) {
                problems.add("deadline must be positive but is " + deadline);
            }
            if (kind == CallKind.READ
                    && !accepted.isEmpty()
                    && accepted.stream().anyMatch(s -> s >= 500)) {
                problems.add("a status of 500 or more is no answer to a read; leave it out of accept");
            }
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException(String.join("; ", problems));
            }
            return new HttpRequest(this);
        }
    }
}
