/**
 * Hedging of what moves together. A {@link io.otrep.portfolio.hedge.HedgePlanner} finds pairs and clusters of held instruments whose correlation is above
 * a threshold, and says by a {@link io.otrep.portfolio.hedge.HedgePlan} how to net them down or hedge them with a chosen instrument, where that is worth
 * its cost; it is pure and useful alone. {@link io.otrep.portfolio.hedge.CorrelationHedge} runs it in the pipeline, by targets of its own that pass the
 * gates, never by changing positions.
 */
@NullMarked
package io.otrep.portfolio.hedge;

import org.jspecify.annotations.NullMarked;
