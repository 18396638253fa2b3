/**
 * What to hold together. A {@link io.otrep.portfolio.PortfolioPolicy} turns the strategies' signals into target positions across instruments; an
 * {@link io.otrep.portfolio.Allocator} turns estimates into weights. Both answer; the engine alone makes orders.
 */
@NullMarked
package io.otrep.portfolio;

import org.jspecify.annotations.NullMarked;
