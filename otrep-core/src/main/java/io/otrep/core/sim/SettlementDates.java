package io.otrep.core.sim;

import io.otrep.market.AssetClass;
import io.otrep.market.Instrument;
import io.otrep.market.SettlementModel;
import io.otrep.market.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;

/** When the proceeds of a sale settle: at the open of the next trading date for securities (T+1), at once for the others. */
final class SettlementDates {

    /** Nanoseconds since 1970, {@link Long#MIN_VALUE} for at once. */
    long after(Instrument instrument, long nanos) {
        if (instrument.settlement() != SettlementModel.SECURITY
                || instrument.asset().assetClass() == AssetClass.CRYPTO) {
            return Long.MIN_VALUE;
        }
        TradingCalendar calendar = instrument.calendar();
        LocalDate traded = calendar.tradingDate(nanos);
        for (LocalDate date = traded.plusDays(1); date.isBefore(traded.plusDays(15)); date = date.plusDays(1)) {
            if (calendar.isTradingDay(date)) {
                Instant open = calendar.session(date).orElseThrow().open();
                return open.getEpochSecond() * 1_000_000_000L + open.getNano();
            }
        }
        return Long.MIN_VALUE;
    }
}
