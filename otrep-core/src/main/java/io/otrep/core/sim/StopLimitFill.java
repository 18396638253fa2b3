package io.otrep.core.sim;

/** What a STOP_LIMIT may get on the bar that triggers it. Immutable. */
public enum StopLimitFill {
    /** The trigger price if that is inside the limit; its limit if the bar closes inside it. */
    AT_TRIGGER_OR_CLOSE,
    /** The trigger price if that is inside the limit, otherwise nothing. */
    AT_TRIGGER,
    /** As {@link #AT_TRIGGER_OR_CLOSE}, but the limit only on a bar that closes against the stop's direction. */
    AT_TRIGGER_OR_REVERSAL,
    /** If the bar closes inside the limit: the limit, or the extreme of the bar if that is better; on later bars too. */
    CLOSE_INSIDE_LIMIT,
    /** As {@link #CLOSE_INSIDE_LIMIT} on the bar that triggers it; on later bars it is a limit like others. */
    CLOSE_INSIDE_THEN_LIMIT,
    /**
     * Its limit, if the bar touches that anywhere, before or after the trigger; on later bars too. Can fill outside a bar's range, at
     * a price that nobody paid.
     */
    LIMIT_ANYWHERE,
    /** Nothing: it is tested from the next event on. */
    NEXT_EVENT
}
