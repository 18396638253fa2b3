/**
 * What the markets are doing. {@link io.otrep.risk.market.MultiMarketManager} watches many symbols on many venues, each by its own calendar: volatility, spread,
 * volume, liquidity, how they move together, and what a book of them may lose. {@link io.otrep.risk.market.MarketMonitor} is the same inside an engine, where
 * gates use it and other threads read its snapshots.
 */
@NullMarked
package io.otrep.risk.market;

import org.jspecify.annotations.NullMarked;
