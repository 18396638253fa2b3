package io.otrep.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.core.reconcile.Difference;
import io.otrep.core.reconcile.Evidence;
import io.otrep.core.reconcile.ReconcileTrigger;
import io.otrep.core.reconcile.Reconciliation;
import io.otrep.market.Decimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconciliationTextTest {
    private static final Difference EXPLAINED =
            new Difference(Difference.Kind.ORDER_STATUS, "o1", "PENDING_NEW", "CANCELED", "ended");
    private static final Difference POSITION =
            new Difference(Difference.Kind.POSITION, "ABC@live", "100", "120", "20 booked as external");

    private static Reconciliation report(Difference... differences) {
        return new Reconciliation(
                "live",
                ReconcileTrigger.START,
                Bench.START,
                Bench.START + 1_500_000_000L,
                2,
                Reconciliation.Outcome.DONE,
                "",
                List.of(differences));
    }

    @Test
    void reportNamesEveryDifferenceAndWhatWasDone() {
        assertThat(report(POSITION).toText())
                .isEqualTo("reconciliation of live (START) from 2024-03-04T15:00:00Z to 2024-03-04T15:00:01.500Z,"
                        + " asked 2 times: DONE\n - POSITION ABC@live: ours 100, venue's 120; 20 booked as external");
        assertThat(report().toText()).endsWith("asked 2 times: clean");
    }

    @Test
    void positionIsNotExplainedAndAStatusIs() {
        assertThat(report().isClean()).isTrue();
        assertThat(report(EXPLAINED).isClean()).isFalse();
        assertThat(report(EXPLAINED).isExplained()).isTrue();
        assertThat(report(EXPLAINED, POSITION).isExplained()).isFalse();
    }

    @Test
    void executedUnitsNeedAPrice() {
        assertThat(Evidence.ended(Decimal.ZERO, null)).hasToString("it ended with 0 filled");
        assertThatThrownBy(() -> Evidence.ended(Decimal.TEN, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10 at null");
    }
}
