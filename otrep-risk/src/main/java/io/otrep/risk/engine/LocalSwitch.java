package io.otrep.risk.engine;

import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingControl;
import io.otrep.risk.TradingState;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** The switch of a host that has none: it latches while the process lives and is not kept over a restart. Thread-safe. */
final class LocalSwitch implements TradingControl {
    private record Stop(TradingState state, String reason, long number) {
        Stop worse(Stop other) {
            return other.state.compareTo(state) > 0 ? other : this;
        }

        String code() {
            return "rearm-" + number;
        }
    }

    private final Map<ControlScope, Stop> stops = new ConcurrentSkipListMap<>();
    private final AtomicLong numbers = new AtomicLong();

    @Override
    public TradingState state(ControlScope scope) {
        return own(scope).worse(own(ControlScope.engine()));
    }

    private TradingState own(ControlScope scope) {
        Stop stop = stops.get(scope);
        return stop == null ? TradingState.ACTIVE : stop.state;
    }

    @Override
    public void trip(ControlScope scope, TradingState state, String reason) {
        if (state != TradingState.ACTIVE) {
            stops.merge(scope, new Stop(state, reason, numbers.incrementAndGet()), Stop::worse);
        }
    }

    @Override
    public String reason(ControlScope scope) {
        Stop stop = stops.get(scope);
        Stop all = stops.get(ControlScope.engine());
        Stop counts = stop == null ? all : all == null ? stop : stop.worse(all);
        return counts == null ? "" : counts.reason;
    }

    @Override
    public String requestRearm(ControlScope scope) {
        Stop stop = stops.get(scope);
        if (stop == null) {
            throw new IllegalStateException(scope + " is not stopped; there is nothing to rearm");
        }
        return stop.code();
    }

    @Override
    public void rearm(ControlScope scope, String code, String operator) {
        Stop stop = stops.get(scope);
        if (stop == null || !stop.code().equals(code) || !stops.remove(scope, stop)) {
            throw new IllegalArgumentException(
                    "code '" + code + "' of " + operator + " is not the last of " + scope + "; ask for a new one");
        }
    }
}
