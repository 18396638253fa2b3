package io.otrep.samples.backtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.core.BacktestResult;
import io.otrep.core.TradingEngine;
import io.otrep.core.sim.Simulation;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import io.otrep.market.MarketEvent;
import io.otrep.market.Session;
import io.otrep.market.Tape;
import io.otrep.risk.DenialCode;
import io.otrep.risk.gate.RiskGates;
import io.otrep.risk.market.MarketMonitor;
import io.otrep.risk.market.MarketSnapshot;
import io.otrep.risk.sizing.FixedFraction;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The market monitor inside the engine: two shares that move together, one on its own. */
class MonitoredBacktestTest {
    private static final Instrument ONE = share("ONE");
    private static final Instrument TWIN = share("TWIN");
    private static final Instrument OTHER = share("OTHER");

    private static Instrument share(String symbol) {
        return Instrument.builder(symbol, "paper", Asset.of(symbol, AssetClass.EQUITY), Currency.USD)
                .tick("0.01")
                .step("1")
                .build();
    }

    /** Wants 30 % in each after 40 days of three bars. */
    private static final class BuyLate implements Strategy {
        private int bars;

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            bars++;
            if (bars > 120) {
                context.signal(bar.instrument(), 1);
            }
        }
    }

    private static Tape tape() {
        SplittableRandom random = new SplittableRandom(3);
        List<MarketEvent> bars = new ArrayList<>();
        double price = 100;
        double other = 100;
        for (Session session :
                ONE.calendar().sessionsBetween(LocalDate.parse("2024-01-02"), LocalDate.parse("2024-06-01"))) {
            price *= 1 + 0.03 * (random.nextDouble() - 0.5);
            other *= 1 + 0.03 * (random.nextDouble() - 0.5);
            bars.add(bar(ONE, session, price));
            bars.add(bar(TWIN, session, price / 2));
            bars.add(bar(OTHER, session, other));
        }
        return Tape.of(bars);
    }

    private static Bar bar(Instrument instrument, Session session, double price) {
        double cents = Math.round(price * 100) / 100.0;
        return new Bar(
                instrument,
                BarInterval.DAY,
                session.tradingDate(),
                session.openNanos(),
                session.closeNanos(),
                cents,
                cents,
                cents,
                cents,
                1_000_000);
    }

    private static BacktestResult run(MarketMonitor monitor) {
        return TradingEngine.builder("USD")
                .route("paper", "ONE", "TWIN", "OTHER")
                .strategy("late", BuyLate::new)
                .sizing(FixedFraction.of(0.3))
                .gates(RiskGates.builder().maxPosition(0.5).build().then(monitor))
                .backtest(tape(), Simulation.of("100000 USD").instruments(InstrumentCatalog.of(ONE, TWIN, OTHER)));
    }

    @Test
    void theClusterOfTheMarketLimitsWhatTheStrategyMayBuy() {
        MarketMonitor monitor = MarketMonitor.builder().maxCluster(0.4, 0.8).build();

        BacktestResult result = run(monitor);

        assertThat(result.denials()).isNotEmpty();
        assertThat(result.denials()).allSatisfy(denied -> {
            assertThat(denied.denial().code()).isEqualTo(DenialCode.CLUSTER_EXPOSURE);
            assertThat(denied.denial().gate()).isEqualTo("market-monitor");
        });
        assertThat(result.fills().stream()
                        .map(fill -> fill.instrument().symbol())
                        .distinct())
                .containsExactlyInAnyOrder("ONE", "OTHER");
    }

    @Test
    void aHostReadsWhatTheEngineSaw() {
        MarketMonitor monitor = MarketMonitor.builder().build();
        assertThat(run(monitor).denials()).isEmpty();

        monitor.latest();
        BacktestResult again = run(monitor);

        MarketSnapshot snapshot = monitor.latest().orElseThrow();
        assertThat(snapshot.market(ONE).price()).isPositive();
        assertThat(again.fills()).isNotEmpty();
    }

    @Test
    void theMonitorDecidesTheSameEachTime() {
        MarketMonitor monitor = MarketMonitor.builder().maxCluster(0.4, 0.8).build();

        assertThat(run(monitor).decisionsSha256()).isEqualTo(run(monitor).decisionsSha256());
    }
}
