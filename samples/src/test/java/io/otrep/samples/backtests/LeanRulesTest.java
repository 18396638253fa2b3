package io.otrep.samples.backtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otrep.account.ClosedTrade;
import io.otrep.account.FeeModel;
import io.otrep.account.Fees;
import io.otrep.core.tape.CsvTape;
import io.otrep.core.tape.MergedTape;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Bar;
import io.otrep.market.CorporateAction;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Nanos;
import io.otrep.market.Tape;
import io.otrep.market.TradingCalendar;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import io.otrep.strategy.Strategy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The venue set to the rules of LEAN, through the whole pipeline, on bars made by hand; all results were worked out by hand. */
class LeanRulesTest {
    private static final Instrument ACME = Instrument.builder(
                    "ACME", "sim", Asset.of("ACME", AssetClass.EQUITY), Currency.of("USD"))
            .tick("0.01")
            .step("1")
            .calendar(TradingCalendar.usEquities())
            .build();
    private static final FeeModel FEES = Fees.perShare("0.005", "1", "0.005");

    /** Monday 2024-03-04 from 09:30 in New York; the bid is 0.01 below each price of trades, the ask 0.02 above. */
    private static final double[][] MINUTES = {{50, 50.5, 49.5, 50}, {50.2, 50.4, 49, 49.5}, {49, 51, 48.5, 50.8}};

    private static final String DAYS = "date,open,high,low,close,volume\n"
            + "2024-03-04,10,11,9,10,5000\n"
            + "2024-03-05,12,12.6,11.4,12,5000\n"
            + "2024-03-06,8.2,8.5,8,8.4,5000\n";

    @Test
    void aTargetIsBoughtAtOnceAtTheAskOfTheBar() {
        LeanRun run = run(minutes(), "10000", () -> new TargetsInTurn(1));

        assertThat(run.fills()).containsExactly("2024-03-04 09:31:00 199 @ 50.02 fee 1");
        assertThat(run.result.finalEquity()).isCloseTo(10154.22, within(1e-9));
    }

    @Test
    void aTargetLeavesRoomForItsFee() {
        LeanRun run = run(minutes(), "10026", () -> new TargetsInTurn(1));

        assertThat(run.fills()).containsExactly("2024-03-04 09:31:00 199 @ 50.02 fee 1");
    }

    @Test
    void withoutFeeTheSameTargetIsOneUnitLarger() {
        LeanRun run = new LeanRun(
                minutes(), "10026", () -> new TargetsByBar(1, 0), Fees.none(), (instrument, units, price) -> 0);

        assertThat(run.fills())
                .containsExactly("2024-03-04 09:31:00 200 @ 50.02 fee 0", "2024-03-04 09:32:00 -200 @ 49.49 fee 0");
    }

    @Test
    void targetsOfOneBarAreSizedAfterEachFill() {
        LeanRun run = run(minutes(), "10000", () -> new TargetsInTurn(0.5, 1));

        assertThat(run.fills())
                .containsExactly("2024-03-04 09:31:00 99 @ 50.02 fee 1", "2024-03-04 09:31:00 100 @ 50.02 fee 1");
    }

    @Test
    void aStopThroughTheMarketFillsAtTheOpenOfTheNextBar() {
        LeanRun run = run(minutes(), "10000", () -> new ShortWithStop("100", "-2"));

        assertThat(run.fills())
                .containsExactly("2024-03-04 09:31:00 -100 @ 49.99 fee 1", "2024-03-04 09:32:00 100 @ 50.2 fee 1");
        assertThat(run.result.finalEquity()).isCloseTo(9977, within(1e-9));
    }

    @Test
    void aLimitNeedsABarOfTradesBelowIt() {
        LeanRun run = run(
                minutes(),
                "10000",
                () -> new OrdersAtBar(Instant.EPOCH, bar -> List.of(limit(bar, "49"), limit(bar, "49.1"))));

        assertThat(run.fills())
                .containsExactly("2024-03-04 09:32:00 10 @ 49.1 fee 1", "2024-03-04 09:33:00 10 @ 49 fee 1");
    }

    @Test
    void aTrailingStopFollowsTheQuotesAndGetsTheWorseOfTriggerAndClose() {
        LeanRun run = run(minutes(), "10000", () -> new TrailingPair("10", "1", "5"));

        assertThat(run.fills()).containsExactly("2024-03-04 09:33:00 10 @ 50.82 fee 1");
    }

    @Test
    void aDecisionAtTheCloseOfADayFillsAtTheNextOpen() {
        LeanRun run = run(days(), "1000", () -> new TargetsInTurn(1));

        assertThat(run.fills()).containsExactly("2024-03-05 close 99 @ 12 fee 1");
        assertThat(run.result.finalEquity()).isCloseTo(1000 - 99 * 12 - 1 + 99 * 8.4, within(1e-9));
    }

    @Test
    void marketOrdersOfTheNightFillAtTheOpenWhateverTheirTimeInForce() {
        LeanRun run = run(
                days(),
                "1000",
                () -> new OrdersAtTime(
                        Instant.parse("2024-03-05T05:00:00Z"),
                        instrument -> List.of(buy(instrument, TimeInForce.OPG), buy(instrument, TimeInForce.DAY))));

        assertThat(run.fills()).containsExactly("2024-03-05 close 10 @ 12 fee 0.6", "2024-03-05 close 10 @ 12 fee 0.6");
    }

