package io.otrep.venue.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.broker.Capability;
import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders that depend on each other. */
class GroupTest {
    private final Play play = Play.of(FaultPlan.none());

    @Test
    void bracketHoldsItsExitsUntilTheEntryFills() {
        send(OrderGroup.bracket(gtc(Play.buy("100", "9.50")), stop("100"), limit("100")));
        play.run("1");
        assertThat(play.heard("0")).isEqualTo("ACCEPT, ACCEPT");
        assertThat(play.heard("1")).isEqualTo("ACCEPT, ACCEPT, SUSPEND");

        play.venue.fill(id("0"), Decimal.of(40));
        play.venue.market(Play.SHARE, "11", "11.02");
        play.run("1");

        assertThat(play.heard("0")).isEqualTo("ACCEPT, ACCEPT, FILL 40");
        assertThat(play.heard("1")).isEqualTo("ACCEPT, ACCEPT, SUSPEND, RESUME, REPLACE");
        assertThat(play.heard("2")).isEqualTo("ACCEPT, ACCEPT, SUSPEND, RESUME, FILL 40");
        assertThat(play.venue.truth().order(id("1")).orElseThrow().terms().quantity())
                .isEqualTo(Decimal.of(60));
    }

    @Test
    void exitsOfAPartlyFilledEntryShrinkWhenItEnds() {
        send(OrderGroup.bracket(gtc(Play.buy("100", "9.50")), stop("100"), limit("100")));
        play.run("1");
        play.venue.fill(id("0"), Decimal.of(40));
        play.broker.cancel(id("0"), null);
        play.run("1");

        play.venue.market(Play.SHARE, "8.90", "8.92");
        play.run("1");

        assertThat(play.heard("1")).isEqualTo("ACCEPT, ACCEPT, SUSPEND, RESUME, REPLACE, TRIGGER, FILL 40");
        assertThat(play.heard("2")).endsWith("REPLACE, CANCEL");
        assertThat(play.venue.truth().positions()).isEmpty();
        assertThat(play.venue.truth().openOrders()).isEmpty();
    }

    @Test
    void exitsEndWithAnEntryThatNeverFilled() {
        send(OrderGroup.bracket(gtc(Play.buy("100", "9.50")), stop("100"), limit("100")));
        play.run("1");

        play.broker.cancel(id("0"), null);
        play.run("1");

        assertThat(play.heard("1")).isEqualTo("ACCEPT, ACCEPT, SUSPEND, CANCEL");
        assertThat(play.heard("2")).isEqualTo("ACCEPT, ACCEPT, SUSPEND, CANCEL");
    }

    @Test
    void anyFillOfAPairCancelsTheOther() {
        send(OrderGroup.oco(stop("100"), limit("100"), OrderGroup.OcoMode.CANCEL));
        play.run("1");

        play.venue.fill(id("1"), Decimal.of(30));
        play.run("1");

        assertThat(play.heard("0")).isEqualTo("ACCEPT, ACCEPT, CANCEL");
        assertThat(play.heard("1")).isEqualTo("ACCEPT, ACCEPT, FILL 30");
        assertThat(play.venue.truth().openOrders()).hasSize(1);
    }

    @Test
    void cancelOfOneOfAPairEndsBoth() {
        send(OrderGroup.oco(stop("100"), limit("100"), OrderGroup.OcoMode.REDUCE));
        play.run("1");

        play.broker.cancel(id("0"), null);
        play.run("1");

        assertThat(play.heard("1")).isEqualTo("ACCEPT, ACCEPT, CANCEL");
    }

    @Test
    void groupIsTakenWholeOrNotAtAll() {
        OrderRequest odd = gtc(Play.sell("100", "10.505"));

        send(OrderGroup.oto(gtc(Play.buy("100", "9.50")), odd));
        play.run("1");

        assertThat(play.heard("0")).isEqualTo("REJECT INVALID_TERMS");
        assertThat(play.heard("1")).isEqualTo("REJECT INVALID_TERMS");
        assertThat(play.venue.truth().orders()).isEmpty();
    }

    @Test
    void venueWithoutPowersSaysSo() {
        EnumSet<Capability> some = EnumSet.copyOf(VenueRules.supported());
        some.removeAll(List.of(Capability.SHORT, Capability.STOP, Capability.CROSSES_ZERO));
        Play weak = Play.of(VenueRules.builder().capabilities(some).fundsChecked(true), FaultPlan.none());
        weak.submit("short", Play.sell("1"));
        weak.submit("stop", OrderRequest.stop(Play.SHARE, Side.BUY, Decimal.ONE, Decimal.of(11)));
        weak.submit("big", Play.buy("99999"));
        weak.submit("reduce", Play.sell("1").reduceOnly(true));
        weak.submit("post", Play.buy("1", "10.01").postOnly(true));

        weak.run("1");

        assertThat(weak.heard("short")).isEqualTo("REJECT NOT_PERMITTED");
        assertThat(weak.heard("stop")).isEqualTo("REJECT NOT_PERMITTED");
        assertThat(weak.heard("big")).isEqualTo("REJECT INSUFFICIENT_FUNDS");
        assertThat(weak.heard("reduce")).isEqualTo("REJECT WOULD_INCREASE");
        assertThat(weak.heard("post")).isEqualTo("REJECT WOULD_TAKE");
        assertThat(weak.broker.capabilities().toString()).doesNotContain("SHORT");
    }

    private void send(OrderGroup group) {
        List<OrderIntent> intents = new ArrayList<>();
        for (OrderRequest request : group.requests()) {
            intents.add(OrderIntent.builder(id(String.valueOf(intents.size())), "test", 0, 0, request)
                    .build());
        }
        play.broker.submitGroup(group, intents);
    }

    private static ClientOrderId id(String value) {
        return ClientOrderId.of(value);
    }

    private static OrderRequest gtc(OrderRequest.Builder terms) {
        return terms.timeInForce(TimeInForce.GTC).build();
    }

    private static OrderRequest stop(String units) {
        return gtc(OrderRequest.stop(Play.SHARE, Side.SELL, Decimal.parse(units), Decimal.parse("9")));
    }

    private static OrderRequest limit(String units) {
        return gtc(Play.sell(units, "10.50"));
    }
}
