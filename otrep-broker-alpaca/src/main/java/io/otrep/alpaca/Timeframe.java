package io.otrep.alpaca;

import io.otrep.broker.BrokerException;
import io.otrep.market.AssetClass;
import io.otrep.market.BarInterval;
import io.otrep.market.Instrument;
import io.otrep.market.Nanos;
import io.otrep.market.Session;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Alpaca's word for an interval of bars, and when such a bar ends. Bars of days and more begin at midnight: New York's for equities, Chicago's
 * for crypto. A day of an equity ends with its session. Immutable and thread-safe.
 *
 * @param interval what makes a bar complete
 * @param word for example {@code 5Min}
 */
record Timeframe(BarInterval interval, String word) implements PriceWire.BarTimes {
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    /**
     * The word of an interval.
     *
     * @throws BrokerException if Alpaca has no such bars
     */
    static Timeframe of(BarInterval interval) {
        long count = interval.count();
        String word = switch (interval.unit()) {
            case MINUTE -> count <= 59 ? count + "Min" : null;
            case HOUR -> count <= 23 ? count + "Hour" : null;
            case DAY -> count == 1 ? "1Day" : null;
            case WEEK -> count == 1 ? "1Week" : null;
            case MONTH -> count <= 12 && 12 % count == 0 ? count + "Month" : null;
            default -> null;
        };
        if (word == null) {
            throw new BrokerException(
                    BrokerException.Kind.FATAL,
                    "Alpaca has no bars of " + interval + "; ask for 1-59 minutes, 1-23 hours, a day, a week or months",
                    null,
                    null);
        }
        return new Timeframe(interval, word);
    }

    private static ZoneId zone(Instrument instrument) {
        return instrument.asset().assetClass() == AssetClass.CRYPTO ? CHICAGO : Timestamps.NEW_YORK;
    }

    private boolean isOfClock() {
        return interval.unit() == BarInterval.Unit.MINUTE || interval.unit() == BarInterval.Unit.HOUR;
    }

    private static LocalDate date(Instrument instrument, long openNanos) {
        return Nanos.toInstant(openNanos).atZone(zone(instrument)).toLocalDate();
    }

    @Override
    public LocalDate tradingDate(Instrument instrument, long openNanos) {
        return isOfClock() ? instrument.calendar().tradingDate(openNanos) : date(instrument, openNanos);
    }

    @Override
    public long close(Instrument instrument, long openNanos) {
        LocalDate first = date(instrument, openNanos);
        long count = interval.count();
        return switch (interval.unit()) {
            case MINUTE -> openNanos + count * 60 * Nanos.PER_SECOND;
            case HOUR -> openNanos + count * 3_600 * Nanos.PER_SECOND;
            case DAY -> end(instrument, first, first.plusDays(1));
            case WEEK -> end(instrument, first, first.plusWeeks(1));
            default -> end(instrument, first, first.plusMonths(count));
        };
    }

    /** The close of the last session of the dates, or the midnight that ends them. */
    private static long end(Instrument instrument, LocalDate first, LocalDate next) {
        Instant midnight = next.atStartOfDay(zone(instrument)).toInstant();
        if (instrument.asset().assetClass() == AssetClass.CRYPTO) {
            return Nanos.of(midnight);
        }
        Instant last = midnight;
        for (Session session : instrument.calendar().sessionsBetween(first, next)) {
            last = session.close();
        }
        return Nanos.of(last);
    }

    /** Where to begin to ask, so that no bar that closes from an instant on is missed. */
    Instant opensBefore(Instant close) {
        long count = interval.count();
        long days = switch (interval.unit()) {
            case MINUTE, HOUR -> 1;
            case DAY -> 2;
            case WEEK -> 8;
            default -> 32 * count;
        };
        return close.isBefore(Instant.EPOCH.plusSeconds(days * 86_400))
                ? Instant.EPOCH
                : close.minusSeconds(days * 86_400);
    }
}
