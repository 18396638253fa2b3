package io.otrep.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.Fill;
import io.otrep.broker.Capability;
import io.otrep.core.sim.Simulation;
import io.otrep.market.Bar;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentCatalog;
import io.otrep.market.MarketEvent;
import io.otrep.market.Tape;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A venue that keeps groups together and an engine that does it for one that does not come to the same, where the market leaves time. */
class KeptBracketTest {
    private static final Instrument SHARE = Bench.share("ABC");

    private static BacktestResult run(Tape tape, Strategy strategy, Capability... missing) {
        return TradingEngine.builder("USD")
                .route("sim", "ABC")
                .strategy("one", () -> strategy)
                .ordersOnly()
                .withoutGates()
                .backtest(
                        tape,
                        Simulation.of("1000000 USD")
                                .instruments(InstrumentCatalog.of(SHARE))
                                .without(missing));
    }

    private static OrderGroup bracket(double price, int quantity) {
        Decimal entry = SHARE.price(price, java.math.RoundingMode.HALF_EVEN);
        return OrderGroup.bracket(
                OrderRequest.limit(SHARE, Side.BUY, Decimal.of(quantity), entry)
                        .timeInForce(TimeInForce.GTC)
                        .build(),
                OrderRequest.stop(SHARE, Side.SELL, Decimal.of(quantity), entry.minus(Decimal.ONE))
                        .timeInForce(TimeInForce.GTC)
                        .build(),
                OrderRequest.limit(SHARE, Side.SELL, Decimal.of(quantity), entry.plus(Decimal.ONE))
                        .timeInForce(TimeInForce.GTC)
                        .build());
    }

    /** Bars of a few cents each, so that entry and exit never meet in one. */
    private static List<MarketEvent> quiet(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<MarketEvent> bars = new ArrayList<>();
        long cents = 10_000;
        for (int i = 1; i <= count; i++) {
            long close = cents + random.nextInt(-15, 16);
            bars.add(Bench.bar(SHARE, i, cents / 100.0, close / 100.0));
            cents = close;
        }
        return bars;
    }

    private static Strategy brackets() {
        return Bench.script((int number, Bar bar, StrategyContext context) -> {
            if (number % 40 == 0) {
                context.submit(bracket(bar.close() - 0.05, 100));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void bracketsOfTheEngineFillAsThoseOfTheVenue(long seed) {
        Tape tape = Tape.of(quiet(seed, 2_000));

        BacktestResult ofVenue = run(tape, brackets());
        BacktestResult ofEngine = run(tape, brackets(), Capability.BRACKET);
        BacktestResult withoutReplace = run(tape, brackets(), Capability.BRACKET, Capability.REPLACE);

        assertThat(ofVenue.fills()).as("seed %d", seed).hasSizeGreaterThan(20);
        assertThat(fills(ofEngine)).as("seed %d", seed).isEqualTo(fills(ofVenue));
        assertThat(fills(withoutReplace)).as("seed %d", seed).isEqualTo(fills(ofVenue));
        assertThat(ofEngine.denials()).isEmpty();
        assertThat(ofEngine.anomalies()).isEmpty();
        assertThat(ofEngine.positions()).isEqualTo(ofVenue.positions());
        assertThat(ofEngine.isReconciled()).isTrue();
    }

    /** Sorted: of one bar the older order is filled first, and an exit of the engine is as old as its entry's fill. */
    private static List<String> fills(BacktestResult result) {
        return result.fills().stream()
                .map((Fill fill) -> fill.timeNanos() + " " + fill.signedQuantity() + " at " + fill.price())
                .sorted()
                .toList();
    }

    @Test
    void groupWithAnExitThatTheVenueDoesNotTakeIsDenied() {
        BacktestResult result = run(Tape.of(quiet(1, 50)), brackets(), Capability.BRACKET, Capability.STOP);

        assertThat(result.fills()).isEmpty();
        assertThat(result.denials())
                .isNotEmpty()
                .allMatch(denied -> denied.denial().toString().contains("STOP on route sim"));
    }
}
