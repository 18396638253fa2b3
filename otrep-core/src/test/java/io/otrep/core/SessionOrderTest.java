package io.otrep.core;

import static io.otrep.core.Play.minute;
import static io.otrep.order.Side.BUY;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.core.sim.Simulation;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Nanos;
import io.otrep.market.TradingCalendar;
import io.otrep.order.Order;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.OrderType;
import io.otrep.order.TimeInForce;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders and the sessions of US shares, on bars of a minute. In the week of 2024-03-04 New York is at UTC-5: 14:30 to 21:00. */
class SessionOrderTest {
    private static final Instrument ABC = Instrument.builder(
                    "ABC", "sim", Asset.of("ABC", AssetClass.EQUITY), Currency.USD)
            .tick("0.01")
            .step("1")
            .calendar(TradingCalendar.usEquities())
            .build();

    private final Play play = new Play(Simulation.of("100000 USD"));

    private static OrderRequest market(TimeInForce timeInForce) {
        return Play.order(ABC, BUY, OrderType.MARKET, "1")
                .timeInForce(timeInForce)
                .build();
    }

    private static OrderRequest resting(TimeInForce timeInForce) {
        return Play.order(ABC, BUY, OrderType.LIMIT, "1")
                .limitPrice(Decimal.of(50))
                .timeInForce(timeInForce)
                .build();
    }

    private BacktestResult first(OrderRequest request) {
        return play.run(
                (number, bar, context) -> {
                    if (number == 0) {
                        context.submit(request);
                    }
                },
                ABC);
    }

    private Play at(String closes, double open, double close) {
        return play.event(minute(ABC, closes, open, Math.max(open, close), Math.min(open, close), close));
    }

    @Test
    void anOpeningOrderFillsAtTheOpenOfTheFirstRegularBar() {
        at("2024-03-04T20:59:00Z", 100, 100);
        at("2024-03-04T21:00:00Z", 101, 102);
        at("2024-03-05T14:29:00Z", 103, 103);
        at("2024-03-05T14:31:00Z", 104, 105);
        at("2024-03-05T14:32:00Z", 106, 107);

        BacktestResult result = first(market(TimeInForce.OPG));

        assertThat(Play.fills(result)).containsExactly("BUY 1 @ 104");
    }

    @Test
    void aClosingOrderFillsAtTheCloseOfTheLastRegularBar() {
        at("2024-03-04T20:58:00Z", 100, 100);
        at("2024-03-04T20:59:00Z", 101, 102);
        at("2024-03-04T21:00:00Z", 103, 104);
        at("2024-03-04T21:01:00Z", 105, 106);

        BacktestResult result = first(market(TimeInForce.CLS));

        assertThat(Play.fills(result)).containsExactly("BUY 1 @ 104");
    }

    @Test
    void aClosingOrderOfAHalfDayFillsAtOneOClock() {
        at("2024-11-29T17:58:00Z", 100, 100);
        at("2024-11-29T17:59:00Z", 101, 102);
        at("2024-11-29T18:00:00Z", 103, 104);

        BacktestResult result = first(market(TimeInForce.CLS));

        assertThat(Play.fills(result)).containsExactly("BUY 1 @ 104");
    }

    /** The tape has no bar that ends with the session: the auction is over when the next one begins. */
    @Test
    void aClosingOrderWhoseCloseIsMissingExpires() {
        at("2024-03-04T20:58:00Z", 100, 100);
        at("2024-03-04T20:59:00Z", 101, 102);
        at("2024-03-05T14:31:00Z", 104, 105);

        BacktestResult result = first(market(TimeInForce.CLS));

        assertThat(Play.fills(result)).isEmpty();
        assertThat(play.order(0).status()).isEqualTo(OrderStatus.EXPIRED);
    }

    @Test
    void aLimitOfTheCloseFillsAtTheAuctionPriceOrNotAtAll() {
        at("2024-03-04T20:59:00Z", 100, 100);
        play.event(minute(ABC, "2024-03-04T21:00:00Z", 101, 101, 90, 98));

        BacktestResult result = play.run(
                (number, bar, context) -> {
                    if (number == 0) {
                        for (String price : List.of("99", "97")) {
                            context.submit(Play.order(ABC, BUY, OrderType.LIMIT, "1")
                                    .limitPrice(Decimal.parse(price))
                                    .timeInForce(TimeInForce.CLS)
                                    .build());
                        }
                    }
                },
                ABC);

        assertThat(Play.fills(result)).containsExactly("BUY 1 @ 98");
        assertThat(play.order(1).status()).isEqualTo(OrderStatus.EXPIRED);
    }

    /** The close of a full day, of the half day after Thanksgiving 2024, and of a day in summer time. */
    @ParameterizedTest
    @CsvSource({
        "2024-03-04T15:00:00Z, 2024-03-04T21:00:00Z",
        "2024-11-29T15:00:00Z, 2024-11-29T18:00:00Z",
        "2024-07-03T15:00:00Z, 2024-07-03T17:00:00Z",
        "2024-06-03T15:00:00Z, 2024-06-03T20:00:00Z",
        "2024-03-08T21:30:00Z, 2024-03-11T20:00:00Z",
    })
    void aDayOrderEndsWithItsSession(String decided, String close) {
        at(decided, 100, 100);
        at(Instant.parse(close).plusSeconds(7200).toString(), 100, 100);

        first(resting(TimeInForce.DAY));

        Order order = play.order(0);
        assertThat(order.status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(order.updatedAtNanos() - Nanos.of(Instant.parse(close))).isBetween(0L, 1L);
    }

    @Test
    void aGoodTillDateOrderEndsOnTheMinute() {
        at("2024-03-04T15:00:00Z", 100, 100);
        at("2024-03-06T15:00:00Z", 100, 100);

        first(Play.order(ABC, BUY, OrderType.LIMIT, "1")
                .limitPrice(Decimal.of(50))
                .expireAt(Instant.parse("2024-03-05T15:30:00Z"))
                .build());

        assertThat(play.order(0).status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(play.order(0).updatedAtNanos() - Nanos.of(Instant.parse("2024-03-05T15:30:00Z")))
                .isBetween(0L, 1L);
    }

    @Test
    void anOrderOutsideTheSessionWaitsForTheNext() {
        at("2024-03-08T21:30:00Z", 100, 100);
        at("2024-03-08T21:31:00Z", 101, 101);
        at("2024-03-11T13:00:00Z", 102, 102);
        // Summer time began on Sunday: the session opens at 13:30
        at("2024-03-11T13:31:00Z", 103, 103.5);

        BacktestResult result = first(market(TimeInForce.DAY));

        assertThat(Play.fills(result)).containsExactly("BUY 1 @ 103");
    }

    @Test
    void extendedHoursFillBeforeTheOpen() {
        at("2024-03-04T13:00:00Z", 100, 100);
        at("2024-03-04T13:01:00Z", 101, 101.5);

        BacktestResult result = first(
                Play.order(ABC, BUY, OrderType.MARKET, "1").extendedHours(true).build());

        assertThat(Play.fills(result)).containsExactly("BUY 1 @ 101");
    }
}
