package io.otrep.risk.gate;

import static io.otrep.risk.gate.Books.buy;
import static io.otrep.risk.gate.Books.outcome;
import static io.otrep.risk.gate.Books.sell;
import static io.otrep.risk.gate.Books.share;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.otrep.account.Account;
import io.otrep.account.AccountId;
import io.otrep.account.EquityQuality;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.risk.ControlScope;
import io.otrep.risk.OrderGate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Daily loss and drawdown. The fake book begins at 100,000 USD, on 2023-11-14 at 17:13 in New York, just after a roll. */
class LossGatesTest {
    private final Instrument aapl = share("AAPL");
    private final FakeRiskView view = new FakeRiskView(aapl).position(0, 10);
    private final FakeControl control = new FakeControl();
    private final List<String> heard = new ArrayList<>();

    private OrderGate gate(RiskGates.Builder limits) {
        OrderGate gate = limits.build().create(control).get(0);
        gate.onMark(0, view);
        return gate;
    }

    private RiskLadder.Builder ladder() {
        return RiskLadder.builder(LadderCause.DRAWDOWN)
                .warnAt(0.05)
                .scaleAt(0.10, 0.5)
                .reduceAt(0.15)
                .haltAt(0.20)
                .hysteresis(0.01)
                .listener(step -> heard.add(step.from() + (step.isAlert() ? "!" : ">" + step.to())));
    }

    private void mark(OrderGate gate, double equity) {
        gate.onMark(0, view.equity(equity));
    }

    private String buyOne(OrderGate gate) {
        return outcome(gate.check(buy(aapl, 1), 0, view));
    }

    @Test
    void dailyLossLocksUntilTheRoll() {
        OrderGate gate = gate(RiskGates.builder().dailyLoss(0.02));

        mark(gate, 98_001);
        assertThat(buyOne(gate)).isEqualTo("APPROVE");
        mark(gate, 98_000);
        assertThat(buyOne(gate)).isEqualTo("DAILY_LOSS");
        assertThat(outcome(gate.check(sell(aapl, 10), 0, view))).isEqualTo("APPROVE");
        mark(gate, 101_000);
        assertThat(buyOne(gate)).isEqualTo("DAILY_LOSS");
        view.later(Duration.ofDays(1));
        assertThat(buyOne(gate)).isEqualTo("APPROVE");
        mark(gate, 98_979);
        assertThat(buyOne(gate)).isEqualTo("DAILY_LOSS");
    }

    @Test
    void withdrawalIsNoLossAndDepositHidesNone() {
        OrderGate gate = gate(RiskGates.builder().dailyLoss(0.02).maxDrawdown(0.15));

        gate.onMark(0, view.flow(-50_000).equity(50_000));
        assertThat(buyOne(gate)).isEqualTo("APPROVE");
        mark(gate, 49_500);
        gate.onMark(0, view.flow(50_000).equity(149_500));
        assertThat(buyOne(gate)).isEqualTo("APPROVE");
        mark(gate, 149_500 * 0.98 / 0.99 - 1);
        assertThat(buyOne(gate)).isEqualTo("DAILY_LOSS");
    }

    @Test
    void drawdownTripsTheSwitchWithItsNumbers() {
        OrderGate gate = gate(RiskGates.builder().maxDrawdown(0.15));
        mark(gate, 120_000);

        mark(gate, 102_001);
        assertThat(control.trips).isEmpty();
        mark(gate, 102_000);

        assertThat(control.trips).singleElement().asString().startsWith("ENGINE:* REDUCING drawdown 0.15");
        assertThat(control.trips.get(0)).contains("equity 102000.0 after a peak of 120000.0 USD");
        assertThat(buyOne(gate)).isEqualTo("DRAWDOWN");
    }

