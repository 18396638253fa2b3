package io.otrep.broker.support.stream;

import io.otrep.broker.support.http.Tls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** How a session behaves: deadlines, backoff, pings, silence, queue. Immutable and thread-safe. */
public final class StreamConfig {
    private final Builder parts;

    private StreamConfig(Builder parts) {
        this.parts = parts;
    }

    /**
     * A configuration with the defaults that its setters name.
     *
     * @param name names the thread and the log lines, such as {@code alpaca-orders}
     * @param jitterSeed seeds the jitter of the backoff; give each process its own, or all come back at once
     */
    public static Builder builder(String name, long jitterSeed) {
        return new Builder(name, jitterSeed);
    }

    /** A builder with all of this. */
    public Builder toBuilder() {
        return new Builder(parts);
    }

    /** The name. */
    public String name() {
        return parts.name;
    }

    /** The seed of the jitter. */
    public long jitterSeed() {
        return parts.jitterSeed;
    }

    /**
     * How long a step of the handshake may take.
     *
     * @param step a phase that {@link StreamPhase#isStep}
     */
    public Duration deadline(StreamPhase step) {
        return parts.deadlines.getOrDefault(step, Builder.DEADLINE);
    }

    /** The longest first wait before a new attempt. */
    public Duration backoffFirst() {
        return parts.backoffFirst;
    }

    /** The longest wait before a new attempt that the backoff grows to. */
    public Duration backoffMost() {
        return parts.backoffMost;
    }

    /** How long a stream must have been up for the backoff to begin anew. */
    public Duration stableAfter() {
        return parts.stableAfter;
    }

    /** How often {@link StreamProtocol#onPing} is called; zero for never. */
    public Duration pingEvery() {
        return parts.pingEvery;
    }

    /** How often a WebSocket ping is sent, and how long its pong may take; zero for never. */
    public Duration socketPingEvery() {
        return parts.socketPingEvery;
    }

    /** How many frames may wait. */
    public int queueFrames() {
        return parts.queueFrames;
    }

    /** What happens to more. */
    public Overflow overflow() {
        return parts.overflow;
    }

    /** The longest line or message, in bytes; a longer one ends the connection. */
    public int maxFrameBytes() {
        return parts.maxFrameBytes;
    }

    /** How long channels may be mute, in the order in which the rules were added. */
    public List<SilenceRule> silences() {
        return parts.silences;
    }

    /** Whom the session trusts. */
    public Tls tls() {
        return parts.tls;
    }

    LongSupplier time() {
        return parts.time;
    }

    /** Makes a {@link StreamConfig}. Single-threaded. */
    public static final class Builder {
        private static final Duration DEADLINE = Duration.ofSeconds(10);

        private final String name;
        private final long jitterSeed;
        private final Map<StreamPhase, Duration> deadlines;
        private Duration backoffFirst = Duration.ofSeconds(1);
        private Duration backoffMost = Duration.ofSeconds(30);
        private Duration stableAfter = Duration.ofSeconds(30);
        private Duration pingEvery = Duration.ZERO;
        private Duration socketPingEvery = Duration.ofSeconds(20);
        private int queueFrames = 8192;
        private Overflow overflow = Overflow.DISCONNECT;
        private int maxFrameBytes = 16 << 20;
        private List<SilenceRule> silences;
        private Tls tls = Tls.system();
        private LongSupplier time = SteadyTime::nanos;

        private Builder(String name, long jitterSeed) {
            this.name = Objects.requireNonNull(name, "name");
            this.jitterSeed = jitterSeed;
            this.deadlines = new EnumMap<>(StreamPhase.class);
            this.silences = new ArrayList<>();
        }

        private Builder(Builder other) {
            name = other.name;
            jitterSeed = other.jitterSeed;
            deadlines = new EnumMap<>(StreamPhase.class);
            deadlines.putAll(other.deadlines);
            backoffFirst = other.backoffFirst;
            backoffMost = other.backoffMost;
            stableAfter = other.stableAfter;
            pingEvery = other.pingEvery;
            socketPingEvery = other.socketPingEvery;
            queueFrames = other.queueFrames;
            overflow = other.overflow;
            maxFrameBytes = other.maxFrameBytes;
            silences = new ArrayList<>(other.silences);
            tls = other.tls;
            time = other.time;
        }

        /**
         * How long a step of the handshake may take; 10 s.
         *
         * @param step a phase that {@link StreamPhase#isStep}
         * @param longest more than zero
         */
        public Builder deadline(StreamPhase step, Duration longest) {
            deadlines.put(step, longest);
            return this;
        }

