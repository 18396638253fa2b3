package io.otrep.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.core.sim.FillRules;
import io.otrep.core.sim.Simulation;
import io.otrep.market.Bar;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Tape;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderType;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is decided on a bar is executed on a later one, at a price that this later bar had. */
class NoFutureTest {
    private static final Instrument ABC = Bench.share("ABC");

    @ParameterizedTest
    @EnumSource(OrderType.class)
    void noOrderTypeTradesAtAPriceOfABarThatWasKnown(OrderType type) {
        for (long seed = 1; seed <= 8; seed++) {
            List<Bar> bars = Bench.walk(ABC, 300, seed);
            Map<String, Integer> decidedAt = new HashMap<>();
            SplittableRandom random = new SplittableRandom(seed);
            BacktestResult result = run(bars, (number, bar, context) -> {
                if (number % 3 == 0) {
                    var id = context.submit(request(type, bar, random));
                    decidedAt.put(id.value(), number);
                }
            });

            assertThat(result.fills()).as("%s, seed %d", type, seed).isNotEmpty();
            for (var fill : result.fills()) {
                int decided = decidedAt.get(String.valueOf(fill.clientOrderId()));
                int filled = (int) ((fill.timeNanos() - Bench.START + Bench.MINUTE - 1) / Bench.MINUTE) - 1;
                double price = fill.price().toDouble();
                assertThat(filled).as("%s, seed %d: %s", type, seed, fill).isGreaterThan(decided);
                assertThat(price)
                        .as("%s, seed %d: %s", type, seed, fill)
                        .isBetween(bars.get(filled).low(), bars.get(filled).high());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderType.class,
            names = {"MARKET", "LIMIT", "STOP", "STOP_LIMIT"})
    void knowingTheBarThatJustClosedIsWorthNothing(OrderType type) {
        double sum = 0;
        int runs = 20;
        for (long seed = 1; seed <= runs; seed++) {
            List<Bar> bars = withoutWicks(Bench.walk(ABC, 500, seed));
            BacktestResult result = run(bars, (number, bar, context) -> {
                Bar known = bars.get(
                        number); // a shared list: its open is the best price of a rising bar, but it has passed
                Side side = known.close() > known.open() ? Side.BUY : Side.SELL;
                context.submit(atThePast(type, side, known));
            });
            sum += result.finalEquity() - 1_000_000;
        }

        // Ten shares at the open of a bar whose body is 0.25 on average would earn 2.5; the noise of the mean is 0.5.
        assertThat(sum / runs / 500).isLessThan(1.25);
    }

    /** A wick comes back by itself, which is worth something to a resting order that knows nothing. */
    private static List<Bar> withoutWicks(List<Bar> bars) {
        List<Bar> plain = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            plain.add(Bench.bar(ABC, i + 1, bars.get(i).open(), bars.get(i).close()));
        }
        return plain;
    }

    private static OrderRequest atThePast(OrderType type, Side side, Bar bar) {
        Decimal open = ABC.price(bar.open(), RoundingMode.HALF_EVEN);
        OrderRequest.Builder order =
                OrderRequest.builder(ABC, side, type).quantity(Decimal.TEN).timeInForce(TimeInForce.DAY);
        if (type == OrderType.LIMIT || type == OrderType.STOP_LIMIT) {
            order.limitPrice(open);
        }
        if (type == OrderType.STOP || type == OrderType.STOP_LIMIT) {
            order.stopPrice(open);
        }
        return order.build();
    }

    private static OrderRequest request(OrderType type, Bar bar, SplittableRandom random) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        double close = bar.close();
        Decimal near = ABC.price(close + side.sign() * random.nextInt(30) / 100.0, RoundingMode.HALF_EVEN);
        OrderRequest.Builder order =
                OrderRequest.builder(ABC, side, type).quantity(Decimal.TEN).timeInForce(TimeInForce.GTC);
        switch (type) {
            case MARKET -> {}
            case LIMIT -> order.limitPrice(near);
            case STOP -> order.stopPrice(near);
            case STOP_LIMIT -> order.stopPrice(near).limitPrice(near);
            case TRAILING_STOP -> order.trailAmount(Decimal.parse("0.30"));
            default -> throw new IllegalStateException("say what a test of " + type + " is");
        }
        return order.build();
    }

    private static BacktestResult run(List<Bar> bars, Bench.Script script) {
        return TradingEngine.builder("USD")
                .route("sim", "ABC")
                .strategy("knower", () -> Bench.script(script))
                .ordersOnly()
                .withoutGates()
                .backtest(Tape.of(bars), Simulation.of("1000000 USD").rules(FillRules.CONSERVATIVE));
    }
}
