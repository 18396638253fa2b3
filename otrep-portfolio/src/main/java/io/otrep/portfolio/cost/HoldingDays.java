package io.otrep.portfolio.cost;

import io.otrep.account.RateSource;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;

/**
 * What a rate a year costs for the time a position is held. Immutable and thread-safe.
 *
 * @param daysInYear the day count
 */
record HoldingDays(int daysInYear) {
    private static final double NANOS_PER_DAY = 86_400e9;

    HoldingDays {
        if (daysInYear < 1) {
            throw new IllegalArgumentException("days in a year must be at least 1, but were " + daysInYear);
        }
    }

    double cost(CostQuery query, double units, RateSource<Instrument> rates) {
        Decimal rate = units == 0 ? null : rates.at(query.instrument(), query.timeNanos());
        double years = query.holding().toNanos() / NANOS_PER_DAY / daysInYear;
        double unitValue = query.price() * query.instrument().multiplierAsDouble();
        return rate == null ? 0 : units * unitValue * rate.toDouble() * years;
    }
}
