/**
 * A scripted venue with faults by seed. A {@link io.otrep.venue.sim.VenueSim} matches one account's orders against a scripted bid and ask, owns
 * no clock and no thread, and outlives the brokers that connect to it; between them a {@link io.otrep.venue.sim.FaultPlan} loses, delays, doubles
 * and reorders what is said, from one seed, so that a seed replays exactly. {@link io.otrep.venue.sim.VenueTruth} says what really happened,
 * apart from what any broker was shown.
 */
@NullMarked
package io.otrep.venue.sim;

import org.jspecify.annotations.NullMarked;
