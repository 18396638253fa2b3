package io.otrep.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.broker.CancelAllBroker;
import io.otrep.broker.Capability;
import io.otrep.broker.tck.WireFault.Kind;
import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.venue.sim.MessageKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is not known is told as not known, is sent once, and is settled by evidence. Each request is struck at each step of its way; whether
 * the venue did what was asked or not, the adapter may claim neither without proof.
 */
final class RequestFaultCases {
    private static final List<Kind> KINDS = List.of(
            Kind.NO_CONNECTION,
            Kind.REQUEST_LOST,
            Kind.CUT_BEFORE_ARRIVAL,
            Kind.CUT_AFTER_ARRIVAL,
            Kind.CUT_IN_REPLY,
            Kind.REPLY_LOST,
            Kind.SERVER_ERROR,
            Kind.SERVER_ERROR_AFTER,
            Kind.REPLY_GARBLED,
            Kind.REPLY_DELAYED);

    private RequestFaultCases() {}

    static List<Case> all() {
        List<Case> all = new ArrayList<>();
        for (int i = 0; i < KINDS.size(); i++) {
            Kind kind = KINDS.get(i);
            all.add(Case.of("080" + i, Duty.REQUEST_FAULTS, words("a new order", kind), trial -> submit(trial, kind)));
            all.add(Case.of("081" + i, Duty.REQUEST_FAULTS, words("a cancel", kind), trial -> cancel(trial, kind)));
            all.add(Case.of("082" + i, Capability.REPLACE, words("a replace", kind), trial -> replace(trial, kind))
                    .needing(Capability.LIMIT)
                    .onlyOnce());
            all.add(Case.of("083" + i, Capability.BRACKET, words("a bracket", kind), trial -> group(trial, kind))
                    .onlyOnce());
        }
        all.add(Case.of(
                "0841",
                Duty.REQUEST_FAULTS,
                "an order that is unknown while the stream is down is found by its id",
                RequestFaultCases::foundById));
        all.add(Case.of(
                "0842",
                Duty.REQUEST_FAULTS,
                "an order that never arrived is not found by its id",
                RequestFaultCases::notFound));
        all.add(Case.of(
                "0843",
                Duty.REQUEST_FAULTS,
                "after a timeout the next order goes through",
                RequestFaultCases::nextGoes));
        all.add(Case.of(
                "0844",
                Duty.REQUEST_FAULTS,
                "a venue that fails again and again is told of as unknown or not sent, never as refused",
                RequestFaultCases::sickVenue));
        all.add(Case.of(
                "0845", Duty.REQUEST_FAULTS, "a cancel passes while new orders fail", RequestFaultCases::cancelPasses));
        all.add(Case.of(
                "0846",
                Duty.REQUEST_FAULTS,
                "an unknown order that is filled is told as filled",
                RequestFaultCases::unknownFills));
        all.add(Case.of(
                "0847",
                Capability.CANCEL_ALL,
                "a cancel of everything whose reply is lost ends everything or says that it is not known",
                RequestFaultCases::cancelAll));
        return all;
    }

    private static String words(String what, Kind kind) {
        return what + " under " + kind + " is told without a guess, once, and settled";
    }

    private static OrderRequest.Builder resting(Trial trial) {
        return Terms.of(trial).resting(Side.BUY, 2, 20);
    }

    private static void submit(Trial trial, Kind kind) {
        trial.faults(WireFault.once(kind, MessageKind.SUBMIT));

        ClientOrderId id = trial.submit(resting(trial));

        outcomeOfNew(trial, id, kind);
    }

    private static void outcomeOfNew(Trial trial, ClientOrderId id, Kind kind) {
        trial.await("an outcome of " + id, () -> !trial.heard().kinds(id).isEmpty());
        trial.faults();
        trial.calm();
        List<OrderEventKind> told = trial.heard().kinds(id);
        assertThat(told).as("what was told").doesNotContain(OrderEventKind.REJECT, OrderEventKind.CANCEL);
        if (kind != Kind.NO_CONNECTION) {
            assertThat(told).as("a byte may have left").doesNotContain(OrderEventKind.NOT_SENT);
        }
        assertThat(trial.wire.received(id).size()).as("requests received").isLessThanOrEqualTo(1);
        assertThat(trial.made(id)).as("orders made").isEqualTo(kind.isDone() ? 1 : 0);
        if (kind.isDone()) {
            assertThat(told).containsAnyOf(OrderEventKind.ACCEPT, OrderEventKind.SUBMIT_UNKNOWN);
            isShown(trial, id);
        } else {
            assertThat(told)
                    .containsAnyOf(OrderEventKind.SUBMIT_UNKNOWN, OrderEventKind.NOT_SENT)
                    .doesNotContain(OrderEventKind.ACCEPT);
            assertThat(trial.settled(() -> trial.broker().order(id))).isEmpty();
        }
    }

