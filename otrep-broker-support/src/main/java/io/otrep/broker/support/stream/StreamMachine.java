package io.otrep.broker.support.stream;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one state machine of a stream. Pure: every input brings its time, every effect goes through {@link StreamEdge}. Single-threaded: the
 * session's delivery thread.
 */
final class StreamMachine implements StreamLink {
    private static final Logger LOG = LoggerFactory.getLogger(StreamMachine.class);
    private static final int MOST_RESUBSCRIPTIONS = 8;

    static final long NEVER = Long.MAX_VALUE;

    /** So many frames in a row that the protocol throws at end the connection. */
    static final int UNREADABLE_IN_A_ROW = 8;

    private final StreamConfig config;
    private final StreamProtocol protocol;
    private final StreamListener listener;
    private final StreamEdge edge;
    private final Backoff backoff;
    private final SilenceWatch watch;

    private volatile StreamPhase phase = StreamPhase.IDLE; // written by the delivery thread, read by any
    private int attempt;
    private long nowNanos;
    private long dueNanos = NEVER;
    private long pingDueNanos = NEVER;
    private long upSinceNanos;
    private boolean downTold;
    private int unreadable;
    private int resubscriptions;
    private long resubscribingSinceNanos;
    private String where = "";
    private Set<Topic> wanted = new LinkedHashSet<>();
    private Set<Topic> asked = new LinkedHashSet<>();
    private Set<String> channels = Set.of();

    StreamMachine(StreamConfig config, StreamProtocol protocol, StreamListener listener, StreamEdge edge) {
        this.config = config;
        this.protocol = protocol;
        this.listener = listener;
        this.edge = edge;
        this.backoff = new Backoff(
                config.backoffFirst().toNanos(),
                config.backoffMost().toNanos(),
                new SplittableRandom(config.jitterSeed()));
        this.watch = new SilenceWatch(config.silences());
    }

    /** When {@link #tick} has something to do; {@link Long#MAX_VALUE} for never. */
    long nextDueNanos() {
        return Math.min(dueNanos, Math.min(pingDueNanos, watch.nextDueNanos()));
    }

    void start(long now) {
        nowNanos = now;
        if (phase == StreamPhase.IDLE || phase == StreamPhase.REFUSED) {
            backoff.reset();
            prepare();
        }
    }

    void topics(long now, Collection<Topic> all) {
        nowNanos = now;
        wanted = new LinkedHashSet<>(all);
        if (phase == StreamPhase.UP) {
            guarded("subscribe", this::followTopics);
        }
    }

    void prepared(long now, int ofAttempt, StreamRequest request) {
        nowNanos = now;
        if (phase == StreamPhase.PREPARING && ofAttempt == attempt) {
            where = request.toString();
            enter(StreamPhase.CONNECTING);
            edge.connect(request);
        }
    }

    void notPrepared(long now, int ofAttempt, Throwable failure) {
        nowNanos = now;
        if (phase == StreamPhase.PREPARING && ofAttempt == attempt) {
            judge(StreamEnd.notPrepared(failure));
        }
    }

    void opened(long now) {
        nowNanos = now;
        if (phase == StreamPhase.CONNECTING) {
            enter(StreamPhase.AUTHENTICATING);
            guarded("onOpen", () -> protocol.onOpen(this));
        }
    }

    void frame(StreamFrame frame) {
        nowNanos = frame.arrivalNanos();
        if (!phase.isOpen()) {
            return;
        }
        watch.heard(SilenceRule.ANY, nowNanos);
        try {
            protocol.onFrame(frame, this);
            unreadable = 0;
        } catch (RuntimeException e) {
            unreadable(e);
        }
    }

    void ended(long now, StreamEnd end) {
        nowNanos = now;
        if (phase == StreamPhase.CONNECTING || phase.isOpen()) {
            if (end.cause() == StreamEnd.Cause.OVERFLOW) {
                gap(end.detail());
            }
            judge(end);
        }
    }

    /** Frames were dropped because the queue was full. */
    void dropped(long frames) {
        tell(() -> listener.onGap(frames + " frames dropped, the queue was full"));
    }

