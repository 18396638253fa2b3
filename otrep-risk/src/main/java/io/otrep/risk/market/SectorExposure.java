package io.otrep.risk.market;

/**
 * What a book holds of one sector, in the base currency; NaN while a position of it has no price. Immutable and thread-safe.
 *
 * @param longValue of long positions, at least 0
 * @param shortValue of short positions, at least 0
 * @param equity of the book
 */
public record SectorExposure(double longValue, double shortValue, double equity) {
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
     * @return a fraction; NaN unless equity is above 0
     */
    public double share() {
        return equity > 0 ? gross() / equity : Double.NaN;
    }
}
