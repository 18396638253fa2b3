/**
 * From target weights to the orders that are worth their cost, and to the end of them.
 *
 * <p>A {@link io.otrep.portfolio.rebalance.RebalanceRule} says whether it is time and why, a {@link io.otrep.portfolio.rebalance.TradeTo} how far to go, a
 * {@link io.otrep.portfolio.rebalance.TradePlanner} how many units that is, or why a weight stays out of its band. {@link
 * io.otrep.portfolio.rebalance.Rebalancer} does all of it in an engine, as a plan that is remembered over restarts.
 */
@NullMarked
package io.otrep.portfolio.rebalance;

import org.jspecify.annotations.NullMarked;
