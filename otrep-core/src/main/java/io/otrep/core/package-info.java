/**
 * The engine: one loop on one thread that turns an ordered stream of inputs into decisions.
 *
 * <p>Live, paper, simulated and replayed runs differ in who feeds the loop and who owns its clock, never in the code
 * that decides. Nothing here reads the wall clock or an unseeded random source. Brokers, gates and strategies are handed
 * over by the application; this package names none of them.
 */
@NullMarked
package io.otrep.core;

import org.jspecify.annotations.NullMarked;