    /** Does what is due. */
    void tick(long now) {
        nowNanos = now;
        if (dueNanos <= now) {
            phaseDue();
        } else if (phase == StreamPhase.UP) {
            guarded("onPing", this::pingIfDue);
            guarded("a silence rule", this::watchIfDue);
        }
    }

    void close(long now, String detail) {
        nowNanos = now;
        boolean began = phase != StreamPhase.IDLE && phase != StreamPhase.CLOSED;
        leave();
        phase = StreamPhase.CLOSED;
        if (began) {
            tellDown(detail);
        }
    }

    private void phaseDue() {
        if (phase == StreamPhase.BACKOFF) {
            prepare();
        } else {
            fall(StreamVerdict.retry("no answer within " + config.deadline(phase) + " while " + phase));
        }
    }

    private void pingIfDue() {
        if (pingDueNanos <= nowNanos) {
            pingDueNanos = nowNanos + config.pingEvery().toNanos();
            protocol.onPing(this);
        }
    }

    private void watchIfDue() {
        if (watch.nextDueNanos() <= nowNanos) {
            String mute = watch.check(nowNanos, channels);
            if (mute != null) {
                fall(StreamVerdict.retry(mute));
            }
        }
    }

    private void prepare() {
        attempt++;
        enter(StreamPhase.PREPARING);
        edge.prepare(attempt, topics());
    }

    private void enter(StreamPhase next) {
        phase = next;
        dueNanos = next.isStep() ? nowNanos + config.deadline(next).toNanos() : NEVER;
    }

    private void goUp() {
        enter(StreamPhase.UP);
        downTold = false;
        unreadable = 0;
        upSinceNanos = nowNanos;
        pingDueNanos = config.pingEvery().isZero()
                ? NEVER
                : nowNanos + config.pingEvery().toNanos();
        watch.begin(nowNanos);
        LOG.info("{} is up at {} with {} topics", config.name(), where, asked.size());
        resubscriptions = 0;
        tell(() -> listener.onUp(where));
        if (phase == StreamPhase.UP) {
            followTopics();
        }
    }

    /** Makes what is asked for what is wanted. */
    private void followTopics() {
        Set<Topic> removed = minus(asked, wanted);
        Set<Topic> added = minus(wanted, asked);
        ask(wanted);
        if (!removed.isEmpty()) {
            protocol.unsubscribe(removed, this);
        }
        if (!added.isEmpty() && phase == StreamPhase.UP) {
            protocol.subscribe(added, this);
        }
    }

    private void ask(Collection<Topic> topics) {
        asked = new LinkedHashSet<>(topics);
        Set<String> named = new TreeSet<>();
        asked.forEach(topic -> named.add(topic.channel()));
        channels = named;
    }

    private static Set<Topic> minus(Set<Topic> all, Set<Topic> without) {
        Set<Topic> rest = new LinkedHashSet<>(all);
        rest.removeAll(without);
        return rest;
    }

    private void judge(StreamEnd end) {
        StreamVerdict verdict;
        try {
            verdict = protocol.onEnd(end);
        } catch (RuntimeException e) {
            LOG.error("{}: onEnd threw", config.name(), e);
            verdict = StreamVerdict.of(end);
        }
        fall(verdict);
    }

    private void fall(StreamVerdict verdict) {
        if (phase == StreamPhase.UP
                && nowNanos - upSinceNanos >= config.stableAfter().toNanos()) {
            backoff.reset();
        }
        leave();
        if (verdict.refused()) {
            enter(StreamPhase.REFUSED);
            LOG.error("{} was refused: {}", config.name(), verdict.detail());
            tellDown("refused: " + verdict.detail());
            tell(() -> listener.onRefused(verdict.detail()));
        } else {
            long wait = verdict.notBefore().toNanos() + backoff.nextNanos();
            enter(StreamPhase.BACKOFF);
            dueNanos = nowNanos + wait;
            LOG.warn(
                    "{} is down: {}; failure {} in a row, next attempt in {}",
                    config.name(),
                    verdict.detail(),
                    backoff.failures(),
                    Duration.ofNanos(wait));
            tellDown(verdict.detail());
        }
    }

