package io.otrep.core;

import static io.otrep.core.Bench.bar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otrep.account.ClosedTrade;
import io.otrep.account.Position;
import io.otrep.core.sim.Simulation;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Nanos;
import io.otrep.market.Tape;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** One instrument, worked out by hand. */
class OneInstrumentTest {
    private static final Instrument ABC = Bench.share("ABC");
    private static final Tape FOUR = Tape.of(
            List.of(bar(ABC, 1, 100, 101), bar(ABC, 2, 102, 103), bar(ABC, 3, 104, 105), bar(ABC, 4, 106, 107)));

    private static BacktestResult run(Tape tape, Supplier<Strategy> strategy) {
        return TradingEngine.builder("USD")
                .route("sim", "ABC")
                .strategy("a", strategy)
                .sizing(() -> (name, level, slot, view) -> level * 100)
                .withoutGates()
                .backtest(tape, Simulation.of("100000 USD"));
    }

    @Test
    void signalOfABarIsFilledAtTheOpenOfTheNext() {
        BacktestResult result = run(FOUR, () -> Bench.levels(1));

        assertThat(result.fills()).hasSize(1);
        assertThat(result.fills().get(0).price()).isEqualTo(Decimal.of(102));
        assertThat(result.finalEquity()).isCloseTo(100_000 - 100 * 102 + 100 * 107, within(1e-9));
        assertThat(result.positions())
                .filteredOn(position -> !position.isFlat())
                .extracting(Position::quantity, Position::cost)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Decimal.of(100), Decimal.of(10_200)));
        assertThat(result.isReconciled()).as("%s", result.differences()).isTrue();
        assertThat(result.anomalies()).isEmpty();
    }

    @Test
    void closedTradeEarnsTheDifferenceOfTheTwoOpens() {
        BacktestResult result = run(FOUR, () -> Bench.levels(1, 0));

        assertThat(result.closedTrades())
                .extracting(ClosedTrade::grossProfit)
                .containsExactly(Decimal.of(100 * (104 - 102)));
        assertThat(result.finalEquity()).isCloseTo(100_200, within(1e-9));
        assertThat(result.strategies().get(0).profit()).isCloseTo(200, within(1e-9));
    }

    @Test
    void equityIsSampledAtTheStartAndAtEveryClose() {
        BacktestResult result = run(FOUR, () -> Bench.levels(1));

        assertThat(result.equityCurve().size()).isEqualTo(5);
        assertThat(result.equityCurve().equity(0)).isEqualTo(100_000);
        assertThat(result.equityCurve().equity(2)).isCloseTo(100_000 + 100 * (103 - 102), within(1e-9));
    }

    @Test
    void lastBarsSignalIsNeverFilled() {
        BacktestResult result = run(FOUR, () -> Bench.levels(0, 0, 0, 1));

        assertThat(result.fills()).isEmpty();
        assertThat(result.finalEquity()).isEqualTo(100_000);
    }

    @Test
    void signalsOfTheWarmUpAreIgnored() {
        BacktestResult result = run(FOUR, () -> new Strategy() {
            @Override
            public int warmUp() {
                return 3;
            }

            @Override
            public void onBar(io.otrep.market.Bar bar, StrategyContext context) {
                context.signal(ABC, 1);
            }
        });

        assertThat(result.fills()).extracting(fill -> fill.price()).containsExactly(Decimal.of(106));
    }

    @Test
    void timersFireInOrderBeforeTheEventsOfALaterTime() {
        List<String> heard = new ArrayList<>();
        run(FOUR, () -> new Strategy() {
            @Override
            public void onStart(StrategyContext context) {
                context.timer("late", Nanos.toInstant(Bench.START + 3 * Bench.MINUTE + 1));
                context.timer("early", Nanos.toInstant(Bench.START + 2 * Bench.MINUTE - 1));
                context.timer("same", Nanos.toInstant(Bench.START + 2 * Bench.MINUTE));
                context.timer("same too", Nanos.toInstant(Bench.START + 2 * Bench.MINUTE));
                context.timer("end", Nanos.toInstant(Bench.START + 4 * Bench.MINUTE));
                context.timer("moved", Nanos.toInstant(Bench.START));
                context.timer("moved", Nanos.toInstant(Bench.START + 3 * Bench.MINUTE + 2));
                context.timer("never", Nanos.toInstant(Bench.START + 2 * Bench.MINUTE));
                context.cancelTimer("never");
            }

            @Override
            public void onBar(io.otrep.market.Bar bar, StrategyContext context) {
                heard.add("bar " + (context.timeNanos() - Bench.START) / Bench.MINUTE);
            }

            @Override
            public void onTimer(String name, StrategyContext context) {
                heard.add(name + " " + (context.timeNanos() - Bench.START));
            }
        });

        long m = Bench.MINUTE;
        assertThat(heard)
                .containsExactly(
                        "bar 1",
                        "early " + (2 * m - 1),
                        "bar 2",
                        "same " + 2 * m,
                        "same too " + 2 * m,
                        "bar 3",
                        "late " + (3 * m + 1),
                        "moved " + (3 * m + 2),
                        "bar 4",
                        "end " + 4 * m);
    }

    @Test
    void bracketOpensAndItsStopCancelsTheTarget() {
        Tape tape = Tape.of(List.of(
                bar(ABC, 1, 100, 100),
                bar(ABC, 2, 100, 100),
                bar(ABC, 3, 100, 101, 99.5, 100),
                bar(ABC, 4, 100, 100, 96, 96),
                bar(ABC, 5, 96, 120, 96, 120)));
        List<String> heard = new ArrayList<>();

        BacktestResult result = run(tape, () -> new Strategy() {
            private boolean sent;

            @Override
            public void onBar(io.otrep.market.Bar bar, StrategyContext context) {
                if (!sent) {
                    sent = true;
                    context.submit(OrderGroup.bracket(
                            order(Side.BUY, "MARKET", null),
                            order(Side.SELL, "STOP", "98"),
                            order(Side.SELL, "LIMIT", "110")));
                }
            }

            @Override
            public void onOrder(io.otrep.order.Order order, StrategyContext context) {
                if (order.status().isClosed()) {
                    heard.add(order.terms().type() + " " + order.status());
                }
            }
        });

        assertThat(heard).containsExactlyInAnyOrder("MARKET FILLED", "STOP FILLED", "LIMIT CANCELED");
        assertThat(result.fills()).extracting(fill -> fill.price()).containsExactly(Decimal.of(100), Decimal.of(98));
        assertThat(result.finalEquity()).isCloseTo(99_800, within(1e-9));
        assertThat(result.isReconciled()).isTrue();
    }

    private static OrderRequest order(Side side, String type, @org.jspecify.annotations.Nullable String price) {
        OrderRequest.Builder order = OrderRequest.builder(ABC, side, io.otrep.order.OrderType.valueOf(type))
                .quantity(Decimal.HUNDRED)
                .timeInForce(TimeInForce.GTC)
                .reduceOnly(side == Side.SELL);
        if (price != null && type.equals("STOP")) {
            order.stopPrice(Decimal.parse(price));
        } else if (price != null) {
            order.limitPrice(Decimal.parse(price));
        }
        return order.build();
    }

    @Test
    void ownOrderIsReplacedAndCanceled() {
        List<io.otrep.order.ClientOrderId> ids = new ArrayList<>();

        BacktestResult result = run(
                FOUR,
                () -> Bench.script((number, bar, context) -> {
                    if (number == 0) {
                        ids.add(context.submit(OrderRequest.limit(ABC, Side.BUY, Decimal.of(10), Decimal.of(50))
                                .timeInForce(TimeInForce.GTC)
                                .build()));
                        ids.add(context.submit(OrderRequest.limit(ABC, Side.BUY, Decimal.of(5), Decimal.of(40))
                                .timeInForce(TimeInForce.GTC)
                                .build()));
                    } else if (number == 1) {
                        context.replace(
                                ids.get(0),
                                OrderRequest.limit(ABC, Side.BUY, Decimal.of(20), Decimal.of(105))
                                        .timeInForce(TimeInForce.GTC)
                                        .build());
                        context.cancel(ids.get(1));
                    }
                }));

        assertThat(result.orders())
                .extracting(order -> order.status())
                .containsExactly(OrderStatus.CANCELED, OrderStatus.FILLED);
        assertThat(result.fills()).extracting(fill -> fill.quantity()).containsExactly(Decimal.of(20));
        assertThat(result.finalEquity()).isCloseTo(100_000 + 20 * (107 - 104), within(1e-9));
    }

    @Test
    void splitOfOrdersAmongStrategiesReconcilesWithTheVenue() {
        Tape tape = Tape.of(Bench.walk(ABC, 400, 7));
        BacktestResult result = TradingEngine.builder("USD")
                .route("sim", "ABC")
                .strategy("a", () -> wave(7))
                .strategy("b", () -> wave(11))
                .strategy("c", () -> wave(5))
                .sizing(() -> (name, level, slot, view) -> level * 37)
                .withoutGates()
                .backtest(tape, Simulation.of("100000 USD"));

        double profit = result.strategies().stream()
                .mapToDouble(s -> s.profit() + s.openProfit())
                .sum();
        assertThat(result.isReconciled()).as("%s", result.differences()).isTrue();
        assertThat(result.fills()).hasSizeGreaterThan(50);
        assertThat(profit).isCloseTo(result.finalEquity() - 100_000, within(1e-6));
    }

    private static Strategy wave(int period) {
        return Bench.script(
                (number, bar, context) -> context.signal(bar.instrument(), number / period % 2 == 0 ? 1 : -0.5));
    }
}
