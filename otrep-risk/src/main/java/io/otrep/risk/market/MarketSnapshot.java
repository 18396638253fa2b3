package io.otrep.risk.market;

import io.otrep.market.Instrument;
import java.util.List;

/** The state of all symbols at one time. Immutable and thread-safe. */
public final class MarketSnapshot {
    private final long timeNanos;
    private final List<SymbolMarket> markets;
    private final double[][] correlation;

    MarketSnapshot(long timeNanos, List<SymbolMarket> markets, double[][] correlation) {
        this.timeNanos = timeNanos;
        this.markets = List.copyOf(markets);
        this.correlation = correlation;
    }

    /**
     * When it was taken.
     *
     * @return nanoseconds since 1970; {@link Long#MIN_VALUE} before the first event
     */
    public long timeNanos() {
        return timeNanos;
    }

    /**
     * The symbols, in the monitor's order.
     *
     * @return one each
     */
    public List<SymbolMarket> markets() {
        return markets;
    }

    /**
     * One symbol.
     *
     * @param instrument which
     * @return its state
     * @throws IllegalArgumentException if it is not watched
     */
    public SymbolMarket market(Instrument instrument) {
        return markets.get(index(instrument));
    }

    /**
     * The correlation of two symbols as it was estimated, see {@link MultiMarketManager#correlation}.
     *
     * @param one a symbol
     * @param other another
     * @return from -1 to 1; NaN if not known
     */
    public double correlation(Instrument one, Instrument other) {
        int i = index(one);
        int j = index(other);
        return correlation[Math.max(i, j)][Math.min(i, j)];
    }

    private int index(Instrument instrument) {
        for (int i = 0; i < markets.size(); i++) {
            if (markets.get(i).instrument().equals(instrument)) {
                return i;
            }
        }
        throw new IllegalArgumentException(instrument + " is not watched; name it when the monitor is built");
    }
}
