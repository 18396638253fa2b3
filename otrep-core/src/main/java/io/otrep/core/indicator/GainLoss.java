package io.otrep.core.indicator;

/**
 * The gains and the losses of a series over its last {@code window} steps, and their balance
 * {@code (gains - losses) / (gains + losses)}: from -1 (only losses) to 1 (only gains), 0 where they are equal or nothing moved. For 10,
 * 12, 11 and a window of 2 the gains are 2, the losses 1, the balance 1/3. With a ratio {@code r = gains / losses} the balance is
 * {@code (r - 1) / (r + 1)}. Ready after {@code window + 1} values. O(1) per value on average. Single-threaded.
 */
public final class GainLoss implements Indicator {
    private final RollingSum gains;
    private final RollingSum losses;
    private double last = Double.NaN;

    /**
     * Begins empty.
     *
     * @param window how many steps it looks back, at least 1
     */
    public GainLoss(int window) {
        gains = new RollingSum(window);
        losses = new RollingSum(window);
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

    /**
     * All steps up, added.
     *
     * @return at least 0; {@code NaN} while not ready
     */
    public double gains() {
        return gains.value();
    }

    /**
     * All steps down, added.
     *
     * @return at least 0; {@code NaN} while not ready
     */
    public double losses() {
        return losses.value();
    }

    @Override
    public boolean isReady() {
        return gains.isReady();
    }

    @Override
    public double value() {
        double moved = gains.value() + losses.value();
        return moved == 0 ? 0 : (gains.value() - losses.value()) / moved;
    }
}
