package io.otrep.report;

import io.otrep.market.Bar;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Nanos;
import io.otrep.market.Quote;
import io.otrep.market.QuoteBar;
import io.otrep.market.Tape;
import io.otrep.market.Trade;
import io.otrep.market.TradingCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a tape holds of each instrument: prices to draw, how many events, and which trading days are missing. Immutable once read. */
final class TapeReading {
    /** One instrument on the tape. */
    static final class Line {
        private static final long DAY_NANOS = 86_400 * Nanos.PER_SECOND;

        private final Instrument instrument;
        private final Trail trail = new Trail();
        private long events;
        private long firstNanos;
        private long lastNanos;
        private long longestGapNanos;
        private long gapBeganNanos;
        private long utcDay = Long.MIN_VALUE;
        private @Nullable LocalDate firstDay;
        private @Nullable LocalDate lastDay;
        private long days;

        private Line(Instrument instrument) {
            this.instrument = instrument;
        }

        private void add(long timeNanos, double price) {
            trail.add(timeNanos, price);
            if (events == 0) {
                firstNanos = timeNanos;
            } else if (timeNanos - lastNanos > longestGapNanos) {
                longestGapNanos = timeNanos - lastNanos;
                gapBeganNanos = lastNanos;
            }
            events++;
            lastNanos = timeNanos;
            long day = Math.floorDiv(timeNanos, DAY_NANOS);
            if (day != utcDay) {
                utcDay = day;
                count(instrument.calendar().tradingDate(timeNanos));
            }
        }

        private void count(LocalDate day) {
            if (!day.equals(lastDay)) {
                firstDay = firstDay == null ? day : firstDay;
                lastDay = day;
                days++;
            }
        }

        Instrument instrument() {
            return instrument;
        }

        Series prices() {
            return trail.series(instrument.symbol());
        }

        long events() {
            return events;
        }

        long firstNanos() {
            return firstNanos;
        }

        long lastNanos() {
            return lastNanos;
        }

        /** Days of the calendar from the first to the last on which there was no event. */
        long missingDays() {
            if (firstDay == null || lastDay == null) {
                return 0;
            }
            TradingCalendar calendar = instrument.calendar();
            long expected = firstDay.datesUntil(lastDay.plusDays(1))
                    .filter(calendar::isTradingDay)
                    .count();
            return Math.max(0, expected - days);
        }

        double longestGapDays() {
            return longestGapNanos / (double) DAY_NANOS;
        }

        long gapBeganNanos() {
            return gapBeganNanos;
        }
    }

    private final List<Line> lines;

    private TapeReading(List<Line> lines) {
        this.lines = lines;
    }

    static TapeReading of(Tape tape) {
        List<Line> lines = new ArrayList<>();
        tape.instruments().forEach(instrument -> lines.add(new Line(instrument)));
        try (Tape.Cursor cursor = tape.open()) {
            for (MarketEvent event = cursor.next(); event != null; event = cursor.next()) {
                double price = price(event);
                if (Double.isFinite(price)) {
                    lines.get(cursor.instrumentIndex()).add(event.timeNanos(), price);
                }
            }
        }
        return new TapeReading(List.copyOf(lines));
    }

    private static double price(MarketEvent event) {
        if (event instanceof Bar bar) {
            return bar.close();
        }
        if (event instanceof QuoteBar bar) {
            return (bar.bid().close() + bar.ask().close()) / 2;
        }
        if (event instanceof Quote quote) {
            return quote.mid();
        }
        return event instanceof Trade trade ? trade.price() : Double.NaN;
    }

    List<Line> lines() {
        return lines;
    }
}
