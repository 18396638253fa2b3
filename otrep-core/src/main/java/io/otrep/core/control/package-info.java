/**
 * The way out and the way to it: how an engine is flattened and what became of it. {@link io.otrep.core.control.FlattenOptions} says how far closes may
 * go, {@link io.otrep.core.control.FlattenReport} how each position ended. Start at {@link io.otrep.core.TradingEngine#flatten}.
 */
@NullMarked
package io.otrep.core.control;

import org.jspecify.annotations.NullMarked;
