package io.otrep.samples.backtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.otrep.account.Fees;
import io.otrep.core.tape.CsvTape;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.PriceAdjustment;
import io.otrep.market.Tape;
import io.otrep.market.TradingCalendar;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import io.otrep.risk.sizing.TargetFraction;
import io.otrep.strategy.Strategy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Algorithms of QuantConnect LEAN that use order types and amendments, restated, with the end equity that LEAN's repository states for each
 * (Algorithm.CSharp, the algorithm's expected statistics). The bars are not part of this project: {@code -Dotrep.backtests=DIR} names the folder.
 */
class LeanAlgorithmsTest {
    private static final Path FOLDER = Path.of(System.getProperty("otrep.backtests", "none"));

    @Test
    void trailingStops() {
        LeanRun run = run("SPY_1m_20131007-20131011_adj.csv", () -> new TrailingPair("100", "2", "0.5"));

        assertThat(run.result.finalEquity()).isCloseTo(100023.22, within(0.005));
        assertThat(run.fees()).isEqualTo(Decimal.of(2));
        assertThat(run.orderStates()).hasSize(2);
    }

    @Test
    void everyOrderTypeSubmittedAndAmended() {
        LeanRun run = run("SPY_1m_20131007-20131011_adj.csv", EveryOrderType::new);

        assertThat(run.result.finalEquity()).as(() -> run.fills().toString()).isCloseTo(100709.93, within(0.005));
        assertThat(run.fees()).isEqualTo(Decimal.of(9));
        assertThat(run.orderStates()).hasSize(12).filteredOn("filled"::equals).hasSize(9);
    }

    @Test
    void marketOnClose() {
        LeanRun run = run(
                "SPY_1h_20210301-20210303_adj.csv",
                () -> new OrdersAtTime(Instant.parse("2021-03-02T17:00:00Z"), LeanAlgorithmsTest::oneAtTheClose));

        assertThat(run.result.finalEquity()).isCloseTo(99993.90, within(0.005));
        assertThat(run.fees()).isEqualTo(Decimal.ONE);
        assertThat(run.orderStates()).containsExactly("filled");
    }

    private static List<OrderRequest> oneAtTheClose(Instrument share) {
        return List.of(OrderRequest.market(share, Side.BUY, Decimal.ONE)
                .timeInForce(TimeInForce.CLS)
                .build());
    }

    private static LeanRun run(String file, Supplier<Strategy> strategy) {
        Path data = FOLDER.resolve("data").resolve(file);
        assumeTrue(Files.exists(data), () -> "no " + data + "; give -Dotrep.backtests=DIR");

        LeanRun run = new LeanRun(
                tape(data), "100000", strategy, Fees.perShare("0.005", "1", "0.005"), TargetFraction.FeeEstimate.NONE);

        assertThat(run.result.quarantined()).isEmpty();
        assertThat(run.result.anomalies()).isEmpty();
        assertThat(run.result.isReconciled()).isTrue();
        return run;
    }

    private static Tape tape(Path data) {
        Instrument spy = Instrument.builder("SPY", "sim", Asset.of("SPY", AssetClass.EQUITY), Currency.of("USD"))
                .tick("0.000000000001")
                .step("1")
                .calendar(TradingCalendar.usEquities())
                .adjustment(PriceAdjustment.TOTAL)
                .build();
        return CsvTape.of(data).instrument(spy).read();
    }
}
