package io.otrep.samples.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.core.ReplayResult;
import io.otrep.journal.JournalLevel;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A share of the campaign; {@code -Dsample=chaos} runs thousands. */
class CampaignTest {
    private static final int SEEDS = Integer.getInteger("otrep.chaos.seeds", 25);

    private static Outcome run(int seeds, Sabotage sabotage) throws IOException {
        Outcome all = Outcome.NONE;
        for (long seed = 1; seed <= seeds; seed++) {
            all = all.plus(new Campaign(seed, sabotage, JournalLevel.ORDERS).run());
        }
        return all;
    }

    @Test
    void noOrderTwiceNoOrderLost() throws IOException {
        Outcome all = run(SEEDS, Sabotage.NONE);

        assertThat(all.findings()).isEmpty();
        assertThat(all.isClean()).as(all.toString()).isTrue();
        assertThat(all.orders()).isGreaterThan(30L * SEEDS);
        assertThat(all.deaths()).isGreaterThan(SEEDS);
    }

    /** A venue that does not know of groups: what a bracket holds is offered by both of its exits, whatever failed. */
    @Test
    void bracketsOfTheEngineSurvive() throws IOException {
        Outcome all = Outcome.NONE;
        for (long seed = 1; seed <= SEEDS; seed++) {
            all = all.plus(new Campaign(seed, Sabotage.NONE, JournalLevel.ORDERS, true).run());
        }

        assertThat(all.findings()).isEmpty();
        assertThat(all.isClean()).as(all.toString()).isTrue();
        assertThat(all.orders()).isGreaterThan(40L * SEEDS);
        assertThat(all.deaths()).isGreaterThan(SEEDS);
    }

    @Test
    void oneSeedIsOneCampaign() throws IOException {
        Campaign first = new Campaign(7, Sabotage.NONE, JournalLevel.ORDERS);
        Campaign second = new Campaign(7, Sabotage.NONE, JournalLevel.ORDERS);

        assertThat(first.run()).isEqualTo(second.run());
        assertThat(first.trace()).isEqualTo(second.trace()).isNotEmpty();
    }

    /** Faults, deaths and reconciliations included: the same inputs, the same decisions. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 29, 39, 61, 84})
    void whatWasWrittenIsDecidedAgain(long seed) throws IOException {
        Campaign campaign = new Campaign(seed, Sabotage.NONE, JournalLevel.ALL);
        campaign.run();

        ReplayResult replayed = campaign.replay();

        assertThat(replayed.difference()).as("seed %d", seed).isEmpty();
        assertThat(replayed.decisions()).as("seed %d", seed).isGreaterThan(10);
    }

    /** The campaign sees what it is for. */
    @ParameterizedTest
    @EnumSource(
            value = Sabotage.class,
            names = {"FORGET_INTENTS", "RESEND_UNKNOWN"})
    void sabotageMakesDuplicates(Sabotage sabotage) throws IOException {
        Outcome all = run(40, sabotage);

        assertThat(all.duplicates()).as(all.toString()).isPositive();
        assertThat(all.isClean()).isFalse();
    }
}
