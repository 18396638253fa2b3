package io.otrep.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.Account;
import io.otrep.account.Position;
import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderStatus;
import io.otrep.order.Side;
import java.util.List;

/** Account, positions, a first order and its end. */
final class BasicCases {
    private BasicCases() {}

    static List<Case> all() {
        return List.of(
                Case.of(
                        "0201",
                        Duty.ACCOUNT,
                        "the account is in the venue's currency and shows its cash",
                        BasicCases::cash),
                Case.of("0202", Duty.ACCOUNT, "cash follows an execution", BasicCases::cashFollows),
                Case.of("0203", Duty.POSITIONS, "nothing is held at first", BasicCases::flat),
                Case.of("0204", Duty.POSITIONS, "what was bought is held, by nobody we know", BasicCases::held),
                Case.of("0205", Duty.POSITIONS, "what was closed is held no more", BasicCases::closed),
                Case.of(
                        "0231",
                        Duty.SUBMIT,
                        "an order is accepted once, under our id and one of the venue's",
                        BasicCases::accepted),
                Case.of("0232", Duty.SUBMIT, "a request is sent once and says what was asked", BasicCases::sentOnce),
                Case.of("0241", Duty.CANCEL, "a cancel by the venue's id ends an order", BasicCases::cancelByVenueId),
                Case.of("0242", Duty.CANCEL, "a cancel by our id alone ends an order", BasicCases::cancelByOurId),
                Case.of(
                        "0243",
                        Duty.CANCEL,
                        "a cancel of an unknown order is refused and ends nothing",
                        BasicCases::cancelUnknown),
                Case.of(
                        "0244",
                        Duty.CANCEL,
                        "a cancel of a filled order is refused and it stays filled",
                        BasicCases::cancelFilled));
    }

    private static void cash(Trial trial) {
        Account account = trial.answer(trial.broker().account());

        assertThat(account.currency()).isEqualTo(trial.instrument().currency());
        assertThat(account.balances().get(account.currency()))
                .as("cash")
                .isEqualTo(trial.truth(truth -> truth.cash(account.currency())));
        assertThat(account.isTradingBlocked()).isFalse();
    }

    private static void cashFollows(Trial trial) {
        ClientOrderId id = bought(trial, 2);

        Account account = trial.answer(trial.broker().account());

        assertThat(account.balances().get(account.currency()))
                .as("cash after " + id)
                .isEqualTo(trial.truth(truth -> truth.cash(account.currency())));
    }

    private static void flat(Trial trial) {
        assertThat(trial.answer(trial.broker().positions())).isEmpty();
    }

    private static void held(Trial trial) {
        bought(trial, 2);

        List<Position> positions = trial.answer(trial.broker().positions());

        assertThat(positions).hasSize(1);
        Position position = positions.get(0);
        assertThat(position.instrument()).isEqualTo(trial.instrument());
        assertThat(position.quantity()).isEqualTo(trial.listing.lot().times(2));
        assertThat(position.owner()).isEqualTo(Position.EXTERNAL);
    }

    private static void closed(Trial trial) {
        bought(trial, 2);
        ClientOrderId exit = trial.submit(Terms.of(trial).taking(Side.SELL, 2, 5));
        trial.awaitFilled(exit, trial.listing.lot().times(2));

        assertThat(trial.answer(trial.broker().positions())).isEmpty();
    }

    private static void accepted(Trial trial) {
        ClientOrderId id = trial.accepted(Terms.of(trial).resting(Side.BUY, 1, 20));
        trial.calm();

        Order order = trial.trueOrder(id).orElseThrow();

        assertThat(order.status()).isEqualTo(OrderStatus.ACCEPTED);
        assertThat(trial.venueId(id)).isEqualTo(order.venueOrderIds().get(0));
        assertThat(trial.heard().kinds(id)).as("what was told").containsOnly(OrderEventKind.ACCEPT);
    }

    private static void sentOnce(Trial trial) {
        var terms = Terms.of(trial).resting(Side.SELL, 3, 20);
        bought(trial, 5);

        ClientOrderId id = trial.accepted(terms);
        trial.calm();

        assertThat(trial.wire.received(id)).as("what the venue received").containsExactly(terms.build());
    }

    private static void cancelByVenueId(Trial trial) {
        ClientOrderId id = trial.accepted(Terms.of(trial).resting(Side.BUY, 1, 20));

        trial.cancel(id);

        endsCanceled(trial, id);
    }

    private static void cancelByOurId(Trial trial) {
        ClientOrderId id = trial.accepted(Terms.of(trial).resting(Side.BUY, 1, 20));

        trial.broker().cancel(id, null);

        endsCanceled(trial, id);
    }

    static void endsCanceled(Trial trial, ClientOrderId id) {
        trial.awaitKind(id, OrderEventKind.CANCEL);
        trial.calm();
        assertThat(trial.trueOrder(id).orElseThrow().status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(trial.heard().kinds(id))
                .as("what was told of " + id)
                .doesNotContain(OrderEventKind.REJECT, OrderEventKind.CANCEL_REJECT, OrderEventKind.CANCEL_UNKNOWN);
    }

    private static void cancelUnknown(Trial trial) {
        ClientOrderId id = trial.nextId();

        trial.broker().cancel(id, null);

        trial.awaitKind(id, OrderEventKind.CANCEL_REJECT);
        trial.calm();
        assertThat(trial.heard().kinds(id)).containsOnly(OrderEventKind.CANCEL_REJECT);
    }

    private static void cancelFilled(Trial trial) {
        ClientOrderId id = bought(trial, 1);

        trial.cancel(id);

        trial.awaitKind(id, OrderEventKind.CANCEL_REJECT);
        trial.calm();
        assertThat(trial.heard().kinds(id)).doesNotContain(OrderEventKind.CANCEL, OrderEventKind.REJECT);
        assertThat(trial.heard().filled(id)).isEqualTo(trial.listing.lot());
    }

    /** Buys at the market, and waits until it is told. */
    static ClientOrderId bought(Trial trial, int lots) {
        ClientOrderId id = trial.submit(Terms.of(trial).taking(Side.BUY, lots, 5));
        Decimal units = trial.listing.lot().times(lots);
        trial.awaitFilled(id, units);
        return id;
    }
}
