package io.otrep.portfolio.hedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otrep.account.EquityCurve;
import io.otrep.account.Fees;
import io.otrep.account.Position;
import io.otrep.core.BacktestResult;
import io.otrep.core.Pipeline;
import io.otrep.core.TradingEngine;
import io.otrep.core.sim.Margin;
import io.otrep.core.sim.Simulation;
import io.otrep.core.sim.Slippage;
import io.otrep.market.Bar;
import io.otrep.market.Instrument;
import io.otrep.market.Tape;
import io.otrep.portfolio.bench.Walks;
import io.otrep.portfolio.cost.CostModel;
import io.otrep.risk.gate.RiskGates;
import io.otrep.risk.sizing.FixedNotional;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A hedge that works in the pipeline, beside two strategies and behind gates. */
class CorrelationHedgeTest {
    private static final Instrument A = Walks.share("A", "0.01");
    private static final Instrument B = Walks.share("B", "0.01");
    private static final Instrument H = Walks.share("H", "0.01");
    private static final int BARS = 600;
    private static final int APART_FROM = 400;
    /** One factor moves all three; the rest is each one's own. */
    private static final double[][] TOGETHER = {{0.0010, 0.0002, 0, 0}, {0.0012, 0, 0.0002, 0}, {0.0010, 0, 0, 0.00005}
    };
    /** Nothing is shared any more. */
    private static final double[][] APART = {{0.0010, 0, 0, 0}, {0, 0.0012, 0, 0}, {0, 0, 0.0010, 0}};

    private static final CostModel COSTS = CostModel.builder()
            .commission(Fees.perShare("0.001"))
            .halfSpread(0.5)
            .impact(0.5)
            .build();

    /** Wants to be long from its fifth bar on. */
    private static final class Hold implements Strategy {
        private int bars;

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            if (++bars == 5) {
                context.signal(bar.instrument(), 1);
            }
        }
    }

    private static List<Bar> tape() {
        double[][] first = Walks.returns(TOGETHER, APART_FROM, 3);
        double[][] second = Walks.returns(APART, BARS - APART_FROM, 4);
        List<double[]> rows = new ArrayList<>(List.of(first));
        rows.addAll(List.of(second));
        return Walks.bars(List.of(A, B, H), rows.toArray(double[][]::new), 1_000_000);
    }

    private static CorrelationHedge hedge() {
        return CorrelationHedge.builder(
                        HedgePlanner.builder(HedgeMethod.minimumVariance(H)).build())
                .heldBars(100_000)
                .costs(COSTS)
                .build();
    }

    private static Pipeline pipeline(boolean hedged) {
        Pipeline pipeline = TradingEngine.builder("USD")
                .route("sim", "A", "B", "H")
                .strategy("a", Hold::new, "A")
                .strategy("b", Hold::new, "B")
                .sizing(FixedNotional.of(20_000))
                .gates(RiskGates.builder()
                        .maxPosition(0.60)
                        .maxGross(2.0)
                        .maxDrawdown(0.30)
                        .dailyLoss(0.10)
                        .build());
        return hedged ? pipeline.policy("hedge", CorrelationHedgeTest::hedge) : pipeline;
    }

    private static BacktestResult run(boolean hedged, int bars) {
        return pipeline(hedged)
                .backtest(
                        Tape.of(tape().subList(0, 3 * bars)),
                        Simulation.of("100000 USD")
                                .fees(Fees.perShare("0.001"))
                                .slippage(Slippage.bps(0.5))
                                .margin(Margin.leverage(4, 0.5)));
    }

    private static double units(BacktestResult result, String owner, Instrument instrument) {
        return result.positions().stream()
                .filter(position ->
                        position.owner().equals(owner) && position.instrument().equals(instrument))
                .map(Position::quantity)
                .mapToDouble(quantity -> quantity.toDouble())
                .sum();
    }

    private static double variance(EquityCurve curve, int from, int to) {
        double sum = 0;
        for (int i = from + 1; i < to; i++) {
            double change = curve.equity(i) - curve.equity(i - 1);
            sum += change * change;
        }
        return sum;
    }

    @Test
    void hedgedBookEndsReconciledAndRisksLess() {
        BacktestResult plain = run(false, APART_FROM);
        BacktestResult hedged = run(true, APART_FROM);

        assertThat(hedged.isReconciled()).as("%s", hedged.differences()).isTrue();
        assertThat(hedged.quarantined()).isEmpty();
        assertThat(hedged.anomalies()).isEmpty();
        assertThat(hedged.denials()).isEmpty();
        // 20,000 * 1.0 + 20,000 * 1.2 of the factor, of which H has 1.0
        assertThat(units(hedged, "hedge", H) * 100).isCloseTo(-44_000, within(4_400.0));
        double before = variance(plain.equityCurve(), 100, APART_FROM);
        double after = variance(hedged.equityCurve(), 100, APART_FROM);
        assertThat(after).isLessThan(0.1 * before);
    }

    @Test
    void strategiesKeepTheirUnitsAndOnlyThePolicyHoldsTheHedge() {
        BacktestResult plain = run(false, APART_FROM);
        BacktestResult hedged = run(true, APART_FROM);

        assertThat(units(hedged, "a", A)).isEqualTo(units(plain, "a", A)).isPositive();
        assertThat(units(hedged, "b", B)).isEqualTo(units(plain, "b", B)).isPositive();
        assertThat(units(hedged, "hedge", A)).isZero();
    }

    @Test
    void hedgeIsUnwoundWhenTheCorrelationHasGone() {
        BacktestResult result = run(true, BARS);

        assertThat(result.isReconciled()).isTrue();
        assertThat(units(result, "hedge", H)).isZero();
        assertThat(units(result, "a", A)).isPositive();
    }

    @Test
    void sameRunDecidesTheSame() {
        assertThat(run(true, BARS).decisionsSha256()).isEqualTo(run(true, BARS).decisionsSha256());
    }

    @Test
    void gateThatRefusesTheHedgeKeepsItOut() {
        BacktestResult result = TradingEngine.builder("USD")
                .route("sim", "A", "B", "H")
                .strategy("a", Hold::new, "A")
                .strategy("b", Hold::new, "B")
                .sizing(FixedNotional.of(20_000))
                .gates(RiskGates.builder().maxPosition(0.30).build())
                .policy("hedge", CorrelationHedgeTest::hedge)
                .backtest(
                        Tape.of(tape().subList(0, 3 * APART_FROM)),
                        Simulation.of("100000 USD").fees(Fees.perShare("0.001")).margin(Margin.leverage(4, 0.5)));

        assertThat(result.denials()).isNotEmpty();
        assertThat(Math.abs(units(result, "hedge", H)) * 100).isLessThan(31_000);
        assertThat(result.isReconciled()).isTrue();
    }

    @Test
    void hedgeThatNeverOrdersIsAWarningOfTheRun() {
        List<Bar> withoutVolume = Walks.bars(List.of(A, B, H), Walks.returns(TOGETHER, APART_FROM, 3), 0);

        BacktestResult silent = pipeline(true)
                .backtest(
                        Tape.of(withoutVolume),
                        Simulation.of("100000 USD").fees(Fees.perShare("0.001")).margin(Margin.leverage(4, 0.5)));

        assertThat(silent.warnings())
                .anySatisfy(warning -> assertThat(warning)
                        .startsWith("policy 'hedge' ordered nothing in the whole run; look for")
                        .endsWith("such as volume"));
        assertThat(run(true, BARS).warnings()).isEmpty();
    }
}
