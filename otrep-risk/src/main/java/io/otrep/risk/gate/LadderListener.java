package io.otrep.risk.gate;

/** Hears of moves and alerts of a {@link RiskLadder}. Called on the engine loop; it must return at once. */
@FunctionalInterface
public interface LadderListener {
    /**
     * Something moved, or a move was withheld.
     *
     * @param step what, about what, and the numbers
     */
    void onStep(LadderStep step);
}
