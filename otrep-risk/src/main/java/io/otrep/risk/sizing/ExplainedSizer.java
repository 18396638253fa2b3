package io.otrep.risk.sizing;

import io.otrep.risk.PositionSizer;
import io.otrep.risk.RiskView;

/**
 * A sizer that can say how a size came about. All sizers of this package can; the answer of {@link #target} is the allowed size of
 * {@link #explain}, or 0 where that is below the smallest order. Single-threaded, on the engine loop.
 */
public interface ExplainedSizer extends PositionSizer {
    /**
     * The target of a signal, with its reasons. Changes nothing.
     *
     * @param strategy whose signal
     * @param level from -1 to 1
     * @param slot the instrument's number in the view
     * @param view the state of the book
     * @return what was wanted, what decided, and the units that the engine aims at
     */
    SizedTarget explain(String strategy, double level, int slot, RiskView view);
}
