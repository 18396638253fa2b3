package io.otrep.risk.market;

import io.otrep.market.MarketEvent;
import io.otrep.risk.GateFactory;
import io.otrep.risk.OrderGate;
import io.otrep.risk.TradingControl;
import io.otrep.risk.measure.Decay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * {@link MultiMarketManager} inside an engine: a gate that watches the market events of all instruments, and judges how much of the book moves together where
 * {@link Builder#maxCluster} asks it to. {@code gates(RiskGates.builder().maxPosition(0.2).build().then(monitor))} puts it behind the other gates.
 *
 * <p>Each engine gets a gate with a monitor of its own, on the engine loop. {@link #latest()} may be called from any thread: it answers an immutable snapshot of the
 * engine that spoke last, and asks the loop for a newer one, which it takes with the next market event, at most once an interval of loop time.
 * Nobody asks, nothing is taken. Thread-safe.
 */
public final class MarketMonitor implements GateFactory {
    private final Builder settings;
    private volatile Optional<MarketSnapshot> latest = Optional.empty();
    private volatile boolean asked = true;

    private MarketMonitor(Builder settings) {
        this.settings = settings;
    }

    /**
     * Begins a monitor that only watches.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A builder with the settings of this monitor.
     *
     * @return the builder
     */
    public Builder toBuilder() {
        return settings.copy();
    }

    @Override
    public List<OrderGate> create(TradingControl control) {
        return List.of(new MonitorGate(settings, this));
    }

    /**
     * The latest snapshot, and a wish for a newer one.
     *
     * @return empty before the first market event
     */
    public Optional<MarketSnapshot> latest() {
        asked = true;
        return latest;
    }

    boolean isAsked() {
        return asked;
    }

    void publish(MarketSnapshot snapshot) {
        asked = false;
        latest = Optional.of(snapshot);
    }

    /** Builds a {@link MarketMonitor}. Not thread-safe. */
    public static final class Builder {
        Decay decay = Decay.riskMetrics();
        LiquidityModel liquidity = LiquidityModel.standard();
        int minObservations = 20;
        double proxy = 0.05;
        double maxCluster = Double.NaN;
        double threshold = Double.NaN;
        Duration snapshotInterval = Duration.ofSeconds(1);
        List<MarketEvent> history = List.of();

        private Builder() {}

        private Builder copy() {
            Builder copy = new Builder();
            copy.decay = decay;
            copy.liquidity = liquidity;
            copy.minObservations = minObservations;
            copy.proxy = proxy;
            copy.maxCluster = maxCluster;
            copy.threshold = threshold;
            copy.snapshotInterval = snapshotInterval;
            copy.history = history;
            return copy;
        }

        /**
         * How fast correlations forget, by daily returns.
         *
         * @param decay default 0.94
         * @return this
         */
        public Builder decay(Decay decay) {
            this.decay = Objects.requireNonNull(decay, "decay");
            return this;
        }

        /**
         * The formula of the liquidity score.
         *
         * @param liquidity default {@link LiquidityModel#standard()}
         * @return this
         */
        public Builder liquidity(LiquidityModel liquidity) {
            this.liquidity = Objects.requireNonNull(liquidity, "liquidity");
            return this;
        }

        /**
         * What counts for a symbol with a short history: in risk the proxy, in clusters that it moves with everything.
         *
         * @param minObservations days below which a history is short, at least 1, default 20
         * @param proxy daily volatility, fraction above 0, default 0.05
         * @return this
         */
        public Builder shortHistory(int minObservations, double proxy) {
            this.minObservations = minObservations;
            this.proxy = proxy;
            return this;
        }

        /**
         * Sum of worst-case absolute values of all instruments whose correlations tie them to the order's, over book equity. The ties are worked out anew when a day has
         * closed; an instrument with a short history is tied to every other. Orders that reduce pass.
         *
         * @param limit fraction, above 0
         * @param threshold least size of a correlation that ties two, above 0, at most 1
         * @return this
         */
        public Builder maxCluster(double limit, double threshold) {
            this.maxCluster = limit;
            this.threshold = threshold;
            return this;
        }

        /**
         * How often a snapshot may be taken.
         *
         * @param interval loop time, not negative, default one second
         * @return this
         */
        public Builder snapshotInterval(Duration interval) {
            this.snapshotInterval = Objects.requireNonNull(interval, "interval");
            return this;
        }

        /**
         * What every new engine's monitor sees before anything else, for example the daily bars of the last months; events of instruments that the engine does not have
         * are left out, and so are those that are later than its first.
         *
         * @param events in the order of their times
         * @return this
         */
        public Builder history(List<? extends MarketEvent> events) {
            this.history = List.copyOf(events);
            return this;
        }

        /**
         * Makes the monitor.
         *
         * @return the monitor
         * @throws IllegalArgumentException naming every violation at once
         */
        public MarketMonitor build() {
            List<String> found = new ArrayList<>();
            if (minObservations < 1) {
                found.add("minObservations must be at least 1, but was " + minObservations);
            }
            if (!(proxy > 0 && proxy < Double.POSITIVE_INFINITY)) {
                found.add("proxy must be finite and above 0, but was " + proxy);
            }
            if (snapshotInterval.isNegative()) {
                found.add("snapshotInterval must not be negative, but was " + snapshotInterval);
            }
            if (!Double.isNaN(maxCluster) || !Double.isNaN(threshold)) {
                checkCluster(found);
            }
            if (!found.isEmpty()) {
                throw new IllegalArgumentException("market monitor: " + String.join("; ", found));
            }
            return new MarketMonitor(copy());
        }

        private void checkCluster(List<String> found) {
            if (!(maxCluster > 0 && maxCluster < Double.POSITIVE_INFINITY)) {
                found.add("maxCluster must be finite and above 0, but was " + maxCluster);
            }
            if (!(threshold > 0 && threshold <= 1)) {
                found.add("threshold of maxCluster must be above 0 and at most 1, but was " + threshold);
            }
        }
    }
}
