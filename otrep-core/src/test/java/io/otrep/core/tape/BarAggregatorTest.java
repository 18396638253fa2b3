package io.otrep.core.tape;

import static io.otrep.core.tape.CsvTapeTest.COIN;
import static io.otrep.core.tape.CsvTapeTest.PAIR;
import static io.otrep.core.tape.CsvTapeTest.SHARE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.BarInterval.Unit;
import io.otrep.market.Instrument;
import io.otrep.market.Nanos;
import io.otrep.market.Quote;
import io.otrep.market.Trade;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarAggregatorTest {
    private final List<Bar> bars = new ArrayList<>();

    private BarAggregator of(Instrument instrument, String interval, BarSource source) {
        return BarAggregator.builder(instrument, BarInterval.parse(interval), source, bars::add)
                .build();
    }

    static long at(String time) {
        return Nanos.of(Instant.parse(time));
    }

    static Trade trade(Instrument instrument, String time, double price, double size) {
        return new Trade(instrument, at(time), price, size, Trade.Aggressor.UNKNOWN);
    }

    private static Bar minute(Instrument instrument, String open, double close, double volume) {
        long from = at(open);
        LocalDate date = instrument.calendar().tradingDate(from);
        return new Bar(
                instrument,
                BarInterval.MINUTE,
                date,
                from,
                from + 60 * Nanos.PER_SECOND,
                close,
                close,
                close,
                close,
                volume);
    }

    @Test
    void barIsEmittedByTheFirstEventAtItsCloseAndStampedWithIt() {
        BarAggregator minutes = of(SHARE, "1m", BarSource.TRADES);

        minutes.onTrade(trade(SHARE, "2024-03-08T14:30:10Z", 10, 1));
        minutes.onTrade(trade(SHARE, "2024-03-08T14:30:20Z", 12, 2));
        minutes.onTrade(trade(SHARE, "2024-03-08T14:30:59.999999999Z", 9, 3));
        assertThat(bars).isEmpty();
        minutes.onTrade(trade(SHARE, "2024-03-08T14:31:00Z", 50, 4));

        assertThat(bars)
                .containsExactly(new Bar(
                        SHARE,
                        BarInterval.MINUTE,
                        LocalDate.of(2024, 3, 8),
                        at("2024-03-08T14:30:00Z"),
                        at("2024-03-08T14:31:00Z"),
                        10,
                        12,
                        9,
                        9,
                        6));
    }

    @Test
    void silenceClosesABarByTheClock() {
        BarAggregator minutes = of(SHARE, "1m", BarSource.TRADES);
        minutes.onTrade(trade(SHARE, "2024-03-08T14:30:10Z", 10, 1));
        long due = minutes.nextTimeNanos();

        minutes.onTime(due - 1);
        assertThat(bars).isEmpty();
        minutes.onTime(due);
        minutes.onTime(due + 1);

        assertThat(due).isEqualTo(at("2024-03-08T14:31:00Z"));
        assertThat(bars).hasSize(1);
        assertThat(minutes.nextTimeNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource({
        // hours count from the open at 09:30 New York and are cut at the close, at 13:00 on a half day
        "1h, 2024-03-08T14:45:00Z, 2024-03-08T14:30:00Z, 2024-03-08T15:30:00Z",
        "1h, 2024-03-08T20:45:00Z, 2024-03-08T20:30:00Z, 2024-03-08T21:00:00Z",
        "1h, 2024-11-29T17:45:00Z, 2024-11-29T17:30:00Z, 2024-11-29T18:00:00Z",
        "4h, 2024-03-08T19:00:00Z, 2024-03-08T18:30:00Z, 2024-03-08T21:00:00Z",
        "7m, 2024-03-08T14:38:00Z, 2024-03-08T14:37:00Z, 2024-03-08T14:44:00Z",
        "1d, 2024-03-08T14:45:00Z, 2024-03-08T14:30:00Z, 2024-03-08T21:00:00Z",
        "1d, 2024-03-11T14:45:00Z, 2024-03-11T13:30:00Z, 2024-03-11T20:00:00Z",
        "1d, 2024-11-29T14:45:00Z, 2024-11-29T14:30:00Z, 2024-11-29T18:00:00Z",
        "2d, 2024-01-03T15:00:00Z, 2024-01-02T14:30:00Z, 2024-01-03T21:00:00Z",
        "2d, 2024-01-04T15:00:00Z, 2024-01-04T14:30:00Z, 2024-01-05T21:00:00Z",
        "1w, 2024-03-27T15:00:00Z, 2024-03-25T13:30:00Z, 2024-03-28T20:00:00Z",
        "1mo, 2024-03-27T15:00:00Z, 2024-03-01T14:30:00Z, 2024-03-28T20:00:00Z",
        "3mo, 2024-02-27T15:00:00Z, 2024-01-02T14:30:00Z, 2024-03-28T20:00:00Z"
    })
    void barsOfASharePartItsSessions(String interval, String time, String open, String close) {
        BarAggregator aggregator = of(SHARE, interval, BarSource.TRADES);
        aggregator.onTrade(trade(SHARE, time, 10, 1));

        aggregator.flush();

        assertThat(Nanos.toInstant(bars.get(0).openNanos())).isEqualTo(Instant.parse(open));
        assertThat(bars.get(0).time()).isEqualTo(Instant.parse(close));
    }

    @ParameterizedTest
    @CsvSource({
        // the sessions around both changes of the clocks in New York: 24 hours from 17:00 to 17:00, begun an hour apart
        "1d, 2024-03-10T22:00:00Z, 2024-03-10T21:00:00Z, 2024-03-11T21:00:00Z",
        "1d, 2024-03-08T21:30:00Z, 2024-03-07T22:00:00Z, 2024-03-08T22:00:00Z",
        "1d, 2024-11-03T22:30:00Z, 2024-11-03T22:00:00Z, 2024-11-04T22:00:00Z",
        "4h, 2024-03-11T20:59:00Z, 2024-03-11T17:00:00Z, 2024-03-11T21:00:00Z",
        "4h, 2024-11-04T20:59:00Z, 2024-11-04T18:00:00Z, 2024-11-04T22:00:00Z",
        "1w, 2024-03-13T10:00:00Z, 2024-03-10T21:00:00Z, 2024-03-15T21:00:00Z"
    })
    void barsOfAPairFollowItsClock(String interval, String time, String open, String close) {
        BarAggregator aggregator = of(PAIR, interval, BarSource.QUOTE_MIDS);
        aggregator.onQuote(new Quote(PAIR, at(time), 1, 3, 0, 0));

        aggregator.flush();

        assertThat(bars.get(0).close()).isEqualTo(2.0);
        assertThat(Nanos.toInstant(bars.get(0).openNanos())).isEqualTo(Instant.parse(open));
        assertThat(bars.get(0).time()).isEqualTo(Instant.parse(close));
    }

    @Test
    void dayOfAVenueThatNeverClosesIsThatOfUtc() {
        BarAggregator days = of(COIN, "1d", BarSource.TRADES);

        days.onTrade(trade(COIN, "2024-03-10T23:59:59Z", 10, 1));
        days.onTrade(trade(COIN, "2024-03-11T00:00:00Z", 11, 1));

        assertThat(bars).singleElement().extracting(Bar::tradingDate).isEqualTo(LocalDate.of(2024, 3, 10));
    }

    @Test
    void tradeOutsideTheSessionIsCounted() {
        BarAggregator minutes = of(SHARE, "1m", BarSource.TRADES);

        minutes.onTrade(trade(SHARE, "2024-03-08T14:29:59Z", 10, 1));
        minutes.onTrade(trade(SHARE, "2024-03-08T21:00:00Z", 10, 1));
        minutes.onTrade(trade(SHARE, "2024-03-09T15:00:00Z", 10, 1));
        minutes.flush();

        assertThat(bars).isEmpty();
        assertThat(minutes.outsideCount()).isEqualTo(3);
    }

    @Test
    void lateTradeIsCountedWithoutGrace() {
        BarAggregator minutes = of(COIN, "1m", BarSource.TRADES);

        minutes.onTrade(trade(COIN, "2024-03-08T14:30:10Z", 10, 1));
        minutes.onTrade(trade(COIN, "2024-03-08T14:31:10Z", 11, 1));
        minutes.onTrade(trade(COIN, "2024-03-08T14:30:20Z", 99, 1));
        minutes.onTrade(trade(COIN, "2024-03-08T14:20:20Z", 99, 1));
        minutes.flush();

        assertThat(minutes.lateCount()).isEqualTo(2);
        assertThat(bars).extracting(Bar::high).containsExactly(10.0, 11.0);
    }

    @Test
    void lateTradeWithinTheGraceUpdatesItsBar() {
        BarAggregator minutes = BarAggregator.builder(COIN, BarInterval.MINUTE, BarSource.TRADES, bars::add)
                .grace(Duration.ofSeconds(5))
                .build();

        minutes.onTrade(trade(COIN, "2024-03-08T14:30:30Z", 10, 1));
        minutes.onTrade(trade(COIN, "2024-03-08T14:31:01Z", 20, 1));
        minutes.onTrade(trade(COIN, "2024-03-08T14:30:20Z", 7, 1));
        minutes.onTrade(trade(COIN, "2024-03-08T14:30:40Z", 12, 1));
        assertThat(bars).isEmpty();
        minutes.onTime(at("2024-03-08T14:31:05Z"));
        minutes.onTrade(trade(COIN, "2024-03-08T14:30:50Z", 99, 1));

        assertThat(bars).hasSize(1);
        assertThat(bars.get(0).time()).isEqualTo(Instant.parse("2024-03-08T14:31:00Z"));
        assertThat(List.of(
                        bars.get(0).open(),
                        bars.get(0).high(),
                        bars.get(0).low(),
                        bars.get(0).close()))
                .containsExactly(7.0, 12.0, 7.0, 12.0);
        assertThat(bars.get(0).volume()).isEqualTo(3);
        assertThat(minutes.lateCount()).isEqualTo(1);
    }

    @Test
    void correctedBarTakesThePlaceOfItsFirstVersion() {
        BarAggregator two = of(COIN, "2m", BarSource.BARS);

        two.onBar(minute(COIN, "2024-03-08T14:30:00Z", 10, 1));
        two.onBar(minute(COIN, "2024-03-08T14:30:00Z", 8, 2));
        two.onBar(minute(COIN, "2024-03-08T14:31:00Z", 11, 4));
        two.onBar(minute(COIN, "2024-03-08T14:31:00Z", 12, 8));

        assertThat(bars).extracting(Bar::close).containsExactly(11.0, 12.0);
        assertThat(bars).extracting(Bar::volume).containsExactly(6.0, 10.0);
        assertThat(bars).extracting(Bar::low).containsExactly(8.0, 8.0);
        assertThat(two.correctionCount()).isEqualTo(2);
    }

    @Test
    void barThatReachesOverTheIntervalIsCounted() {
        BarAggregator minutes = of(COIN, "90s", BarSource.BARS);

        minutes.onBar(minute(COIN, "2024-03-08T14:31:00Z", 10, 1));

        assertThat(minutes.misalignedCount()).isEqualTo(1);
        assertThat(bars).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3 TICK, 12 12 10", "25 VOLUME, 12 12 10", "200 DOLLAR, 11 10 12 10"})
    void countedBarsEndWithTheInputThatReachesTheCount(String interval, String closes) {
        BarAggregator counted = of(COIN, interval, BarSource.TRADES);
        for (int i = 0; i < 7; i++) {
            counted.onTrade(trade(COIN, "2024-03-08T14:30:0" + i + "Z", 10 + i % 3, 10));
        }

        counted.flush();

        assertThat(bars.stream().map(bar -> String.valueOf((long) bar.close()))).containsExactly(closes.split(" "));
        assertThat(bars.stream().mapToDouble(Bar::volume).sum()).isEqualTo(70);
    }

    @Test
    void countedBarEndsWithItsSession() {
        BarAggregator ticks = of(SHARE, "1000 TICK", BarSource.TRADES);

        ticks.onTrade(trade(SHARE, "2024-03-08T20:59:00Z", 10, 1));
        ticks.onTrade(trade(SHARE, "2024-03-11T13:30:00Z", 11, 1));

        assertThat(bars).hasSize(1);
        assertThat(bars.get(0).time()).isEqualTo(Instant.parse("2024-03-08T21:00:00Z"));
        assertThat(bars.get(0).interval()).isEqualTo(new BarInterval(1000, Unit.TICK));
    }

    @Test
    void graceOfABarThatDoesNotWaitIsRefused() {
        assertThatThrownBy(() -> BarAggregator.builder(COIN, new BarInterval(5, Unit.TICK), BarSource.TRADES, bars::add)
                        .grace(Duration.ofSeconds(1))
                        .build())
                .hasMessageContaining("grace must be");
    }

    @Test
    void otherInstrumentsAreIgnored() {
        BarAggregator minutes = of(COIN, "1m", BarSource.TRADES);

        minutes.onTrade(trade(PAIR, "2024-03-08T14:30:10Z", 10, 1));
        minutes.flush();

        assertThat(bars).isEmpty();
    }
}
