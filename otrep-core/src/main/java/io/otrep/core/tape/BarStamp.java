package io.otrep.core.tape;

/** Which end of its interval the time of a bar in a file names. Immutable. */
public enum BarStamp {
    /** The time is when the bar began; it becomes known one interval later. */
    START,
    /** The time is when the bar closed and became known. */
    END
}
