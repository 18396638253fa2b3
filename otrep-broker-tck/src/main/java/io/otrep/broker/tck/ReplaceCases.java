package io.otrep.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.broker.Capability;
import io.otrep.broker.ReplacingBroker;
import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.order.VenueOrderId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Other terms for an order that works. A quantity is always the total, what is filled included. */
final class ReplaceCases {
    private ReplaceCases() {}

    static List<Case> all() {
        return List.of(
                of("0401", "a replace moves the price", ReplaceCases::price),
                of("0402", "a replace changes the total quantity", ReplaceCases::quantity),
                of("0403", "a replace by our id alone is made", ReplaceCases::byOurId),
                of("0404", "a replace of an unknown order is refused", ReplaceCases::unknown),
                of("0405", "a replace of a filled order is refused and fills nothing", ReplaceCases::ofFilled),
                of("0406", "a cancel after a replace ends the order", ReplaceCases::cancelAfter),
                of("0407", "a cancel by the id before the replace does not lie", ReplaceCases::cancelByOldId),
                of("0408", "the order is found once under our id, with the terms that hold", ReplaceCases::found),
                of("0409", "of two replaces the last one holds", ReplaceCases::twice),
                of("0410", "fills before and after a replace are told under our id", ReplaceCases::fillsAround),
                of("0411", "a refused replace leaves the order as it was", ReplaceCases::refused),
                of("0412", "a replace that races a partial fill never overfills", ReplaceCases::racesPart),
                of("0413", "a replace that races the last fill never overfills", ReplaceCases::racesWhole));
    }

    private static Case of(String number, String title, Case.Body body) {
        return Case.of(number, Capability.REPLACE, title, body).needing(Capability.LIMIT);
    }

    static void replace(Trial trial, ClientOrderId id, OrderRequest terms, @Nullable VenueOrderId venueId) {
        OrderIntent intent = trial.intent(id, terms);
        trial.as(ReplacingBroker.class).replace(intent, venueId);
    }

    private static void replace(Trial trial, ClientOrderId id, OrderRequest terms) {
        replace(trial, id, terms, trial.venueId(id));
    }

    private static OrderRequest replaced(Trial trial, ClientOrderId id, OrderRequest terms) {
        replace(trial, id, terms);
        trial.awaitKind(id, OrderEventKind.REPLACE);
        trial.calm();
        return terms;
    }

    private static void allIsTold(Trial trial, ClientOrderId id) {
        trial.await("all executions are told", () -> trial.heard().filled(id).equals(trial.trulyFilled(id)));
        trial.calm();
    }

    /** The terms told last are those that hold, and the venue agrees. */
    private static void holds(Trial trial, ClientOrderId id, OrderRequest terms) {
        List<OrderEvent> replaces = trial.heard().events(id).stream()
                .filter(event -> event.kind() == OrderEventKind.REPLACE)
                .toList();
        assertThat(replaces).as("replaces told").isNotEmpty();
        sameTerms(replaces.get(replaces.size() - 1).terms(), terms);
        sameTerms(trial.trueOrder(id).orElseThrow().terms(), terms);
    }

    private static void sameTerms(@Nullable OrderRequest found, OrderRequest expected) {
        if (found == null) {
            throw new AssertionError("no terms were told");
        }
        assertThat(found.limitPrice()).isEqualTo(expected.limitPrice());
        assertThat(found.quantity()).isEqualTo(expected.quantity());
        assertThat(found.side()).isEqualTo(expected.side());
        assertThat(found.type()).isEqualTo(expected.type());
    }

    private static OrderRequest.Builder resting(Trial trial, int lots, int ticks) {
        return Terms.of(trial).resting(Side.BUY, lots, ticks);
    }

    private static void price(Trial trial) {
        ClientOrderId id = trial.accepted(resting(trial, 2, 20));

        OrderRequest terms = replaced(trial, id, resting(trial, 2, 12).build());

        holds(trial, id, terms);
        assertThat(trial.made(id)).as("orders made").isEqualTo(1);
        trial.market(-60);
        trial.awaitFilled(id, trial.listing.lot().times(2));
        assertThat(trial.heard().fills(id).values())
                .allSatisfy(fill -> assertThat(fill.price()).isEqualTo(terms.limitPrice()));
        assertThat(trial.heard().kinds(id)).doesNotContain(OrderEventKind.CANCEL, OrderEventKind.REJECT);
    }

