package io.otrep.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.core.sim.Simulation;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import io.otrep.market.Tape;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.OrderType;
import io.otrep.order.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotionalOrderTest {
    private static final Instrument SHARE = Bench.share("ABC");

    @Test
    void anOrderByValueIsFilledWhenTheRestBuysNoOtherUnit() {
        List<Double> working = new ArrayList<>();
        BacktestResult result = TradingEngine.builder("USD")
                .route("sim", "ABC")
                .strategy(
                        "one",
                        () -> Bench.script((number, bar, context) -> {
                            if (number == 0) {
                                context.submit(OrderRequest.builder(bar.instrument(), Side.BUY, OrderType.MARKET)
                                        .notional(Decimal.of(1050))
                                        .build());
                                working.add(context.book().workingBuy(0));
                            }
                        }))
                .ordersOnly()
                .withoutGates()
                .backtest(
                        Tape.of(List.of(Bench.bar(SHARE, 1, 100, 100), Bench.bar(SHARE, 2, 100, 101))),
                        Simulation.of("100000 USD").instruments(InstrumentCatalog.of(SHARE)));

        assertThat(working).containsExactly(10.5);
        assertThat(result.fills()).hasSize(1);
        assertThat(result.fills().get(0).quantity()).isEqualTo(Decimal.of(10));
        assertThat(result.orders()).hasSize(1);
        assertThat(result.orders().get(0).status()).isEqualTo(OrderStatus.FILLED);
    }
}
