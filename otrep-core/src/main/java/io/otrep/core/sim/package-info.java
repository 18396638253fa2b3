/**
 * The simulated venue: it takes orders as a broker does and fills them from a tape, by rules that each have a name.
 *
 * <p>{@code Simulation} is the configuration, {@code FillRules} the rules of
 * matching, {@code SimulatedVenue} the venue. The default rules are conservative: what could have gone
 * against us, did.
 */
@NullMarked
package io.otrep.core.sim;

import org.jspecify.annotations.NullMarked;
