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

import io.otrep.core.sim.Simulation;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentStatus;
import io.otrep.market.StatusChange;
import io.otrep.order.OrderStatus;
import io.otrep.order.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a status of the listing lets through, seen from the engine. */
class StatusTest {
    private static final Instrument ABC = Bench.share("ABC");

    private final Play play = new Play(Simulation.of("100000 USD"));

    private static StatusChange status(int minute, InstrumentStatus status) {
        return StatusChange.of(ABC, START + minute * MINUTE + 1, status);
    }

    @ParameterizedTest
    @EnumSource(
            value = InstrumentStatus.class,
            names = {"HALTED", "AUCTION"})
    void nothingFillsUntilTradingGoesOn(InstrumentStatus stopped) {
        play.event(bar(ABC, 1, 100, 100))
                .event(status(1, stopped))
                .event(bar(ABC, 2, 90, 110, 90, 110))
                .event(status(2, InstrumentStatus.TRADING))
                .event(bar(ABC, 3, 105, 107, 97, 106));

        BacktestResult result = play.run(
                (number, bar, context) -> {
                    if (number == 0) {
                        context.submit(market(ABC, BUY, "10"));
                        context.submit(limit(ABC, BUY, "20", "98"));
                        context.submit(stop(ABC, BUY, "30", "120"));
                    }
                },
                ABC);

        assertThat(Play.fills(result)).containsExactly("BUY 10 @ 105", "BUY 20 @ 98");
        assertThat(play.order(2).status()).isEqualTo(OrderStatus.ACCEPTED);
    }

    /** Bands from 95 to 105: a fill is inside them or waits. */
    @ParameterizedTest
    @CsvSource({
        "BUY,  MARKET,   0, 104, 106, 103, BUY 10 @ 104",
        "BUY,  MARKET,   0, 106, 107, 104, ",
        "SELL, MARKET,   0,  94,  96,  93, ",
        "SELL, LIMIT,  106, 104, 108, 103, ",
        "SELL, LIMIT,  104, 103, 108, 103, SELL 10 @ 104",
        "BUY,  LIMIT,   94,  97,  98,  92, ",
        "BUY,  STOP,   106, 104, 108, 103, ",
        "BUY,  STOP,   104, 103, 108, 103, BUY 10 @ 104",
    })
    void fillsStayInsideThePriceLimits(
            Side side, String type, String price, double open, double high, double low, String fill) {
        play.event(bar(ABC, 1, 100, 100))
                .event(new StatusChange(ABC, START + MINUTE + 1, InstrumentStatus.PRICE_LIMIT, 95, 105, null))
                .event(bar(ABC, 2, open, high, low, open));

        BacktestResult result = play.run(
                (number, bar, context) -> {
                    if (number == 0) {
                        context.submit(
                                switch (type) {
                                    case "LIMIT" -> limit(ABC, side, "10", price);
                                    case "STOP" -> stop(ABC, side, "10", price);
                                    default -> market(ABC, side, "10");
                                });
                    }
                },
                ABC);

        assertThat(String.join("", Play.fills(result))).isEqualTo(fill == null ? "" : fill);
    }

    @Test
    void closeOnlyEndsIncreasesAndKeepsReductions() {
        play.event(bar(ABC, 1, 100, 100))
                .event(bar(ABC, 2, 100, 100))
                .event(status(2, InstrumentStatus.CLOSE_ONLY))
                .event(bar(ABC, 3, 100, 100, 94, 95));

        BacktestResult result = play.run(
                (number, bar, context) -> {
                    if (number == 0) {
                        context.submit(market(ABC, BUY, "100"));
                        context.submit(limit(ABC, BUY, "10", "96"));
                        context.submit(stop(ABC, SELL, "40", "97"));
                    }
                },
                ABC);

        assertThat(play.order(1).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(Play.fills(result)).containsExactly("BUY 100 @ 100", "SELL 40 @ 97");
    }

    @ParameterizedTest
    @CsvSource({"BUY, 1, true", "SELL, 50, false", "SELL, 100, false", "SELL, 101, true"})
    void closeOnlyRefusesNewOrdersThatDoNotReduce(Side side, String units, boolean refused) {
        play.event(bar(ABC, 1, 100, 100))
                .event(bar(ABC, 2, 100, 100))
                .event(status(2, InstrumentStatus.CLOSE_ONLY))
                .event(bar(ABC, 3, 100, 100))
                .event(bar(ABC, 4, 100, 100));

        play.run(
                (number, bar, context) -> {
                    if (number == 0) {
                        context.submit(market(ABC, BUY, "100"));
                    } else if (number == 2) {
                        context.submit(market(ABC, side, units));
                    }
                },
                ABC);

        assertThat(play.order(1).status()).isEqualTo(refused ? OrderStatus.REJECTED : OrderStatus.FILLED);
    }

    /** Each sale alone reduces; both, or more than is held, would sell short. */
    @ParameterizedTest
    @CsvSource({"100, 100", "60, 60", "150, 10"})
    void closeOnlyNeverFillsBeyondThePosition(String first, String second) {
        play.event(bar(ABC, 1, 100, 100))
                .event(bar(ABC, 2, 100, 100))
                .event(status(2, InstrumentStatus.CLOSE_ONLY))
                .event(bar(ABC, 3, 100, 110, 100, 110))
                .event(bar(ABC, 4, 110, 110));

        BacktestResult result = play.run(
                (number, bar, context) -> {
                    if (number == 0) {
                        context.submit(market(ABC, BUY, "100"));
                        context.submit(limit(ABC, SELL, first, "103"));
                        context.submit(limit(ABC, SELL, second, "104"));
                    }
                },
                ABC);

        assertThat(result.positions()).isEmpty();
    }

    @Test
    void aDelistedShareTakesNoOrder() {
        play.event(bar(ABC, 1, 100, 100))
                .event(status(1, InstrumentStatus.DELISTED))
                .event(bar(ABC, 2, 100, 100));

        play.run(
                (number, bar, context) -> {
                    if (number == 1) {
                        context.submit(market(ABC, SELL, "1"));
                    }
                },
                ABC);

        assertThat(play.order(0).status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(play.order(0).reason()).contains("delisted");
    }
}
