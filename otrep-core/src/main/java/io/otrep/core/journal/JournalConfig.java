package io.otrep.core.journal;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a journal is kept. Immutable and thread-safe. */
public final class JournalConfig {
    private static final long MIN_SEGMENT_BYTES = 4096;

    private final InstantSource clock;
    private final long segmentBytes;
    private final boolean preallocate;
    private final long reserveBytes;
    private final Retention retention;
    private final @Nullable UUID namespace;
    private final String binding;

    private JournalConfig(Builder builder) {
        this.clock = builder.clock;
        this.segmentBytes = builder.segmentBytes;
        this.preallocate = builder.preallocate;
        this.reserveBytes = builder.reserveBytes;
        this.retention = builder.retention;
        this.namespace = builder.namespace;
        this.binding = builder.binding;
    }

    /**
     * Begins one.
     *
     * @param clock stamps segments, from the edge; only retention by age reads it back
     * @return a builder with defaults
     */
    public static Builder builder(InstantSource clock) {
        return new Builder(clock);
    }

    /**
     * The same, to be changed.
     *
     * @return a builder with these values
     */
    public Builder toBuilder() {
        Builder builder = new Builder(clock);
        builder.segmentBytes = segmentBytes;
        builder.preallocate = preallocate;
        builder.reserveBytes = reserveBytes;
        builder.retention = retention;
        builder.namespace = namespace;
        builder.binding = binding;
        return builder;
    }

    /**
     * What stamps segments.
     *
     * @return the clock
     */
    public InstantSource clock() {
        return clock;
    }

    /**
     * How large a segment may grow; a larger record gets a segment of its own.
     *
     * @return bytes
     */
    public long segmentBytes() {
        return segmentBytes;
    }

    /**
     * Whether a new segment is filled with zeros first.
     *
     * @return true if it is
     */
    public boolean preallocate() {
        return preallocate;
    }

    /**
     * What is kept back for urgent records.
     *
     * @return bytes, 0 for nothing
     */
    public long reserveBytes() {
        return reserveBytes;
    }

    /**
     * Which old segments are kept.
     *
     * @return the rule
     */
    public Retention retention() {
        return retention;
    }

    /**
     * The journal's own id.
     *
     * @return the one required, empty if any will do
     */
    public Optional<UUID> namespace() {
        return Optional.ofNullable(namespace);
    }

    /**
     * What the journal is bound to.
     *
     * @return a text, empty if nothing was named
     */
    public String binding() {
        return binding;
    }

    /** Builds a config. Not thread-safe. */
    public static final class Builder {
        private final InstantSource clock;
        private long segmentBytes = 64L << 20;
        private boolean preallocate;
        private long reserveBytes = 4L << 20;
        private Retention retention = Retention.ALL;
        private @Nullable UUID namespace;
        private String binding = "";

        private Builder(InstantSource clock) {
            this.clock = clock;
        }

        /**
         * How large a segment may grow.
         *
         * @param bytes from 4096; default 64 MiB
         * @return this
         */
        public Builder segmentBytes(long bytes) {
            this.segmentBytes = bytes;
            return this;
        }

        /**
         * Whether a new segment is filled with zeros first, so that running out of space shows at rotation and a sync need not
         * write the file's length. Costs writing each segment twice.
         *
         * @param zeros default false
         * @return this
         */
        public Builder preallocate(boolean zeros) {
            this.preallocate = zeros;
            return this;
        }

        /**
         * What is kept back, as a file of this size, for urgent records on a full disk.
         *
         * @param bytes from 0 (nothing); default 4 MiB
         * @return this
         */
        public Builder reserveBytes(long bytes) {
            this.reserveBytes = bytes;
            return this;
        }

        /**
         * Which segments from before the last checkpoint are kept.
         *
         * @param rule default {@link Retention#ALL}
         * @return this
         */
        public Builder retention(Retention rule) {
            this.retention = rule;
            return this;
        }

        /**
         * The journal's own id. A new journal gets it; one with another is refused. Default: an existing journal keeps its own,
         * a new one gets one made of host, process, folder and time.
         *
         * @param id the id
         * @return this
         */
        public Builder namespace(UUID id) {
            this.namespace = id;
            return this;
        }

        /**
         * What the journal is bound to. A new journal gets it; one bound to something else is refused.
         *
         * @param text for example {@code "alpaca paper PA1234"}, up to 1024 bytes of UTF-8; default empty
         * @return this
         */
        public Builder binding(String text) {
            this.binding = text;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the config
         * @throws IllegalArgumentException naming every value that is out of range
         */
        public JournalConfig build() {
            List<String> faults = new ArrayList<>();
            if (segmentBytes < MIN_SEGMENT_BYTES) {
                faults.add("segmentBytes " + segmentBytes + "; give at least " + MIN_SEGMENT_BYTES);
            }
            if (reserveBytes < 0) {
                faults.add("reserveBytes " + reserveBytes + "; give 0 for none, or a positive size");
            }
            int bound = binding.getBytes(StandardCharsets.UTF_8).length;
            if (bound > SegmentHeader.MAX_BINDING) {
                faults.add("binding of " + bound + " bytes; give at most " + SegmentHeader.MAX_BINDING);
            }
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException("journal: " + String.join("; ", faults));
            }
            return new JournalConfig(this);
        }
    }
}
