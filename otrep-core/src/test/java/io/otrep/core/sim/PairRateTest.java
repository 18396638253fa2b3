package io.otrep.core.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.core.BacktestResult;
import io.otrep.core.Bench;
import io.otrep.core.TradingEngine;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import io.otrep.market.Tape;
import io.otrep.market.TradingCalendar;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairRateTest {
    private static final Instrument YEN = Instrument.builder(
                    "USDJPY", "sim", Asset.of("USD", AssetClass.FX), Currency.JPY)
            .baseCurrency(Currency.USD)
            .tick("0.001")
            .step("1000")
            .calendar(TradingCalendar.always())
            .build();

    @Test
    void aPairOfTheAccountsCurrencySaysWhatItsQuoteCurrencyIsWorth() {
        BacktestResult result = TradingEngine.builder("USD")
                .route("sim", "USDJPY")
                .strategy("one", () -> Bench.levels(1.0))
                .sizing(() -> (strategy, level, slot, view) -> 100_000 * level)
                .withoutGates()
                .backtest(
                        Tape.of(List.of(Bench.bar(YEN, 1, 100, 100), Bench.bar(YEN, 2, 100, 110))),
                        Simulation.of("100000 USD")
                                .instruments(InstrumentCatalog.of(YEN))
                                .margin(Margin.leverage(30, 0.5)));

        assertThat(result.fills()).hasSize(1);
        assertThat(result.finalEquity()).isEqualTo(100_000 + 1_000_000 / 110.0);
        assertThat(result.isReconciled()).isTrue();
    }
}
