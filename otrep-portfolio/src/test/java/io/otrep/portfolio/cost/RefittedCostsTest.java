package io.otrep.portfolio.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otrep.account.Fees;
import io.otrep.account.Fill;
import io.otrep.core.BacktestResult;
import io.otrep.core.TradingEngine;
import io.otrep.core.sim.Simulation;
import io.otrep.core.sim.Slippage;
import io.otrep.core.sim.SlippageModel;
import io.otrep.market.Bar;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.SquareRootImpact;
import io.otrep.market.Tape;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.portfolio.bench.Walks;
import io.otrep.risk.measure.Decay;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A venue that slips by a known law is traded on; the law is found from the fills, and takes its place in model and simulation. */
class RefittedCostsTest {
    private static final Instrument ABC = Walks.share("ABC", "0.00001");
    private static final int BARS = 1_500;
    private static final int WARM = 100;
    private static final double VOLUME = 1_000_000;
    private static final Decay DECAY = Decay.ofSpan(20);

    private final List<Bar> bars = Walks.bars(List.of(ABC), Walks.returns(new double[][] {{0.002}}, BARS, 11), VOLUME);

    /** Buys and sells sizes of three orders of magnitude in turn. */
    private static final class Sizes implements Strategy {
        private final SplittableRandom random = new SplittableRandom(5);
        private int bar;

        @Override
        public void onBar(Bar seen, StrategyContext context) {
            if (++bar > WARM && bar < BARS) {
                Side side = bar % 2 == 0 ? Side.BUY : Side.SELL;
                long units = (long) StrictMath.pow(10, 2 + 3 * random.nextDouble());
                context.submit(OrderRequest.market(ABC, side, Decimal.of(units)).build());
            }
        }
    }

    private BacktestResult run(SlippageModel slippage) {
        return TradingEngine.builder("USD")
                .route("sim", "ABC")
                .strategy("sizes", Sizes::new)
                .ordersOnly()
                .withoutGates()
                .backtest(
                        Tape.of(bars),
                        Simulation.of("1000000000 USD").fees(Fees.bps("1")).slippage(slippage));
    }

    /** Each fill came at the open of the bar after its decision, which is the mid it met. */
    private List<CostObservation> observations(List<Fill> fills) {
        MarketNumbers numbers = new MarketNumbers(DECAY);
        List<CostObservation> observations = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < bars.size(); i++) {
            if (i > WARM && next < fills.size()) {
                Fill fill = fills.get(next++);
                double open = bars.get(i).open();
                observations.add(ExecutedOrder.builder(ABC, fill.side(), fill.quantity(), open)
                        .fill(fill, open)
                        .build()
                        .observation(numbers.volatility(ABC), numbers.volume(ABC)));
            }
            numbers.onBar(bars.get(i));
        }
        assertThat(next).isEqualTo(fills.size());
        return observations;
    }

    @Test
    void lawOfTheVenueIsFoundFromItsFillsAndFedBack() {
        SlippageModel truth = Slippage.all(Slippage.bps(3), Slippage.squareRoot(0.8, 0, 500));
        BacktestResult first = run(truth);
        assertThat(first.isReconciled()).isTrue();

        ImpactFit fit = ImpactFit.robust(observations(first.fills()));
        assertThat(fit.problems()).isEmpty();
        assertThat(fit.coefficient()).isCloseTo(0.8, within(0.03));
        assertThat(fit.halfSpreadBps()).isCloseTo(3, within(0.1));

        CostModel model = CostModel.builder().halfSpread(20).impact(0.1).build().refitted(fit);
        CostEstimate estimate = model.estimate(CostQuery.builder(ABC, Side.BUY, 10_000, 100)
                .volatility(0.002)
                .volume(VOLUME)
                .build());
        // 3 bps and 0.8 * 0.002 * sqrt(0.01) = 1.6 bps of 1,000,000
        assertThat(estimate.total()).isCloseTo(300 + 160, within(20.0));

        SquareRootImpact impact = fit.impact();
        BacktestResult second = run(Slippage.all(Slippage.bps(fit.halfSpreadBps()), Slippage.impact(impact, 0, 500)));
        assertThat(second.finalEquity() / first.finalEquity()).isCloseTo(1, within(1e-4));
        assertThat(ImpactFit.robust(observations(second.fills())).coefficient())
                .isCloseTo(fit.coefficient(), within(0.03));
    }
}
