package io.otrep.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.broker.BrokerException;
import io.otrep.broker.tck.WireFault.Kind;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.Side;
import io.otrep.venue.sim.MessageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A question that could not be asked is never answered with nothing. */
final class QueryFaultCases {
    private static final List<Kind> KINDS = List.of(
            Kind.NO_CONNECTION,
            Kind.REQUEST_LOST,
            Kind.CUT_AFTER_ARRIVAL,
            Kind.CUT_IN_REPLY,
            Kind.SERVER_ERROR,
            Kind.REPLY_GARBLED,
            Kind.RATE_LIMITED);

    private QueryFaultCases() {}

    static List<Case> all() {
        List<Case> all = new ArrayList<>();
        for (int i = 0; i < KINDS.size(); i++) {
            Kind kind = KINDS.get(i);
            all.add(Case.of(
                    "090" + i,
                    Duty.QUERY_FAULTS,
                    "an order is never absent because of " + kind,
                    trial -> neverAbsent(trial, kind)));
        }
        all.add(Case.of(
                "0911",
                Duty.QUERY_FAULTS,
                "after one server error a query is answered, or may be asked again",
                QueryFaultCases::oneError));
        all.add(Case.of("0912", Duty.QUERY_FAULTS, "a query that is never answered ends", QueryFaultCases::ends));
        all.add(Case.of(
                "0913", Duty.QUERY_FAULTS, "no list is empty because its query failed", QueryFaultCases::noEmptyList));
        all.add(Case.of("0914", Duty.QUERY_FAULTS, "a late answer is an answer", QueryFaultCases::late));
        return all;
    }

    private static void neverAbsent(Trial trial, Kind kind) {
        ClientOrderId id = trial.accepted(Terms.of(trial).resting(Side.BUY, 1, 20));
        trial.faults(WireFault.always(kind, MessageKind.QUERY));

        CompletableFuture<Optional<Order>> asked = trial.broker().order(id).toCompletableFuture();
        trial.await("the query ends", asked::isDone);

        if (asked.isCompletedExceptionally()) {
            trial.failure(asked);
        } else {
            assertThat(asked.join()).as("what was answered").isPresent();
        }
    }

    private static void oneError(Trial trial) {
        trial.faults(WireFault.once(Kind.SERVER_ERROR, MessageKind.QUERY));

        CompletableFuture<?> asked = trial.broker().account().toCompletableFuture();
        trial.await("the query ends", asked::isDone);

        if (asked.isCompletedExceptionally()) {
            assertThat(trial.failure(asked).kind()).isEqualTo(BrokerException.Kind.RETRYABLE);
        }
        assertThat(trial.settled(() -> trial.broker().account()).currency())
                .isEqualTo(trial.instrument().currency());
    }

    private static void ends(Trial trial) {
        trial.faults(WireFault.always(Kind.REQUEST_LOST, MessageKind.QUERY));

        BrokerException failure = trial.failure(trial.broker().account());

        assertThat(failure.kind()).isEqualTo(BrokerException.Kind.RETRYABLE);
    }

    private static void noEmptyList(Trial trial) {
        BasicCases.bought(trial, 1);
        trial.accepted(Terms.of(trial).resting(Side.BUY, 1, 20));
        trial.faults(WireFault.always(Kind.SERVER_ERROR, MessageKind.QUERY));

        trial.failure(trial.broker().openOrders());
        trial.failure(trial.broker().positions());
        trial.failure(trial.broker().activities(trial.began()));
        trial.failure(trial.broker().closedOrders(trial.began()));
    }

    private static void late(Trial trial) {
        trial.faults(WireFault.once(Kind.REPLY_DELAYED, MessageKind.QUERY));

        assertThat(trial.answer(trial.broker().account()).currency())
                .isEqualTo(trial.instrument().currency());
    }
}
