package io.otrep.core.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.core.Bench;
import io.otrep.market.Bar;
import io.otrep.market.Instrument;
import io.otrep.market.Quote;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final Instrument ABC = Bench.share("ABC");

    @Test
    void newestQuoteReplacesOlderOnesAndTheyAreCounted() {
        MarketLane lane = new MarketLane(List.of(ABC), 64);

        for (int i = 1; i <= 10; i++) {
            lane.offer(new Quote(ABC, i, i, i + 1, 1, 1), i);
        }

        Stamped taken = lane.poll();
        assertThat(taken).isNotNull();
        assertThat(((Quote) taken.input()).bid()).isEqualTo(10);
        assertThat(lane.poll()).isNull();
        assertThat(lane.conflated()).isEqualTo(9);
    }

    @Test
    void barsQueueInOrderAndWhatFindsNoPlaceIsCounted() {
        MarketLane lane = new MarketLane(List.of(ABC), 64);
        var bars = Bench.walk(ABC, 500, 1);

        bars.forEach(bar -> lane.offer(bar, bar.timeNanos()));
        lane.offer(new Quote(ABC, 1, 1, 2, 1, 1), 1);
        int taken = 0;
        for (Stamped next = lane.poll(); next != null && next.input() instanceof Bar; next = lane.poll()) {
            assertThat(next.input()).isEqualTo(bars.get(taken++));
        }

        assertThat(taken).isGreaterThanOrEqualTo(64);
        assertThat(lane.dropped()).isEqualTo(500 - taken);
    }

    @Test
    void eventsOfUnknownInstrumentsAreCounted() {
        MarketLane lane = new MarketLane(List.of(ABC), 64);

        lane.offer(Bench.bar(Bench.share("XYZ"), 1, 1, 1), 1);

        assertThat(lane.isEmpty()).isTrue();
        assertThat(lane.unknownInstrument()).isEqualTo(1);
    }

    @Test
    void orderLaneSaysThatItIsOverItsBoundAndLosesNothing() {
        OrderLane lane = new OrderLane(3);

        for (int i = 0; i < 10; i++) {
            assertThat(lane.offer(i, i)).isEqualTo(i < 3);
        }

        for (int i = 0; i < 10; i++) {
            assertThat(lane.poll()).isEqualTo(new Stamped(i, i));
        }
        assertThat(lane.isEmpty()).isTrue();
    }
}
