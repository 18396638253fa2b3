/**
 * The portfolio's front door, without an engine.
 *
 * <p>{@link io.otrep.portfolio.manage.PortfolioManager} allocates, says whether to rebalance and why, and answers with orders. What it answers is not sent anywhere:
 * the host does that, or {@code io.otrep.portfolio.rebalance.Rebalancer} in an engine, which is built of the same parts.
 */
@NullMarked
package io.otrep.portfolio.manage;

import org.jspecify.annotations.NullMarked;
