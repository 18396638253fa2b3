package io.otrep.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.Fill;
import io.otrep.core.sim.FillRules;
import io.otrep.core.sim.Simulation;
import io.otrep.market.CorporateAction;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import io.otrep.market.Tape;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoubleExitTest {
    private static final Instrument SHARE = Bench.share("ABC");

    private static BacktestResult run(boolean delayed) {
        OrderRequest stop = OrderRequest.stop(SHARE, Side.SELL, Decimal.of(100), Decimal.of(95))
                .timeInForce(TimeInForce.GTC)
                .build();
        OrderRequest target = OrderRequest.limit(SHARE, Side.SELL, Decimal.of(100), Decimal.of(105))
                .timeInForce(TimeInForce.GTC)
                .build();
        return TradingEngine.builder("USD")
                .route("sim", "ABC")
                .strategy(
                        "one",
                        () -> Bench.script((number, bar, context) -> {
                            if (number == 0) {
                                context.submit(OrderRequest.market(SHARE, Side.BUY, Decimal.of(100))
                                        .build());
                            }
                            if (number == 1) {
                                context.submit(OrderGroup.oco(stop, target, OrderGroup.OcoMode.CANCEL));
                            }
                        }))
                .ordersOnly()
                .withoutGates()
                .backtest(
                        Tape.of(List.of(
                                Bench.bar(SHARE, 1, 100, 100),
                                Bench.bar(SHARE, 2, 100, 100),
                                Bench.bar(SHARE, 3, 100, 110, 90, 101),
                                Bench.bar(SHARE, 4, 102, 102),
                                Bench.bar(SHARE, 5, 102, 102))),
                        Simulation.of("100000 USD")
                                .instruments(InstrumentCatalog.of(SHARE))
                                .rules(FillRules.CONSERVATIVE.toBuilder()
                                        .delayedOcoCancel(delayed)
                                        .build()));
    }

    @Test
    void whatBothExitsSoldIsBoughtBackOnce() {
        BacktestResult result = run(true);

        assertThat(result.fills())
                .extracting(Fill::signedQuantity)
                .containsExactly(Decimal.of(100), Decimal.of(-100), Decimal.of(-100), Decimal.of(100));
        assertThat(result.fills().get(3).price()).isEqualTo(Decimal.of(102));
        assertThat(result.positions()).allMatch(position -> position.isFlat());
        assertThat(result.anomalies()).isEmpty();
        assertThat(result.isReconciled()).isTrue();
    }

    @Test
    void oneExitNeedsNoRepair() {
        assertThat(run(false).fills()).hasSize(2);
    }

    @Test
    void unitsOfBeforeASplitAreNotTakenForASecondExit() {
        long splitNanos = Bench.bar(SHARE, 3, 100, 100).timeNanos() - 1;
        OrderGroup bracket = OrderGroup.bracket(
                OrderRequest.market(SHARE, Side.BUY, Decimal.of(100)).build(),
                OrderRequest.stop(SHARE, Side.SELL, Decimal.of(100), Decimal.of(50))
                        .timeInForce(TimeInForce.GTC)
                        .build(),
                OrderRequest.limit(SHARE, Side.SELL, Decimal.of(100), Decimal.of(105))
                        .timeInForce(TimeInForce.GTC)
                        .build());
        BacktestResult result = TradingEngine.builder("USD")
                .route("sim", "ABC")
                .strategy(
                        "one",
                        () -> Bench.script((number, bar, context) -> {
                            if (number == 0) {
                                context.submit(bracket);
                            }
                        }))
                .ordersOnly()
                .withoutGates()
                .backtest(
                        Tape.of(List.of(
                                Bench.bar(SHARE, 1, 100, 100),
                                Bench.bar(SHARE, 2, 100, 100),
                                CorporateAction.split(
                                        SHARE, splitNanos, LocalDate.of(2024, 1, 2), Decimal.of(2), Decimal.ONE),
                                Bench.bar(SHARE, 3, 50, 50),
                                Bench.bar(SHARE, 4, 60, 60),
                                Bench.bar(SHARE, 5, 60, 60))),
                        Simulation.of("100000 USD").instruments(InstrumentCatalog.of(SHARE)));

        assertThat(result.fills()).extracting(Fill::signedQuantity).containsExactly(Decimal.of(100), Decimal.of(-200));
        assertThat(result.positions()).allMatch(position -> position.isFlat());
    }
}
