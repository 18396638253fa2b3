package io.otrep.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.Position;
import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.RejectReason;
import io.otrep.order.Side;
import io.otrep.order.VenueOrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** Orders as queries show them: by our id, open, and ended. */
final class LookupCases {
    private LookupCases() {}

    static List<Case> all() {
        return List.of(
                Case.of(
                        "0601",
                        Duty.CLIENT_ID,
                        "an open order is found with its terms and the venue's id",
                        LookupCases::open),
                Case.of(
                        "0602",
                        Duty.CLIENT_ID,
                        "a partly filled order is found with what it filled",
                        LookupCases::part),
                Case.of("0603", Duty.CLIENT_ID, "a filled order is found filled", LookupCases::filled),
                Case.of(
                        "0604",
                        Duty.CLIENT_ID,
                        "a canceled order is found canceled, with what it filled",
                        LookupCases::canceled),
                Case.of("0605", Duty.CLIENT_ID, "an id that was never used is not found", LookupCases::unknown),
                Case.of("0606", Duty.CLIENT_ID, "a refused order is not found working", LookupCases::refused),
                Case.of(
                        "0607",
                        Duty.CLIENT_ID,
                        "a second submit under an id makes no second order",
                        LookupCases::dedupes),
                Case.of("0611", Duty.ORDER_LISTS, "open orders are listed under our ids", LookupCases::listed),
                Case.of(
                        "0612",
                        Duty.ORDER_LISTS,
                        "an order of somebody else is listed as theirs",
                        LookupCases::external),
                Case.of(
                        "0613",
                        Duty.ORDER_LISTS,
                        "orders that ended are listed, those that ended earlier are not",
                        LookupCases::ended),
                Case.of("0614", Duty.ORDER_LISTS, "sixty open orders are all listed", LookupCases::many),
                Case.of(
                        "0615",
                        Duty.ORDER_LISTS,
                        "an order that ended is not among the open ones",
                        LookupCases::notOpen));
    }

    private static Order found(Trial trial, ClientOrderId id) {
        return trial.answer(trial.broker().order(id)).orElseThrow();
    }

    private static OrderRequest.Builder resting(Trial trial, int lots) {
        return Terms.of(trial).resting(Side.BUY, lots, 20);
    }

    private static void open(Trial trial) {
        OrderRequest terms = resting(trial, 2).build();
        ClientOrderId id = trial.accepted(terms.toBuilder());

        Order order = found(trial, id);

        assertThat(order.id()).isEqualTo(id);
        assertThat(order.status()).isEqualTo(OrderStatus.ACCEPTED);
        assertThat(order.venueOrderIds()).contains(trial.venueId(id));
        assertThat(order.terms().limitPrice()).isEqualTo(terms.limitPrice());
        assertThat(order.terms().quantity()).isEqualTo(terms.quantity());
        assertThat(order.terms().side()).isEqualTo(terms.side());
        assertThat(order.terms().instrument()).isEqualTo(terms.instrument());
        assertThat(order.terms().timeInForce()).isEqualTo(terms.timeInForce());
        assertThat(order.filledQuantity()).isEqualTo(Decimal.ZERO);
    }

    private static void part(Trial trial) {
        Decimal lot = trial.listing.lot();
        ClientOrderId id = trial.accepted(resting(trial, 3));
        trial.fill(id, lot);
        trial.awaitFilled(id, lot);

        Order order = found(trial, id);

        assertThat(order.status()).isEqualTo(OrderStatus.ACCEPTED);
        assertThat(order.filledQuantity()).isEqualTo(lot);
        assertThat(order.isPartiallyFilled()).isTrue();
    }

    private static void filled(Trial trial) {
        ClientOrderId id = BasicCases.bought(trial, 2);

        Order order = found(trial, id);

        assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(order.filledQuantity()).isEqualTo(trial.listing.lot().times(2));
        assertThat(order.averagePrice()).isEqualTo(trial.listing.ask().toDouble());
    }

    private static void canceled(Trial trial) {
        Decimal lot = trial.listing.lot();
        ClientOrderId id = trial.accepted(resting(trial, 3));
        trial.fill(id, lot);
        trial.awaitFilled(id, lot);
        trial.cancel(id);
        trial.awaitKind(id, OrderEventKind.CANCEL);

        Order order = found(trial, id);

        assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(order.filledQuantity()).isEqualTo(lot);
    }

    private static void unknown(Trial trial) {
        assertThat(trial.answer(trial.broker().order(trial.nextId()))).isEmpty();
    }

