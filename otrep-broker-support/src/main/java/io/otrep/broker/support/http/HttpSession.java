package io.otrep.broker.support.http;

import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.otrep.broker.BrokerException;
import io.otrep.broker.support.Scheduler;
import io.otrep.broker.support.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Requests to one host of a venue. Everything returns at once; answers come on daemon threads {@code otrep-NAME-http-N}.
 *
 * <ul>
 *   <li>A read is repeated on failed connections, missing or unreadable answers, 408, 429 and 5xx, with a wait that doubles, is jittered and is
 *       never shorter than the venue's Retry-After. What remains is a {@link BrokerException}.
 *   <li>A submit, a replace, a cancel goes out once or not at all. Its {@link HttpOutcome} says what is proven.
 *   <li>Every call has a deadline, waiting included. Calls keep to the {@link RateLimiter}; when too many have failed they rest. Cancels do
 *       neither.
 * </ul>
 *
 * <p>Thread-safe. After {@link #close}, which must not be called on a thread of the session, none of its threads and sockets is left; the
 * HTTP client's own daemons, {@code OkHttp TaskRunner} and {@code Okio Watchdog}, are shared by all clients of the JVM and stay.
 */
public final class HttpSession implements AutoCloseable {
    static final String CLOSED = "the session has been closed";

    final Scheduler scheduler;
    final Wire wire;
    final Admission admission;
    final Retry retry;
    final Duration readDeadline;
    final Duration writeDeadline;

    private final String name;
    private final List<Secret> secrets;
    private final Function<HttpReply, VenueError> errors;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Pending> pending = new LinkedHashSet<>();
    private boolean closed;

    private HttpSession(Builder b) {
        this.name = b.name;
        this.scheduler = b.scheduler;
        this.readDeadline = b.readDeadline;
        this.writeDeadline = b.writeDeadline;
        this.secrets = List.copyOf(b.secrets);
        this.errors = b.errors;
        this.wire = new Wire(b);
        this.admission = new Admission(b);
        this.retry = Retry.of(b.name, b.retryConfig());
    }

    /**
     * Begins a session.
     *
     * @param name of the adapter, for names of threads and for messages
     * @param baseUrl such as {@code https://paper-api.alpaca.markets}
     * @param scheduler what time it is, and what runs later
     * @return a builder
     * @throws IllegalArgumentException if the base is no URL of HTTP
     */
    public static Builder builder(String name, String baseUrl, Scheduler scheduler) {
        return new Builder(name, HttpUrl.get(baseUrl), scheduler);
    }

    /**
     * Asks.
     *
     * @param <T> what is read out of the answer
     * @param request of kind READ
     * @param reader reads an answer of a status from 200 to 299 or one that the request accepts; may throw a {@link BrokerException}
     * @return the answer, or a {@link BrokerException}
     * @throws IllegalArgumentException if the request is no read
     */
    public <T> CompletionStage<T> read(HttpRequest request, Function<? super HttpReply, ? extends T> reader) {
        if (request.kind() != CallKind.READ) {
            throw new IllegalArgumentException(request + " is a " + request.kind() + "; give it to send");
        }
        return new ReadCall<T>(this, request, reader).start();
    }

    /**
     * Submits, replaces or cancels.
     *
     * @param <T> what is read out of the answer
     * @param request of any kind but READ
     * @param table what answers prove
     * @param reader reads the answer of a venue that took the request; what it throws makes the outcome Unknown
     * @return the outcome; never an exception
     * @throws IllegalArgumentException if the request is a read
     */
    public <T> CompletionStage<HttpOutcome<T>> send(
            HttpRequest request, OutcomeTable table, Function<? super HttpReply, ? extends T> reader) {
        if (request.kind() == CallKind.READ) {
            throw new IllegalArgumentException(request + " is a READ; give it to read");
        }
        return new WriteCall<T>(this, request, table, reader).start();
    }

    /** Ends all calls: those not on the wire as NotSent, the others as Unknown, reads with an exception. May be called twice. */
    @Override
    public void close() {
        List<Pending> left;
        lock.lock();
        try {
            closed = true;
            left = List.copyOf(pending);
        } finally {
            lock.unlock();
        }
        left.forEach(call -> call.abort(CLOSED));
        wire.close();
    }

    boolean begin(Pending call) {
        lock.lock();
        try {
            return !closed && pending.add(call);
        } finally {
            lock.unlock();
        }
    }

    void end(Pending call, Scheduler.@Nullable Scheduled deadline) {
        if (deadline != null) {
            deadline.cancel();
        }
        lock.lock();
        try {
            pending.remove(call);
        } finally {
            lock.unlock();
        }
    }

    Scheduler.Scheduled deadline(Pending call, HttpRequest request, Duration usual) {
        Duration deadline = request.deadlineOr(usual);
        return scheduler.after(deadline, () -> call.abort("no answer within " + deadline));
    }

    /** What the venue says went wrong, if it can be read. */
    String errorIn(HttpReply reply) {
        try {
            VenueError error = errors.apply(reply);
            return error.equals(VenueError.NONE) ? "" : ": " + error.code() + " " + error.text();
        } catch (RuntimeException unreadable) {
            return "";
        }
    }

    static String describe(Delivery delivery) {
        return delivery.failure() == null ? "" : delivery.failure().toString();
    }

    String words(HttpRequest request, String text) {
        String words = name + " " + request + ": " + text;
        for (Secret secret : secrets) {
            words = secret.maskedIn(words);
        }
        return words;
    }

    /** Builds an {@link HttpSession}. Not thread-safe. */
    public static final class Builder {
        final String name;
        final HttpUrl base;
        final Scheduler scheduler;
        HttpSigner signer = draft -> {};
        Tls tls = Tls.system();

        @Nullable
        RateLimiter limiter;

        RateHeaders headers = RateHeaders.NONE;
        Duration attemptTimeout = Duration.ofSeconds(10);
        Duration readDeadline = Duration.ofSeconds(30);
        Duration writeDeadline = Duration.ofSeconds(10);
        int mostInFlight = 16;
        long mostBytes = 64L << 20;
        int breakerWindow = 20;
        float breakerPercent = 50;
        Duration breakerRest = Duration.ofSeconds(10);

        private final List<Secret> secrets = new ArrayList<>();
        private Function<HttpReply, VenueError> errors = reply -> VenueError.NONE;
        private int mostAttempts = 4;
        private Duration firstWait = Duration.ofMillis(250);
        private Duration longestWait = Duration.ofSeconds(8);
        private @Nullable Random random;

        private Builder(String name, HttpUrl base, Scheduler scheduler) {
            this.name = Objects.requireNonNull(name, "name");
            this.base = base;
            this.scheduler = Objects.requireNonNull(scheduler, "scheduler");
        }

        /**
         * Puts credentials on every request. Default: none.
         *
         * @param signer the signer
         * @return this
         */
        public Builder signer(HttpSigner signer) {
            this.signer = Objects.requireNonNull(signer, "signer");
            return this;
        }

        /**
         * Masks secrets in whatever the venue or the wire says. Default: none.
         *
         * @param secret to be masked
         * @return this
         */
        public Builder mask(Secret... secret) {
            secrets.addAll(List.of(secret));
            return this;
        }

        /**
         * Reads errors out of answers to reads, for messages. Default: none.
         *
         * @param errors the reader
         * @return this
         */
        public Builder errors(Function<HttpReply, VenueError> errors) {
            this.errors = Objects.requireNonNull(errors, "errors");
            return this;
        }

        /**
         * Whom to trust. Default: {@link Tls#system()}.
         *
         * @param tls the trust
         * @return this
         */
        public Builder tls(Tls tls) {
            this.tls = Objects.requireNonNull(tls, "tls");
            return this;
        }

        /**
         * The venue's limit of calls, shared by all sessions of one key. Default: none.
         *
         * @param limiter the limit
         * @param headers what answers say about it
         * @return this
         */
        public Builder limit(RateLimiter limiter, RateHeaders headers) {
            this.limiter = Objects.requireNonNull(limiter, "limiter");
            this.headers = Objects.requireNonNull(headers, "headers");
            return this;
        }

        /**
         * How long things may take.
         *
         * @param attempt each attempt on the wire, default 10 s
         * @param read a read altogether, default 30 s
         * @param write a submit, replace or cancel altogether, default 10 s
         * @return this
         */
        public Builder deadlines(Duration attempt, Duration read, Duration write) {
            this.attemptTimeout = Objects.requireNonNull(attempt, "attempt");
            this.readDeadline = Objects.requireNonNull(read, "read");
            this.writeDeadline = Objects.requireNonNull(write, "write");
            return this;
        }

        /**
         * How reads are repeated. The wait before attempt n + 1 lies between a half and the whole of {@code firstWait * 2^(n-1)}.
         *
         * @param mostAttempts the first included, default 4
         * @param firstWait default 250 ms
         * @param longestWait default 8 s; a Retry-After may be longer
         * @return this
         */
        public Builder retries(int mostAttempts, Duration firstWait, Duration longestWait) {
            this.mostAttempts = mostAttempts;
            this.firstWait = Objects.requireNonNull(firstWait, "firstWait");
            this.longestWait = Objects.requireNonNull(longestWait, "longestWait");
            return this;
        }

        /**
         * When calls other than cancels rest.
         *
         * @param window how many of the last calls are looked at, default 20; half of them must have been made
         * @param failurePercent how many of 100 must have failed, default 50
         * @param rest for how long, default 10 s; then three calls are tried
         * @return this
         */
        public Builder breaker(int window, float failurePercent, Duration rest) {
            this.breakerWindow = window;
            this.breakerPercent = failurePercent;
            this.breakerRest = Objects.requireNonNull(rest, "rest");
            return this;
        }

        /**
         * How many calls may be on the wire at once; cancels have as many of their own. Default: 16.
         *
         * @param mostInFlight 1 or more
         * @return this
         */
        public Builder mostInFlight(int mostInFlight) {
            this.mostInFlight = mostInFlight;
            return this;
        }

        /**
         * The longest answer that is read. Default: 64 MiB.
         *
         * @param bytes 1 or more
         * @return this
         */
        public Builder mostBytes(long bytes) {
            this.mostBytes = bytes;
            return this;
        }

        /**
         * What jitter is drawn from. Default: seeded by the name and the time of {@link #build}.
         *
         * @param random a seeded generator
         * @return this
         */
        public Builder random(Random random) {
            this.random = Objects.requireNonNull(random, "random");
            return this;
        }

        /**
         * Makes the session. Nothing connects yet.
         *
         * @return the session, to be closed
         * @throws IllegalArgumentException naming everything that is wrong
         */
        public HttpSession build() {
            List<String> problems = new ArrayList<>();
            positive(problems, "attempt deadline", attemptTimeout);
            positive(problems, "read deadline", readDeadline);
            positive(problems, "write deadline", writeDeadline);
            positive(problems, "first wait", firstWait);
            positive(problems, "longest wait", longestWait);
            positive(problems, "rest", breakerRest);
            atLeast(problems, "mostAttempts", 1, mostAttempts);
            atLeast(problems, "mostInFlight", 1, mostInFlight);
            atLeast(problems, "mostBytes", 1, mostBytes);
            atLeast(problems, "breaker window", 2, breakerWindow);
            if (!(breakerPercent > 0 && breakerPercent <= 100)) {
                problems.add("failurePercent must be above 0 and at most 100 but is " + breakerPercent);
            }
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException("session " + name + ": " + String.join("; ", problems));
            }
            return new HttpSession(this);
        }

        RetryConfig retryConfig() {
            Random jitter = random == null
                    ? new Random(name.hashCode() * 31L + scheduler.now().toEpochMilli())
                    : random;
            return RetryConfig.custom()
                    .maxAttempts(mostAttempts)
                    .retryOnException(Builder::isPassing)
                    .intervalBiFunction((attempt, failed) -> waitMs(attempt, failed, jitter))
                    .writableStackTraceEnabled(false)
                    .build();
        }

        private static boolean isPassing(Throwable e) {
            return e instanceof BrokerException failed && failed.kind() == BrokerException.Kind.RETRYABLE;
        }

        private long waitMs(int attempt, Either<Throwable, Object> failed, Random jitter) {
            long whole = Math.min(longestWait.toMillis(), firstWait.toMillis() << Math.min(attempt - 1, 20));
            long wait = whole - (long) (jitter.nextDouble() * whole / 2);
            Duration asked = failed.getLeft() instanceof BrokerException e
                    ? e.retryAfter().orElse(Duration.ZERO)
                    : Duration.ZERO;
            return Math.max(1, asked.isZero() ? wait : asked.toMillis() + wait);
        }

        private static void positive(List<String> problems, String what, Duration value) {
            if (value.isNegative() || value.isZero()) {
                problems.add(what + " must be positive but is " + value);
            }
        }

        private static void atLeast(List<String> problems, String what, long least, long value) {
            if (value < least) {
                problems.add(what + " must be " + least + " or more but is " + value);
            }
        }
    }
}
