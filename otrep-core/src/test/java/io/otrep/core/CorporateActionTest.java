package io.otrep.core;

import static io.otrep.core.Bench.MINUTE;
import static io.otrep.core.Bench.START;
import static io.otrep.core.Bench.bar;
import static io.otrep.core.Play.limit;
import static io.otrep.core.Play.market;
import static io.otrep.core.Play.stop;
import static io.otrep.order.Side.BUY;
import static io.otrep.order.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.CashFlow;
import io.otrep.account.ClosedTrade;
import io.otrep.core.sim.FillRules;
import io.otrep.core.sim.Simulation;
import io.otrep.core.sim.SplitOrders;
import io.otrep.market.CorporateAction;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentStatus;
import io.otrep.market.StatusChange;
import io.otrep.market.Tape;
import io.otrep.order.OrderStatus;
import io.otrep.order.Side;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Corporate actions through the engine, worked out by hand: bought at 30 on the second bar, the action after it. */
class CorporateActionTest {
    private static final Instrument ABC = Bench.share("ABC");
    private static final Instrument NEW = Bench.share("NEW");
    private static final LocalDate EX = LocalDate.parse("2024-03-04");
    private static final long AFTER_TWO = START + 2 * MINUTE + 1;

    private final Play play =
            new Play(Simulation.of("100000 USD")).event(bar(ABC, 1, 30, 30)).event(bar(ABC, 2, 30, 30));

    private static CorporateAction split(String numerator, String denominator) {
        return CorporateAction.split(ABC, AFTER_TWO, EX, Decimal.parse(numerator), Decimal.parse(denominator));
    }

    private static CorporateAction merger(
            String numerator, String denominator, String cash, @Nullable Instrument into) {
        return new CorporateAction(
                ABC,
                AFTER_TWO,
                EX,
                CorporateAction.Kind.MERGER,
                Decimal.parse(numerator),
                Decimal.parse(denominator),
                Decimal.parse(cash),
                into);
    }

    private static Bench.Script first(Side side, String quantity) {
        return (number, bar, context) -> {
            if (number == 0) {
                context.submit(market(ABC, side, quantity));
            }
        };
    }

    /** The fraction is what the last price pays, and its part of the cost of 30 a unit is released against it: no profit at 30. */
    @ParameterizedTest
    @CsvSource({
        "BUY,  34, 2, 3,  22,  990, 99010, 0",
        "BUY,  34, 7, 1, 238, 1020, 98980, 0",
        "BUY, 105, 1, 10, 10, 3000, 97000, 0",
        "SELL, 34, 2, 3, -22, -990, 100990, 0",
    })
    void splitLeavesWholeUnitsAndPaysTheFraction(
            Side side, String units, String to, String of, String held, String cost, String cash, String realized) {
        play.event(split(to, of));

        BacktestResult result = play.run(first(side, units), ABC);

        assertThat(Play.cash(result)).isEqualTo(Decimal.parse(cash));
        assertThat(Play.positions(result)).containsExactly("ABC " + held + " cost " + cost + " realized " + realized);
    }

    @Test
    void aReverseSplitPaysAllOfAPositionBelowOneUnit() {
        play.event(split("1", "10"));

        BacktestResult result = play.run(first(BUY, "9"), ABC);

        assertThat(result.positions()).isEmpty();
        assertThat(Play.realized(result)).isEqualTo(Decimal.ZERO);
        assertThat(Play.cash(result)).isEqualTo(Decimal.of(100_000));
    }

    /** Bought at 30, last price 33: 34 are 22 and two thirds, which stand for one old unit, sold for 33. */
    @Test
    void cashInLieuLessItsCostIsProfit() {
        Play own = new Play(Simulation.of("100000 USD"))
                .event(bar(ABC, 1, 30, 30))
                .event(bar(ABC, 2, 30, 33))
                .event(split("2", "3"))
                .event(bar(ABC, 3, 50, 50));

        BacktestResult result = own.run(
                (number, bar, context) -> {
                    if (number == 0) {
                        context.submit(market(ABC, BUY, "34"));
                    }
                },
                ABC);

        assertThat(Play.cash(result)).isEqualTo(Decimal.parse("99013"));
        assertThat(Play.positions(result)).containsExactly("ABC 22 cost 990 realized 3");
        assertThat(result.finalEquity()).isEqualTo(99_013 + 22 * 50);
        assertThat(result.closedTrades()).singleElement().satisfies(trade -> {
            assertThat(trade.quantity()).isEqualTo(Decimal.ONE);
            assertThat(trade.cost()).isEqualTo(Decimal.of(30));
            assertThat(trade.proceeds()).isEqualTo(Decimal.of(33));
        });
    }

