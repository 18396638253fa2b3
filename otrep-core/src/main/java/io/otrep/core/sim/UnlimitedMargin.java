package io.otrep.core.sim;

import io.otrep.market.Instrument;
import io.otrep.order.Side;
import org.jspecify.annotations.Nullable;

/** Refuses nothing and misses nothing. Immutable and thread-safe. */
final class UnlimitedMargin implements MarginModel {
    @Override
    public @Nullable String refusal(
            MarginAccount account, Instrument instrument, Side side, double quantity, double price) {
        return null;
    }

    @Override
    public double shortage(MarginAccount account) {
        return 0;
    }

    @Override
    public double buyingPower(MarginAccount account) {
        return Double.NaN;
    }
}
