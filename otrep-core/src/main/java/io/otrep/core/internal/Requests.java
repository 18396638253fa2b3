package io.otrep.core.internal;

import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import io.otrep.core.internal.record.OrderFields;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderRequest;
import io.otrep.order.PendingRequest;
import java.util.ArrayList;
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

    /** Other terms that were asked for. */
    private record Replace(OrderRequest terms, boolean unknown) {}

    private static final List<State> STATES = List.of(State.values());

    private State submit = State.NONE;
    private State cancel = State.NONE;
    private final List<Replace> replaces = new ArrayList<>(1);
    private boolean everCanceled;
    private boolean cancelOwed;
    private int attempts;
    private final Set<Long> fruitless = new TreeSet<>(); // when each was refused: one may be told twice
    private long submitNanos;
    private long cancelNanos;
    private long replaceNanos;

    void save(FieldSink out) {
        out.word("submit", submit);
        out.word("cancel", cancel);
        out.list("replaces", replaces, replace -> {
            OrderFields.write(replace.terms(), out);
            out.flag("unknown", replace.unknown());
        });
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
        replaces.addAll(in.list(() -> new Replace(OrderFields.request(in), in.flag())));
        everCanceled = in.flag();
        cancelOwed = in.flag();
        attempts = in.smallNumber();
        fruitless.addAll(in.list(in::time));
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
            case REPLACE_REJECT -> refuseReplace();
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

    /** The oldest in flight is the one that is not known. */
    private void doubtReplace(long loopTimeNanos) {
        int oldest = oldestReplace(false);
        if (oldest >= 0) {
            replaces.set(oldest, new Replace(replaces.get(oldest).terms(), true));
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
        fruitless.add(venueTimeNanos);
        return attempts > 1 && (submit == State.NONE || fruitless.size() < attempts);
    }

    /** Other terms were asked for. */
    void ask(OrderRequest terms, long loopTimeNanos) {
        replaces.add(new Replace(terms, false));
        replaceNanos = loopTimeNanos;
    }

    /**
     * The venue named the terms that hold: they answer the replace that asked for them, or, if they are new, the only one there is.
     *
     * @param terms named by the venue
     * @param before those that held
     */
    void answerReplace(OrderRequest terms, OrderRequest before) {
        boolean named = replaces.removeIf(replace -> OrderMatch.isSame(replace.terms(), terms));
        if (!named && replaces.size() == 1 && !OrderMatch.isSame(before, terms)) {
            replaces.clear();
        }
    }

    /** A refusal is for the oldest in flight; only where there is none for one that is not known. */
    private void refuseReplace() {
        int inFlight = oldestReplace(false);
        int refused = inFlight >= 0 ? inFlight : oldestReplace(true);
        if (refused >= 0) {
            replaces.remove(refused);
        }
    }

    private int oldestReplace(boolean unknown) {
        for (int i = 0; i < replaces.size(); i++) {
            if (replaces.get(i).unknown() == unknown) {
                return i;
            }
        }
        return -1;
    }

    /** The order has ended: nothing is asked any more. */
    void end() {
        submit = State.NONE;
        cancel = State.NONE;
        replaces.clear();
    }

    /** The largest quantity that unanswered replaces ask for, 0 if there are none. */
    double largestAsked() {
        double largest = 0;
        for (int i = 0; i < replaces.size(); i++) {
            largest = Math.max(largest, replaces.get(i).terms().quantityAsDouble());
        }
        return largest;
    }

    /** Whether all unanswered replaces only reduce. */
    boolean isReduceOnly() {
        for (int i = 0; i < replaces.size(); i++) {
            if (!replaces.get(i).terms().isReduceOnly()) {
                return false;
            }
        }
        return true;
    }

    /** Whether an unanswered replace asks for terms. */
    boolean isAsked(OrderRequest terms) {
        return replaces.stream().anyMatch(replace -> OrderMatch.isSame(replace.terms(), terms));
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

    boolean isReplaceOpen() {
        return !replaces.isEmpty();
    }

    boolean isReplaceInFlight() {
        return oldestReplace(false) >= 0;
    }

    boolean isReplaceUnknown() {
        return oldestReplace(true) >= 0;
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

    boolean isUnknown() {
        return submit == State.UNKNOWN || cancel == State.UNKNOWN || isReplaceUnknown();
    }

    /** The strongest of what is asked: its end, then other terms, then to take it. */
    PendingRequest strongest() {
        if (cancel != State.NONE) {
            return PendingRequest.CANCEL;
        }
        if (!replaces.isEmpty()) {
            return PendingRequest.REPLACE;
        }
        return submit == State.NONE ? PendingRequest.NONE : PendingRequest.SUBMIT;
    }
}
