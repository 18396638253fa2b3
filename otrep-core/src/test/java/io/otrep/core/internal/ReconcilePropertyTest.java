package io.otrep.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.Position;
import io.otrep.core.reconcile.MismatchPolicy;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Side;
import io.otrep.venue.sim.Fault;
import io.otrep.venue.sim.FaultKind;
import io.otrep.venue.sim.FaultPlan;
import io.otrep.venue.sim.MessageKind;
import io.otrep.venue.sim.VenueRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames, requests, replies and queries are lost, late, doubled and out of order for three minutes; then the books are the venue's. */
class ReconcilePropertyTest {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    private static FaultPlan faults(long seed) {
        Duration from = Duration.ofSeconds(20);
        Duration until = Duration.ofSeconds(200);
        return FaultPlan.of(
                seed,
                Fault.of(FaultKind.FRAME_LOST)
                        .on(MessageKind.ORDER_FRAME, MessageKind.ACTIVITY_FRAME)
                        .probability(0.2)
                        .between(from, until),
                Fault.of(FaultKind.FRAME_DELAYED)
                        .on(MessageKind.ORDER_FRAME, MessageKind.ACTIVITY_FRAME)
                        .lasting(Duration.ofMillis(1), Duration.ofSeconds(5))
                        .probability(0.2)
                        .between(from, until),
                Fault.of(FaultKind.REQUEST_LOST).probability(0.1).between(from, until),
                Fault.of(FaultKind.REPLY_LOST).probability(0.1).between(from, until),
                Fault.of(FaultKind.QUERY_FAILED).probability(0.1).between(from, until));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyInterleavingOfAnswersAndFramesEndsWithTheVenuesBooks(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        VenueRules rules = VenueRules.builder()
                .numberedFrames(random.nextBoolean())
                .visibilityDelay(Duration.ofMillis(random.nextInt(0, 2_000)))
                .deadline(Duration.ofSeconds(8))
                .build();
        VirtualEngine engine = new VirtualEngine(
                        VirtualEngine.venue(rules.toBuilder(), faults(seed)),
                        VirtualEngine.options(MismatchPolicy.NOTIFY, false))
                .runSeconds(20);
        List<ClientOrderId> ids = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            boolean crosses = random.nextBoolean();
            String price = side == Side.BUY ? (crosses ? "10.01" : "9.90") : (crosses ? "9.99" : "10.10");
            ids.add(engine.limit(side, random.nextInt(1, 50), price));
            if (random.nextInt(3) == 0) {
                engine.core.cancel(ids.get(random.nextInt(ids.size())));
            }
            engine.run(Duration.ofMillis(random.nextInt(1, 5_000)));
        }

        engine.runSeconds(120).reconciled();

        assertThat(engine.books()).as("seed %d", seed).isEqualTo(engine.truth());
        assertThat(engine.held(Position.EXTERNAL)).as("seed %d", seed).isEqualTo("0");
        assertThat(engine.core.workingOrders())
                .as("seed %d", seed)
                .noneMatch(order -> order.isUnknown())
                .extracting(order -> order.id())
                .containsExactlyInAnyOrderElementsOf(engine.venue.truth().openOrders().stream()
                        .map(order -> order.id())
                        .toList());
        assertThat(engine.venue.truth().duplicates()).as("seed %d", seed).isEmpty();
        assertThat(engine.reconciled().lastReport().isClean())
                .as("seed %d: %s", seed, engine.lastReport().toText())
                .isTrue();
    }
}
