package io.otrep.venue.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.order.RejectReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    @Test
    void splitMixGivesThePublishedNumbers() {
        Dice dice = new Dice(1234567);

        // https://rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64, first three outputs of this seed
        assertThat(Long.toUnsignedString(dice.nextLong())).isEqualTo("6457827717110365317");
        assertThat(Long.toUnsignedString(dice.nextLong())).isEqualTo("3203168211198807973");
        assertThat(Long.toUnsignedString(dice.nextLong())).isEqualTo("9817491932198370423");
    }

    @Test
    void sameSeedDrawsTheSamePlan() {
        assertThat(FaultPlan.seeded(7)).hasToString(FaultPlan.seeded(7).toString());
        assertThat(FaultPlan.seeded(7).toString())
                .isNotEqualTo(FaultPlan.seeded(8).toString());
    }

    @Test
    void planTellsWhatHappens() {
        FaultPlan plan = FaultPlan.none()
                .script(
                        MessageKind.SUBMIT,
                        3,
                        Fault.of(FaultKind.REPLY_LOST),
                        Fault.fill("40").lasting(Duration.ofSeconds(2)),
                        Fault.refused(RejectReason.RATE_LIMIT))
                .with(Fault.of(FaultKind.FRAME_DELAYED)
                        .probability(0.1)
                        .lasting(Duration.ofMillis(5), Duration.ofSeconds(2))
                        .between(Duration.ZERO, Duration.ofMinutes(1)));

        assertThat(plan)
                .hasToString("seed 0\n"
                        + "[SUBMIT] #3: reply lost\n"
                        + "[SUBMIT] #3: filled after PT2S, 40 units\n"
                        + "[SUBMIT] #3: refused RATE_LIMIT\n"
                        + "any: frame delayed by PT0.005S to PT2S, p 0.1, from PT0S until PT1M");
        assertThat(FaultPlan.none()).hasToString("no faults");
    }

    @Test
    void quietEndEndsEveryWindowAndNoneGrows() {
        FaultPlan plan = FaultPlan.of(
                        1,
                        Fault.of(FaultKind.REPLY_LOST),
                        Fault.of(FaultKind.FRAME_LOST).between(Duration.ZERO, Duration.ofSeconds(1)))
                .until(Duration.ofSeconds(5));

        assertThat(plan.faults().get(0)).hasToString("any: reply lost, from PT0S until PT5S");
        assertThat(plan.faults().get(1)).hasToString("any: frame lost, from PT0S until PT1S");
    }

    @Test
    void faultCannotStrikeWhatItDoesNotConcern() {
        assertThatThrownBy(() -> Fault.of(FaultKind.FRAME_LOST).on(MessageKind.SUBMIT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("FRAME_LOST cannot strike SUBMIT");
        assertThatThrownBy(() -> Fault.of(FaultKind.FRAME_LOST).probability(1.1))
                .hasMessageContaining("from 0 to 1, but was 1.1");
    }

    @Test
    void agendaRunsByTimeThenByOrderOfEntry() {
        Agenda agenda = new Agenda(0);
        StringBuilder ran = new StringBuilder();
        agenda.at(20, () -> ran.append("c@").append(agenda.nowNanos()).append(' '));
        agenda.at(10, () -> {
            ran.append("a ");
            agenda.after(0, () -> ran.append("new "));
        });
        agenda.at(10, () -> ran.append("b "));

        agenda.advanceTo(15);

        assertThat(ran).hasToString("a b new ");
        assertThat(agenda.nowNanos()).isEqualTo(15);
        assertThat(agenda.nextTimeNanos()).isEqualTo(20);
    }
}
