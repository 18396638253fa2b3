/**
 * What is kept outside the journal. A {@link io.otrep.store.StateStore} holds small values that processes share, with leases that fence off
 * a stale owner; a {@link io.otrep.store.TimeSeriesStore} holds market data. Both may do I/O and are never called on the engine loop.
 */
@NullMarked
package io.otrep.store;

import org.jspecify.annotations.NullMarked;