    private static void quantity(Trial trial) {
        ClientOrderId id = trial.accepted(resting(trial, 2, 20));

        OrderRequest terms = replaced(trial, id, resting(trial, 3, 20).build());

        holds(trial, id, terms);
        trial.market(-60);
        trial.awaitFilled(id, trial.listing.lot().times(3));
    }

    private static void byOurId(Trial trial) {
        ClientOrderId id = trial.accepted(resting(trial, 2, 20));
        OrderRequest terms = resting(trial, 2, 14).build();

        replace(trial, id, terms, null);

        trial.awaitKind(id, OrderEventKind.REPLACE);
        trial.calm();
        holds(trial, id, terms);
    }

    private static void unknown(Trial trial) {
        ClientOrderId id = trial.nextId();

        replace(trial, id, resting(trial, 2, 14).build(), null);

        trial.awaitKind(id, OrderEventKind.REPLACE_REJECT);
        trial.calm();
        assertThat(trial.heard().kinds(id)).containsOnly(OrderEventKind.REPLACE_REJECT);
    }

    private static void ofFilled(Trial trial) {
        ClientOrderId id = BasicCases.bought(trial, 2);

        replace(trial, id, resting(trial, 3, 14).build());

        trial.awaitKind(id, OrderEventKind.REPLACE_REJECT);
        trial.market(-60);
        trial.calm();
        assertThat(trial.heard().filled(id)).isEqualTo(trial.listing.lot().times(2));
        assertThat(trial.trulyFilled(id)).isEqualTo(trial.listing.lot().times(2));
    }

    private static void cancelAfter(Trial trial) {
        ClientOrderId id = trial.accepted(resting(trial, 2, 20));
        replaced(trial, id, resting(trial, 2, 14).build());

        trial.cancel(id);

        BasicCases.endsCanceled(trial, id);
    }

    private static void cancelByOldId(Trial trial) {
        ClientOrderId id = trial.accepted(resting(trial, 2, 20));
        VenueOrderId old = trial.venueId(id);
        replaced(trial, id, resting(trial, 2, 14).build());

        trial.broker().cancel(id, old);
        trial.await(
                "an outcome of the cancel",
                () -> trial.heard().has(id, OrderEventKind.CANCEL)
                        || trial.heard().has(id, OrderEventKind.CANCEL_REJECT));
        trial.await(
                "told that it ended, if it did",
                () -> trial.heard().has(id, OrderEventKind.CANCEL)
                        == trial.trueOrder(id).orElseThrow().status().isClosed());
        trial.calm();

        boolean ended = trial.heard().has(id, OrderEventKind.CANCEL);
        assertThat(trial.trueOrder(id).orElseThrow().status().isClosed()).isEqualTo(ended);
        assertThat(ended || trial.heard().has(id, OrderEventKind.CANCEL_REJECT))
                .as("the cancel has an outcome")
                .isTrue();
    }

    private static void found(Trial trial) {
        ClientOrderId id = trial.accepted(resting(trial, 2, 20));
        OrderRequest terms = replaced(trial, id, resting(trial, 3, 14).build());

        Order order = trial.answer(trial.broker().order(id)).orElseThrow();
        List<Order> open = trial.answer(trial.broker().openOrders());

        sameTerms(order.terms(), terms);
        assertThat(order.status().isWorking()).isTrue();
        assertThat(open).as("open orders").hasSize(1);
        assertThat(open.get(0).id()).isEqualTo(id);
        sameTerms(open.get(0).terms(), terms);
    }

    private static void twice(Trial trial) {
        ClientOrderId id = trial.accepted(resting(trial, 2, 20));
        replaced(trial, id, resting(trial, 2, 14).build());

        OrderRequest last = resting(trial, 4, 17).build();
        replace(trial, id, last);
        trial.await(
                "the second replace",
                () -> trial.heard().events(id).stream()
                        .anyMatch(event -> event.terms() != null
                                && Objects.equals(last.quantity(), event.terms().quantity())));
        trial.calm();

        holds(trial, id, last);
        assertThat(trial.openAtVenue()).hasSize(1);
    }

