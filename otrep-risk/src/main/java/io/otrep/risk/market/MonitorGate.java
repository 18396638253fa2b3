package io.otrep.risk.market;

import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.order.OrderIntent;
import io.otrep.risk.GateDecision;
import io.otrep.risk.OrderGate;
import io.otrep.risk.RiskView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The monitor of one engine. Single-threaded, on the engine loop. */
final class MonitorGate implements OrderGate {
    private final MarketMonitor.Builder settings;
    private final MarketMonitor monitor;
    private final long intervalNanos;
    private final ClusterLimit limit;
    private @Nullable MultiMarketManager manager;
    private long nextSnapshot = Long.MIN_VALUE;

    MonitorGate(MarketMonitor.Builder settings, MarketMonitor monitor) {
        this.settings = settings;
        this.monitor = monitor;
        intervalNanos = settings.snapshotInterval.toNanos();
        limit = new ClusterLimit(settings.maxCluster, settings.threshold, settings.minObservations);
    }

    @Override
    public String name() {
        return "market-monitor";
    }

    @Override
    public GateDecision check(OrderIntent intent, int slot, RiskView view) {
        return limit.isSet() ? limit.check(intent, slot, view, manager(view, view.timeNanos())) : GateDecision.APPROVE;
    }

    @Override
    public void onMarket(MarketEvent event, int slot, RiskView view) {
        MultiMarketManager markets = manager(view, event.timeNanos());
        markets.update(slot, event);
        if (monitor.isAsked() && view.timeNanos() >= nextSnapshot) {
            nextSnapshot = view.timeNanos() + intervalNanos;
            updateRates(markets, view);
            monitor.publish(markets.snapshot());
        }
    }

    private static void updateRates(MultiMarketManager markets, RiskView view) {
        for (int slot = 0; slot < view.instrumentCount(); slot++) {
            Instrument instrument = view.instrument(slot);
            double rate = view.rate(slot);
            if (!instrument.currency().equals(view.baseCurrency()) && rate > 0) {
                markets.updateRate(instrument.currency(), rate);
            }
        }
    }

    private MultiMarketManager manager(RiskView view, long firstNanos) {
        MultiMarketManager made = manager;
        if (made == null) {
            made = make(view, firstNanos);
            manager = made;
        }
        return made;
    }

    private MultiMarketManager make(RiskView view, long firstNanos) {
        List<Instrument> instruments = new ArrayList<>();
        for (int slot = 0; slot < view.instrumentCount(); slot++) {
            instruments.add(view.instrument(slot));
        }
        MultiMarketManager made = MultiMarketManager.builder(view.baseCurrency(), instruments)
                .decay(settings.decay)
                .liquidity(settings.liquidity)
                .shortHistory(settings.minObservations, settings.proxy)
                .build();
        for (MarketEvent event : settings.history) {
            int slot = view.slot(event.instrument());
            if (slot >= 0 && event.timeNanos() < firstNanos) {
                made.update(slot, event);
            }
        }
        return made;
    }
}
