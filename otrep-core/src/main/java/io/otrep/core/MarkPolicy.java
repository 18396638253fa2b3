package io.otrep.core;

/** What a position is valued at. Immutable. */
public enum MarkPolicy {
    /** The last trade, clamped to bid and ask of the same minute; the middle of both where nothing trades. The default. */
    CLAMPED_LAST,
    /** The last trade or bar close alone; the middle of bid and ask where nothing ever traded. */
    LAST,
    /** The middle of bid and ask; the last trade where nothing is quoted. */
    MID
}
