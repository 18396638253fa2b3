package io.otrep.core.internal;

import io.otrep.core.control.FlattenOptions;

/**
 * What an engine does when trading is stopped, and for its exits. Immutable and thread-safe.
 *
 * @param flattening how far a flatten may go that a gate asks for
 * @param haltCancelsAll whether HALTED takes protective reduce-only exits back too, not entries alone
 */
public record Safety(FlattenOptions flattening, boolean haltCancelsAll) {
    /** Entries alone are taken back. */
    public static final Safety DEFAULT = new Safety(FlattenOptions.DEFAULT, false);
}
