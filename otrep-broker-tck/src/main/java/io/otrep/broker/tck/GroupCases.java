package io.otrep.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.broker.CancelAllBroker;
import io.otrep.broker.Capability;
import io.otrep.broker.ContingentBroker;
import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import java.util.ArrayList;
import java.util.List;

/** Canceling everything, and orders that depend on each other. */
final class GroupCases {
    private GroupCases() {}

    static List<Case> all() {
        return List.of(
                Case.of("0501", Capability.CANCEL_ALL, "every order ends and is told of", GroupCases::cancelAll),
                Case.of("0502", Capability.CANCEL_ALL, "orders of others end too", GroupCases::cancelOthers),
                Case.of("0503", Capability.CANCEL_ALL, "with nothing open nothing happens", GroupCases::cancelNothing),
                Case.of("0511", Capability.OCO, "both exits work", GroupCases::ocoWorks),
                Case.of("0512", Capability.OCO, "the fill of the limit ends the stop", GroupCases::ocoLimitFills),
                Case.of("0513", Capability.OCO, "the fill of the stop ends the limit", GroupCases::ocoStopFills),
                Case.of("0521", Capability.OTO, "a child waits for its parent, then works", GroupCases::otoWaits),
                Case.of("0522", Capability.OTO, "a child ends with a parent that never filled", GroupCases::otoEnds),
                Case.of(
                        "0531",
                        Capability.BRACKET,
                        "the entry fills, the profit is taken, the stop ends",
                        GroupCases::bracketProfit),
                Case.of(
                        "0532",
                        Capability.BRACKET,
                        "the entry fills, the stop sells, the profit ends",
                        GroupCases::bracketStop),
                Case.of(
                        "0533",
                        Capability.BRACKET,
                        "without its entry no exit ever works",
                        GroupCases::bracketCanceled),
                Case.of(
                        "0534",
                        Capability.BRACKET,
                        "a refused group is refused in each of its orders",
                        GroupCases::bracketRefused));
    }

    private static void cancelAll(Trial trial) {
        List<ClientOrderId> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(trial.accepted(Terms.of(trial).resting(Side.BUY, 1, 20 + i)));
        }

        trial.as(CancelAllBroker.class).cancelAll();

