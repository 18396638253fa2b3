package io.otrep.venue.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.Fill;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Nanos;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.OrderType;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the venue does with orders while nothing goes wrong. */
class MatchingTest {
    private final Play play = Play.of(FaultPlan.none());

    @Test
    void marketOrderTakesTheFarSide() {
        play.submit("a", Play.buy("100"));

        play.run("1");

        assertThat(play.heard("a")).isEqualTo("ACCEPT, ACCEPT, FILL 100");
        assertThat(play.fills().get(0).price()).isEqualTo(Decimal.parse("10.01"));
        assertThat(play.venue.truth().position(Play.SHARE)).isEqualTo(Decimal.HUNDRED);
        assertThat(play.venue.truth().cash(Currency.USD)).isEqualTo(Decimal.parse("98999"));
    }

    @Test
    void restingLimitIsExecutedAtItsLimitOnceReached() {
        play.submit("a", Play.buy("100", "9.50"));
        play.run("1");
        assertThat(play.heard("a")).isEqualTo("ACCEPT, ACCEPT");

        play.venue.market(Play.SHARE, "9.39", "9.41");
        play.run("1");

        Fill fill = play.fills().get(0);
        assertThat(fill.price()).isEqualTo(Decimal.parse("9.5"));
        assertThat(fill.liquidity()).isEqualTo(Fill.Liquidity.MAKER);
    }

