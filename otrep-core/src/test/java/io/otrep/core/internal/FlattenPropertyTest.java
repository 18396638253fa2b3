package io.otrep.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.core.control.FlattenOptions;
import io.otrep.core.control.FlattenReport;
import io.otrep.core.reconcile.MismatchPolicy;
import io.otrep.market.Quote;
import io.otrep.order.Order;
import io.otrep.order.Side;
import io.otrep.risk.ControlScope;
import io.otrep.venue.sim.FaultPlan;
import io.otrep.venue.sim.VenueRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine flattens beside a venue that loses, doubles and delays what is said. */
class FlattenPropertyTest {
    private static final int SEEDS = 25;
    private static final Duration FAULTY = Duration.ofMinutes(3);

    private final List<FlattenReport> reports = new ArrayList<>();

    private static VirtualEngine engine(long seed) {
        VenueRules rules = VenueRules.builder().deadline(Duration.ofSeconds(8)).build();
        FaultPlan plan = FaultPlan.seeded(seed).until(FAULTY);
        return new VirtualEngine(
                VirtualEngine.venue(rules.toBuilder(), plan), VirtualEngine.options(MismatchPolicy.REDUCING, true));
    }

    private static List<Order> closes(VirtualEngine engine) {
        return engine.core.workingOrders().stream()
                .filter(order -> order.terms().tag().equals(java.util.Optional.of("flatten")))
                .toList();
    }

    private static void second(VirtualEngine engine, long seed) {
        engine.runSeconds(1);
        long now = engine.nowNanos();
        engine.core.advance(now);
        engine.core.onMarket(new Quote(VirtualEngine.ABC, now, 9.99, 10.01, 100, 100), 0, now);
        assertThat(closes(engine)).as("seed " + seed).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void endsFlatWithOneCloseAtATimeWhateverTheVenueForgets(long block) {
        for (long seed = block * SEEDS; seed < (block + 1) * SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            VirtualEngine engine = engine(seed);
            reports.clear();
            for (int i = 0; i < 60; i++) {
                second(engine, seed);
                if (engine.started && i % 5 == 0) {
                    boolean deep = random.nextBoolean();
                    engine.limit(
                            random.nextInt(3) == 0 ? Side.SELL : Side.BUY,
                            1 + random.nextInt(50),
                            deep ? "9.00" : "10.05");
                }
            }

            engine.core.flatten(ControlScope.engine(), FlattenOptions.DEFAULT, "by hand", reports::add);
            for (int i = 0; i < 900; i++) {
                second(engine, seed);
            }

            String told = "seed " + seed + " " + reports + " " + engine.core.workingOrders() + " " + engine.anomalies;
            assertThat(engine.held("host")).as(told).isEqualTo("0");
            assertThat(engine.venue.truth().position(VirtualEngine.ABC).signum())
                    .as(told)
                    .isZero();
            assertThat(reports).as(told).isNotEmpty();
        }
    }
}
