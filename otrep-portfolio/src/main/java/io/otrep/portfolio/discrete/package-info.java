/**
 * From weights to whole or fractional units.
 *
 * <p>{@link io.otrep.portfolio.discrete.UnitAllocation} says how many units of each asset a capital buys, in exact decimals, and what stays in cash.
 * {@link io.otrep.portfolio.discrete.UnitTarget} is one asset's weight, price and step. Nothing here orders anything.
 */
@NullMarked
package io.otrep.portfolio.discrete;

import org.jspecify.annotations.NullMarked;
