package io.otrep.broker.support;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The secrets an adapter needs, read from named settings such as the environment. What is not set is told in one sentence, everything at once:
 * {@code KRAKEN_API_KEY is not set; set it to the public part of an API key}. Immutable and thread-safe.
 *
 * <pre>{@code
 * Credentials keys = Credentials.from(System.getenv())
 *         .need("KRAKEN_API_KEY", "the public part of an API key")
 *         .need("KRAKEN_API_SECRET", "its private part")
 *         .build();
 * Secret key = keys.secret("KRAKEN_API_KEY");
 * }</pre>
 */
public final class Credentials {
    private final Map<String, Secret> secrets;

    private Credentials(Map<String, Secret> secrets) {
        this.secrets = secrets;
    }

    /**
     * Begins to read.
     *
     * @param settings names and values, such as {@code System.getenv()}
     * @return a builder
     */
    public static Builder from(Map<String, String> settings) {
        return new Builder(settings);
    }

    /**
     * One of the secrets.
     *
     * @param name as it was needed
     * @return the secret
     * @throws IllegalArgumentException if nobody said that it is needed
     */
    public Secret secret(String name) {
        Secret secret = secrets.get(name);
        if (secret == null) {
            throw new IllegalArgumentException(name + " was not asked for; name it with need");
        }
        return secret;
    }

    /** The names; the secrets are masked. */
    @Override
    public String toString() {
        return "Credentials" + secrets;
    }

    /** Reads {@link Credentials}. Not thread-safe. */
    public static final class Builder {
        private final Map<String, String> settings;
        private final Map<String, Secret> secrets = new LinkedHashMap<>();
        private final List<String> missing = new ArrayList<>();

        private Builder(Map<String, String> settings) {
            this.settings = settings;
        }

        /**
         * Needs a setting.
         *
         * @param name such as {@code KRAKEN_API_KEY}
         * @param what to set it to, for the sentence
         * @return this
         */
        public Builder need(String name, String what) {
            String value = settings.get(name);
            if (value == null || value.isBlank()) {
                missing.add(name + " is not set; set it to " + what);
            } else {
                secrets.put(name, Secret.of(value.strip()));
            }
            return this;
        }

        /**
         * What is missing, for an adapter that collects it among other complaints.
         *
         * @return sentences, empty if nothing is missing
         */
        public List<String> missing() {
            return List.copyOf(missing);
        }

        /**
         * The credentials, if all are there.
         *
         * @return the credentials or nothing
         */
        public Optional<Credentials> find() {
            return missing.isEmpty() ? Optional.of(new Credentials(new LinkedHashMap<>(secrets))) : Optional.empty();
        }

        /**
         * The credentials.
         *
         * @return the credentials
         * @throws IllegalArgumentException saying everything that is not set
         */
        public Credentials build() {
            return find().orElseThrow(() -> new IllegalArgumentException(String.join("; ", missing)));
        }
    }
}
