package io.otrep.portfolio.rebalance;

import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Nanos;
import io.otrep.market.TradingCalendar;
import java.time.Instant;

/** Instruments and portfolios of tests. */
final class Shares {
    static final Purse PURSE = new Purse("sim", Currency.USD);

    private Shares() {}

    static Instrument share(String symbol) {
        return builder(symbol).build();
    }

    static Instrument.Builder builder(String symbol) {
        return Instrument.builder(symbol, "sim", Asset.of(symbol, AssetClass.EQUITY), Currency.USD)
                .calendar(TradingCalendar.usEquities())
                .tick("0.01")
                .step("1");
    }

    static Holding held(String symbol, long units, double price) {
        return Holding.of(share(symbol), Decimal.of(units), price);
    }

    static long at(String instant) {
        return Nanos.of(Instant.parse(instant));
    }

    /** 100,000 dollars at noon in New York. */
    static Holdings.Builder portfolio(String date) {
        return Holdings.builder(at(date + "T17:00:00Z"), 100_000).cash(PURSE, 1e9);
    }

    static Holdings.Builder portfolio() {
        return portfolio("2024-03-04");
    }
}