    private void leave() {
        if (phase == StreamPhase.CONNECTING || phase.isOpen()) {
            edge.disconnect();
        }
        dueNanos = NEVER;
        pingDueNanos = NEVER;
        watch.end();
        ask(List.of());
    }

    private void tellDown(String detail) {
        if (!downTold) {
            downTold = true;
            tell(() -> listener.onDown(detail));
        }
    }

    private void unreadable(RuntimeException e) {
        String detail = "a frame could not be read: " + StreamEnd.words(e);
        LOG.warn("{}: {}", config.name(), detail);
        LOG.debug("{}: the frame's failure", config.name(), e);
        if (phase != StreamPhase.UP || ++unreadable >= UNREADABLE_IN_A_ROW) {
            retry(detail);
        } else {
            gap(detail);
        }
    }

    /** Runs adapter code that must not throw; if it does, the attempt ends. */
    private void guarded(String what, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.error("{}: {} threw", config.name(), what, e);
            retry(what + " threw " + StreamEnd.words(e));
        }
    }

    /** A listener that throws must not end the stream. */
    private void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.error("{}: the listener threw", config.name(), e);
        }
    }

    // what the protocol may call

    @Override
    public StreamPhase phase() {
        return phase;
    }

    @Override
    public Collection<Topic> topics() {
        return List.copyOf(wanted);
    }

    @Override
    public boolean send(String text) {
        return phase.isOpen() && edge.send(text);
    }

    @Override
    public boolean send(byte[] bytes) {
        return phase.isOpen() && edge.send(bytes);
    }

    @Override
    public void authenticated() {
        if (phase != StreamPhase.AUTHENTICATING) {
            return;
        }
        ask(wanted);
        enter(StreamPhase.SUBSCRIBING);
        if (asked.isEmpty()) {
            goUp();
        } else {
            protocol.subscribe(topics(), this);
        }
    }

    @Override
    public void subscribed() {
        if (phase == StreamPhase.SUBSCRIBING) {
            goUp();
        }
    }

    @Override
    public void heard(String channel) {
        watch.heard(channel, nowNanos);
    }

    @Override
    public void gap(String detail) {
        if (phase.isOpen()) {
            tell(() -> listener.onGap(detail));
        }
    }

    @Override
    public void resubscribe(Topic topic, String detail) {
        gap(topic + ": " + detail);
        if (phase != StreamPhase.UP || !asked.contains(topic)) {
            return;
        }
        if (isTooOften()) {
            retry(topic + ": " + detail + ", again and again");
        } else {
            List<Topic> one = List.of(topic);
            protocol.unsubscribe(one, this);
            if (phase == StreamPhase.UP) {
                protocol.subscribe(one, this);
            }
        }
    }

    /** Whether snapshots do not help: more than eight within the time after which a stream counts as stable. */
    private boolean isTooOften() {
        if (nowNanos - resubscribingSinceNanos > config.stableAfter().toNanos()) {
            resubscribingSinceNanos = nowNanos;
            resubscriptions = 0;
        }
        return ++resubscriptions > MOST_RESUBSCRIPTIONS;
    }

    @Override
    public void reject(Topic topic, String detail) {
        LOG.warn("{}: the venue does not give {}: {}", config.name(), topic, detail);
        wanted.remove(topic);
        asked.remove(topic);
        ask(asked);
        edge.forget(topic);
        tell(() -> listener.onRejected(topic, detail));
    }

    @Override
    public void retry(String detail) {
        end(StreamVerdict.retry(detail));
    }

    @Override
    public void retry(String detail, Duration notBefore) {
        end(StreamVerdict.retry(detail, notBefore));
    }

    @Override
    public void refuse(String detail) {
        end(StreamVerdict.refuse(detail));
    }

    private void end(StreamVerdict verdict) {
        if (phase.isOpen()) {
            fall(verdict);
        }
    }
}
