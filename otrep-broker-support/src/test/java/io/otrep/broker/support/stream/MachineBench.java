package io.otrep.broker.support.stream;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A state machine whose world only writes down what it is asked for; time is moved by hand, in milliseconds. */
final class MachineBench implements StreamEdge {
    static final URI PLACE = URI.create("ws://venue/");
    static final Topic TRADES = new Topic("trades", "AAPL");
    static final Topic QUOTES = new Topic("quotes", "MSFT");
    private static final int SETTLE = 1000;

    final List<String> asked = new ArrayList<>();
    final Told told = new Told();
    final StreamMachine machine;
    final List<Topic> forgotten = new ArrayList<>();
    long nowMs;
    int attempt;
    boolean connected;

    MachineBench(StreamConfig config) {
        this(config, new VenueProtocol(PLACE));
    }

    MachineBench(StreamConfig config, StreamProtocol protocol) {
        machine = new StreamMachine(config, protocol, told, this);
    }

    static StreamConfig.Builder config() {
        return StreamConfig.builder("bench", 1);
    }

    // what happens

    MachineBench topics(Topic... topics) {
        machine.topics(nanos(), List.of(topics));
        return this;
    }

    MachineBench start() {
        machine.start(nanos());
        return this;
    }

    MachineBench prepared() {
        machine.prepared(nanos(), attempt, StreamRequest.of(PLACE));
        return this;
    }

    MachineBench opened() {
        machine.opened(nanos());
        return this;
    }

    MachineBench frames(String... texts) {
        for (String text : texts) {
            machine.frame(new StreamFrame().with(text, nanos()));
        }
        return this;
    }

    /** From start or from a new attempt to up. */
    MachineBench up() {
        prepared().opened().frames("hello", "welcome");
        return machine.phase() == StreamPhase.UP ? this : frames("subscribed");
    }

    MachineBench ended(StreamEnd end) {
        machine.ended(nanos(), end);
        return this;
    }

    MachineBench cut() {
        return ended(StreamEnd.cut(new java.io.IOException("reset")));
    }

    /** Lets time pass, with every tick that falls due on the way. */
    MachineBench pass(long ms) {
        long until = nowMs + ms;
        for (int i = 0; i < SETTLE && machine.nextDueNanos() <= until * 1_000_000L; i++) {
            nowMs = Math.max(nowMs, (machine.nextDueNanos() + 999_999L) / 1_000_000L);
            machine.tick(nanos());
        }
        nowMs = until;
        return this;
    }

    /** Lets time pass until the next attempt is prepared. */
    MachineBench nextAttempt() {
        int before = attempt;
        for (int i = 0; i < SETTLE && attempt == before; i++) {
            pass(10);
        }
        return this;
    }

    long nanos() {
        return Duration.ofMillis(nowMs).toNanos();
    }

    /** What was asked for since the last call. */
    List<String> asked() {
        List<String> all = List.copyOf(asked);
        asked.clear();
        return all;
    }

    /** What the listener heard since the last call. */
    List<String> heard() {
        List<String> all = List.copyOf(told.words);
        told.words.clear();
        return all;
    }

    // the world

    @Override
    public void prepare(int ofAttempt, Collection<Topic> topics) {
        attempt = ofAttempt;
        asked.add("prepare " + VenueProtocol.words(topics));
    }

    @Override
    public void connect(StreamRequest request) {
        if (connected) {
            throw new AssertionError("connected twice");
        }
        connected = true;
        asked.add("connect " + request);
    }

    @Override
    public boolean send(String text) {
        asked.add(text);
        return connected;
    }

    @Override
    public boolean send(byte[] bytes) {
        asked.add(bytes.length + " bytes");
        return connected;
    }

    @Override
    public void disconnect() {
        if (!connected) {
            throw new AssertionError("disconnected what was not connected");
        }
        connected = false;
        asked.add("disconnect");
    }

    @Override
    public void forget(Topic topic) {
        forgotten.add(topic);
    }
}
