package io.otrep.risk.gate;

import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import org.jspecify.annotations.Nullable;

/** Nothing is opened without a price, a rate to the base currency and an equity above 0. */
final class PriceKnownRule extends Rule {
    PriceKnownRule() {
        super("price-known", DenialCode.NO_PRICE, DenialCode.FX_RATE_STALE, DenialCode.EQUITY_UNKNOWN);
    }

    @Override
    @Nullable
    Denial check(OrderFacts facts) {
        if (facts.unitValue > 0 && facts.equity > 0 && facts.quantity > 0) {
            return null;
        }
        return missing(facts);
    }

    private Denial missing(OrderFacts facts) {
        if (!(facts.mark > 0)) {
            return denial(DenialCode.NO_PRICE, "no price of " + facts.instrument() + " above 0 is known");
        }
        if (!(facts.unitValue > 0)) {
            return denial(
                    DenialCode.FX_RATE_STALE,
                    "no rate from " + facts.instrument().currency() + " to "
                            + facts.view().baseCurrency() + " is known");
        }
        return denial(DenialCode.EQUITY_UNKNOWN, 0, facts.equity);
    }
}
