package io.otrep.broker.support.stream;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream that comes back by itself. What should be subscribed to is remembered and asked for again on every connect. Thread-safe; the
 * protocol and the listener are called on one daemon thread, {@code otrep-<name>-stream}. After {@link #close} no thread and no socket of the
 * session remains; the HTTP client's shared daemons ({@code OkHttp TaskRunner}, {@code Okio Watchdog}) do.
 */
public final class StreamSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamSession.class);
    private static final long CLOSE_MS = 5_000;

    private final StreamConfig config;
    private final StreamProtocol protocol;
    private final StreamTransport transport;
    private final LongSupplier time;
    private final Inbox inbox;
    private final StreamMachine machine;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Topic> wanted = new LinkedHashSet<>();
    private final StreamFrame frame = new StreamFrame();

    private boolean started;
    private boolean changed;
    private volatile boolean closing;
    private long toldDropped;
    private StreamTransport.@Nullable Connection connection;

    StreamSession(StreamConfig config, StreamProtocol protocol, StreamListener listener, StreamTransport transport) {
        this.config = config;
        this.protocol = protocol;
        this.transport = transport;
        this.time = config.time();
        this.inbox = new Inbox(config.queueFrames(), config.overflow(), time);
        this.machine = new StreamMachine(config, protocol, listener, new World());
        this.thread = new Thread(this::run, "otrep-" + config.name() + "-stream");
        thread.setDaemon(true);
    }

    /**
     * A session over a WebSocket. Nothing connects before {@link #start}.
     *
     * @param config deadlines, backoff, silence, queue
     * @param protocol the venue's
     * @param listener hears how the stream is
     */
    public static StreamSession webSocket(StreamConfig config, StreamProtocol protocol, StreamListener listener) {
        return new StreamSession(config, protocol, listener, new WebSocketTransport(config));
    }

    /**
     * A session over a chunked HTTP answer with one message a line. Nothing connects before {@link #start}.
     *
     * @param config deadlines, backoff, silence, queue
     * @param protocol the venue's; it cannot send
     * @param listener hears how the stream is
     */
    public static StreamSession lines(StreamConfig config, StreamProtocol protocol, StreamListener listener) {
        return new StreamSession(config, protocol, listener, new LineTransport(config));
    }

    /** Begins to connect, and tries again after a refusal. Without effect while it runs. */
    public void start() {
        lock.lock();
        try {
            if (closing) {
                throw new IllegalStateException("stream " + config.name() + " is closed; make a new session");
            }
            if (!started) {
                started = true;
                thread.start();
            }
            inbox.post(() -> machine.start(time.getAsLong()));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Adds topics to what should be subscribed to; asked for at once where the stream is up, otherwise when it comes up.
     *
     * @param topics what; those already there change nothing
     */
    public void subscribe(Collection<Topic> topics) {
        change(() -> wanted.addAll(topics));
    }

    /**
     * Takes topics out of what should be subscribed to.
     *
     * @param topics what
     */
    public void unsubscribe(Collection<Topic> topics) {
        change(() -> topics.forEach(wanted::remove));
    }

    private void change(Runnable edit) {
        lock.lock();
        try {
            edit.run();
            if (!changed && !closing) {
                changed = true;
                inbox.post(this::follow);
            }
        } finally {
            lock.unlock();
        }
    }

    private void follow() {
        lock.lock();
        try {
            changed = false;
        } finally {
            lock.unlock();
        }
        machine.topics(time.getAsLong(), topics());
    }

    /** What should be subscribed to, in the order in which it was asked for. */
    public List<Topic> topics() {
        lock.lock();
        try {
            return List.copyOf(wanted);
        } finally {
            lock.unlock();
        }
    }

    /** Where the session is. */
    public StreamPhase phase() {
        return machine.phase();
    }

    /** How many frames were dropped since the session was made; stays 0 with {@link Overflow#DISCONNECT}. */
    public long droppedFrames() {
        return inbox.dropped();
    }

    /**
     * Ends the session for good. Returns when its threads and sockets are gone; called by the protocol or the listener it returns at once, and
     * they are gone soon after. May be called from any thread, at any time, more than once.
     */
    @Override
    public void close() {
        boolean wasStarted = begin();
        if (!wasStarted) {
            machine.close(time.getAsLong(), "closed");
            transport.close();
        } else if (Thread.currentThread() != thread) {
            awaitEnd();
        }
    }

    private boolean begin() {
        lock.lock();
        try {
            closing = true;
            inbox.post(() -> {});
            return started;
        } finally {
            lock.unlock();
        }
    }

    private void awaitEnd() {
        boolean interrupted = !joined();
        if (thread.isAlive()) {
            LOG.warn("{}: a callback has not returned for {} ms, interrupting it", config.name(), CLOSE_MS);
            thread.interrupt();
            interrupted |= !joined();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** False where the caller was interrupted. */
    private boolean joined() {
        try {
            thread.join(CLOSE_MS);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    // the delivery thread

    private void run() {
        String why = "closed";
        try {
            while (!closing) {
                step();
            }
        } catch (Throwable e) {
            why = "broken: " + StreamEnd.words(e);
            LOG.error("{} ends", config.name(), e);
            throw e;
        } finally {
            end(why);
        }
    }

    private void step() {
        long now = time.getAsLong();
        long due = machine.nextDueNanos();
        Inbox.Kind kind = inbox.take(frame, due == StreamMachine.NEVER ? due : due - now);
        switch (kind) {
            case WORK -> inbox.work().run();
            case OPENED -> machine.opened(time.getAsLong());
            case ENDED -> machine.ended(time.getAsLong(), inbox.end());
            case FRAME -> deliver();
            case NOTHING -> tick(time.getAsLong());
        }
    }

    /** While frames wait, time is the arrival of the frame at hand, so that a backlog is not taken for silence. */
    private void deliver() {
        machine.frame(frame);
        tick(frame.arrivalNanos());
    }

    private void tick(long now) {
        if (machine.nextDueNanos() <= now) {
            machine.tick(now);
        }
        long dropped = inbox.dropped();
        if (dropped != toldDropped) {
            machine.dropped(dropped - toldDropped);
            toldDropped = dropped;
        }
    }

    private void end(String why) {
        try {
            machine.close(time.getAsLong(), why);
        } finally {
            transport.close();
        }
    }

    private final class World implements StreamEdge {
        @Override
        public void prepare(int attempt, Collection<Topic> topics) {
            try {
                protocol.request(topics)
                        .whenComplete((request, failure) -> inbox.post(() -> prepared(attempt, request, failure)));
            } catch (RuntimeException e) {
                inbox.post(() -> prepared(attempt, null, e));
            }
        }

        private void prepared(int attempt, @Nullable StreamRequest request, @Nullable Throwable failure) {
            long now = time.getAsLong();
            if (failure != null) {
                machine.notPrepared(now, attempt, failure);
            } else if (request == null) {
                machine.notPrepared(now, attempt, new IllegalStateException("the protocol gave no request"));
            } else {
                machine.prepared(now, attempt, request);
            }
        }

        @Override
        public void connect(StreamRequest request) {
            if (connection != null) {
                connection.cancel();
            }
            StreamSink sink = inbox.begin();
            try {
                connection = transport.connect(request, sink);
            } catch (RuntimeException e) {
                sink.ended(StreamEnd.cut(e));
            }
        }

        @Override
        public boolean send(String text) {
            return connection != null && connection.send(text);
        }

        @Override
        public boolean send(byte[] bytes) {
            return connection != null && connection.send(bytes);
        }

        @Override
        public void disconnect() {
            inbox.finish();
            if (connection != null && machine.phase().isOpen()) {
                connection.close();
            } else if (connection != null) {
                connection.cancel();
            }
        }

        @Override
        public void forget(Topic topic) {
            lock.lock();
            try {
                wanted.remove(topic);
            } finally {
                lock.unlock();
            }
        }
    }
}