    private static void refused(Trial trial) {
        ClientOrderId id = trial.submit(resting(trial, 1_000_000));
        trial.awaitKind(id, OrderEventKind.REJECT);

        assertThat(trial.answer(trial.broker().order(id)))
                .satisfiesAnyOf(
                        order -> assertThat(order).isEmpty(),
                        order -> assertThat(order.orElseThrow().status()).isEqualTo(OrderStatus.REJECTED));
    }

    private static void dedupes(Trial trial) {
        if (!trial.broker().profile().dedupesOnId()) {
            throw new TestAbortedException("the profile does not promise it");
        }
        OrderRequest terms = resting(trial, 1).build();
        ClientOrderId id = trial.accepted(terms.toBuilder());
        VenueOrderId first = trial.venueId(id);

        trial.broker().submit(trial.intent(id, terms));
        trial.calm();

        assertThat(trial.wire.received(id)).as("requests received").hasSize(2);
        assertThat(trial.made(id)).as("orders made").isEqualTo(1);
        List<OrderEvent> events = trial.heard().events(id);
        assertThat(events)
                .allSatisfy(event -> assertThat(event.kind()).isIn(OrderEventKind.ACCEPT, OrderEventKind.REJECT));
        assertThat(events.stream().filter(event -> event.kind() == OrderEventKind.REJECT))
                .extracting(OrderEvent::reason)
                .allMatch(reason -> reason == RejectReason.DUPLICATE_ID, "says that the id was used");
        assertThat(trial.venueId(id)).isEqualTo(first);
    }

    private static void listed(Trial trial) {
        ClientOrderId one = trial.accepted(resting(trial, 1));
        ClientOrderId other = trial.accepted(resting(trial, 2));

        List<Order> orders = trial.answer(trial.broker().openOrders());

        assertThat(orders).extracting(Order::id).containsExactlyInAnyOrder(one, other);
        assertThat(orders)
                .allSatisfy(order -> assertThat(order.status().isWorking()).isTrue());
    }

    private static void external(Trial trial) {
        VenueOrderId[] made = new VenueOrderId[1];
        trial.venue(venue -> made[0] = venue.externalOrder(resting(trial, 1).build()));
        trial.calm();

        List<Order> orders = trial.answer(trial.broker().openOrders());

        assertThat(orders).hasSize(1);
        Order order = orders.get(0);
        assertThat(order.venueOrderIds()).contains(made[0]);
        assertThat(order.intent().owner()).isEqualTo(Position.EXTERNAL);
    }

    private static void ended(Trial trial) {
        ClientOrderId early = trial.accepted(resting(trial, 1));
        trial.cancel(early);
        trial.awaitKind(early, OrderEventKind.CANCEL);
        trial.wire.pass(Duration.ofMillis(20));
        Instant between = trial.wire.clock().instant();
        trial.wire.pass(Duration.ofMillis(20));
        ClientOrderId late = trial.accepted(resting(trial, 1));
        trial.cancel(late);
        trial.awaitKind(late, OrderEventKind.CANCEL);
        ClientOrderId open = trial.accepted(resting(trial, 1));

        List<Order> all = trial.answer(trial.broker().closedOrders(between.minusSeconds(3600)));
        List<Order> since = trial.answer(trial.broker().closedOrders(between));

        assertThat(all).extracting(Order::id).containsExactly(early, late);
        assertThat(since).extracting(Order::id).contains(late).doesNotContain(early, open);
    }

    private static void many(Trial trial) {
        List<ClientOrderId> ids = new ArrayList<>();
        trial.venue(venue -> {
            for (int i = 0; i < 60; i++) {
                venue.externalOrder(resting(trial, 1).build());
            }
        });
        ids.add(trial.accepted(resting(trial, 1)));

        List<Order> orders = trial.answer(trial.broker().openOrders());

        assertThat(orders).hasSize(61);
        assertThat(orders).extracting(Order::id).containsAll(ids).doesNotHaveDuplicates();
    }

    private static void notOpen(Trial trial) {
        ClientOrderId id = BasicCases.bought(trial, 1);
        ClientOrderId canceled = trial.accepted(resting(trial, 1));
        trial.cancel(canceled);
        trial.awaitKind(canceled, OrderEventKind.CANCEL);

        assertThat(trial.answer(trial.broker().openOrders()))
                .extracting(Order::id)
                .doesNotContain(id, canceled);
    }
}
