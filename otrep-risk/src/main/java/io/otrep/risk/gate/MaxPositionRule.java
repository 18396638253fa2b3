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
    private final LimitScale scale;

    MaxPositionRule(double limit, LimitScale scale) {
        super("max-position", DenialCode.MAX_POSITION);
        this.full = limit;
        this.scale = scale;
    }

    @Override
    @Nullable
    Denial check(OrderFacts facts) {
        double limit = full * scale.factor;
        double share = facts.after * facts.unitValue / facts.equity;
        return share <= limit ? null : denial(DenialCode.MAX_POSITION, limit, share);
    }

    @Override
    double room(OrderFacts facts) {
        return full * scale.factor * facts.equity / facts.unitValue - facts.before;
    }
}
