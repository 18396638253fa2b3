/**
 * What trading costs. A {@link io.otrep.portfolio.cost.CostModel} is a sum of {@link io.otrep.portfolio.cost.CostPart parts}: tariffs, half spreads,
 * conversion, holding, square-root impact; it answers a {@link io.otrep.portfolio.cost.CostQuery} with an itemised
 * {@link io.otrep.portfolio.cost.CostEstimate}. {@link io.otrep.portfolio.cost.Shortfall} takes apart what an order really cost,
 * {@link io.otrep.portfolio.cost.Markouts} shows what came after, and {@link io.otrep.portfolio.cost.ImpactFit} turns fills into the next model.
 */
@NullMarked
package io.otrep.portfolio.cost;

import org.jspecify.annotations.NullMarked;
