package io.otrep.risk.market;

import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.Quote;
import io.otrep.market.Session;
import io.otrep.market.SessionSegment;
import io.otrep.market.Trade;
import io.otrep.market.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Symbols, calendars and prices for tests. */
public final class Markets {
    static final LocalDate MONDAY = LocalDate.parse("2024-03-04");

    private Markets() {}

    public static Instrument share(String symbol, String sector) {
        return Instrument.builder(symbol, "alpaca", Asset.of(symbol, AssetClass.EQUITY), Currency.USD)
                .tick("0.01")
                .step("1")
                .sector(sector)
                .build();
    }

    static Instrument coin(String symbol) {
        return Instrument.builder(symbol + "/USD", "kraken", Asset.of(symbol, AssetClass.CRYPTO), Currency.USD)
                .tick("0.1")
                .step("0.0001")
                .build();
    }

    static Instrument tokyo(String symbol) {
        return Instrument.builder(symbol, "tse", Asset.of(symbol, AssetClass.EQUITY), Currency.of("JPY"))
                .tick("1")
                .step("100")
                .calendar(new Weekdays("TOKYO", 0, 6))
                .build();
    }

    /** Every weekday from one hour of UTC to another. */
    record Weekdays(String name, int openHour, int closeHour) implements TradingCalendar {
        @Override
        public ZoneId zone() {
            return ZoneOffset.UTC;
        }

        @Override
        public int annualDays() {
            return 245;
        }

        @Override
        public Optional<Session> session(LocalDate date) {
            return date.getDayOfWeek().getValue() > 5
                    ? Optional.empty()
                    : Optional.of(new Session(date, at(date, openHour), at(date, closeHour)));
        }

        private static Instant at(LocalDate date, int hour) {
            return date.atTime(hour, 0).toInstant(ZoneOffset.UTC);
        }

        @Override
        public SessionSegment segmentAt(long epochNanos) {
            return SessionSegment.REGULAR;
        }

        @Override
        public LocalDate tradingDate(long epochNanos) {
            return LocalDate.ofEpochDay(Math.floorDiv(epochNanos, 86_400_000_000_000L));
        }
    }

    /** Trading dates of a calendar from the first Monday of March 2024. */
    static List<LocalDate> dates(TradingCalendar calendar, int count) {
        List<LocalDate> dates = new ArrayList<>();
        for (LocalDate date = MONDAY; dates.size() < count; date = date.plusDays(1)) {
            if (calendar.isTradingDay(date)) {
                dates.add(date);
            }
        }
        return dates;
    }

    public static Bar day(Instrument instrument, LocalDate date, double close) {
        return day(instrument, date, close, 1_000);
    }

    static Bar day(Instrument instrument, LocalDate date, double close, double volume) {
        Session session = instrument.calendar().session(date).orElseThrow();
        return new Bar(
                instrument,
                BarInterval.DAY,
                date,
                session.openNanos(),
                session.closeNanos(),
                close,
                close,
                close,
                close,
                volume);
    }

    static Quote quote(Instrument instrument, String time, double bid, double ask) {
        return new Quote(instrument, nanos(time), bid, ask, 100, 200);
    }

    static Trade trade(Instrument instrument, String time, double price, double size) {
        return new Trade(instrument, nanos(time), price, size, Trade.Aggressor.UNKNOWN);
    }

    static long nanos(String time) {
        Instant instant = Instant.parse(time);
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    /** Prices of a walk of chance from 100. */
    static double[] walk(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] prices = new double[count];
        double price = 100;
        for (int i = 0; i < count; i++) {
            price *= Math.exp(0.04 * (random.nextDouble() - 0.5));
            prices[i] = price;
        }
        return prices;
    }
}
