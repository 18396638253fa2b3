package io.otrep.core.internal;

import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderRequest;
import io.otrep.order.PendingRequest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is being asked of a venue about one order: its submit, its cancel and any number of replaces, each in flight or unknown on its own, so that asking
 * for one thing never forgets that another is not known. Single-threaded.
 */
final class Requests {
    private enum State {
        NONE,
        IN_FLIGHT,
        UNKNOWN
    }

    private static final List<State> STATES = List.of(State.values());

    private State submit = State.NONE;
    private State cancel = State.NONE;
    private final Replaces replaces = new Replaces();
    private boolean everCanceled;
    private boolean cancelOwed;
    private int attempts;
    private Set<Long> fruitless = Set.of(); // when each was refused: one may be told twice
    private long submitNanos;
    private long cancelNanos;
    private long replaceNanos;

    void save(FieldSink out) {
        out.word("submit", submit);
        out.word("cancel", cancel);
        replaces.save(out);
        out.flag("everCanceled", everCanceled);
        out.flag("cancelOwed", cancelOwed);
        out.number("attempts", attempts);
        out.list("fruitless", List.copyOf(fruitless), at -> out.time("at", at));
        out.time("submitAt", submitNanos);
        out.time("cancelAt", cancelNanos);
        out.time("replaceAt", replaceNanos);
    }

    /** Takes what was written; nothing was asked before. */
    void load(FieldReader in) {
        submit = in.word(STATES);
        cancel = in.word(STATES);
        replaces.load(in);
        everCanceled = in.flag();
        cancelOwed = in.flag();
        attempts = in.smallNumber();
        fruitless = new TreeSet<>(in.list(in::time));
        submitNanos = in.time();
        cancelNanos = in.time();
        replaceNanos = in.time();
    }

    /** Takes what happened, at a loop time. */
    void on(OrderEventKind event, long loopTimeNanos) {
        switch (event) {
            case RELEASE -> {
                attempts = 1;
                submit = State.IN_FLIGHT;
                submitNanos = loopTimeNanos;
            }
            case CANCEL_REQUEST -> {
                cancel = State.IN_FLIGHT;
                everCanceled = true;
                cancelOwed = false;
                cancelNanos = loopTimeNanos;
            }
            default -> onAnswer(event, loopTimeNanos);
        }
    }

    private void onAnswer(OrderEventKind event, long loopTimeNanos) {
        switch (event) {
            case SUBMIT_UNKNOWN -> doubtSubmit(loopTimeNanos);
            case CANCEL_UNKNOWN -> doubtCancel(loopTimeNanos);
            case REPLACE_UNKNOWN -> doubtReplace(loopTimeNanos);
            case CANCEL_REJECT -> {
                cancel = State.NONE;
                cancelOwed = submit != State.NONE; // it may have overtaken the submit
            }
            case REPLACE_REJECT -> replaces.refuse();
            case ACCEPT, TRIGGER, SUSPEND, RESUME, DONE_FOR_DAY, PARTIAL_FILL, REPLACE -> submit = State.NONE;
            default -> {}
        }
    }

    /** The venue denies what it had confirmed. */
    void lose(long loopTimeNanos) {
        submit = State.UNKNOWN;
        submitNanos = loopTimeNanos;
    }

    private void doubtSubmit(long loopTimeNanos) {
        if (submit != State.NONE) {
            submit = State.UNKNOWN;
            submitNanos = loopTimeNanos;
        }
    }

    private void doubtCancel(long loopTimeNanos) {
        if (cancel != State.NONE) {
            cancel = State.UNKNOWN;
            cancelNanos = loopTimeNanos;
        }
    }

    private void doubtReplace(long loopTimeNanos) {
        if (replaces.doubt()) {
            replaceNanos = loopTimeNanos;
        }
    }

    /** The same order is sent once more. */
    void attempt() {
        attempts++;
    }

    /**
     * One attempt of several made no order: says whether another has, or still may.
     *
     * @param venueTimeNanos when it was refused; one that is told again counts once
     */
    boolean isRefusedAlone(long venueTimeNanos) {
        if (fruitless.isEmpty()) {
            fruitless = new TreeSet<>();
        }
        fruitless.add(venueTimeNanos);
        return attempts > 1 && (submit == State.NONE || fruitless.size() < attempts);
    }

    /** Other terms were asked for. */
    void ask(OrderRequest terms, long loopTimeNanos) {
        replaces.ask(terms);
        replaceNanos = loopTimeNanos;
    }

    /** The venue named terms; see {@link Replaces#name}. */
    boolean name(OrderRequest terms, OrderRequest held, long venueTimeNanos) {
        return replaces.name(terms, held, venueTimeNanos);
    }

    /** The order has ended: nothing is asked any more. */
    void end() {
        submit = State.NONE;
        cancel = State.NONE;
        replaces.end();
    }

    /** The replaces that are not answered. */
    Replaces replaces() {
        return replaces;
    }

    /** Whether the venue may still get, or has got, a submit that it has not confirmed. */
    boolean isSubmitOpen() {
        return submit != State.NONE;
    }

    boolean isSubmitUnknown() {
        return submit == State.UNKNOWN;
    }

    boolean isCancelInFlight() {
        return cancel == State.IN_FLIGHT;
    }

    boolean isCancelOpen() {
        return cancel != State.NONE;
    }

    /** Whether it was ever handed over, to arrive or not. */
    boolean wasReleased() {
        return attempts > 0;
    }

    /** Whether its end was asked for at any time, answered or not. */
    boolean wasCancelAsked() {
        return everCanceled;
    }

    /** Whether a cancel was refused before the venue had the order, which it has now. */
    boolean isCancelOwed() {
        return cancelOwed && submit == State.NONE && cancel == State.NONE;
    }

    boolean isCancelUnknown() {
        return cancel == State.UNKNOWN;
    }

    /** Loop time at which the submit was asked for or, later, became unknown. */
    long submitNanos() {
        return submitNanos;
    }

    /** Loop time at which the cancel was asked for or, later, became unknown. */
    long cancelNanos() {
        return cancelNanos;
    }

    /** Loop time at which the last replace was asked for or, later, became unknown. */
    long replaceNanos() {
        return replaceNanos;
    }

    /** Whether a replace, or which of the terms named holds, is not known. */
    boolean isReplaceUnknown() {
        return replaces.unknown() > 0 || replaces.isAmbiguous();
    }

    boolean isUnknown() {
        return submit == State.UNKNOWN || cancel == State.UNKNOWN || isReplaceUnknown();
    }

    /** The strongest of what is asked: its end, then other terms, then to take it. */
    PendingRequest strongest() {
        if (cancel != State.NONE) {
            return PendingRequest.CANCEL;
        }
        if (replaces.isOpen() || replaces.isAmbiguous()) {
            return PendingRequest.REPLACE;
        }
        return submit == State.NONE ? PendingRequest.NONE : PendingRequest.SUBMIT;
    }
}
