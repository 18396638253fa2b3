package io.otrep.risk.market;

import io.otrep.market.Instrument;
import io.otrep.risk.measure.TailRisk;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a book is exposed to, in the base currency. A position without a price, or without a rate of its currency, makes the sums it is part of NaN and is named
 * in {@code unpriced}. Risk is of one trading day, normal with a mean of 0 on the monitor's covariance; a position with too short a history counts at
 * a proxy volatility, as if it moved against the book with everything else, and is named in {@code unmeasured}. Immutable and thread-safe.
 *
 * @param equity of the book
 * @param longValue of long positions, at least 0
 * @param shortValue of short positions, at least 0
 * @param sectors by name; {@value #NO_SECTOR} for those without
 * @param volatility of the book's value, a year, base currency
 * @param risk95 value at risk and expected shortfall of a day at 0.95, base currency
 * @param risk99 the same at 0.99
 * @param unpriced positions that could not be valued, in order
 * @param unmeasured positions counted at the proxy, in order
 */
public record PortfolioExposure(
        double equity,
        double longValue,
        double shortValue,
        SortedMap<String, SectorExposure> sectors,
        double volatility,
        TailRisk risk95,
        TailRisk risk99,
        List<Instrument> unpriced,
        List<Instrument> unmeasured) {
    /** The sector of instruments that state none. */
    public static final String NO_SECTOR = "(none)";

    /** Copies what could be changed. */
    public PortfolioExposure {
        sectors = Collections.unmodifiableSortedMap(new TreeMap<>(sectors));
        unpriced = List.copyOf(unpriced);
        unmeasured = List.copyOf(unmeasured);
    }

    /**
     * Long and short together.
     *
     * @return at least 0
     */
    public double gross() {
        return longValue + shortValue;
    }

    /**
     * Long less short.
     *
     * @return negative if more is short
     */
    public double net() {
        return longValue - shortValue;
    }

    /**
     * Gross value over equity.
     *
     * @return a ratio; NaN unless equity is above 0
     */
    public double leverage() {
        return equity > 0 ? gross() / equity : Double.NaN;
    }
}