    @Test
    void rearmAcceptsTheLoss() {
        OrderGate gate = gate(RiskGates.builder().maxDrawdown(0.15));
        mark(gate, 84_000);
        mark(gate, 84_000);
        assertThat(buyOne(gate)).isEqualTo("DRAWDOWN");

        control.rearm(ControlScope.engine(), "code", "operator");

        assertThat(buyOne(gate)).isEqualTo("APPROVE");
        mark(gate, 72_000);
        assertThat(buyOne(gate)).isEqualTo("APPROVE");
        mark(gate, 71_000);
        assertThat(buyOne(gate)).isEqualTo("DRAWDOWN");
        assertThat(control.trips).hasSize(2);
    }

    @Test
    void rungsAreLeftBelowWhereTheyWereReached() {
        OrderGate gate = gate(RiskGates.builder().ladder(ladder().build()));

        for (double equity : new double[] {95_000, 95_900, 96_100, 95_000, 90_000, 90_900, 91_100, 85_000}) {
            mark(gate, equity);
        }

        assertThat(heard)
                .containsExactly("CALM>WARN", "WARN>CALM", "CALM>WARN", "WARN>SCALED", "SCALED>WARN", "WARN>REDUCING");
    }

    @Test
    void scaledLimitsAreSmaller() {
        OrderGate gate =
                gate(RiskGates.builder().reduceToFit(false).maxPosition(0.2).ladder(ladder().build()));

        mark(gate, 90_000);

        assertThat(outcome(gate.check(buy(aapl, 80), 0, view))).isEqualTo("APPROVE");
        assertThat(outcome(gate.check(buy(aapl, 81), 0, view))).isEqualTo("MAX_POSITION");
    }

    @Test
    void haltNeedsTwoMarksApart() {
        OrderGate gate = gate(RiskGates.builder().ladder(ladder().build()));

        mark(gate, 79_000);
        gate.onMark(0, view.later(Duration.ofSeconds(59)));
        assertThat(control.trips).singleElement().asString().contains("REDUCING");
        gate.onMark(0, view.later(Duration.ofSeconds(1)));

        assertThat(control.trips).hasSize(2).last().asString().startsWith("ENGINE:* HALTED");
    }

    @Test
    void recoveryBetweenMarksBeginsTheConfirmationAnew() {
        OrderGate gate = gate(RiskGates.builder().ladder(ladder().build()));

        mark(gate, 79_000);
        gate.onMark(0, view.later(Duration.ofSeconds(30)).equity(81_000));
        gate.onMark(0, view.later(Duration.ofSeconds(40)).equity(79_000));

        assertThat(control.trips).singleElement().asString().contains("REDUCING");
    }

    @Test
    void suspectEquityOrADisagreeingVenueDoesNotHalt() {
        OrderGate gate = gate(RiskGates.builder().ladder(ladder().build()));
        Account venue = Account.builder(AccountId.of("alpaca", "1"), Currency.USD, 0)
                .equity(Decimal.of(95_000))
                .build();

        gate.onMark(0, view.equity(79_000).quality(EquityQuality.SUSPECT));
        gate.onMark(0, view.later(Duration.ofMinutes(2)));
        gate.onMark(0, view.quality(EquityQuality.GOOD).account(0, venue));
        gate.onMark(0, view.later(Duration.ofMinutes(2)));

        assertThat(control.trips).singleElement().asString().contains("REDUCING");
    }

    @Test
    void closeLimitLooksAtRollsOnly() {
        OrderGate gate = gate(RiskGates.builder()
                .ladder(RiskLadder.builder(LadderCause.DRAWDOWN).reduceAt(0.5).build())
                .ladder(RiskLadder.builder(LadderCause.CLOSE_DRAWDOWN)
                        .reduceAt(0.1)
                        .build()));
        mark(gate, 130_000);
        mark(gate, 100_000);
        assertThat(buyOne(gate)).isEqualTo("APPROVE");

        gate.onMark(0, view.later(Duration.ofDays(1)).equity(110_000));
        gate.onMark(0, view.later(Duration.ofDays(1)).equity(99_001));
        assertThat(buyOne(gate)).isEqualTo("APPROVE");
        mark(gate, 99_000);

        assertThat(buyOne(gate)).isEqualTo("DRAWDOWN");
    }

