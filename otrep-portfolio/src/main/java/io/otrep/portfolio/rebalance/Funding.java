package io.otrep.portfolio.rebalance;

import io.otrep.market.Instrument;
import io.otrep.market.Nanos;
import io.otrep.market.SettlementModel;
import io.otrep.market.TradingCalendar;

/**
 * What an account lets a purchase be paid with. Immutable and thread-safe.
 *
 * @param settlementDays trading days until the proceeds of a sale of securities can be spent, at least 0
 * @param credit what may be borrowed, in the base currency, at least 0
 */
public record Funding(int settlementDays, double credit) {
    /** Checks both. */
    public Funding {
        if (settlementDays < 0 || !(credit >= 0 && credit < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("settlementDays and credit must be at least 0 and finite, but were "
                    + settlementDays + " and " + credit);
        }
    }

    /**
     * Cash, proceeds at once: a spot exchange, or a margin account that borrows nothing.
     *
     * @return the funding
     */
    public static Funding cash() {
        return new Funding(0, 0);
    }

    /**
     * A cash account for securities: proceeds can be spent when they have settled.
     *
     * @param days trading days, 1 in the US since 2024-05-28
     * @return the funding
     */
    public static Funding settledCash(int days) {
        return new Funding(days, 0);
    }

    /**
     * A margin account. What its venue lends is still the venue's to say, and the gates'.
     *
     * @param most to be borrowed, in the base currency
     * @return the funding
     */
    public static Funding margin(double most) {
        return new Funding(0, most);
    }

    /** When the proceeds of a sale at a time can be spent: at the open of that trading day. */
    long settlesAtNanos(Instrument instrument, long timeNanos) {
        if (settlementDays == 0 || instrument.settlement() != SettlementModel.SECURITY) {
            return timeNanos;
        }
        TradingCalendar calendar = instrument.calendar();
        return calendar.openAfter(calendar.tradingDate(timeNanos), settlementDays)
                .map(open -> Math.max(timeNanos, Nanos.of(open)))
                .orElse(timeNanos);
    }
}