        /**
         * The wait before attempt n is drawn evenly from zero to the smaller of {@code most} and {@code first * 2^n} (full jitter, Brooker,
         * "Exponential Backoff And Jitter", AWS Architecture Blog, 2015); 1 s and 30 s.
         *
         * @param first more than zero
         * @param most not less than {@code first}
         */
        public Builder backoff(Duration first, Duration most) {
            backoffFirst = first;
            backoffMost = most;
            return this;
        }

        /**
         * How long a stream must have been up for the backoff to begin anew, so that a stream that comes up and falls at once does not storm;
         * 30 s.
         *
         * @param upFor zero or more
         */
        public Builder stableAfter(Duration upFor) {
            stableAfter = upFor;
            return this;
        }

        /**
         * How often {@link StreamProtocol#onPing} is called while up; never.
         *
         * @param interval zero for never
         */
        public Builder pingEvery(Duration interval) {
            pingEvery = interval;
            return this;
        }

        /**
         * How often a WebSocket ping is sent; a pong that takes longer than that ends the connection; 20 s. Chunked streams have none.
         *
         * @param interval zero for never, otherwise 1 ms or more
         */
        public Builder socketPingEvery(Duration interval) {
            socketPingEvery = interval;
            return this;
        }

        /**
         * How many frames may wait, and what happens to more; 8192, {@link Overflow#DISCONNECT}.
         *
         * @param frames 1 or more
         * @param whenFull what to do
         */
        public Builder queue(int frames, Overflow whenFull) {
            queueFrames = frames;
            overflow = whenFull;
            return this;
        }

        /**
         * The longest line or message; a longer one ends the connection; 16 MiB.
         *
         * @param bytes 1 or more
         */
        public Builder maxFrameBytes(int bytes) {
            maxFrameBytes = bytes;
            return this;
        }

        /**
         * Ends the connection when a channel is mute for longer than this; no rule.
         *
         * @param channel the channel as told to {@link StreamLink#heard}, or {@link SilenceRule#ANY}
         * @param longest more than zero
         */
        public Builder silence(String channel, Duration longest) {
            return silence(channel, longest, () -> true);
        }

        /**
         * Ends the connection when a channel is mute for longer than this while it should speak; no rule.
         *
         * @param channel the channel as told to {@link StreamLink#heard}, or {@link SilenceRule#ANY}
         * @param longest more than zero
         * @param open whether the channel should speak now
         */
        public Builder silence(String channel, Duration longest, BooleanSupplier open) {
            silences.add(new SilenceRule(channel, longest, open));
            return this;
        }

        /**
         * Whom to trust; the JVM's authorities.
         *
         * @param trust never nobody
         */
        public Builder tls(Tls trust) {
            tls = trust;
            return this;
        }

        /**
         * The clock for arrivals and deadlines; the system's monotonic one.
         *
         * @param nanos nanoseconds since any moment, never going back; thread-safe
         */
        public Builder time(LongSupplier nanos) {
            time = nanos;
            return this;
        }

        /**
         * The configuration.
         *
         * @throws IllegalArgumentException naming everything that does not fit
         */
        public StreamConfig build() {
            List<String> faults = new ArrayList<>();
            check(!name.isBlank(), "name is blank; say what the stream is for", faults);
            deadlines.forEach((step, longest) -> checkDeadline(step, longest, faults));
            checkPositive("backoff first", backoffFirst, faults);
            check(backoffMost.compareTo(backoffFirst) >= 0, "backoff most is " + backoffMost + ", below first", faults);
            checkNotNegative("stableAfter", stableAfter, faults);
            checkNotNegative("pingEvery", pingEvery, faults);
            checkNotNegative("socketPingEvery", socketPingEvery, faults);
            check(queueFrames > 0, "queue holds " + queueFrames + " frames; use 1 or more", faults);
            check(maxFrameBytes > 0, "maxFrameBytes is " + maxFrameBytes + "; use 1 or more", faults);
            silences.forEach(rule -> checkPositive("silence of " + rule.channel(), rule.longest(), faults));
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException("stream configuration: " + String.join("; ", faults));
            }
            Builder copy = new Builder(this);
            copy.silences = List.copyOf(silences);
            return new StreamConfig(copy);
        }

        private static void checkDeadline(StreamPhase step, Duration longest, List<String> faults) {
            check(step.isStep(), step + " has no deadline; it is no step of the handshake", faults);
            checkPositive("deadline of " + step, longest, faults);
        }

        private static void checkPositive(String what, Duration value, List<String> faults) {
            check(!value.isNegative() && !value.isZero(), what + " is " + value + "; use more than zero", faults);
        }

        private static void checkNotNegative(String what, Duration value, List<String> faults) {
            check(!value.isNegative(), what + " is " + value + "; use zero or more", faults);
        }

        private static void check(boolean holds, String fault, List<String> faults) {
            if (!holds) {
                faults.add(fault);
            }
        }
    }
}
