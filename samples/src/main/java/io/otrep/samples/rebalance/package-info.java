/**
 * The runner that rebalances a portfolio of a price file. Each way to choose weights is run through the engine, with costs and gates, and stands beside buying
 * once and holding. The page shows what was held, what it cost and where the risk comes from.
 */
@NullMarked
package io.otrep.samples.rebalance;

import org.jspecify.annotations.NullMarked;
