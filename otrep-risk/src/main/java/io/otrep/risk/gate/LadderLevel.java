package io.otrep.risk.gate;

/** How far up a {@link RiskLadder} something is; the order is that of severity. Immutable. */
public enum LadderLevel {
    /** Nothing happens. */
    CALM,
    /** The listener is told, nothing else. */
    WARN,
    /** Limits of exposure are made smaller. */
    SCALED,
    /** Nothing is opened; the switch of the scope is tripped to REDUCING. */
    REDUCING,
    /** The switch of the scope is tripped to HALTED. */
    HALTED,
    /** The scope is halted and what it holds is closed. */
    FLATTEN
}