    private static void isShown(Trial trial, ClientOrderId id) {
        Optional<Order> shown = trial.settled(() -> trial.broker().order(id));
        assertThat(shown).as("what the venue shows of " + id).isPresent();
        assertThat(shown.get().status().isWorking()).isTrue();
    }

    private static void cancel(Trial trial, Kind kind) {
        ClientOrderId id = trial.accepted(resting(trial));
        trial.faults(WireFault.once(kind, MessageKind.CANCEL));

        trial.cancel(id);

        trial.await("an outcome of the cancel", () -> trial.heard().kinds(id).size() > acceptances(trial, id));
        trial.faults();
        trial.await(
                "told that it ended, if it did",
                () -> trial.heard().has(id, OrderEventKind.CANCEL) == ended(trial, id));
        trial.calm();
        boolean ended = ended(trial, id);
        List<OrderEventKind> told = trial.heard().kinds(id);
        assertThat(told)
                .as("what was told")
                .doesNotContain(OrderEventKind.CANCEL_REJECT, OrderEventKind.REJECT, OrderEventKind.SUBMIT_UNKNOWN);
        assertThat(told.contains(OrderEventKind.CANCEL))
                .as("told that it ended")
                .isEqualTo(ended);
        if (!ended) {
            assertThat(told).contains(OrderEventKind.CANCEL_UNKNOWN);
            trial.cancel(id);
            trial.awaitKind(id, OrderEventKind.CANCEL);
        }
    }

    private static boolean ended(Trial trial, ClientOrderId id) {
        return trial.trueOrder(id).orElseThrow().status().isClosed();
    }

    private static long acceptances(Trial trial, ClientOrderId id) {
        return trial.heard().kinds(id).stream()
                .filter(kind -> kind == OrderEventKind.ACCEPT)
                .count();
    }

    private static void replace(Trial trial, Kind kind) {
        ClientOrderId id = trial.accepted(resting(trial));
        OrderRequest terms = Terms.of(trial).resting(Side.BUY, 3, 14).build();
        trial.faults(WireFault.once(kind, MessageKind.REPLACE));

        ReplaceCases.replace(trial, id, terms, trial.venueId(id));

        trial.await("an outcome of the replace", () -> trial.heard().kinds(id).size() > acceptances(trial, id));
        trial.faults();
        trial.await(
                "told that other terms hold, if they do",
                () -> trial.heard().has(id, OrderEventKind.REPLACE) == holds(trial, id, terms));
        trial.calm();
        List<OrderEventKind> told = trial.heard().kinds(id);
        assertThat(told).as("what was told").doesNotContain(OrderEventKind.REJECT, OrderEventKind.CANCEL);
        if (kind != Kind.NO_CONNECTION) {
            assertThat(told).as("a byte may have left").doesNotContain(OrderEventKind.REPLACE_REJECT);
        }
        assertThat(trial.wire.received(id).size()).as("requests received").isLessThanOrEqualTo(2);
        boolean made = holds(trial, id, terms);
        assertThat(told.contains(OrderEventKind.REPLACE))
                .as("told that other terms hold")
                .isEqualTo(made);
        if (!made) {
            assertThat(told).containsAnyOf(OrderEventKind.REPLACE_UNKNOWN, OrderEventKind.REPLACE_REJECT);
        }
        Order shown = trial.settled(() -> trial.broker().order(id)).orElseThrow();
        assertThat(shown.terms().quantity())
                .isEqualTo(trial.trueOrder(id).orElseThrow().terms().quantity());
    }

    private static boolean holds(Trial trial, ClientOrderId id, OrderRequest terms) {
        return Objects.equals(
                terms.quantity(), trial.trueOrder(id).orElseThrow().terms().quantity());
    }

