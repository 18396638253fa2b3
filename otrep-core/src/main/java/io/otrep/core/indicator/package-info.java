/**
 * Measures of a series that keep up with it: each takes one value at a time through {@link io.otrep.core.indicator.Indicator#add} and
 * answers for the last so many.
 *
 * <p>A rolling window is cut into blocks of its own length. When a block is full, one pass backwards turns it into sums (or maxima, or
 * moments) of its tails; a window then is one such tail and the part of the next block that has come since. So nothing is ever taken
 * away from a sum, no rounding builds up however long the series, and the mean cost of a value does not grow with the window. Nothing
 * is allocated after construction. All are single-threaded: each belongs to whoever feeds it.
 */
@NullMarked
package io.otrep.core.indicator;

import org.jspecify.annotations.NullMarked;
