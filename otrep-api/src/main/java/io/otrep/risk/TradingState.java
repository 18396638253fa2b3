package io.otrep.risk;

/** What may be sent just now. Of several that apply, the worst counts. Immutable. */
public enum TradingState {
    /** Everything that passes the gates. */
    ACTIVE,
    /** Only what makes a position smaller. */
    REDUCING,
    /** Nothing but cancels and the exits of a flatten; entries are canceled, protective reduce-only exits stay. */
    HALTED;

    /**
     * The worse of two states.
     *
     * @param other the other
     * @return HALTED before REDUCING before ACTIVE
     */
    public TradingState worse(TradingState other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
