package io.otrep.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.broker.Capability;
import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** Each time in force reaches the venue, and an order that ends by it is told of. */
final class TimeCases {
    private static final Set<OrderEventKind> ENDS =
            Set.of(OrderEventKind.CANCEL, OrderEventKind.EXPIRE, OrderEventKind.REJECT);

    private TimeCases() {}

    static List<Case> all() {
        return List.of(
                Case.of("0321", Capability.DAY, "a day order works", trial -> works(trial, TimeInForce.DAY))
                        .needing(Capability.LIMIT),
                Case.of("0322", Capability.GTC, "an order until canceled works", trial -> works(trial, TimeInForce.GTC))
                        .needing(Capability.LIMIT),
                Case.of("0323", Capability.GTD, "an order until a time works, and expires then", TimeCases::expires)
                        .needing(Capability.LIMIT),
                Case.of("0324", Capability.IOC, "what an immediate order cannot fill ends", TimeCases::immediate)
                        .needing(Capability.LIMIT),
                Case.of("0325", Capability.IOC, "an immediate order keeps what it filled", TimeCases::immediatePart)
                        .needing(Capability.LIMIT),
                Case.of("0326", Capability.FOK, "fill or kill fills nothing in part", TimeCases::kill)
                        .needing(Capability.LIMIT),
                Case.of("0327", Capability.FOK, "fill or kill fills whole", TimeCases::fillWhole)
                        .needing(Capability.LIMIT),
                Case.of(
                                "0328",
                                Capability.OPG,
                                "an order for the opening arrives as such",
                                trial -> arrives(trial, TimeInForce.OPG))
                        .needing(Capability.LIMIT),
                Case.of(
                                "0329",
                                Capability.CLS,
                                "an order for the closing arrives as such",
                                trial -> arrives(trial, TimeInForce.CLS))
                        .needing(Capability.LIMIT));
    }

    private static void works(Trial trial, TimeInForce time) {
        ClientOrderId id = arrives(trial, time);
        trial.calm();
        assertThat(trial.trueOrder(id).orElseThrow().status()).isEqualTo(OrderStatus.ACCEPTED);

        trial.market(-60);

        trial.awaitFilled(id, Terms.of(trial).lots(1));
    }

    private static ClientOrderId arrives(Trial trial, TimeInForce time) {
        OrderRequest request = resting(trial).timeInForce(time).build();

        ClientOrderId id = trial.accepted(request.toBuilder());

        assertThat(TypeCases.received(trial, id)).isEqualTo(request);
        return id;
    }

    private static OrderRequest.Builder resting(Trial trial) {
        return Terms.of(trial).resting(Side.BUY, 1, 20);
    }

    private static void expires(Trial trial) {
        Instant end =
                trial.wire.clock().instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(2);
        OrderRequest request =
                resting(trial).timeInForce(TimeInForce.GTD).expireAt(end).build();

        ClientOrderId id = trial.accepted(request.toBuilder());

        assertThat(TypeCases.received(trial, id)).isEqualTo(request);
        trial.awaitKind(id, OrderEventKind.EXPIRE);
        assertThat(trial.trueOrder(id).orElseThrow().status()).isEqualTo(OrderStatus.EXPIRED);
    }

    private static void immediate(Trial trial) {
        OrderRequest request = resting(trial).timeInForce(TimeInForce.IOC).build();

        ClientOrderId id = trial.submit(request.toBuilder());

        endsWith(trial, id, Decimal.ZERO);
        assertThat(TypeCases.received(trial, id)).isEqualTo(request);
    }

    private static void immediatePart(Trial trial) {
        Decimal lot = trial.listing.lot();
        trial.thinMarket(0, lot);

        ClientOrderId id = trial.submit(Terms.of(trial).taking(Side.BUY, 3, 5).timeInForce(TimeInForce.IOC));

        trial.awaitFilled(id, lot);
        endsWith(trial, id, lot);
    }

    private static void kill(Trial trial) {
        trial.thinMarket(0, trial.listing.lot());

        ClientOrderId id = trial.submit(Terms.of(trial).taking(Side.BUY, 3, 5).timeInForce(TimeInForce.FOK));

        endsWith(trial, id, Decimal.ZERO);
    }

    private static void endsWith(Trial trial, ClientOrderId id, Decimal units) {
        trial.await("the end of " + id, () -> trial.heard().kinds(id).stream().anyMatch(ENDS::contains));
        trial.calm();
        assertThat(trial.heard().filled(id)).as("filled").isEqualTo(units);
        assertThat(trial.trulyFilled(id)).as("filled at the venue").isEqualTo(units);
    }

    private static void fillWhole(Trial trial) {
        ClientOrderId id = trial.submit(Terms.of(trial).taking(Side.BUY, 3, 5).timeInForce(TimeInForce.FOK));

        TypeCases.filledAt(trial, id, 3, trial.listing.ask());
    }
}