        ids.forEach(id -> trial.awaitKind(id, OrderEventKind.CANCEL));
        assertThat(trial.openAtVenue()).isEmpty();
    }

    private static void cancelOthers(Trial trial) {
        trial.venue(venue ->
                venue.externalOrder(Terms.of(trial).resting(Side.BUY, 1, 20).build()));
        trial.calm();

        trial.as(CancelAllBroker.class).cancelAll();

        trial.await("the end of the other's order", () -> trial.openAtVenue().isEmpty());
    }

    private static void cancelNothing(Trial trial) {
        trial.as(CancelAllBroker.class).cancelAll();
        trial.calm();

        ClientOrderId id = trial.accepted(Terms.of(trial).resting(Side.BUY, 1, 20));
        assertThat(trial.trueOrder(id).orElseThrow().status().isWorking()).isTrue();
    }

    /** Sends a group; each order is accepted. */
    private static List<ClientOrderId> accepted(Trial trial, OrderGroup group) {
        List<ClientOrderId> ids = submit(trial, group);
        ids.forEach(id -> trial.awaitKind(id, OrderEventKind.ACCEPT));
        return ids;
    }

    static List<ClientOrderId> submit(Trial trial, OrderGroup group) {
        List<OrderIntent> intents = new ArrayList<>();
        for (OrderRequest request : group.requests()) {
            intents.add(trial.intent(trial.nextId(), request));
        }
        trial.as(ContingentBroker.class).submitGroup(group, intents);
        return intents.stream().map(OrderIntent::id).toList();
    }

    private static OrderGroup exits(Trial trial) {
        BasicCases.bought(trial, 2);
        Terms terms = Terms.of(trial);
        return OrderGroup.oco(
                terms.stop(Side.SELL, 2, 40).build(),
                terms.resting(Side.SELL, 2, 40).build(),
                OrderGroup.OcoMode.CANCEL);
    }

    private static void ocoWorks(Trial trial) {
        OrderGroup group = exits(trial);

        List<ClientOrderId> ids = accepted(trial, group);
        trial.calm();

        for (int i = 0; i < 2; i++) {
            Order order = trial.trueOrder(ids.get(i)).orElseThrow();
            assertThat(order.status().isWorking()).as(ids.get(i) + " works").isTrue();
            assertThat(order.terms().type()).isEqualTo(group.requests().get(i).type());
            assertThat(order.terms().quantity())
                    .isEqualTo(group.requests().get(i).quantity());
        }
        assertThat(trial.trueOrder(ids.get(0)).orElseThrow().terms().stopPrice())
                .isEqualTo(group.requests().get(0).stopPrice());
        assertThat(trial.trueOrder(ids.get(1)).orElseThrow().terms().limitPrice())
                .isEqualTo(group.requests().get(1).limitPrice());
    }

    private static void ocoLimitFills(Trial trial) {
        List<ClientOrderId> ids = accepted(trial, exits(trial));

        trial.market(100);

        oneFillsOtherEnds(trial, ids.get(1), ids.get(0), 2);
    }

    private static void ocoStopFills(Trial trial) {
        List<ClientOrderId> ids = accepted(trial, exits(trial));

        trial.market(-100);

        oneFillsOtherEnds(trial, ids.get(0), ids.get(1), 2);
    }

    private static void oneFillsOtherEnds(Trial trial, ClientOrderId filled, ClientOrderId ended, int lots) {
        Decimal units = trial.listing.lot().times(lots);
        trial.awaitFilled(filled, units);
        trial.awaitKind(ended, OrderEventKind.CANCEL);
        trial.calm();
        assertThat(trial.heard().filled(filled)).isEqualTo(units);
        assertThat(trial.heard().filled(ended)).isEqualTo(Decimal.ZERO);
        assertThat(trial.heldAtVenue()).isEqualTo(Decimal.ZERO);
    }

    private static void otoWaits(Trial trial) {
        Terms terms = Terms.of(trial);
        OrderGroup group = OrderGroup.oto(
                terms.resting(Side.BUY, 2, 20).build(),
                terms.resting(Side.SELL, 2, 40).build());
        List<ClientOrderId> ids = submit(trial, group);
        trial.awaitKind(ids.get(0), OrderEventKind.ACCEPT);
        trial.market(100);
        trial.calm();
        assertThat(trial.trulyFilled(ids.get(1)))
                .as("the child before its parent")
                .isEqualTo(Decimal.ZERO);

        trial.market(-60);
        trial.awaitFilled(ids.get(0), terms.lots(2));
        trial.calm();
        trial.market(100);

        trial.awaitFilled(ids.get(1), terms.lots(2));
    }

    private static void otoEnds(Trial trial) {
        Terms terms = Terms.of(trial);
        List<ClientOrderId> ids = submit(
                trial,
                OrderGroup.oto(
                        terms.resting(Side.BUY, 2, 20).build(),
                        terms.resting(Side.SELL, 2, 40).build()));
        trial.awaitKind(ids.get(0), OrderEventKind.ACCEPT);

        trial.cancel(ids.get(0));

        trial.awaitKind(ids.get(0), OrderEventKind.CANCEL);
        trial.awaitKind(ids.get(1), OrderEventKind.CANCEL);
        trial.market(100);
        trial.calm();
        assertThat(trial.trulyFilled(ids.get(1))).isEqualTo(Decimal.ZERO);
    }

    private static OrderGroup bracket(Trial trial) {
        Terms terms = Terms.of(trial);
        return OrderGroup.bracket(
                terms.resting(Side.BUY, 2, 20).build(),
                terms.stop(Side.SELL, 2, 80).build(),
                terms.resting(Side.SELL, 2, 40).build());
    }

    private static List<ClientOrderId> entered(Trial trial) {
        List<ClientOrderId> ids = submit(trial, bracket(trial));
        trial.awaitKind(ids.get(0), OrderEventKind.ACCEPT);
        trial.market(-45);
        trial.awaitFilled(ids.get(0), trial.listing.lot().times(2));
        trial.calm();
        return ids;
    }

    private static void bracketProfit(Trial trial) {
        List<ClientOrderId> ids = entered(trial);

        trial.market(100);

        oneFillsOtherEnds(trial, ids.get(2), ids.get(1), 2);
    }

    private static void bracketStop(Trial trial) {
        List<ClientOrderId> ids = entered(trial);

        trial.market(-150);

        oneFillsOtherEnds(trial, ids.get(1), ids.get(2), 2);
    }

    private static void bracketCanceled(Trial trial) {
        List<ClientOrderId> ids = submit(trial, bracket(trial));
        trial.awaitKind(ids.get(0), OrderEventKind.ACCEPT);

        trial.cancel(ids.get(0));

        ids.forEach(id -> trial.awaitKind(id, OrderEventKind.CANCEL));
        trial.market(100);
        trial.calm();
        assertThat(trial.fillsAtVenue()).isEmpty();
    }

    private static void bracketRefused(Trial trial) {
        Decimal huge = trial.listing.lot().times(1_000_000);
        List<OrderRequest> requests = bracket(trial).requests().stream()
                .map(each -> each.toBuilder().quantity(huge).build())
                .toList();
        OrderGroup group = OrderGroup.bracket(requests.get(0), requests.get(1), requests.get(2));

        List<ClientOrderId> ids = submit(trial, group);

        ids.forEach(id -> trial.awaitKind(id, OrderEventKind.REJECT));
        assertThat(trial.ordersAtVenue()).isEmpty();
    }
}
