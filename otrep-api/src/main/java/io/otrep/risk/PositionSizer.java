package io.otrep.risk;

/**
 * Turns a signal into a target position. A level of 1 is a full long position, -1 a full short one, 0 flat; how many units a full
 * position is, is the sizer's to say.
 *
 * <p>Single-threaded: called on the engine loop, without I/O, locks or clocks. Called when a signal changes, so that a held signal keeps
 * its target; a sizer that wants to follow the market says so by {@link #resizesOnBar()}.
 */
public interface PositionSizer {
    /**
     * The target of a signal.
     *
     * @param strategy whose signal
     * @param level from -1 to 1, not 0
     * @param slot the instrument's number in the view
     * @param view the state of the book
     * @return units, with sign, before snapping to the step; NaN if it cannot be said yet, which leaves the target as it was
     */
    double target(String strategy, double level, int slot, RiskView view);

    /**
     * A bar was seen. Called for every bar, before strategies see it, so that estimates can be kept.
     *
     * @param slot the instrument's number
     * @param close its close, in the quote currency
     * @param high its high
     * @param low its low
     * @param view the state of the book
     */
    default void onBar(int slot, double close, double high, double low, RiskView view) {}

    /**
     * Whether held signals are sized anew at every bar of their instrument.
     *
     * @return false unless it follows the market
     */
    default boolean resizesOnBar() {
        return false;
    }
}
