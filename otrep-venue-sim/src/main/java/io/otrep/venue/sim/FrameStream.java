package io.otrep.venue.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A stream from the venue to one broker: frames arrive in order, unless the plan says otherwise; what is on its way when the stream is cut is
 * lost. Single-threaded.
 */
final class FrameStream {
    /** A frame that lets the next one pass. */
    private static final class Held {
        private final Runnable frame;
        private boolean gone;

        Held(Runnable frame) {
            this.frame = frame;
        }

        void go() {
            if (!gone) {
                gone = true;
                frame.run();
            }
        }
    }

    private final VenueState state;
    private final boolean numbered;
    private final Consumer<String> onGap;
    private final List<Held> held = new ArrayList<>();
    private boolean up;
    private int epoch;
    private long sent;
    private long expected;
    private long lastArrivalNanos;

    FrameStream(VenueState state, boolean numbered, Consumer<String> onGap) {
        this.state = state;
        this.numbered = numbered;
        this.onGap = onGap;
        this.lastArrivalNanos = state.nowNanos();
    }

    boolean isUp() {
        return up;
    }

    void begin() {
        up = true;
        epoch++;
        expected = sent + 1;
        held.clear();
    }

    void end() {
        up = false;
        epoch++;
        held.clear();
    }

    /** Sends a frame; it arrives after the latency of streams, or as the plan says. */
    void send(MessageKind kind, Object about, Runnable deliver) {
        if (!up) {
            state.trace.add("stream: down, lost " + kind, about);
            return;
        }
        Strikes strikes = state.faults.strike(kind, about);
        long number = ++sent;
        if (strikes.has(FaultKind.FRAME_LOST)) {
            return;
        }
        int sentIn = epoch;
        Runnable frame = () -> arrive(number, sentIn, kind, about, deliver);
        long onTime = Agenda.plus(state.nowNanos(), state.rules.frameLatency().toNanos());
        long at = Math.max(lastArrivalNanos, Agenda.plus(onTime, strikes.nanos(FaultKind.FRAME_DELAYED)));
        if (strikes.has(FaultKind.FRAME_OVERTAKEN)) {
            hold(frame, Agenda.plus(at, strikes.nanos(FaultKind.FRAME_OVERTAKEN)));
        } else {
            pass(frame, at);
        }
        if (strikes.has(FaultKind.FRAME_DUPLICATED)) {
            state.agenda.at(Agenda.plus(at, strikes.nanos(FaultKind.FRAME_DUPLICATED)), frame);
        }
    }

    private void hold(Runnable frame, long noLaterThanNanos) {
        Held waiting = new Held(frame);
        held.add(waiting);
        state.agenda.at(noLaterThanNanos, waiting::go);
    }

    private void pass(Runnable frame, long atNanos) {
        lastArrivalNanos = atNanos;
        state.agenda.at(atNanos, frame);
        held.forEach(waiting -> state.agenda.at(atNanos, waiting::go));
        held.clear();
    }

    private void arrive(long number, int sentIn, MessageKind kind, Object about, Runnable deliver) {
        if (sentIn != epoch) {
            state.trace.add("stream: was cut, lost " + kind, about);
            return;
        }
        if (number > expected && numbered) {
            onGap.accept("frames " + expected + " to " + (number - 1) + " are missing");
        }
        expected = Math.max(expected, number + 1);
        deliver.run();
    }
}
