package io.otrep.risk.sizing;

import io.otrep.risk.SizerFactory;

/**
 * A position whose loss over so many average true ranges is a fixed fraction of equity: a full signal is
 * {@code equity * risk / (multiple * ATR * value of a point)} units, at most {@code equity * leverage} in value. With
 * {@code AtrSizing.of(0.01, 14, 2)}, 100,000 USD and an ATR of 2.50, that is 100,000 * 0.01 / (2 * 2.50) = 200 shares. Nothing is said
 * before the first {@code bars} ranges.
 *
 * <p>Source: J. W. Wilder, New Concepts in Technical Trading Systems (1978): the average begins as the mean of the first ranges and then
 * moves by 1/bars. Immutable and thread-safe.
 *
 * @param risk loss over the distance, fraction of equity, above 0
 * @param bars ranges in the average, at least 1
 * @param multiple average true ranges in the distance, above 0
 * @param leverage cap on the value of a full position over equity, above 0
 */
public record AtrSizing(double risk, int bars, double multiple, double leverage) implements SizerFactory {
    /** Checks all numbers. */
    public AtrSizing {
        Units.requirePositive("risk", risk, "fraction of equity");
        Units.requirePositive("bars", bars, "bars");
        Units.requirePositive("multiple", multiple, "average true ranges");
        Units.requirePositive("leverage", leverage, "multiples of equity");
    }

    /**
     * Such a risk, capped at equity itself.
     *
     * @param risk fraction of equity, above 0
     * @param bars ranges in the average, at least 1
     * @param multiple average true ranges in the distance, above 0
     * @return the specification
     */
    public static AtrSizing of(double risk, int bars, double multiple) {
        return new AtrSizing(risk, bars, multiple, 1);
    }

    @Override
    public ExplainedSizer create() {
        return new AtrSizer(this);
    }
}
