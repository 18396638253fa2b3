package io.otrep.risk.gate;

/** How far a book has come down the {@link DrawdownLadder}. Immutable. */
public enum DrawdownLevel {
    /** Nothing happens. */
    CALM,
    /** The listener is told, nothing else. */
    WARN,
    /** Limits of exposure are made smaller. */
    SCALED,
    /** Nothing is opened; the switch is tripped to REDUCING. */
    REDUCING,
    /** The switch is tripped to HALTED. */
    HALTED
}
