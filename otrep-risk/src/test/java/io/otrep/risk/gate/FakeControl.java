package io.otrep.risk.gate;

import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingControl;
import io.otrep.risk.TradingState;
import java.util.ArrayList;
import java.util.List;

/** A switch of one state for all scopes, that keeps what it was told. */
final class FakeControl implements TradingControl {
    final List<String> trips = new ArrayList<>();
    private TradingState state = TradingState.ACTIVE;

    @Override
    public TradingState state(ControlScope scope) {
        return state;
    }

    @Override
    public void trip(ControlScope scope, TradingState worse, String reason) {
        state = state.worse(worse);
        trips.add(scope + " " + worse + " " + reason);
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
        state = TradingState.ACTIVE;
    }
}