    @Test
    void aMarketOnCloseOrderFillsAtTheCloseOfItsDay() {
        LeanRun run = run(
                days(),
                "1000",
                () -> new OrdersAtTime(
                        Instant.parse("2024-03-06T17:00:00Z"),
                        instrument -> List.of(buy(instrument, TimeInForce.CLS))));

        assertThat(run.fills()).containsExactly("2024-03-06 close 10 @ 8.4 fee 0.42");
    }

    @Test
    void ordersEndWithTheirTimeInForce() {
        LeanRun run = run(
                days(),
                "1000",
                () -> new OrdersAtTime(
                        Instant.parse("2024-03-04T15:00:00Z"),
                        instrument -> List.of(
                                limit(instrument, "5")
                                        .timeInForce(TimeInForce.GTC)
                                        .build(),
                                limit(instrument, "5")
                                        .timeInForce(TimeInForce.DAY)
                                        .build(),
                                limit(instrument, "5")
                                        .expireAt(Instant.parse("2024-03-05T21:00:00Z"))
                                        .build(),
                                limit(instrument, "11.5")
                                        .timeInForce(TimeInForce.GTC)
                                        .build())));

        assertThat(run.orderStates()).containsExactly("open", "cancelled", "cancelled", "filled");
    }

    @Test
    void aSplitLeavesWholeSharesAndPaysTheRest() {
        MarketEvent split =
                CorporateAction.split(ACME, midnight(), LocalDate.parse("2024-03-06"), Decimal.of(3), Decimal.of(2));

        LeanRun run = run(MergedTape.of(Tape.of(List.of(split)), days()), "10000", () -> new SellOnSplit("101"));

        assertThat(run.fills()).containsExactly("2024-03-05 close 101 @ 12 fee 1", "2024-03-06 close -151 @ 8.2 fee 1");
        assertThat(run.result.finalEquity()).isCloseTo(10000 - 1212 - 1 + 4 + 1238.2 - 1, within(1e-9));
        assertThat(run.result.closedTrades()) // a third of an old share, paid in cash for a half of a new one; then
                // the rest
                .extracting(ClosedTrade::quantity)
                .containsExactly(Decimal.parse("0.333333333333333333"), Decimal.of(151));
    }

    @Test
    void aDividendIsPaidInCashOnRawPrices() {
        MarketEvent dividend =
                CorporateAction.dividend(ACME, midnight(), LocalDate.parse("2024-03-06"), Decimal.parse("0.25"));

        LeanRun run = run(MergedTape.of(Tape.of(List.of(dividend)), days()), "1000", () -> new TargetsInTurn(0.5));

        assertThat(run.fills()).containsExactly("2024-03-05 close 49 @ 12 fee 1");
        assertThat(run.result.finalEquity()).isCloseTo(1000 - 49 * 12 - 1 + 49 * 8.4 + 49 * 0.25, within(1e-9));
    }

    private static LeanRun run(Tape tape, String cash, Supplier<Strategy> strategy) {
        LeanRun run = new LeanRun(tape, cash, strategy, FEES, (instrument, units, price) -> Math.max(1, 0.005 * units));
        assertThat(run.result.quarantined()).isEmpty();
        assertThat(run.result.anomalies()).isEmpty();
        assertThat(run.result.isReconciled()).isTrue();
        return run;
    }

    private static long midnight() {
        return Nanos.of(Instant.parse("2024-03-06T05:00:00Z"));
    }

    private static OrderRequest limit(Bar bar, String price) {
        return limit(bar.instrument(), price).build();
    }

    private static OrderRequest.Builder limit(Instrument instrument, String price) {
        return OrderRequest.limit(instrument, Side.BUY, Decimal.TEN, Decimal.parse(price));
    }

    private static OrderRequest buy(Instrument instrument, TimeInForce time) {
        return OrderRequest.market(instrument, Side.BUY, Decimal.TEN)
                .timeInForce(time)
                .build();
    }

    private static Tape days() {
        return tape(DAYS);
    }

    private static Tape minutes() {
        StringBuilder rows =
                new StringBuilder("start_utc,open,high,low,close,volume,bid_open,bid_high,bid_low,bid_close,"
                        + "ask_open,ask_high,ask_low,ask_close\n");
        for (int i = 0; i < MINUTES.length; i++) {
            double[] prices = MINUTES[i];
            rows.append("2024-03-04T14:3").append(i).append(":00Z");
            append(rows, prices, 0);
            rows.append(",1000");
            append(rows, prices, -0.01);
            append(rows, prices, 0.02);
            rows.append('\n');
        }
        return tape(rows.toString());
    }

    private static void append(StringBuilder rows, double[] prices, double shift) {
        for (double price : prices) {
            rows.append(String.format(Locale.ROOT, ",%.2f", price + shift));
        }
    }

    private static Tape tape(String csv) {
        return CsvTape.of("bars.csv", csv.getBytes(StandardCharsets.UTF_8))
                .instrument(ACME)
                .read();
    }
}
