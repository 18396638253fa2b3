package io.otrep.risk.gate;

import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingControl;
import io.otrep.risk.TradingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A switch that keeps what it was told. */
public final class FakeControl implements TradingControl {
    final List<String> trips = new ArrayList<>();
    private final Map<ControlScope, TradingState> states = new TreeMap<>();

    @Override
    public TradingState state(ControlScope scope) {
        return own(scope).worse(own(ControlScope.engine()));
    }

    private TradingState own(ControlScope scope) {
        return states.getOrDefault(scope, TradingState.ACTIVE);
    }

    @Override
    public void trip(ControlScope scope, TradingState worse, String reason) {
        states.put(scope, own(scope).worse(worse));
        trips.add(scope + " " + worse + " " + reason);
    }

    @Override
    public void flatten(ControlScope scope, String reason) {
        states.put(scope, TradingState.HALTED);
        trips.add(scope + " FLATTEN " + reason);
    }

    @Override
    public String reason(ControlScope scope) {
        return trips.isEmpty() ? "" : trips.get(trips.size() - 1);
    }

    @Override
    public String requestRearm(ControlScope scope) {
        return "code";
    }

    @Override
    public void rearm(ControlScope scope, String code, String operator) {
        states.remove(scope);
    }
}
