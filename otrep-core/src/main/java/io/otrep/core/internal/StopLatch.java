package io.otrep.core.internal;

import io.otrep.market.Instrument;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingControl;
import io.otrep.risk.TradingState;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The latched switch, read by the loop when an order is decided and by the last gate where it leaves. Reading while nothing is stopped is one
 * volatile read. Thread-safe.
 */
public final class StopLatch implements TradingControl {

    /** Is told of every change. */
    @FunctionalInterface
    public interface Follower {
        /**
         * A scope was stopped, or re-armed when the state is ACTIVE. On the thread that did it.
         *
         * @param scope what it is about
         * @param state how it is now
         * @param reason why, or who re-armed it
         */
        void onControl(ControlScope scope, TradingState state, String reason);

        /**
         * A scope was halted and is to be closed. On the thread that asked.
         *
         * @param scope what it is about
         * @param reason why
         */
        default void onFlatten(ControlScope scope, String reason) {}
    }

    private record Stop(TradingState state, String reason, long version) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Follower follower;
    private final @Nullable StopLatch wide;
    private volatile @Nullable Map<ControlScope, Stop> stops;
    private volatile long version;

    /**
     * A switch with everything ACTIVE.
     *
     * @param follower told of every change
     */
    public StopLatch(Follower follower) {
        this.follower = follower;
        this.wide = null;
    }

    private StopLatch(StopLatch wide) {
        this.follower = (scope, state, reason) -> {};
        this.wide = wide;
    }

    /**
     * What the loop knows of this switch. What is stopped there is stopped here at once; what is stopped or re-armed here counts there when the loop takes
     * it as an input ({@link #see}), so that a decision depends on nothing but the inputs before it.
     */
    public StopLatch ofLoop() {
        return new StopLatch(this);
    }

    /** Takes what was stopped or re-armed elsewhere; nobody is told. */
    void see(ControlScope scope, TradingState state, String reason) {
        lock.lock();
        try {
            if (state == TradingState.ACTIVE || own(copy(), scope).compareTo(state) < 0) {
                set(scope, state, reason);
            }
        } finally {
            lock.unlock();
        }
    }

    /** How often something was stopped: another number than before says that there is something to cancel. */
    long trips() {
        return version;
    }

    /** The worst of engine, route, instrument and owners; several owners are joined by {@code +}. */
    public TradingState state(String route, String owners, Instrument instrument) {
        if (stops == null) {
            return TradingState.ACTIVE;
        }
        TradingState worst = state(ControlScope.route(route)).worse(state(ControlScope.instrument(instrument)));
        for (String owner : owners.split("\\+", -1)) {
            worst = worst.worse(state(ControlScope.strategy(owner)));
        }
        return worst;
    }

    @Override
    public TradingState state(ControlScope scope) {
        Map<ControlScope, Stop> now = stops;
        return now == null ? TradingState.ACTIVE : own(now, scope).worse(own(now, ControlScope.engine()));
    }

    private static TradingState own(Map<ControlScope, Stop> now, ControlScope scope) {
        Stop stop = now.get(scope);
        return stop == null ? TradingState.ACTIVE : stop.state();
    }

    @Override
    public void trip(ControlScope scope, TradingState state, String reason) {
        boolean known;
        lock.lock();
        try {
            known = own(copy(), scope).compareTo(state) >= 0;
            if (!known) {
                set(scope, state, reason);
            }
        } finally {
            lock.unlock();
        }
        if (wide != null) {
            wide.trip(scope, state, reason); // it may have been re-armed there
        } else if (!known) {
            follower.onControl(scope, state, reason);
        }
    }

    /** The flatten is told first: a halt that is written without it would be a halt alone after a crash. */
    @Override
    public void flatten(ControlScope scope, String reason) {
        if (wide != null) {
            wide.flatten(scope, reason);
        } else {
            follower.onFlatten(scope, reason);
        }
        trip(scope, TradingState.HALTED, reason);
    }

    /** Changes whenever a scope is stopped anew; 0 if it is not halted itself. */
    long stopNumber(ControlScope scope) {
        Map<ControlScope, Stop> now = stops;
        Stop stop = now == null ? null : now.get(scope);
        return stop == null || stop.state() != TradingState.HALTED ? 0 : stop.version();
    }

    /** Takes a state back that was kept; nobody is told. */
    void restore(ControlScope scope, TradingState state, String reason) {
        lock.lock();
        try {
            set(scope, state, reason);
        } finally {
            lock.unlock();
        }
        if (wide != null) {
            wide.restore(scope, state, reason);
        }
    }

    private void set(ControlScope scope, TradingState state, String reason) {
        Map<ControlScope, Stop> next = copy();
        long number = version + 1;
        if (state == TradingState.ACTIVE) {
            next.remove(scope);
        } else {
            next.put(scope, new Stop(state, reason, number));
        }
        stops = next.isEmpty() ? null : next;
        version = number;
    }

    /** Gives all that is stopped. */
    public void forEach(Follower each) {
        Map<ControlScope, Stop> now = stops;
        if (now != null) {
            now.forEach((scope, stop) -> each.onControl(scope, stop.state(), stop.reason()));
        }
    }

    @Override
    public String reason(ControlScope scope) {
        Map<ControlScope, Stop> now = stops;
        if (now == null) {
            return "";
        }
        Stop own = now.get(scope);
        Stop wide = now.get(ControlScope.engine());
        Stop counts = own == null || (wide != null && wide.state().compareTo(own.state()) > 0) ? wide : own;
        return counts == null ? "" : counts.reason();
    }

    @Override
    public String requestRearm(ControlScope scope) {
        Map<ControlScope, Stop> now = stops;
        Stop stop = now == null ? null : now.get(scope);
        if (stop == null) {
            throw new IllegalStateException(scope + " is not stopped itself; there is nothing to re-arm");
        }
        return code(scope, stop);
    }

    @Override
    public void rearm(ControlScope scope, String code, String operator) {
        lock.lock();
        try {
            Map<ControlScope, Stop> next = copy();
            Stop stop = next.get(scope);
            if (stop == null || !code(scope, stop).equals(code)) {
                throw new IllegalArgumentException("code '" + code + "' does not re-arm " + scope
                        + "; ask for a new one, its state may have changed");
            }
            if (wide != null) {
                wide.release(scope, stop, operator);
            }
            next.remove(scope);
            stops = next.isEmpty() ? null : next;
        } finally {
            lock.unlock();
        }
        follower.onControl(scope, TradingState.ACTIVE, "re-armed by " + operator);
    }

    /** The loop re-arms what it knows of, and nothing that was stopped since. */
    private void release(ControlScope scope, Stop known, String operator) {
        Map<ControlScope, Stop> now = stops;
        Stop stop = now == null ? null : now.get(scope);
        boolean same =
                stop != null && stop.state() == known.state() && stop.reason().equals(known.reason());
        if (stop == null || !same) {
            throw new IllegalArgumentException(scope + " was stopped or re-armed elsewhere; look at it again");
        }
        rearm(scope, code(scope, stop), operator);
    }

    private static String code(ControlScope scope, Stop stop) {
        return scope + "#" + stop.version();
    }

    private Map<ControlScope, Stop> copy() {
        Map<ControlScope, Stop> now = stops;
        return now == null ? new TreeMap<>() : new TreeMap<>(now);
    }
}
