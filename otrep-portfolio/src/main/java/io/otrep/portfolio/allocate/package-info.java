/**
 * From estimates to target weights.
 *
 * <p>Each {@link io.otrep.portfolio.Allocator} here is one idea with its published source, immutable, and answers weights or a typed failure. Weights are
 * shares of capital in the order of the estimates' assets.
 */
@NullMarked
package io.otrep.portfolio.allocate;

import org.jspecify.annotations.NullMarked;
