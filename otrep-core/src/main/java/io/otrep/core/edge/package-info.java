/**
 * Where the engine meets the world: threads, the wall clock, and the lanes that carry inputs from other threads into the loop. Inputs are stamped
 * here, once. Nothing here decides. Not API.
 */
@NullMarked
package io.otrep.core.edge;

import org.jspecify.annotations.NullMarked;
