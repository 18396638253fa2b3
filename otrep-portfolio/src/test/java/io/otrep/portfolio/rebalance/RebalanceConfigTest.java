package io.otrep.portfolio.rebalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.market.Decimal;
import io.otrep.market.Nanos;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RebalanceConfigTest {

    @Test
    void everyViolationIsReportedAtOnce() {
        RebalanceConfig.Builder builder = RebalanceConfig.builder(
                        Capital.fixed(1), List.of("A", "A"), WeightSource.fixed(1, 0))
                .cashBuffer(2)
                .afterOpen(Duration.ofSeconds(-1))
                .checkEvery(Duration.ofSeconds(-1))
                .patience(Duration.ZERO)
                .deadline(Duration.ZERO)
                .attempts(0)
                .movedMark(0)
                .unhedged(0)
                .volumeDays(0)
                .dailyVolume("A", 0)
                .dailyVolume("Z", 1);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "twice",
                        "cashBuffer",
                        "afterOpen",
                        "checkEvery",
                        "patience",
                        "deadline",
                        "attempts",
                        "movedMark",
                        "unhedged",
                        "volumeDays",
                        "dailyVolume of A must be above 0, was 0.0",
                        "dailyVolume of Z, which the universe lacks");
    }

    /** Sold on Friday 2024-08-30: Monday is Labor Day, so that a day later is Tuesday. */
    @Test
    void proceedsSettleAtTheOpenOfATradingDay() {
        long sold = Shares.at("2024-08-30T18:00:00Z");

        long settles = Funding.settledCash(1).settlesAtNanos(Shares.share("A"), sold);

        assertThat(Nanos.toInstant(settles)).isEqualTo(Instant.parse("2024-09-03T13:30:00Z"));
        assertThat(Funding.cash().settlesAtNanos(Shares.share("A"), sold)).isEqualTo(sold);
    }

    @Test
    void planReadsWhatItWrote() {
        Holdings now = Shares.portfolio()
                .add(Shares.held("A", 600, 100))
                .add(Shares.held("B", 100, 37.5))
                .build();
        double[] targets = {0.5, Double.NaN};
        List<Leg> legs = new TradePlanner(Bands.none(), TradeLimits.NONE).legs(now, targets);
        RebalanceDecision reason = new RebalanceDecision(true, RebalanceDecision.Reason.DRIFT, "A@sim", 0.6, 0.55);
        Plan plan = Plan.begin(7, reason, now, targets, legs, true, 5_000);
        plan.revision = 3;

        Plan read = Plan.of(plan.toBytes());

        assertThat(read.toBytes()).isEqualTo(plan.toBytes());
        assertThat(read.revision).isEqualTo(3);
        assertThat(read.reason).isEqualTo(reason);
        assertThat(read.goal[0]).isEqualTo(Decimal.of(500));
    }
}
