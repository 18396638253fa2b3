package io.otrep.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.broker.Broker;
import io.otrep.broker.BrokerException;
import io.otrep.broker.BrokerFactory;
import io.otrep.broker.tck.WireFault.Kind;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEventKind;
import io.otrep.order.RejectReason;
import io.otrep.order.Side;
import io.otrep.venue.sim.MessageKind;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** Too many requests, and credentials that the venue does not know. */
final class LimitCases {
    private LimitCases() {}

    static List<Case> all() {
        return List.of(
                Case.of(
                        "1201",
                        Duty.RATE_LIMIT,
                        "a new order that is one too many is refused, never unknown",
                        LimitCases::submit),
                Case.of(
                        "1202",
                        Duty.RATE_LIMIT,
                        "a cancel that is one too many is made, or not known so that it is asked for again; never refused",
                        LimitCases::cancel),
                Case.of(
                        "1204",
                        Duty.RATE_LIMIT,
                        "a cancel that is asked for again after one too many is made",
                        LimitCases::cancelAgain),
                Case.of("1203", Duty.RATE_LIMIT, "a query that is one too many may be asked again", LimitCases::query),
                Case.of(
                                "1211",
                                Duty.CREDENTIALS,
                                "with wrong credentials no stream comes up and no query is answered",
                                LimitCases::stranger)
                        .unconnected(),
                Case.of("1212", Duty.CREDENTIALS, "with wrong credentials no order is made", LimitCases::strangerOrder)
                        .unconnected(),
                Case.of("1213", Duty.CREDENTIALS, "no secret is in a text", LimitCases::secrets));
    }

    private static void submit(Trial trial) {
        trial.faults(WireFault.once(Kind.RATE_LIMITED, MessageKind.SUBMIT));

        ClientOrderId id = trial.submit(Terms.of(trial).resting(Side.BUY, 1, 20));

        trial.await("an outcome", () -> !trial.heard().kinds(id).isEmpty());
        trial.calm();
        assertThat(trial.heard().kinds(id)).doesNotContain(OrderEventKind.SUBMIT_UNKNOWN);
        boolean made = trial.trueOrder(id).isPresent();
        assertThat(trial.heard().has(id, OrderEventKind.ACCEPT))
                .as("told that it was made")
                .isEqualTo(made);
        if (!made) {
            assertThat(trial.heard().kinds(id)).containsAnyOf(OrderEventKind.REJECT, OrderEventKind.NOT_SENT);
            assertThat(trial.heard().events(id))
                    .allSatisfy(event -> assertThat(event.reason()).isIn(RejectReason.RATE_LIMIT, null));
        }
    }

    private static void cancel(Trial trial) {
        ClientOrderId id = trial.accepted(Terms.of(trial).resting(Side.BUY, 1, 20));
        trial.faults(WireFault.once(Kind.RATE_LIMITED, MessageKind.CANCEL));

        trial.cancel(id);

        trial.await(
                "an outcome", () -> trial.heard().kinds(id).stream().anyMatch(kind -> kind != OrderEventKind.ACCEPT));
        trial.calm();
        assertThat(trial.heard().has(id, OrderEventKind.CANCEL))
                .isEqualTo(trial.trueOrder(id).orElseThrow().status().isClosed());
        assertThat(trial.heard().kinds(id))
                .as("the venue did not look at it, so it did not refuse it")
                .doesNotContain(OrderEventKind.CANCEL_REJECT)
                .containsAnyOf(OrderEventKind.CANCEL, OrderEventKind.CANCEL_UNKNOWN);
    }

    private static void cancelAgain(Trial trial) {
        ClientOrderId id = trial.accepted(Terms.of(trial).resting(Side.BUY, 1, 20));
        trial.faults(WireFault.once(Kind.RATE_LIMITED, MessageKind.CANCEL));
        trial.cancel(id);
        trial.await(
                "an outcome",
                () -> trial.heard().has(id, OrderEventKind.CANCEL)
                        || trial.heard().has(id, OrderEventKind.CANCEL_UNKNOWN));
        trial.faults();

        trial.cancel(id);

        trial.awaitKind(id, OrderEventKind.CANCEL);
        assertThat(trial.trueOrder(id).orElseThrow().status().isClosed()).isTrue();
    }

    private static void query(Trial trial) {
        trial.faults(WireFault.always(Kind.RATE_LIMITED, MessageKind.QUERY));

        BrokerException failure = trial.failure(trial.broker().account());

        assertThat(failure.kind()).isEqualTo(BrokerException.Kind.RETRYABLE);
        trial.faults();
        assertThat(trial.settled(() -> trial.broker().account()).currency())
                .isEqualTo(trial.instrument().currency());
    }

    private static Broker strangerOf(Trial trial) {
        BrokerFactory factory = trial.subject
                .stranger(trial.wire)
                .orElseThrow(() -> new TestAbortedException("there are no credentials"));
        return trial.another(factory);
    }

    private static void stranger(Trial trial) {
        Broker broker = strangerOf(trial);

        broker.connect(trial.heard());
        BrokerException failure = trial.failure(broker.account());
        trial.calm();

        assertThat(failure.kind()).isEqualTo(BrokerException.Kind.FATAL);
        assertThat(trial.heard().isUp()).as("the stream is up").isFalse();
        trial.subject.secrets().forEach(secret -> assertThat(failure.toString()).doesNotContain(secret));
    }

    private static void strangerOrder(Trial trial) {
        Broker broker = strangerOf(trial);
        broker.connect(trial.heard());
        ClientOrderId id = trial.nextId();

        broker.submit(trial.intent(id, Terms.of(trial).resting(Side.BUY, 1, 20).build()));

        trial.await(
                "an outcome",
                () -> trial.heard().has(id, OrderEventKind.REJECT)
                        || trial.heard().has(id, OrderEventKind.NOT_SENT));
        assertThat(trial.trueOrder(id)).isEmpty();
    }

    private static void secrets(Trial trial) {
        List<String> secrets = trial.subject.secrets();
        if (secrets.isEmpty()) {
            throw new TestAbortedException("there are no secrets");
        }
        trial.faults(WireFault.always(Kind.SERVER_ERROR, MessageKind.QUERY));
        BrokerException failure = trial.failure(trial.broker().account());

        for (String secret : secrets) {
            assertThat(trial.broker().toString()).doesNotContain(secret);
            assertThat(trial.subject.factory(trial.wire).toString()).doesNotContain(secret);
            for (Throwable each = failure; each != null; each = each.getCause()) {
                assertThat(each.toString()).doesNotContain(secret);
            }
            assertThat(trial.heard().toString()).doesNotContain(secret);
        }
    }
}
