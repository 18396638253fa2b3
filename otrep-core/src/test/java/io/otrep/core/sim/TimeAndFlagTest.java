package io.otrep.core.sim;

import static io.otrep.order.Side.BUY;
import static io.otrep.order.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.market.CorporateAction;
import io.otrep.market.Decimal;
import io.otrep.market.InstrumentStatus;
import io.otrep.market.StatusChange;
import io.otrep.order.OrderStatus;
import io.otrep.order.OrderType;
import io.otrep.order.TimeInForce;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Times in force, flags, replaces, status and corporate actions. 2024-03-04 is a Monday; New York is five hours behind UTC. */
class TimeAndFlagTest {
    private final Bench bench = new Bench(FillRules.CONSERVATIVE);

    @Test
    void aDayOrderEndsWithTheSessionOfItsCalendar() {
        bench.submit(
                "a",
                bench.order(BUY, OrderType.LIMIT, "1")
                        .limitPrice(Decimal.of(90))
                        .timeInForce(TimeInForce.DAY)
                        .build());

        assertThat(bench.venue.nextTimeNanos())
                .isEqualTo(Instant.parse("2024-03-04T21:00:00Z").getEpochSecond() * 1_000_000_000L + 1);
        assertThat(bench.at("2024-03-04T21:00:00Z").order("a").status()).isEqualTo(OrderStatus.ACCEPTED);
        assertThat(bench.at("2024-03-04T21:00:01Z").order("a").status()).isEqualTo(OrderStatus.EXPIRED);
    }

    @Test
    void aGoodTillDateOrderEndsAtItsTime() {
        bench.submit(
                "a",
                bench.order(BUY, OrderType.LIMIT, "1")
                        .limitPrice(Decimal.of(90))
                        .expireAt(Instant.parse("2024-03-04T15:02:30Z"))
                        .build());

        bench.bar(100, 101, 99, 100).bar(100, 101, 99, 100);
        assertThat(bench.order("a").status()).isEqualTo(OrderStatus.ACCEPTED);
        bench.bar(100, 101, 80, 100);

        assertThat(bench.order("a").status()).isEqualTo(OrderStatus.EXPIRED);
    }

    @Test
    void immediateOrCancelHasOneChance() {
        bench.submit(
                "a",
                bench.order(BUY, OrderType.LIMIT, "100")
                        .limitPrice(Decimal.of(100))
                        .timeInForce(TimeInForce.IOC)
                        .build());

        bench.bar(99, 101, 98, 100, 60);

        assertThat(bench.said()).containsExactly("a ACCEPT", "a fill 60 @ 99", "a CANCEL");
    }

    @Test
    void fillOrKillFillsWholeOrEnds() {
        bench.submit(
                "a",
                bench.order(BUY, OrderType.MARKET, "100")
                        .timeInForce(TimeInForce.FOK)
                        .build());

        bench.bar(99, 101, 98, 100, 60);

        assertThat(bench.said()).containsExactly("a ACCEPT", "a CANCEL");
    }

    @Test
    void auctionOrdersFillAtOpenAndCloseOfTheSession() {
        bench.submit(
                        "close",
                        bench.order(BUY, OrderType.MARKET, "1")
                                .timeInForce(TimeInForce.CLS)
                                .build())
                .submit(
                        "open",
                        bench.order(BUY, OrderType.MARKET, "1")
                                .timeInForce(TimeInForce.OPG)
                                .build());

        bench.bar(100, 101, 99, 100);
        assertThat(bench.fillsSaid()).isEmpty();
        bench.at("2024-03-04T20:59:00Z").bar(102, 103, 101, 102.5);
        assertThat(bench.fillsSaid()).containsExactly("close fill 1 @ 102.5");
        bench.at("2024-03-05T14:30:00Z").bar(104, 105, 103, 104.5);

        assertThat(bench.fillsSaid()).containsExactly("open fill 1 @ 104");
    }

    @Test
    void ordersDoNotFillOutsideTheRegularSessionUnlessTheyMay() {
        bench.submit("a", bench.market(BUY, "1"))
                .submit(
                        "b",
                        bench.order(BUY, OrderType.MARKET, "1")
                                .extendedHours(true)
                                .build());

        bench.at("2024-03-04T22:00:00Z").bar(100, 101, 99, 100);
        assertThat(bench.fillsSaid()).containsExactly("b fill 1 @ 100");
        bench.at("2024-03-05T14:30:00Z").bar(104, 105, 103, 104);

        assertThat(bench.fillsSaid()).containsExactly("a fill 1 @ 104");
    }