    @Test
    void everythingSoldAfterASplitLeavesNoCost() {
        play.event(split("2", "3")).event(bar(ABC, 3, 45, 45)).event(bar(ABC, 4, 46, 46));

        BacktestResult result = play.run(
                (number, bar, context) -> {
                    if (number == 0) {
                        context.submit(market(ABC, BUY, "34"));
                    } else if (number == 2) {
                        context.submit(market(ABC, SELL, "22"));
                    }
                },
                ABC);

        // 22 x 46 - 990
        assertThat(result.positions()).isEmpty();
        assertThat(Play.realized(result)).isEqualTo(Decimal.of(22));
        assertThat(Play.cash(result)).isEqualTo(Decimal.parse("100022"));
        assertThat(result.closedTrades().stream().map(ClosedTrade::cost).reduce(Decimal.ZERO, Decimal::plus))
                .isEqualTo(Decimal.of(1020));
    }

    @Test
    void splitKeepsAMetTargetMet() {
        BacktestResult result = TradingEngine.builder("USD")
                .route("sim", "ABC")
                .strategy("s", () -> Bench.levels(1, 1, 1, 1, 1))
                .sizing(() -> (name, level, slot, view) -> Math.rint(level * 3_000 / view.mark(slot)))
                .withoutGates()
                .backtest(
                        Tape.of(List.of(
                                bar(ABC, 1, 30, 30),
                                bar(ABC, 2, 30, 30),
                                split("2", "3"),
                                bar(ABC, 3, 45, 45),
                                bar(ABC, 4, 45, 45),
                                bar(ABC, 5, 45, 45))),
                        Simulation.of("100000 USD"));

        // 100 are 66 and two thirds: one old unit is paid, and nothing is traded for it
        assertThat(Play.fills(result)).containsExactly("BUY 100 @ 30");
        assertThat(Play.positions(result)).containsExactly("ABC 66 cost 2970 realized 0");
        assertThat(result.isReconciled()).isTrue();
        assertThat(result.anomalies()).isEmpty();
    }

    /** Of 100 wanted, with the order on its way, 50 are wanted after one for two, and no 50 more later. */
    @Test
    void splitConvertsATargetThatIsNotMetYet() {
        BacktestResult result = TradingEngine.builder("USD")
                .route("sim", "ABC")
                .strategy("s", () -> Bench.levels(1, 1, 1, 1, 1))
                .sizing(() -> (name, level, slot, view) -> Math.rint(level * 3_000 / view.mark(slot)))
                .withoutGates()
                .backtest(
                        Tape.of(List.of(
                                bar(ABC, 1, 30, 30),
                                CorporateAction.split(ABC, START + MINUTE + 1, EX, Decimal.of(1), Decimal.of(2)),
                                bar(ABC, 2, 60, 60),
                                bar(ABC, 3, 60, 60),
                                bar(ABC, 4, 60, 60))),
                        Simulation.of("100000 USD"));

        assertThat(Play.fills(result)).containsExactly("BUY 50 @ 60");
        assertThat(result.isReconciled()).isTrue();
        assertThat(result.anomalies()).isEmpty();
    }

    /** Units are rounded down, prices against the order: a buy down, a sale up. */
    @ParameterizedTest
    @CsvSource({
        "BUY,  100, 20.01, 2, 1, 200, 10",
        "SELL, 100, 40.01, 2, 1, 200, 20.01",
        "BUY,  100, 20.01, 1, 10, 10, 200.1",
        "SELL,  34, 40.01, 2, 3,  22, 60.02",
        "BUY,   34, 20.01, 2, 3,  22, 30.01",
    })
    void splitConvertsRestingLimits(
            Side side, String units, String price, String to, String of, String after, String priceAfter) {
        play.event(split(to, of));

        play.run(
                (number, bar, context) -> {
                    if (number == 0) {
                        context.submit(limit(ABC, side, units, price));
                    }
                },
                ABC);

        assertThat(play.order(0).status()).isEqualTo(OrderStatus.ACCEPTED);
        assertThat(play.order(0).terms().quantity()).isEqualTo(Decimal.parse(after));
        assertThat(play.order(0).terms().limitPrice()).isEqualTo(Decimal.parse(priceAfter));
    }

    @Test
    void stopAfterAReverseSplitSellsTheNewUnitsAtTheNewPrice() {
        play.event(split("1", "10")).event(bar(ABC, 3, 300, 300, 270, 275));

        BacktestResult result = play.run(
                (number, bar, context) -> {
                    if (number == 0) {
                        context.submit(market(ABC, BUY, "100"));
                        context.submit(stop(ABC, SELL, "100", "28"));
                    }
                },
                ABC);

        assertThat(Play.fills(result)).containsExactly("BUY 100 @ 30", "SELL 10 @ 280");
        assertThat(result.positions()).isEmpty();
        assertThat(Play.realized(result)).isEqualTo(Decimal.of(-200));
    }

    @Test
    void splitMayEndOrders() {
        Play own = new Play(Simulation.of("100000 USD")
                        .rules(FillRules.builder()
                                .splitOrders(SplitOrders.CANCEL)
                                .build()))
                .event(bar(ABC, 1, 30, 30))
                .event(bar(ABC, 2, 30, 30))
                .event(split("2", "1"));

        own.run(
                (number, bar, context) -> {
                    if (number == 0) {
                        context.submit(limit(ABC, BUY, "1", "20"));
                    }
                },
                ABC);

        assertThat(own.order(0).status()).isEqualTo(OrderStatus.CANCELED);
    }

