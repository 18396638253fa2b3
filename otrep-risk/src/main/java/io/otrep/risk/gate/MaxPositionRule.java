package io.otrep.risk.gate;

import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import org.jspecify.annotations.Nullable;

/**
 * Worst-case value of the position over book equity, both in the base currency; external positions count. For example 0.2: of 100,000 USD
 * at most 20,000 USD may stand in one instrument, working orders included.
 */
final class MaxPositionRule extends Rule {
    private final double full;

    MaxPositionRule(double limit) {
        super("max-position", DenialCode.MAX_POSITION);
        this.full = limit;
    }

    @Override
    @Nullable
    Denial check(OrderFacts facts) {
        double limit = full * facts.scale;
        double value = facts.after * facts.unitValue;
        return OrderFacts.isWithin(value, limit, facts.equity)
                ? null
                : denial(DenialCode.MAX_POSITION, limit, value / facts.equity);
    }

    @Override
    double room(OrderFacts facts) {
        return full * facts.scale * facts.equity / facts.unitValue - facts.before;
    }
}
