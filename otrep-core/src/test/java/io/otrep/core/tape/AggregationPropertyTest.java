package io.otrep.core.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Nanos;
import io.otrep.market.Session;
import io.otrep.market.Tape;
import io.otrep.market.Trade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Over seeded random trades of ten days around each change of the clocks and around half days. */
class AggregationPropertyTest {
    static Stream<Arguments> cases() {
        List<Instrument> instruments = List.of(CsvTapeTest.SHARE, CsvTapeTest.PAIR, CsvTapeTest.COIN);
        List<String> begins = List.of("2024-03-05T00:00:00Z", "2024-10-30T00:00:00Z", "2024-11-25T00:00:00Z");
        return Stream.of(1L, 2L, 3L, 4L)
                .flatMap(seed -> instruments.stream()
                        .flatMap(instrument -> begins.stream().map(begin -> Arguments.of(seed, instrument, begin))));
    }

    private static Tape trades(long seed, Instrument instrument, String begin) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Trade> trades = new ArrayList<>();
        long nanos = Nanos.of(Instant.parse(begin));
        long end = nanos + 10 * 86_400 * Nanos.PER_SECOND;
        for (int price = 1000; nanos < end; nanos += 1 + random.nextLong(120 * Nanos.PER_SECOND)) {
            price = Math.max(1, price + random.nextInt(7) - 3);
            nanos -= random.nextInt(20) == 0 ? nanos % (60 * Nanos.PER_SECOND) : 0;
            long last = trades.isEmpty() ? nanos : trades.get(trades.size() - 1).timeNanos();
            nanos = Math.max(nanos, last);
            trades.add(new Trade(instrument, nanos, price * 0.25, 1 + random.nextInt(100), Trade.Aggressor.UNKNOWN));
        }
        return Tape.of(trades);
    }

    private static List<MarketEvent> bars(Tape tape, String interval, BarSource source) {
        return CsvTapeTest.events(AggregatedTape.of(tape, BarInterval.parse(interval), source));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void higherBarsOfMinutesAreThoseOfTrades(long seed, Instrument instrument, String begin) {
        Tape trades = trades(seed, instrument, begin);
        Tape minutes = AggregatedTape.of(trades, BarInterval.MINUTE, BarSource.TRADES);

        for (String interval : List.of("5m", "1h", "4h", "1d", "2d", "1w", "1mo")) {
            assertThat(bars(minutes, interval, BarSource.BARS))
                    .as("seed %s, %s from %s, %s", seed, instrument, begin, interval)
                    .isNotEmpty()
                    .isEqualTo(bars(trades, interval, BarSource.TRADES));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void volumeInSessionsIsConserved(long seed, Instrument instrument, String begin) {
        Tape trades = trades(seed, instrument, begin);
        double traded = CsvTapeTest.events(trades).stream()
                .filter(e -> instrument.calendar().isOpen(e.timeNanos()))
                .mapToDouble(e -> ((Trade) e).size())
                .sum();

        for (String interval : List.of("7s", "1m", "1h", "1d", "1w", "50 TICK", "5000 VOLUME", "100000 DOLLAR")) {
            double inBars = bars(trades, interval, BarSource.TRADES).stream()
                    .mapToDouble(e -> ((Bar) e).volume())
                    .sum();
            assertThat(inBars)
                    .as("seed %s, %s from %s, %s", seed, instrument, begin, interval)
                    .isEqualTo(traded);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noBarSpansTwoSessions(long seed, Instrument instrument, String begin) {
        Tape trades = trades(seed, instrument, begin);

        for (String interval : List.of("7s", "1m", "45m", "1h", "23h", "1d", "50 TICK", "5000 VOLUME")) {
            for (MarketEvent event : bars(trades, interval, BarSource.TRADES)) {
                Bar bar = (Bar) event;
                Session session =
                        instrument.calendar().session(bar.tradingDate()).orElseThrow();
                assertThat(bar.openNanos())
                        .as("seed %s, open of %s in %s", seed, bar, session)
                        .isBetween(session.openNanos(), session.closeNanos() - 1);
                assertThat(bar.timeNanos())
                        .as("seed %s, close of %s in %s", seed, bar, session)
                        .isBetween(session.openNanos(), session.closeNanos());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void barStandsBehindWhatItIsMadeOfAndBeforeWhatComesLater(long seed, Instrument instrument, String begin) {
        Tape both = AggregatedTape.beside(trades(seed, instrument, begin), BarInterval.parse("10m"), BarSource.TRADES);
        long before = Long.MIN_VALUE;
        double volume = 0;

        for (MarketEvent event : CsvTapeTest.events(both)) {
            assertThat(event.timeNanos()).as("seed %s, order", seed).isGreaterThanOrEqualTo(before);
            before = event.timeNanos();
            if (event instanceof Bar bar) {
                volume -= bar.volume();
                assertThat(volume)
                        .as("seed %s, nothing in %s lies ahead", seed, bar)
                        .isGreaterThanOrEqualTo(0);
            } else if (instrument.calendar().isOpen(event.timeNanos())) {
                volume += ((Trade) event).size();
            }
        }
        assertThat(volume).as("seed %s", seed).isZero();
    }
}
