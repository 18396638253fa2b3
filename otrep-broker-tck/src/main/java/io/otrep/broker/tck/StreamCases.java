package io.otrep.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.Fill;
import io.otrep.broker.BrokerEvents.StreamState;
import io.otrep.broker.tck.WireFault.Kind;
import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderStatus;
import io.otrep.order.Side;
import io.otrep.venue.sim.MessageKind;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Frames that come twice, late, in another order or not at all; streams that are cut or fall silent. */
final class StreamCases {
    private StreamCases() {}

    static List<Case> all() {
        return List.of(
                Case.of("1001", Duty.FRAMES, "frames that come twice are booked once", StreamCases::duplicates),
                Case.of("1002", Duty.FRAMES, "frames in another order lead to the same books", StreamCases::reordered),
                Case.of("1003", Duty.FRAMES, "an execution whose frame is lost is found by a query", StreamCases::lost),
                Case.of(
                        "1004",
                        Duty.FRAMES,
                        "a frame that cannot be read does not end what follows",
                        StreamCases::garbled),
                Case.of("1005", Duty.FRAMES, "an execution before its acceptance is booked", StreamCases::early),
                Case.of("1101", Duty.RECONNECT, "a cut is told, and so is the return", StreamCases::cut),
                Case.of(
                        "1102",
                        Duty.RECONNECT,
                        "an execution missed meanwhile is found by a query",
                        StreamCases::missedFill),
                Case.of("1103", Duty.RECONNECT, "an end missed meanwhile is shown by a query", StreamCases::missedEnd),
                Case.of("1104", Duty.RECONNECT, "after the return the stream tells again", StreamCases::tellsAgain),
                Case.of(
                        "1105",
                        Duty.RECONNECT,
                        "ten cuts leave no thread and no connection behind",
                        StreamCases::tenCuts),
                Case.of("1106", Duty.RECONNECT, "a stream that is open and silent is noticed", StreamCases::mute),
                Case.of(
                        "1107",
                        Duty.RECONNECT,
                        "another process finds the orders and can end them",
                        StreamCases::otherProcess),
                Case.of(
                        "1108",
                        Duty.RECONNECT,
                        "orders sent while the stream is down have outcomes",
                        StreamCases::whileDown));
    }

    private static ClientOrderId resting(Trial trial, int lots) {
        return trial.accepted(Terms.of(trial).resting(Side.BUY, lots, 20));
    }

    private static void duplicates(Trial trial) {
        trial.faults(
                WireFault.always(Kind.FRAME_DUPLICATED, MessageKind.ORDER_FRAME),
                WireFault.always(Kind.FRAME_DUPLICATED, MessageKind.ACTIVITY_FRAME));
        Decimal lot = trial.listing.lot();
        ClientOrderId id = resting(trial, 3);

        trial.fill(id, lot);
        trial.fill(id, lot);
        trial.awaitFilled(id, lot.times(2));
        trial.cancel(id);
        trial.awaitKind(id, OrderEventKind.CANCEL);
        trial.calm();

        assertThat(trial.heard().filled(id)).isEqualTo(lot.times(2));
        assertThat(trial.heard().fills(id)).hasSize(2);
        booksAgree(trial, id);
    }

    private static void reordered(Trial trial) {
        Decimal lot = trial.listing.lot();
        ClientOrderId id = resting(trial, 3);
        trial.faults(WireFault.once(Kind.FRAME_OVERTAKEN, MessageKind.ACTIVITY_FRAME));

        trial.fill(id, lot);
        trial.fill(id, lot.times(2));
        trial.awaitFilled(id, lot.times(3));
        trial.calm();

        assertThat(trial.heard().filled(id)).isEqualTo(lot.times(3));
        assertThat(trial.heard().kinds(id)).doesNotContain(OrderEventKind.CANCEL, OrderEventKind.REJECT);
        booksAgree(trial, id);
    }

    private static void lost(Trial trial) {
        Decimal lot = trial.listing.lot();
        ClientOrderId id = resting(trial, 3);
        trial.faults(WireFault.once(Kind.FRAME_LOST, MessageKind.ACTIVITY_FRAME));

        trial.fill(id, lot);
        trial.calm();
        trial.fill(id, lot);
        trial.calm();

        booksAgree(trial, id);
    }

    private static void garbled(Trial trial) {
        Decimal lot = trial.listing.lot();
        ClientOrderId id = resting(trial, 3);
        trial.faults(WireFault.once(Kind.FRAME_GARBLED, MessageKind.ORDER_FRAME));

        trial.fill(id, lot);
        trial.await(
                "it is noticed",
                () -> !trial.heard().gaps().isEmpty()
                        || trial.heard().streams().size() > 1
                        || trial.heard().filled(id).isPositive());
        trial.await("the stream is up", () -> trial.heard().isUp());
        trial.fill(id, lot);

        trial.await("the next execution is told", () -> trial.heard().filled(id).isPositive());
        booksAgree(trial, id);
    }

