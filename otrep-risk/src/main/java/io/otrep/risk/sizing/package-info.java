/**
 * How many units a signal is worth. Each class here is a specification and a {@link io.otrep.risk.SizerFactory}: it is given to the
 * engine's builder, and every run makes its own sizer from it. A signal of 1 is a full position, 0.5 half of one; opens are rounded toward
 * zero by the engine, and what is below the instrument's smallest order is no position at all. Every sizer here is an
 * {@link io.otrep.risk.sizing.ExplainedSizer}, which says what was wanted and what bound it.
 */
@NullMarked
package io.otrep.risk.sizing;

import org.jspecify.annotations.NullMarked;
