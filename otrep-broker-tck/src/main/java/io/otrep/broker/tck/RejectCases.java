package io.otrep.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.broker.Capability;
import io.otrep.market.Asset;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderRequest;
import io.otrep.order.RejectReason;
import io.otrep.order.Side;
import io.otrep.venue.sim.MessageKind;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** What the venue provably refused is told as refused, with the reason in words common to all. */
final class RejectCases {
    private RejectCases() {}

    static List<Case> all() {
        List<Case> all = new ArrayList<>(List.of(
                Case.of("0701", Duty.REJECTS, "more than the cash buys is refused", RejectCases::funds),
                Case.of("0702", Duty.REJECTS, "an instrument that is not listed is refused", RejectCases::instrument),
                Case.of(
                        "0703",
                        Duty.REJECTS,
                        "a sale of what is not held is refused where short positions are not offered",
                        RejectCases::noShort),
                Case.of("0704", Duty.REJECTS, "a price off the tick is not executed", RejectCases::offTick)));
        RejectReason[] reasons = {
            RejectReason.INSUFFICIENT_FUNDS,
            RejectReason.UNKNOWN_INSTRUMENT,
            RejectReason.INVALID_TERMS,
            RejectReason.MARKET_CLOSED,
            RejectReason.NOT_TRADING,
            RejectReason.NOT_PERMITTED,
            RejectReason.RATE_LIMIT,
            RejectReason.OTHER
        };
        for (int i = 0; i < reasons.length; i++) {
            RejectReason reason = reasons[i];
            all.add(Case.of(
                    "071" + i,
                    Duty.REJECTS,
                    "a refusal for " + reason + " is told as such",
                    trial -> refused(trial, reason)));
        }
        all.add(Case.of("0721", Duty.REJECTS, "a refused cancel leaves the order working", RejectCases::cancel));
        all.add(Case.of(
                "0722",
                Capability.REPLACE,
                "a replace that the venue forbids leaves the order as it was",
                RejectCases::replace));
        return all;
    }

    private static void funds(Trial trial) {
        ClientOrderId id = trial.submit(Terms.of(trial).resting(Side.BUY, 1_000_000, 20));

        isRefused(trial, id, RejectReason.INSUFFICIENT_FUNDS);
    }

    private static void instrument(Trial trial) {
        Instrument listed = trial.instrument();
        Instrument other = Instrument.builder(
                        "NOSUCH", listed.route(), Asset.of("NOSUCH", trial.listing.assetClass()), listed.currency())
                .tick(listed.tick() == null ? Decimal.ONE : listed.tick())
                .step(listed.step() == null ? Decimal.ONE : listed.step())
                .build();
        OrderRequest terms = Terms.of(trial).resting(Side.BUY, 1, 20).build();

        ClientOrderId id = trial.submit(OrderRequest.limit(
                        other, Side.BUY, trial.listing.lot(), Terms.of(trial).away(Side.BUY, 20))
                .timeInForce(terms.timeInForce()));

        isRefused(trial, id, RejectReason.UNKNOWN_INSTRUMENT);
    }

    private static void noShort(Trial trial) {
        if (trial.broker().capabilities().has(trial.listing.assetClass(), Capability.SHORT)) {
            throw new TestAbortedException("short positions are offered");
        }
        ClientOrderId id = trial.submit(Terms.of(trial).resting(Side.SELL, 1, 20));

        trial.awaitKind(id, OrderEventKind.REJECT);
        assertThat(reason(trial, id)).isIn(RejectReason.INSUFFICIENT_FUNDS, RejectReason.NOT_PERMITTED);
    }

    private static void offTick(Trial trial) {
        Decimal tick = trial.listing.off(Decimal.ZERO, 1);
        Decimal off = Terms.of(trial).away(Side.BUY, 20).plus(tick.times(Decimal.parse("0.5")));

        ClientOrderId id = trial.submit(Terms.of(trial).resting(Side.BUY, 1, 20).limitPrice(off));

        trial.await(
                "an outcome",
                () -> trial.heard().has(id, OrderEventKind.REJECT)
                        || trial.heard().has(id, OrderEventKind.NOT_SENT));
        trial.calm();
        assertThat(trial.trueOrder(id)).isEmpty();
        if (trial.heard().has(id, OrderEventKind.REJECT)) {
            assertThat(reason(trial, id)).isEqualTo(RejectReason.INVALID_TERMS);
        }
    }

    private static void refused(Trial trial, RejectReason reason) {
        trial.refuseNext(MessageKind.SUBMIT, reason);

        ClientOrderId id = trial.submit(Terms.of(trial).resting(Side.BUY, 1, 20));

        isRefused(trial, id, reason);
    }

    private static void isRefused(Trial trial, ClientOrderId id, RejectReason reason) {
        trial.awaitKind(id, OrderEventKind.REJECT);
        trial.calm();
        assertThat(trial.heard().kinds(id)).as("what was told").containsOnly(OrderEventKind.REJECT);
        assertThat(reason(trial, id)).isEqualTo(reason);
        assertThat(trial.trueOrder(id)).as("the order at the venue").isEmpty();
        assertThat(trial.wire.received(id))
                .as("requests that the double received, noted before the venue judges them")
                .hasSize(1);
    }

    private static RejectReason reason(Trial trial, ClientOrderId id) {
        return trial.heard().events(id).stream()
                .map(OrderEvent::reason)
                .filter(reason -> reason != null)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no reason was told of " + id));
    }

    private static void cancel(Trial trial) {
        ClientOrderId id = trial.accepted(Terms.of(trial).resting(Side.BUY, 1, 20));
        trial.refuseNext(MessageKind.CANCEL, RejectReason.NOT_PERMITTED);

        trial.cancel(id);

        trial.awaitKind(id, OrderEventKind.CANCEL_REJECT);
        trial.calm();
        assertThat(trial.heard().kinds(id)).doesNotContain(OrderEventKind.CANCEL);
        assertThat(trial.trueOrder(id).orElseThrow().status().isWorking()).isTrue();
    }

    private static void replace(Trial trial) {
        ClientOrderId id = trial.accepted(Terms.of(trial).resting(Side.BUY, 1, 20));
        trial.refuseNext(MessageKind.REPLACE, RejectReason.NOT_PERMITTED);

        ReplaceCases.replace(trial, id, Terms.of(trial).resting(Side.BUY, 1, 15).build(), trial.venueId(id));

        trial.awaitKind(id, OrderEventKind.REPLACE_REJECT);
        trial.calm();
        assertThat(trial.heard().kinds(id)).doesNotContain(OrderEventKind.REPLACE, OrderEventKind.CANCEL);
    }
}