    private static void group(Trial trial, Kind kind) {
        Terms terms = Terms.of(trial);
        trial.faults(WireFault.once(kind, MessageKind.GROUP));

        List<ClientOrderId> ids = GroupCases.submit(
                trial,
                OrderGroup.bracket(
                        terms.resting(Side.BUY, 2, 20).build(),
                        terms.stop(Side.SELL, 2, 80).build(),
                        terms.resting(Side.SELL, 2, 40).build()));

        for (ClientOrderId id : ids) {
            trial.await("an outcome of " + id, () -> !trial.heard().kinds(id).isEmpty());
        }
        trial.faults();
        trial.calm();
        for (ClientOrderId id : ids) {
            List<OrderEventKind> told = trial.heard().kinds(id);
            assertThat(told).as("what was told of " + id).doesNotContain(OrderEventKind.REJECT, OrderEventKind.CANCEL);
            if (kind != Kind.NO_CONNECTION) {
                assertThat(told).doesNotContain(OrderEventKind.NOT_SENT);
            }
        }
        assertThat(trial.ordersAtVenue().size()).as("orders made").isEqualTo(kind.isDone() ? 3 : 0);
        if (kind.isDone()) {
            isShown(trial, ids.get(0));
        } else {
            assertThat(trial.heard().kinds(ids.get(0)))
                    .containsAnyOf(OrderEventKind.SUBMIT_UNKNOWN, OrderEventKind.NOT_SENT);
        }
    }

    private static void foundById(Trial trial) {
        trial.faults(WireFault.once(Kind.REPLY_LOST, MessageKind.SUBMIT));
        trial.cutStreams(trial.wire.patience());

        ClientOrderId id = trial.submit(resting(trial));

        trial.awaitKind(id, OrderEventKind.SUBMIT_UNKNOWN);
        isShown(trial, id);
        assertThat(trial.wire.received(id)).hasSize(1);
    }

    private static void notFound(Trial trial) {
        trial.faults(WireFault.once(Kind.REQUEST_LOST, MessageKind.SUBMIT));

        ClientOrderId id = trial.submit(resting(trial));

        trial.awaitKind(id, OrderEventKind.SUBMIT_UNKNOWN);
        assertThat(trial.settled(() -> trial.broker().order(id))).isEmpty();
        assertThat(trial.settled(() -> trial.broker().openOrders())).isEmpty();
    }

    private static void nextGoes(Trial trial) {
        trial.faults(WireFault.once(Kind.REPLY_LOST, MessageKind.SUBMIT));
        ClientOrderId first = trial.submit(resting(trial));
        trial.await("an outcome of " + first, () -> !trial.heard().kinds(first).isEmpty());

        ClientOrderId second = trial.accepted(resting(trial));

        isShown(trial, second);
    }

    private static void sickVenue(Trial trial) {
        trial.faults(WireFault.always(Kind.SERVER_ERROR, MessageKind.SUBMIT));
        List<ClientOrderId> ids = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ids.add(trial.submit(resting(trial)));
        }

        for (ClientOrderId id : ids) {
            trial.await("an outcome of " + id, () -> !trial.heard().kinds(id).isEmpty());
            assertThat(trial.heard().kinds(id))
                    .containsAnyOf(OrderEventKind.SUBMIT_UNKNOWN, OrderEventKind.NOT_SENT)
                    .doesNotContain(OrderEventKind.REJECT, OrderEventKind.ACCEPT);
            assertThat(trial.wire.received(id).size()).isLessThanOrEqualTo(1);
        }
    }

    private static void cancelPasses(Trial trial) {
        ClientOrderId id = trial.accepted(resting(trial));
        trial.faults(WireFault.always(Kind.SERVER_ERROR, MessageKind.SUBMIT));
        for (int i = 0; i < 8; i++) {
            ClientOrderId failing = trial.submit(resting(trial));
            trial.await(
                    "an outcome of " + failing,
                    () -> !trial.heard().kinds(failing).isEmpty());
        }

        trial.cancel(id);

        BasicCases.endsCanceled(trial, id);
    }

    private static void unknownFills(Trial trial) {
        trial.faults(WireFault.once(Kind.REPLY_LOST, MessageKind.SUBMIT));
        Decimal units = trial.listing.lot().times(2);

        ClientOrderId id = trial.submit(Terms.of(trial).taking(Side.BUY, 2, 5));

        trial.awaitFilled(id, units);
        trial.wire.pass(Duration.ofMillis(10));
        trial.await(
                "the order is shown",
                () -> trial.settled(() -> trial.broker().order(id)).isPresent());
        trial.calm();
        assertThat(trial.heard().filled(id)).isEqualTo(units);
        assertThat(trial.heard().kinds(id)).doesNotContain(OrderEventKind.REJECT, OrderEventKind.NOT_SENT);
    }

    private static void cancelAll(Trial trial) {
        ClientOrderId id = trial.accepted(resting(trial));
        trial.faults(WireFault.once(Kind.REPLY_LOST, MessageKind.CANCEL_ALL));

        trial.as(CancelAllBroker.class).cancelAll();

        trial.awaitKind(id, OrderEventKind.CANCEL);
    }
}
