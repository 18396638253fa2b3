package io.otrep.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.core.internal.record.EngineRecord.IntentsDecided;
import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private final Replay replay = new Replay();
    private final CoreBench bench = new CoreBench();

    private static IntentsDecided decision(int quantity) {
        OrderRequest terms = OrderRequest.market(CoreBench.ABC, Side.BUY, Decimal.of(quantity))
                .build();
        OrderIntent intent =
                OrderIntent.builder(ClientOrderId.of("a-1"), "a", 1, 7, terms).build();
        return new IntentsDecided(7, List.of(intent), List.of(), null, false);
    }

    private void take(IntentsDecided written) {
        replay.take(written, bench.core(), List.of());
    }

    @Test
    void idThatACrashKeptOutOfTheJournalIsDecidedAnewInTheNextRun() {
        replay.begin(Set.of());
        replay.submit(decision(10));
        replay.end(true);
        replay.begin(Set.of());
        take(decision(20));

        replay.submit(decision(20));

        assertThat(replay.decisions()).isEqualTo(1);
        replay.end(true);
        assertThat(replay.difference()).isNull();
    }

    @Test
    void requestThatIsSentAgainWasDecidedOnce() {
        replay.begin(Set.of());
        take(decision(10));
        take(decision(10));

        replay.submit(decision(10));

        replay.end(false);
        assertThat(replay.decisions()).isEqualTo(1);
        assertThat(replay.difference()).isNull();
    }
}
