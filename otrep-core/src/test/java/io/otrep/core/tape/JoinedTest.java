package io.otrep.core.tape;

import static io.otrep.core.tape.BarAggregatorTest.trade;
import static io.otrep.core.tape.CsvTapeTest.COIN;
import static io.otrep.core.tape.CsvTapeTest.SHARE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Tape;
import io.otrep.market.Trade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinedTest {
    private final List<MarketEvent> seen = new ArrayList<>();
    private final Joined joined = Joined.to(seen::add);

    private static Bar minute(Instrument instrument, String open) {
        long from = BarAggregatorTest.at(open);
        return new Bar(
                instrument,
                BarInterval.MINUTE,
                instrument.calendar().tradingDate(from),
                from,
                from + 60_000_000_000L,
                1,
                1,
                1,
                1,
                1);
    }

    @Test
    void overlapIsLeftOutAndWhatCameEarlyIsKept() {
        Bar first = minute(COIN, "2024-03-08T10:00:00Z");
        Bar second = minute(COIN, "2024-03-08T10:01:00Z");
        Bar third = minute(COIN, "2024-03-08T10:02:00Z");
        Bar fourth = minute(COIN, "2024-03-08T10:03:00Z");

        joined.onStream(second);
        joined.onStream(third);
        joined.history(Tape.of(List.of(first, second)));
        joined.endHistory();
        joined.onStream(fourth);

        assertThat(seen).containsExactly(first, second, third, fourth);
        assertThat(joined.duplicateCount()).isEqualTo(1);
        assertThat(joined.gaps()).isEmpty();
    }

    @Test
    void missingBarIsAGap() {
        joined.onHistory(minute(COIN, "2024-03-08T10:00:00Z"));
        joined.endHistory();
        joined.onStream(minute(COIN, "2024-03-08T10:03:00Z"));
        joined.onStream(minute(COIN, "2024-03-08T10:09:00Z"));

        assertThat(joined.gaps())
                .containsExactly(new Joined.Gap(
                        COIN, Instant.parse("2024-03-08T10:01:00Z"), Instant.parse("2024-03-08T10:03:00Z")));
    }

    @Test
    void nightIsNoGap() {
        joined.onHistory(minute(SHARE, "2024-03-08T20:59:00Z"));
        joined.endHistory();
        joined.onStream(minute(SHARE, "2024-03-11T13:30:00Z"));

        assertThat(joined.gaps()).isEmpty();
        assertThat(seen).hasSize(2);
    }

    @Test
    void firstMinutesOfTheNextSessionAreMissed() {
        joined.onHistory(minute(SHARE, "2024-03-08T20:59:00Z"));
        joined.endHistory();
        joined.onStream(minute(SHARE, "2024-03-11T13:32:00Z"));

        assertThat(joined.gaps()).hasSize(1);
    }

    @Test
    void tradeFromBeforeTheHistorysCloseIsADuplicate() {
        Trade at = trade(COIN, "2024-03-08T10:01:00Z", 1, 1);
        joined.onHistory(minute(COIN, "2024-03-08T10:00:00Z"));
        joined.endHistory();

        joined.onStream(trade(COIN, "2024-03-08T10:00:59Z", 1, 1));
        joined.onStream(at);

        assertThat(seen).hasSize(2).endsWith(at);
        assertThat(joined.duplicateCount()).isEqualTo(1);
    }

    @Test
    void historyAfterItsEndIsRefused() {
        joined.endHistory();

        assertThatThrownBy(() -> joined.onHistory(minute(COIN, "2024-03-08T10:00:00Z")))
                .isInstanceOf(IllegalStateException.class);
    }
}