    @Test
    void sizeOfTheMarketLimitsWhatIsExecutedAtAStep() {
        play.venue.market(PriceStep.of(Play.SHARE, 0, "9.99", "10.01").size("30"));
        play.submit("a", Play.buy("100"));
        play.run("1");
        play.venue.market(PriceStep.of(Play.SHARE, 0, "9.99", "10.02").size("80"));

        play.run("1");

        assertThat(play.heard("a")).isEqualTo("ACCEPT, ACCEPT, FILL 30, FILL 70");
        assertThat(status("a")).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void immediateOrderEndsWithWhatIsThere() {
        play.venue.market(PriceStep.of(Play.SHARE, 0, "9.99", "10.01").size("30"));
        play.broker.submit(intent("ioc", TimeInForce.IOC));
        play.run("1");
        play.broker.submit(intent("fok", TimeInForce.FOK));

        play.run("1");

        assertThat(play.heard("ioc")).isEqualTo("ACCEPT, ACCEPT, FILL 30, CANCEL");
        assertThat(play.heard("fok")).isEqualTo("ACCEPT, ACCEPT, CANCEL");
    }

    @Test
    void stopWaitsForItsTouch() {
        play.submit("buy", Play.buy("10"));
        play.submit("stop", OrderRequest.stop(Play.SHARE, Side.SELL, Decimal.TEN, Decimal.parse("9.50")));
        play.run("1");
        assertThat(play.heard("stop")).isEqualTo("ACCEPT, ACCEPT");

        play.venue.market(Play.SHARE, "9.50", "9.52");
        play.run("1");

        assertThat(play.heard("stop")).isEqualTo("ACCEPT, ACCEPT, TRIGGER, FILL 10");
        assertThat(play.venue.truth().positions()).isEmpty();
    }

    @Test
    void trailingStopFollowsAndNeverGoesBack() {
        play.submit("buy", Play.buy("10"));
        play.submit(
                "trail",
                OrderRequest.builder(Play.SHARE, Side.SELL, OrderType.TRAILING_STOP)
                        .quantity(Decimal.TEN)
                        .trailAmount(Decimal.parse("0.50")));
        play.run("1");
        play.venue.market(Play.SHARE, "11.00", "11.02");
        play.run("1");
        play.venue.market(Play.SHARE, "10.60", "10.62");
        play.run("1");
        assertThat(play.heard("trail")).isEqualTo("ACCEPT, ACCEPT");

        play.venue.market(Play.SHARE, "10.50", "10.52");
        play.run("1");

        assertThat(play.heard("trail")).isEqualTo("ACCEPT, ACCEPT, TRIGGER, FILL 10");
    }

    @Test
    void orderEndsAtItsTime() {
        play.broker.submit(OrderIntent.builder(
                        ClientOrderId.of("gtd"),
                        "test",
                        9,
                        0,
                        Play.buy("1", "9")
                                .expireAt(Nanos.toInstant(play.venue.nowNanos()).plusSeconds(5))
                                .build())
                .build());
        play.run("4");
        assertThat(status("gtd")).isEqualTo(OrderStatus.ACCEPTED);

        play.run("2");

        assertThat(play.heard("gtd")).isEqualTo("ACCEPT, ACCEPT, EXPIRE");
    }

    @Test
    void dayOrderEndsWithTheSession() {
        play.broker.submit(intent("day", TimeInForce.DAY, Play.buy("1", "9")));

        play.venue.advance(Duration.ofHours(25));

        assertThat(play.heard("day")).isEqualTo("ACCEPT, ACCEPT, EXPIRE");
    }

    @Test
    void cancelEndsAnOrderOnce() {
        play.submit("a", Play.buy("1", "9"));
        play.run("1");
        play.broker.cancel(ClientOrderId.of("a"), null);
        play.run("1");
        play.broker.cancel(ClientOrderId.of("a"), null);
        play.broker.cancel(ClientOrderId.of("never"), null);

        play.run("1");

        assertThat(play.heard("a")).isEqualTo("ACCEPT, ACCEPT, CANCEL, CANCEL, CANCEL_REJECT UNKNOWN_ORDER");
        assertThat(play.heard("never")).isEqualTo("CANCEL_REJECT UNKNOWN_ORDER");
    }

    @Test
    void cancelAllEndsOthersOrdersToo() {
        play.submit("a", Play.buy("1", "9"));
        play.venue.externalOrder(Play.buy("2", "9").timeInForce(TimeInForce.GTC).build());
        play.run("1");
        assertThat(play.venue.truth().openOrders()).hasSize(2);

        play.broker.cancelAll();
        play.run("1");

        assertThat(play.venue.truth().openOrders()).isEmpty();
        assertThat(play.heard("a")).isEqualTo("ACCEPT, ACCEPT, CANCEL");
    }

    @Test
    void replaceChangesTheTotalAndMayBringANewId() {
        Play renaming = Play.of(VenueRules.builder().replaceMakesNewId(true), FaultPlan.none());
        renaming.submit("a", Play.buy("100", "9"));
        renaming.run("1");
        OrderIntent old = renaming.intent("a", Play.buy("100", "9"));
        OrderIntent changed = renaming.intent("a", Play.buy("50", "10.05")).toBuilder()
                .replaced(old.request())
                .build();

        renaming.broker.replace(changed, null);
        renaming.run("1");

        assertThat(renaming.heard("a")).isEqualTo("ACCEPT, ACCEPT, REPLACE, REPLACE, FILL 50");
        assertThat(renaming.venue
                        .truth()
                        .order(ClientOrderId.of("a"))
                        .orElseThrow()
                        .venueOrderIds())
                .hasSize(2);
    }

    @Test
    void replaceToWhatIsFilledIsRefused() {
        play.submit("a", Play.buy("100", "9"));
        play.run("1");
        play.venue.fill(ClientOrderId.of("a"), Decimal.of(60));
        play.broker.replace(play.intent("a", Play.buy("60", "9")), null);

        play.run("1");

        assertThat(play.heard("a")).isEqualTo("ACCEPT, ACCEPT, FILL 60, REPLACE_REJECT INVALID_TERMS");
        assertThat(play.venue.truth().order(ClientOrderId.of("a")).orElseThrow().filledQuantity())
                .isEqualTo(Decimal.of(60));
    }

    private OrderIntent intent(String id, TimeInForce time) {
        return intent(id, time, Play.buy("100"));
    }

    private OrderIntent intent(String id, TimeInForce time, OrderRequest.Builder terms) {
        return OrderIntent.builder(
                        ClientOrderId.of(id),
                        "test",
                        0,
                        0,
                        terms.timeInForce(time).build())
                .build();
    }

    private OrderStatus status(String id) {
        return play.venue.truth().order(ClientOrderId.of(id)).orElseThrow().status();
    }
}