    private static void early(Trial trial) {
        trial.faults(WireFault.once(Kind.FRAME_OVERTAKEN, MessageKind.ORDER_FRAME));

        ClientOrderId id = trial.submit(Terms.of(trial).taking(Side.BUY, 2, 5));

        trial.awaitFilled(id, trial.listing.lot().times(2));
        trial.calm();
        assertThat(trial.heard().filled(id)).isEqualTo(trial.listing.lot().times(2));
        booksAgree(trial, id);
    }

    /** What the stream told, put together with what activities list, is what the venue did: no less, no more. */
    private static void booksAgree(Trial trial, ClientOrderId id) {
        Map<String, Fill> booked =
                trial.heard().withListed(trial.settled(() -> trial.broker().activities(trial.began())), id);
        assertThat(Heard.units(booked)).as("booked").isEqualTo(trial.trulyFilled(id));
        assertThat(trial.settled(() -> trial.broker().order(id)).orElseThrow().filledQuantity())
                .as("filled, as the venue shows")
                .isEqualTo(trial.trulyFilled(id));
    }

    private static void cutAndBack(Trial trial) {
        int before = trial.heard().streams().size();
        trial.wire.cutStreams(WireFault.SHORT);
        trial.await(
                "the stream goes down and up",
                () -> trial.heard().streams().size() >= before + 2
                        && trial.heard().isUp());
    }

    private static void cut(Trial trial) {
        int before = trial.heard().streams().size();
        cutAndBack(trial);
        trial.calm();

        List<StreamState> since =
                trial.heard().streams().subList(before, trial.heard().streams().size());
        assertThat(since).startsWith(StreamState.DOWN).endsWith(StreamState.UP).containsOnlyOnce(StreamState.UP);
    }

    private static void missedFill(Trial trial) {
        Decimal lot = trial.listing.lot();
        ClientOrderId id = resting(trial, 3);
        trial.cutStreams(WireFault.SHORT);

        trial.fill(id, lot);
        trial.await("the stream is up again", () -> trial.heard().isUp());
        trial.calm();

        booksAgree(trial, id);
    }

    private static void missedEnd(Trial trial) {
        ClientOrderId id = resting(trial, 3);
        trial.cutStreams(WireFault.SHORT);

        trial.venue(venue -> venue.cancelByVenue(id, "by the venue"));
        trial.await("the stream is up again", () -> trial.heard().isUp());

        assertThat(trial.settled(() -> trial.broker().order(id)).orElseThrow().status())
                .isEqualTo(OrderStatus.CANCELED);
        assertThat(trial.settled(() -> trial.broker().openOrders())).isEmpty();
    }

    private static void tellsAgain(Trial trial) {
        Decimal lot = trial.listing.lot();
        ClientOrderId id = resting(trial, 3);

        cutAndBack(trial);
        trial.fill(id, lot);

        trial.awaitFilled(id, lot);
    }

    private static void tenCuts(Trial trial) {
        resting(trial, 1);
        List<String> threads = trial.threads.ofAdapter();
        int connections = trial.wire.connections();

        Collections.nCopies(10, trial).forEach(StreamCases::cutAndBack);
        trial.calm();

        trial.await(
                "no more threads than " + threads,
                () -> trial.threads.ofAdapter().size() <= threads.size() + 1);
        trial.await("no more connections than " + connections, () -> trial.wire.connections() <= connections + 1);
    }

    private static void mute(Trial trial) {
        Decimal lot = trial.listing.lot();
        ClientOrderId id = resting(trial, 3);
        trial.wire.muteStreams();

        trial.await("the silence is noticed", () -> trial.heard().streams().contains(StreamState.DOWN));
        trial.await("the stream is up again", () -> trial.heard().isUp());
        trial.fill(id, lot);

        trial.awaitFilled(id, lot);
    }

    private static void otherProcess(Trial trial) {
        ClientOrderId id = resting(trial, 3);
        trial.fill(id, trial.listing.lot());

        trial.restart();

        assertThat(trial.answer(trial.broker().order(id)).orElseThrow().filledQuantity())
                .isEqualTo(trial.listing.lot());
        assertThat(trial.answer(trial.broker().openOrders())).hasSize(1);
        trial.broker().cancel(id, null);
        trial.awaitKind(id, OrderEventKind.CANCEL);
    }

    private static void whileDown(Trial trial) {
        trial.cutStreams(trial.wire.patience());

        ClientOrderId id = trial.submit(Terms.of(trial).resting(Side.BUY, 1, 20));

        trial.await("an outcome", () -> !trial.heard().kinds(id).isEmpty());
        boolean made = trial.trueOrder(id).isPresent();
        assertThat(trial.heard().kinds(id).contains(OrderEventKind.ACCEPT)).isEqualTo(made);
    }
}
