/**
 * What trading costs. A {@link io.otrep.portfolio.cost.CostModel} is a sum of {@link io.otrep.portfolio.cost.CostPart parts}: tariffs, half spreads,
 * conversion, holding, square-root impact. It answers a {@link io.otrep.portfolio.cost.CostQuery} with an itemised
 * {@link io.otrep.portfolio.cost.CostEstimate}, and {@link io.otrep.portfolio.cost.ImpactFit} turns what fills have shown into the next model.
 */
@NullMarked
package io.otrep.portfolio.cost;

import org.jspecify.annotations.NullMarked;
