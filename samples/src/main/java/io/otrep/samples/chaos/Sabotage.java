package io.otrep.samples.chaos;

/** What a campaign breaks on purpose, to show that it would see it. Immutable. */
public enum Sabotage {
    /** Nothing. */
    NONE,
    /** Intents are not written before they are sent. */
    FORGET_INTENTS,
    /** An order whose outcome is not known is sent again. */
    RESEND_UNKNOWN
}
