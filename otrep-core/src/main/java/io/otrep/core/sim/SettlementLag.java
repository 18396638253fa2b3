package io.otrep.core.sim;

import io.otrep.market.Instrument;
import io.otrep.market.Nanos;
import io.otrep.market.Session;
import io.otrep.market.SettlementModel;
import io.otrep.market.TradingCalendar;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * When the proceeds of a sale can be spent: at the regular open, so many trading dates of the instrument's calendar after the trading date
 * of the sale. With one day, shares sold on Friday 2024-08-30 settle on Tuesday, since Monday is Labor Day. Only {@link SettlementModel#SECURITY}
 * settles later; everything else settles at once. Immutable and thread-safe.
 */
public final class SettlementLag {
    private static final long T_PLUS_2_NANOS = utc(2017, 9, 5);
    private static final long T_PLUS_1_NANOS = utc(2024, 5, 28);

    private final int days;
    private final boolean historical;

    private SettlementLag(int days, boolean historical) {
        this.days = days;
        this.historical = historical;
    }

    private static long utc(int year, int month, int day) {
        return Nanos.of(
                LocalDate.of(year, month, day).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /**
     * The same number of days always.
     *
     * @param days trading dates, at least 0; 0 settles at once
     * @return the lag
     * @throws IllegalArgumentException if days is negative
     */
    public static SettlementLag ofDays(int days) {
        if (days < 0) {
            throw new IllegalArgumentException("days to settle must be at least 0, but was " + days);
        }
        return new SettlementLag(days, false);
    }

    /**
     * Days as they were for US securities: 3 before 2017-09-05, 2 before 2024-05-28, 1 since. Source: SEC, amendments of Rule 15c6-1(a),
     * releases 34-80295 (2017) and 34-96930 (2023).
     *
     * @return the lag
     */
    public static SettlementLag usSecurities() {
        return new SettlementLag(0, true);
    }

    /**
     * When a sale settles.
     *
     * @param instrument what was sold
     * @param tradeNanos when, nanoseconds since 1970
     * @return nanoseconds since 1970, at least the time of the trade
     */
    public long settlesAtNanos(Instrument instrument, long tradeNanos) {
        int lag = historical ? usDays(tradeNanos) : days;
        if (lag == 0 || instrument.settlement() != SettlementModel.SECURITY) {
            return tradeNanos;
        }
        TradingCalendar calendar = instrument.calendar();
        return calendar.openAfter(calendar.tradingDate(tradeNanos), lag)
                .map(open -> Math.max(tradeNanos, Nanos.of(open)))
                .orElse(tradeNanos); // a calendar that has ended settles at once
    }

    /**
     * Until when trades of the same trading date settle as one made at a time does: at most the end of its session.
     *
     * @return nanoseconds since 1970, the time of the trade if nothing is known of later ones
     */
    long sameUntilNanos(Instrument instrument, long tradeNanos) {
        TradingCalendar calendar = instrument.calendar();
        Optional<Session> session = calendar.session(calendar.tradingDate(tradeNanos));
        long close = session.isPresent() ? session.get().closeNanos() : tradeNanos;
        for (long change : List.of(T_PLUS_2_NANOS, T_PLUS_1_NANOS)) {
            if (tradeNanos < change) {
                close = Math.min(close, change);
            }
        }
        return close;
    }

    private static int usDays(long tradeNanos) {
        if (tradeNanos < T_PLUS_2_NANOS) {
            return 3;
        }
        return tradeNanos < T_PLUS_1_NANOS ? 2 : 1;
    }
}
