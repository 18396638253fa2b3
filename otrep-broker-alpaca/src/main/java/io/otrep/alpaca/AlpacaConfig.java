package io.otrep.alpaca;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How Alpaca is used: the paper account's keys, and settings that paper and live share. It never holds keys of an account with real money;
 * {@link Alpaca#live} takes those beside it.
 *
 * <pre>{@code
 * AlpacaConfig config = AlpacaConfig.builder(PaperKeys.of(id, secret)).feed(AlpacaFeed.SIP).build();
 * }</pre>
 *
 * <p>Defaults: the addresses that Alpaca documents, feed IEX, 10 s for a request, 200 requests a minute, reconnects after 500 ms to 30 s, 90 s
 * of silence end a stream. Immutable and thread-safe.
 */
public final class AlpacaConfig {
    private final @Nullable PaperKeys paperKeys;
    private final @Nullable AlpacaEndpoints endpoints;
    private final AlpacaFeed feed;
    private final Duration requestTimeout;
    private final int requestsPerMinute;
    private final Duration reconnectAfter;
    private final Duration reconnectAtMost;
    private final Duration silence;
    private final List<String> missing;

    private AlpacaConfig(Builder b) {
        this.paperKeys = b.paperKeys;
        this.endpoints = b.endpoints;
        this.feed = b.feed;
        this.requestTimeout = b.requestTimeout;
        this.requestsPerMinute = b.requestsPerMinute;
        this.reconnectAfter = b.reconnectAfter;
        this.reconnectAtMost = b.reconnectAtMost;
        this.silence = b.silence;
        this.missing = List.copyOf(b.missing);
    }

    /**
     * Begins a configuration for the paper account.
     *
     * @param keys its credentials
     * @return a builder
     */
    public static Builder builder(PaperKeys keys) {
        return new Builder(Objects.requireNonNull(keys, "keys"));
    }

    /**
     * Begins settings without keys, for {@link Alpaca#live}.
     *
     * @return a builder
     */
    public static Builder settings() {
        return new Builder(null);
    }

    /**
     * Reads the paper account's keys from the environment: {@code ALPACA_API_KEY_ID} and {@code ALPACA_API_SECRET_KEY}. It never throws for
     * what is missing; the factory's violations say it, and a pipeline's {@code build()} reports it.
     *
     * @return the configuration
     */
    public static AlpacaConfig fromEnvironment() {
        return from(System.getenv());
    }

    /**
     * Reads the paper account's keys.
     *
     * @param settings names and values, for example the environment
     * @return the configuration
     */
    public static AlpacaConfig from(Map<String, String> settings) {
        return AlpacaEnvironment.of(settings).paper();
    }

    /**
     * The paper account's credentials.
     *
     * @return empty if none were given
     */
    public Optional<PaperKeys> paperKeys() {
        return Optional.ofNullable(paperKeys);
    }

    /**
     * Where Alpaca is reached.
     *
     * @return empty for the addresses that Alpaca documents
     */
    public Optional<AlpacaEndpoints> endpoints() {
        return Optional.ofNullable(endpoints);
    }

    /**
     * Where prices of equities come from.
     *
     * @return the feed
     */
    public AlpacaFeed feed() {
        return feed;
    }

    /**
     * How long one request may take.
     *
     * @return above 0
     */
    public Duration requestTimeout() {
        return requestTimeout;
    }

    /**
     * How many requests may leave in a minute, before Alpaca's own headers say otherwise.
     *
     * @return at least 1
     */
    public int requestsPerMinute() {
        return requestsPerMinute;
    }

    /**
     * How long after a stream ended it is opened again; doubles while that fails.
     *
     * @return above 0
     */
    public Duration reconnectAfter() {
        return reconnectAfter;
    }

    /**
     * The longest wait before a stream is opened again.
     *
     * @return at least {@link #reconnectAfter()}
     */
    public Duration reconnectAtMost() {
        return reconnectAtMost;
    }

    /**
     * How long a stream may say nothing, not even an answer to a ping, before it counts as dead.
     *
     * @return above 0
     */
    public Duration silence() {
        return silence;
    }

    /** What keeps it from trading on paper; one sentence each. */
    List<String> violations() {
        return missing;
    }

    /**
     * A builder with everything this configuration has.
     *
     * @return the builder
     */
    public Builder toBuilder() {
        Builder b = new Builder(paperKeys);
        b.endpoints = endpoints;
        b.feed = feed;
        b.requestTimeout = requestTimeout;
        b.requestsPerMinute = requestsPerMinute;
        b.reconnectAfter = reconnectAfter;
        b.reconnectAtMost = reconnectAtMost;
        b.silence = silence;
        b.missing = missing;
        return b;
    }

    /** Settings; keys are masked. */
    @Override
    public String toString() {
        return "AlpacaConfig[" + (paperKeys == null ? "no keys" : paperKeys) + ", " + feed + ", "
                + (endpoints == null ? "documented addresses" : endpoints) + "]";
    }

    /** Builds an {@link AlpacaConfig}. Not thread-safe. */
    public static final class Builder {
        private final @Nullable PaperKeys paperKeys;
        private @Nullable AlpacaEndpoints endpoints;
        private AlpacaFeed feed = AlpacaFeed.IEX;
        private Duration requestTimeout = Duration.ofSeconds(10);
        private int requestsPerMinute = 200;
        private Duration reconnectAfter = Duration.ofMillis(500);
        private Duration reconnectAtMost = Duration.ofSeconds(30);
        private Duration silence = Duration.ofSeconds(90);
        private List<String> missing = List.of();

        private Builder(@Nullable PaperKeys paperKeys) {
            this.paperKeys = paperKeys;
        }

        /**
         * Where Alpaca is reached. Default: the addresses that Alpaca documents.
         *
         * @param endpoints the addresses
         * @return this
         */
        public Builder endpoints(@Nullable AlpacaEndpoints endpoints) {
            this.endpoints = endpoints;
            return this;
        }

        /**
         * Where prices of equities come from. Default IEX.
         *
         * @param feed the feed
         * @return this
         */
        public Builder feed(AlpacaFeed feed) {
            this.feed = Objects.requireNonNull(feed, "feed");
            return this;
        }

        /**
         * How long one request may take. Default 10 s.
         *
         * @param requestTimeout above 0
         * @return this
         */
        public Builder requestTimeout(Duration requestTimeout) {
            this.requestTimeout = Objects.requireNonNull(requestTimeout, "requestTimeout");
            return this;
        }

        /**
         * How many requests may leave in a minute. Default 200, Alpaca's basic limit.
         *
         * @param requestsPerMinute at least 1
         * @return this
         */
        public Builder requestsPerMinute(int requestsPerMinute) {
            this.requestsPerMinute = requestsPerMinute;
            return this;
        }

        /**
         * How long after a stream ended it is opened again. Default 500 ms, doubling to 30 s.
         *
         * @param first above 0
         * @param most at least the first
         * @return this
         */
        public Builder reconnect(Duration first, Duration most) {
            this.reconnectAfter = Objects.requireNonNull(first, "first");
            this.reconnectAtMost = Objects.requireNonNull(most, "most");
            return this;
        }

        /**
         * How long a stream may say nothing before it counts as dead. Default 90 s.
         *
         * @param silence above 0
         * @return this
         */
        public Builder silence(Duration silence) {
            this.silence = Objects.requireNonNull(silence, "silence");
            return this;
        }

        /** What could not be read where the keys should have been. */
        Builder missing(List<String> missing) {
            this.missing = missing;
            return this;
        }

        /**
         * Makes the configuration.
         *
         * @return the configuration
         * @throws IllegalArgumentException naming every violation at once
         */
        public AlpacaConfig build() {
            List<String> found = new ArrayList<>();
            requirePositive(found, "requestTimeout", requestTimeout);
            requirePositive(found, "reconnectAfter", reconnectAfter);
            requirePositive(found, "silence", silence);
            if (reconnectAtMost.compareTo(reconnectAfter) < 0) {
                found.add("reconnectAtMost " + reconnectAtMost + " is below reconnectAfter " + reconnectAfter);
            }
            if (requestsPerMinute < 1) {
                found.add("requestsPerMinute must be at least 1, but was " + requestsPerMinute);
            }
            if (!found.isEmpty()) {
                throw new IllegalArgumentException("Alpaca configuration: " + String.join("; ", found));
            }
            return new AlpacaConfig(this);
        }

        private static void requirePositive(List<String> found, String what, Duration value) {
            if (value.isNegative() || value.isZero()) {
                found.add(what + " must be above 0, but was " + value);
            }
        }
    }
}
