package io.otrep.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.broker.Broker;
import io.otrep.broker.BrokerEvents.StreamState;
import io.otrep.broker.BrokerProfile;
import io.otrep.broker.CancelAllBroker;
import io.otrep.broker.Capability;
import io.otrep.broker.ContingentBroker;
import io.otrep.broker.HistoryBroker;
import io.otrep.broker.MarketDataBroker;
import io.otrep.broker.PreviewingBroker;
import io.otrep.broker.ReplacingBroker;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEventKind;
import io.otrep.order.Side;
import java.util.List;

/** What a broker says of itself, and how it comes up. */
final class ConnectCases {
    private ConnectCases() {}

    static List<Case> all() {
        return List.of(
                Case.of(
                                "0101",
                                Duty.DECLARATIONS,
                                "a power's interface is there exactly if its capability is",
                                ConnectCases::interfaces)
                        .unconnected(),
                Case.of("0102", Duty.DECLARATIONS, "the profile takes ids of sixteen characters", ConnectCases::profile)
                        .unconnected(),
                Case.of(
                                "0103",
                                Duty.DECLARATIONS,
                                "every class that trades has an order type and a time in force",
                                ConnectCases::usable)
                        .unconnected(),
                Case.of(
                                "0111",
                                Duty.CONNECT,
                                "a broker that was only made opens nothing and tells nothing",
                                ConnectCases::quiet)
                        .unconnected(),
                Case.of("0112", Duty.CONNECT, "the stream comes up once", ConnectCases::upOnce),
                Case.of(
                        "0113",
                        Duty.CONNECT,
                        "outcomes never come inside the call that asks for them",
                        ConnectCases::notInside),
                Case.of("0114", Duty.CONNECT, "the end of one broker leaves another alone", ConnectCases::independent));
    }

    private static void interfaces(Trial trial) {
        requireMatch(trial, ReplacingBroker.class, Capability.REPLACE);
        requireMatch(trial, CancelAllBroker.class, Capability.CANCEL_ALL);
        requireMatch(trial, ContingentBroker.class, Capability.OCO, Capability.OTO, Capability.BRACKET);
        requireMatch(trial, PreviewingBroker.class, Capability.PREVIEW);
        requireMatch(trial, MarketDataBroker.class, Capability.MARKET_DATA);
        requireMatch(trial, HistoryBroker.class, Capability.HISTORY);
    }

    private static void requireMatch(Trial trial, Class<? extends Broker> power, Capability... capabilities) {
        boolean declared = trial.broker().capabilities().assetClasses().stream()
                .anyMatch(each -> List.of(capabilities).stream()
                        .anyMatch(one -> trial.broker().capabilities().has(each, one)));

        assertThat(power.isInstance(trial.broker()))
                .as("%s is implemented, as %s declared says", power.getSimpleName(), List.of(capabilities))
                .isEqualTo(declared);
    }

    private static void profile(Trial trial) {
        BrokerProfile profile = trial.broker().profile();
        ClientOrderId id = trial.nextId();

        assertThat(id.value()).matches(profile.idPattern());
        assertThat(id.value().length()).isLessThanOrEqualTo(profile.maxIdLength());
    }

    private static void usable(Trial trial) {
        var claimed = trial.broker().capabilities().of(trial.listing.assetClass());

        assertThat(claimed).containsAnyOf(Capability.MARKET, Capability.LIMIT);
        assertThat(claimed).containsAnyOf(Capability.DAY, Capability.GTC, Capability.IOC, Capability.FOK);
    }

    private static void quiet(Trial trial) {
        trial.calm();

        assertThat(trial.wire.connections()).as("open connections").isZero();
        assertThat(trial.heard().size()).as("things told").isZero();
    }

    private static void upOnce(Trial trial) {
        trial.calm();

        assertThat(trial.heard().streams())
                .as("a first attempt may have failed")
                .endsWith(StreamState.UP);
        assertThat(trial.heard().streams()).containsOnlyOnce(StreamState.UP);
    }

    private static void notInside(Trial trial) {
        Heard.Call call = trial.heard().call();
        ClientOrderId id = trial.submit(Terms.of(trial).resting(Side.BUY, 1, 20));
        call.end();
        trial.awaitKind(id, OrderEventKind.ACCEPT);
        Heard.Call second = trial.heard().call();
        trial.cancel(id);
        second.end();
        trial.awaitKind(id, OrderEventKind.CANCEL);

        assertThat(call.told() + second.told()).as("things told inside a call").isZero();
    }

    private static void independent(Trial trial) {
        int before = trial.heard().streams().size();
        trial.another().close();
        trial.calm();

        ClientOrderId id = trial.accepted(Terms.of(trial).resting(Side.BUY, 1, 20));

        assertThat(trial.heard().streams()).as("of the one that stayed").hasSize(before);
        assertThat(trial.trueOrder(id)).isPresent();
    }
}