    @Test
    void reduceOnlyIsCappedAtThePosition() {
        bench.submit("a", bench.market(BUY, "30")).bar(100, 101, 99, 100);
        bench.submit(
                        "b",
                        bench.order(SELL, OrderType.STOP, "100")
                                .stopPrice(Decimal.of(95))
                                .reduceOnly(true)
                                .build())
                .said();

        bench.bar(96, 97, 94, 95);

        assertThat(bench.said()).containsExactly("b TRIGGER", "b REPLACE", "b fill 30 @ 95");
        assertThat(bench.order("b").status()).isEqualTo(OrderStatus.FILLED);
        assertThat(bench.held()).isEqualTo(Decimal.ZERO);
    }

    @Test
    void aReplaceBelowWhatIsFilledIsRefused() {
        bench.submit("a", bench.market(BUY, "100")).bar(100, 101, 99, 100, 60).said();

        bench.replace("a", bench.market(BUY, "50"));
        assertThat(bench.said()).containsExactly("a REPLACE_REJECT INVALID_TERMS");
        bench.replace("a", bench.market(BUY, "70")).bar(100, 101, 99, 100);

        assertThat(bench.said()).containsExactly("a REPLACE", "a fill 10 @ 100");
    }

    @Test
    void cancelOfAnUnknownOrClosedOrderIsRefused() {
        bench.cancel("none")
                .submit("a", bench.limit(BUY, "1", "90"))
                .cancel("a")
                .cancel("a");

        assertThat(bench.said())
                .containsExactly(
                        "none CANCEL_REJECT UNKNOWN_ORDER", "a ACCEPT", "a CANCEL", "a CANCEL_REJECT UNKNOWN_ORDER");
    }

    @Test
    void aTrailingStopFollowsOnlyInFavour() {
        bench.submit(
                "a",
                bench.order(SELL, OrderType.TRAILING_STOP, "1")
                        .trailPercent(Decimal.of(10))
                        .build());

        bench.bar(100, 110, 100, 108);
        assertThat(bench.order("a").terms().stopPrice()).isEqualTo(Decimal.of(99));
        bench.bar(108, 109, 100, 101);
        assertThat(bench.order("a").terms().stopPrice()).isEqualTo(Decimal.of(99));
        bench.said();
        bench.bar(101, 102, 98, 100);

        assertThat(bench.fillsSaid()).containsExactly("a fill 1 @ 99");
    }

    @Test
    void nothingFillsWhileHaltedAndADelistingEndsOrders() {
        bench.submit("a", bench.market(BUY, "1"));
        bench.event(StatusChange.of(bench.instrument, bench.now(), InstrumentStatus.HALTED));

        assertThat(bench.bar(100, 101, 99, 100).fillsSaid()).isEmpty();
        bench.event(StatusChange.of(bench.instrument, bench.now(), InstrumentStatus.DELISTED));

        assertThat(bench.order("a").status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(bench.submit("b", bench.market(BUY, "1")).said()).contains("b REJECT NOT_TRADING");
    }

    @Test
    void aPriceLimitKeepsFillsInsideItsBand() {
        bench.submit("a", bench.market(BUY, "1"));
        bench.event(new StatusChange(bench.instrument, bench.now(), InstrumentStatus.PRICE_LIMIT, 90, 100, null));

        assertThat(bench.bar(101, 102, 100, 101).fillsSaid()).isEmpty();
        assertThat(bench.bar(99, 100, 98, 99).fillsSaid()).containsExactly("a fill 1 @ 99");
    }

    /** 33 shares, 2 for 3, last price 30: 22 shares exactly; 34 shares: 22 and two thirds, which at 45 are 30.00. */
    @Test
    void aSplitPaysTheFractionAtTheLastPriceAndConvertsOrders() {
        bench.submit("a", bench.market(BUY, "34")).bar(30, 31, 29, 30);
        bench.submit("b", bench.limit(SELL, "30", "36.01")).said();

        bench.event(CorporateAction.split(
                bench.instrument, bench.now(), LocalDate.parse("2024-03-05"), Decimal.of(2), Decimal.of(3)));

        assertThat(bench.held()).isEqualTo(Decimal.of(22));
        assertThat(bench.activities.get(bench.activities.size() - 1).toString()).contains("30 USD");
        assertThat(bench.order("b").terms().quantity()).isEqualTo(Decimal.of(20));
        assertThat(bench.order("b").terms().limitPrice()).isEqualTo(Decimal.parse("54.02"));
    }

    @Test
    void aRequestActsAfterItsLatency() {
        Bench slow =
                new Bench(Bench.share("0.01", "1"), Simulation.of("100000 USD").latency(Duration.ofSeconds(90)));
        slow.submit("a", slow.market(BUY, "1"));

        assertThat(slow.bar(100, 101, 99, 100).said()).isEmpty();
        slow.bar(101, 102, 100, 101.5).bar(102, 103, 101, 102).bar(102, 103, 101, 102);

        assertThat(slow.said()).containsExactly("a ACCEPT", "a fill 1 @ 101.5");
    }
}
