package io.otrep.core.indicator;

/**
 * Wilder's relative strength index (New Concepts in Technical Trading Systems, 1978): {@code 100 g / (g + l)} of the Wilder averages
 * {@code g} of gains and {@code l} of losses; from 0 to 100, 50 where nothing moved. Ready after {@code period + 1} values. O(1) per
 * value. Single-threaded.
 */
public final class Rsi implements Indicator {
    private final Ema gains;
    private final Ema losses;
    private double last = Double.NaN;

    /**
     * Begins empty.
     *
     * @param period of the averages, at least 1; Wilder used 14
     */
    public Rsi(int period) {
        gains = Ema.wilder(period);
        losses = Ema.wilder(period);
    }

    @Override
    public void add(double value) {
        Inputs.requireValue(value);
        if (!Double.isNaN(last)) {
            gains.accumulate(Math.max(value - last, 0));
            losses.accumulate(Math.max(last - value, 0));
        }
        last = value;
    }

    @Override
    public boolean isReady() {
        return gains.isReady();
    }

    @Override
    public double value() {
        double moved = gains.value() + losses.value();
        return moved == 0 ? 50 : 100 * gains.value() / moved;
    }
}
