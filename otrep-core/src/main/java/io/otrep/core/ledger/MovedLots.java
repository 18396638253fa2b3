package io.otrep.core.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lots that a corporate action takes from one instrument to another. Immutable.
 *
 * @param owner whose, null for the position as the venue keeps it
 * @param lots the lots
 */
record MovedLots(@Nullable String owner, List<OpenLot> lots) {}
