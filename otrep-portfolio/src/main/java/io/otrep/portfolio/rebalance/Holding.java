package io.otrep.portfolio.rebalance;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentStatus;
import io.otrep.market.SettlementModel;
import java.util.Objects;

/**
 * One instrument of a portfolio as it is now: 100 shares at 50 dollars are worth 5,000. Immutable and thread-safe.
 *
 * @param instrument what
 * @param units held, negative if short
 * @param working units that open orders still add, with sign: 0 if none work
 * @param unitValue what one unit is worth in the base currency: price, multiplier and rate; NaN if not known
 * @param rate what one unit of its currency is worth in the base currency, 1 if they are the same
 * @param dailyVolume units the market trades a day; NaN if not known
 * @param dailyVolatility standard deviation of its daily returns, for example 0.01; NaN if not known
 * @param status whether it trades
 */
public record Holding(
        Instrument instrument,
        Decimal units,
        Decimal working,
        double unitValue,
        double rate,
        double dailyVolume,
        double dailyVolatility,
        InstrumentStatus status) {
    /** Checks that nothing is missing. */
    public Holding {
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(units, "units");
        Objects.requireNonNull(working, "working");
        Objects.requireNonNull(status, "status");
    }

    /**
     * Without open orders, trading, its volume not known.
     *
     * @param instrument what
     * @param units held, negative if short
     * @param unitValue what one unit is worth in the base currency
     * @return the holding
     */
    public static Holding of(Instrument instrument, Decimal units, double unitValue) {
        InstrumentStatus trading = InstrumentStatus.TRADING;
        return new Holding(instrument, units, Decimal.ZERO, unitValue, 1, Double.NaN, Double.NaN, trading);
    }

    /**
     * With open orders.
     *
     * @param signedUnits what they still add
     * @return a copy
     */
    public Holding withWorking(Decimal signedUnits) {
        return new Holding(instrument, units, signedUnits, unitValue, rate, dailyVolume, dailyVolatility, status);
    }

    /**
     * In another currency than the base.
     *
     * @param toBase what one unit of its currency is worth in the base currency
     * @return a copy
     */
    public Holding withRate(double toBase) {
        return new Holding(instrument, units, working, unitValue, toBase, dailyVolume, dailyVolatility, status);
    }

    /**
     * With a volume.
     *
     * @param unitsADay what the market trades a day
     * @return a copy
     */
    public Holding withDailyVolume(double unitsADay) {
        return new Holding(instrument, units, working, unitValue, rate, unitsADay, dailyVolatility, status);
    }

    /**
     * With a volatility.
     *
     * @param deviation standard deviation of daily returns
     * @return a copy
     */
    public Holding withDailyVolatility(double deviation) {
        return new Holding(instrument, units, working, unitValue, rate, dailyVolume, deviation, status);
    }

    /**
     * With another status.
     *
     * @param now whether it trades
     * @return a copy
     */
    public Holding withStatus(InstrumentStatus now) {
        return new Holding(instrument, units, working, unitValue, rate, dailyVolume, dailyVolatility, now);
    }

    /** Held and on the way. */
    Decimal expected() {
        return units.plus(working);
    }

    boolean hasPrice() {
        return unitValue > 0 && unitValue < Double.POSITIVE_INFINITY;
    }

    /** What buying one unit takes out of the purse, in the base currency. */
    double unitCash() {
        return instrument.settlement() == SettlementModel.MARGINED ? 0 : unitValue;
    }
}
