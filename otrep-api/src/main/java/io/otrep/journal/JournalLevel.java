package io.otrep.journal;

/** How much an engine writes into its journal. Immutable and thread-safe. */
public enum JournalLevel {
    /** Intents, outcomes, fills, cash, the switch and what gates remember: all that rebuilds the engine after a restart. */
    ORDERS,
    /** Every input besides, market events too: enough to run the same decisions again. */
    ALL
}