    @Test
    void stateSurvivesARestart() {
        RiskGates gates = RiskGates.builder().maxDrawdown(0.15).dailyLoss(0.02).build();
        OrderGate before = gates.create(control).get(0);
        before.onMark(0, view.equity(120_000));
        before.onMark(0, view.equity(117_000));

        OrderGate after = gates.create(control).get(0);
        after.restore(before.snapshot());

        assertThat(outcome(after.check(buy(aapl, 1), 0, view.equity(120_000)))).isEqualTo("DAILY_LOSS");
        view.later(Duration.ofDays(1));
        assertThat(outcome(after.check(buy(aapl, 1), 0, view))).isEqualTo("APPROVE");
        after.onMark(0, view.equity(102_000));
        assertThat(control.trips).singleElement().asString().contains("after a peak of 120000.0");
    }

    @Test
    void restartIsNotAnOperatorThatAcceptsTheLoss() {
        RiskGates gates = RiskGates.builder().maxDrawdown(0.15).build();
        OrderGate before = gates.create(control).get(0);
        before.onMark(0, view.equity(100_000));
        before.onMark(0, view.equity(80_000));
        FakeControl anew = new FakeControl();

        OrderGate after = gates.create(anew).get(0);
        after.restore(before.snapshot());
        after.onMark(0, view);

        assertThat(anew.trips).singleElement().asString().contains("after a peak of 100000.0");
        assertThat(buyOne(after)).isEqualTo("DRAWDOWN");

        anew.rearm(ControlScope.engine(), "code", "ann");
        after.onMark(0, view);

        assertThat(buyOne(after)).isEqualTo("APPROVE");
    }

    @Test
    void foreignOrCutSnapshotIsRefused() {
        RiskGates gates = RiskGates.builder().dailyLoss(0.02).build();
        byte[] good = gates.create(control).get(0).snapshot();
        byte[] newer = good.clone();
        newer[7] = 2;

        OrderGate gate = gates.create(control).get(0);

        assertThatThrownBy(() -> gate.restore(newer)).hasMessageContaining("version 2");
        assertThatThrownBy(() -> gate.restore(java.util.Arrays.copyOf(good, good.length - 3)))
                .hasMessageContaining("ends early");
        gate.restore(new byte[0]);
    }

    @Test
    void ladderNamesEveryViolationAtOnce() {
        assertThatThrownBy(() -> RiskLadder.builder(LadderCause.CLOSE_DRAWDOWN)
                        .scope(ControlScope.Kind.STRATEGY)
                        .warnAt(0.2)
                        .scaleAt(0.1, 2)
                        .reduceAt(1.5)
                        .equityTolerance(-1)
                        .build())
                .hasMessageContaining("WARN 0.2 must be below SCALED 0.1")
                .hasMessageContaining("scale must be")
                .hasMessageContaining("REDUCING must be above 0 and below 1, but was 1.5")
                .hasMessageContaining("not measured by STRATEGY")
                .hasMessageContaining("equityTolerance");
        assertThatThrownBy(() -> RiskLadder.builder(LadderCause.REJECTS).build())
                .hasMessageContaining("no level is set");
        assertThatThrownBy(() -> RiskGates.builder()
                        .maxDrawdown(0.1)
                        .ladder(ladder().build())
                        .build())
                .hasMessageContaining("two ladders of DRAWDOWN by ENGINE");
    }

    @Test
    void ladderBuilderLosesNothing() {
        RiskLadder ladder = ladder().flattenAt(0.3)
                .hysteresis(0.02)
                .window(Duration.ofSeconds(5))
                .confirmation(Duration.ofSeconds(7))
                .equityTolerance(0.07)
                .build();

        assertThat(ladder.toBuilder().build()).usingRecursiveComparison().isEqualTo(ladder);
        assertThat(ladder.at(LadderLevel.FLATTEN)).isCloseTo(0.3, within(0.0));
    }
}
