package io.otrep.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.broker.tck.WireFault.Kind;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Side;
import io.otrep.venue.sim.MessageKind;
import java.util.List;

/** After the end nothing remains and nothing is told. */
final class ShutdownCases {
    private ShutdownCases() {}

    static List<Case> all() {
        return List.of(
                Case.of("1401", Duty.SHUTDOWN, "no thread and no connection remains", ShutdownCases::nothingRemains),
                Case.of("1402", Duty.SHUTDOWN, "a second close does nothing", ShutdownCases::twice),
                Case.of("1403", Duty.SHUTDOWN, "a request under way keeps nothing alive", ShutdownCases::underWay),
                Case.of(
                                "1404",
                                Duty.SHUTDOWN,
                                "a broker that never connected can be closed",
                                ShutdownCases::neverConnected)
                        .unconnected(),
                Case.of(
                        "1405",
                        Duty.SHUTDOWN,
                        "a broker that tries to reconnect can be closed",
                        ShutdownCases::reconnecting),
                Case.of("1406", Duty.SHUTDOWN, "nothing is told afterwards", ShutdownCases::nothingTold),
                Case.of("1407", Duty.SHUTDOWN, "a query afterwards ends", ShutdownCases::queryEnds),
                Case.of("1408", Duty.SHUTDOWN, "an order afterwards does not leave", ShutdownCases::nothingLeaves));
    }

    private static void gone(Trial trial) {
        trial.await(
                "no thread remains of " + trial.threads.ofAdapter(),
                () -> trial.threads.ofAdapter().isEmpty());
        trial.await("no connection remains", () -> trial.wire.connections() == 0);
    }

    private static void nothingRemains(Trial trial) {
        trial.accepted(Terms.of(trial).resting(Side.BUY, 1, 20));
        trial.answer(trial.broker().account());

        trial.broker().close();

        gone(trial);
    }

    private static void twice(Trial trial) {
        trial.broker().close();
        trial.broker().close();

        gone(trial);
    }

    private static void underWay(Trial trial) {
        trial.faults(
                WireFault.always(Kind.REPLY_LOST, MessageKind.SUBMIT),
                WireFault.always(Kind.REQUEST_LOST, MessageKind.QUERY));
        trial.submit(Terms.of(trial).resting(Side.BUY, 1, 20));
        trial.broker().account();

        trial.broker().close();

        gone(trial);
    }

    private static void neverConnected(Trial trial) {
        trial.broker().close();

        gone(trial);
    }

    private static void reconnecting(Trial trial) {
        trial.cutStreams(trial.wire.patience());

        trial.broker().close();

        gone(trial);
    }

    private static void nothingTold(Trial trial) {
        ClientOrderId id = trial.accepted(Terms.of(trial).resting(Side.BUY, 2, 20));
        trial.calm();
        trial.broker().close();
        int told = trial.heard().ordersAndActivities();

        trial.fill(id, trial.listing.lot());
        trial.calm();

        assertThat(trial.heard().ordersAndActivities()).isEqualTo(told);
    }

    private static void queryEnds(Trial trial) {
        trial.broker().close();

        trial.failure(trial.broker().account());
        trial.failure(trial.broker().openOrders());
    }

    private static void nothingLeaves(Trial trial) {
        trial.broker().close();

        ClientOrderId id = trial.submit(Terms.of(trial).resting(Side.BUY, 1, 20));
        trial.calm();

        assertThat(trial.made(id)).isZero();
        assertThat(List.copyOf(trial.threads.ofAdapter())).isEmpty();
    }
}