    private static void fillsAround(Trial trial) {
        Decimal lot = trial.listing.lot();
        ClientOrderId id = trial.accepted(resting(trial, 3, 20));
        trial.fill(id, lot);
        trial.awaitFilled(id, lot);

        OrderRequest terms = replaced(trial, id, resting(trial, 3, 14).build());
        trial.fill(id, lot);
        trial.awaitFilled(id, lot.times(2));
        trial.calm();

        holds(trial, id, terms);
        assertThat(trial.heard().filled(id)).isEqualTo(lot.times(2));
        Order order = trial.answer(trial.broker().order(id)).orElseThrow();
        assertThat(order.filledQuantity()).as("what the query says is filled").isEqualTo(lot.times(2));
        assertThat(order.terms().quantity()).as("the total").isEqualTo(lot.times(3));
    }

    private static void refused(Trial trial) {
        Decimal lot = trial.listing.lot();
        ClientOrderId id = trial.accepted(resting(trial, 3, 20));
        trial.fill(id, lot.times(2));
        trial.awaitFilled(id, lot.times(2));

        replace(trial, id, resting(trial, 1, 14).build());

        trial.awaitKind(id, OrderEventKind.REPLACE_REJECT);
        trial.calm();
        assertThat(trial.heard().kinds(id)).doesNotContain(OrderEventKind.REPLACE, OrderEventKind.REJECT);
        assertThat(trial.trueOrder(id).orElseThrow().status().isWorking()).isTrue();
        assertThat(trial.trueOrder(id).orElseThrow().terms().quantity()).isEqualTo(lot.times(3));
    }

    /**
     * A lot is filled before the replace arrives, and nobody waits until it was told. Where the venue's replacement begins at nothing filled, the
     * adapter may need another request to make it smaller; it has a while for that before the market comes.
     */
    private static void racesPart(Trial trial) {
        Decimal lot = trial.listing.lot();
        ClientOrderId id = trial.accepted(resting(trial, 4, 20));
        OrderRequest terms = resting(trial, 2, 15).build();

        trial.fill(id, lot);
        replace(trial, id, terms);
        trial.await("the outcome of the replace", () -> outcome(trial, id));
        trial.wire.pass(trial.wire.calm().multipliedBy(4));
        trial.await(
                "the venue has the total that was told",
                () -> !trial.heard().has(id, OrderEventKind.REPLACE)
                        || Objects.equals(
                                terms.quantity(),
                                trial.trueOrder(id).orElseThrow().terms().quantity()));
        trial.market(-60);
        allIsTold(trial, id);

        boolean made = trial.heard().has(id, OrderEventKind.REPLACE);
        assertThat(trial.trulyFilled(id)).as("filled at the venue").isEqualTo(lot.times(made ? 2 : 4));
        assertThat(trial.heard().filled(id)).as("filled in the books").isEqualTo(trial.trulyFilled(id));
        assertThat(trial.heldAtVenue()).isEqualTo(trial.trulyFilled(id));
    }

    private static void racesWhole(Trial trial) {
        Decimal lot = trial.listing.lot();
        ClientOrderId id = trial.accepted(resting(trial, 2, 20));

        trial.fill(id, lot.times(2));
        replace(trial, id, resting(trial, 3, 15).build());
        trial.await("the outcome of the replace", () -> outcome(trial, id));
        trial.market(-60);
        allIsTold(trial, id);

        assertThat(trial.trulyFilled(id)).as("filled at the venue").isEqualTo(lot.times(2));
        assertThat(trial.heard().filled(id)).as("filled in the books").isEqualTo(lot.times(2));
        assertThat(trial.heard().kinds(id)).doesNotContain(OrderEventKind.REPLACE);
    }

    private static boolean outcome(Trial trial, ClientOrderId id) {
        return trial.heard().has(id, OrderEventKind.REPLACE) || trial.heard().has(id, OrderEventKind.REPLACE_REJECT);
    }
}
