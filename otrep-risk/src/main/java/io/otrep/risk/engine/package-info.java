/**
 * Risk for a host that has its own trading engine. {@link io.otrep.risk.engine.RiskEngine} is told of prices, positions, orders and equity, and asks the same gates, sizers and measures that
 * a pipeline uses: may this order go, how large should it be, what may the book lose. Nothing here trades, reads a clock or has a thread.
 */
@NullMarked
package io.otrep.risk.engine;

import org.jspecify.annotations.NullMarked;