    @ParameterizedTest
    @CsvSource({"BUY, 100, 97049, 49", "SELL, 100, 102951, -49"})
    void dividendIsPaidToALongAndOwedByAShort(Side side, String units, String cash, String flow) {
        play.event(CorporateAction.dividend(ABC, AFTER_TWO, EX, Decimal.parse("0.49")))
                .event(bar(ABC, 3, 29.51, 29.51));

        BacktestResult result = play.run(first(side, units), ABC);

        assertThat(Play.cash(result)).isEqualTo(Decimal.parse(cash));
        assertThat(result.activities())
                .filteredOn(CashFlow.class::isInstance)
                .map(CashFlow.class::cast)
                .filteredOn(booked -> booked.kind() == CashFlow.Kind.DIVIDEND)
                .singleElement()
                .satisfies(booked -> assertThat(booked.amount().amount()).isEqualTo(Decimal.parse(flow)));
        assertThat(result.finalEquity()).isEqualTo(100_000);
    }

    @Test
    void changeOfSymbolMovesThePositionAndEndsTheOrders() {
        play.event(CorporateAction.symbolChange(ABC, AFTER_TWO, EX, NEW)).event(bar(NEW, 3, 31, 31));

        BacktestResult result = play.run(
                (number, bar, context) -> {
                    if (number == 0) {
                        context.submit(market(ABC, BUY, "100"));
                        context.submit(limit(ABC, SELL, "100", "40"));
                    }
                },
                ABC,
                NEW);

        assertThat(play.order(1).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(Play.positions(result)).contains("NEW 100 cost 3000 realized 0");
        assertThat(Play.cash(result)).isEqualTo(Decimal.of(97_000));
        assertThat(result.finalEquity()).isEqualTo(100_100);
    }

    @Test
    void unitsOfTheOldSymbolAreSoldUnderTheNewOne() {
        play.event(CorporateAction.symbolChange(ABC, AFTER_TWO, EX, NEW))
                .event(bar(NEW, 3, 31, 31))
                .event(bar(NEW, 4, 32, 32));

        BacktestResult result = play.run(
                (number, bar, context) -> {
                    if (number == 0) {
                        context.submit(market(ABC, BUY, "100"));
                    } else if (number == 2) {
                        context.submit(market(NEW, SELL, "100"));
                    }
                },
                ABC,
                NEW);

        assertThat(result.positions()).isEmpty();
        assertThat(Play.realized(result)).isEqualTo(Decimal.of(200));
        assertThat(Play.cash(result)).isEqualTo(Decimal.of(100_200));
    }

    @ParameterizedTest
    @CsvSource({"BUY, 500", "SELL, -500"})
    void mergerForCashClosesThePosition(Side side, String realized) {
        play.event(merger("0", "1", "35", null));

        BacktestResult result = play.run(first(side, "100"), ABC);

        Decimal flat = Decimal.of(100_000).plus(Decimal.parse(realized));
        assertThat(Play.cash(result)).isEqualTo(flat);
        assertThat(result.positions()).isEmpty();
        assertThat(Play.realized(result)).isEqualTo(Decimal.parse(realized));
        assertThat(result.finalEquity()).isEqualTo(flat.toDouble());
    }

    @Test
    void mergerForSharesMovesCostAndPaysTheFraction() {
        // 101 at 1 for 2 are 50 and a half: one old unit is paid at 30
        play.event(merger("1", "2", "0", NEW)).event(bar(NEW, 3, 61, 61));

        BacktestResult result = play.run(first(BUY, "101"), ABC, NEW);

        assertThat(Play.cash(result)).isEqualTo(Decimal.of(97_000));
        assertThat(Play.positions(result)).contains("NEW 50 cost 3000 realized 0");
        assertThat(result.finalEquity()).isEqualTo(97_000 + 50 * 61);
    }

    @Test
    void mergerForCashAndSharesPaysTheCashAsProfit() {
        play.event(merger("1", "2", "5", NEW)).event(bar(NEW, 3, 50, 50));

        BacktestResult result = play.run(first(BUY, "100"), ABC, NEW);

        assertThat(Play.cash(result)).isEqualTo(Decimal.of(97_500));
        assertThat(Play.positions(result)).containsExactly("NEW 50 cost 3000 realized 0");
        assertThat(result.finalEquity()).isEqualTo(100_000);
    }

    @Test
    void delistingEndsOrdersAndLeavesThePositionAtItsLastPrice() {
        play.event(StatusChange.of(ABC, AFTER_TWO, InstrumentStatus.DELISTED));

        BacktestResult result = play.run(
                (number, bar, context) -> {
                    if (number == 0) {
                        context.submit(market(ABC, BUY, "100"));
                        context.submit(stop(ABC, SELL, "100", "20"));
                        context.submit(limit(ABC, SELL, "100", "40"));
                    }
                },
                ABC);

        assertThat(play.order(1).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(play.order(2).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(Play.positions(result)).containsExactly("ABC 100 cost 3000 realized 0");
        assertThat(result.finalEquity()).isEqualTo(100_000);
    }
}
