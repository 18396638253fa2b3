package io.otrep.risk.market;

/**
 * How easily something is traded, from 0 (hardly) to 100 (at once, for nothing), and what it is made of; see {@link LiquidityModel}. Immutable and
 * thread-safe.
 *
 * @param value 0 to 100; NaN if none of the parts is known
 * @param spread its part, 0 to 1; NaN if not known
 * @param depth its part, 0 to 1; NaN if not known
 * @param dollarVolume its part, 0 to 1; NaN if not known
 * @param participation its part, 0 to 1; NaN if not known
 * @param coverage the weight of the parts that are known, 0 to 1
 */
public record LiquidityScore(
        double value, double spread, double depth, double dollarVolume, double participation, double coverage) {}
