package io.otrep.risk;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes the gates of one engine. Each engine gets its own, so that nothing is shared. Thread-safe.
 */
@FunctionalInterface
public interface GateFactory {
    /**
     * Makes the gates.
     *
     * @param control the switch that a gate may trip
     * @return new gates, in the order in which they judge
     */
    List<OrderGate> create(TradingControl control);

    /**
     * These gates, then others.
     *
     * @param next what judges after
     * @return both
     */
    default GateFactory then(GateFactory next) {
        return control -> {
            List<OrderGate> all = new ArrayList<>(create(control));
            all.addAll(next.create(control));
            return all;
        };
    }
}
