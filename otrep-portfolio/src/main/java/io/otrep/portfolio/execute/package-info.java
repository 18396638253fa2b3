/**
 * Large orders worked as small ones. A {@link io.otrep.portfolio.execute.ParentOrder} says what is to be traded and by which
 * {@link io.otrep.portfolio.execute.ExecutionAlgorithm}: over time, by a profile of volume, as a share of the volume, or at once; at the market, at a limit
 * or {@linkplain io.otrep.portfolio.execute.Peg pegged} to the quote. A {@link io.otrep.portfolio.execute.ExecutionDesk} sends the children through gates
 * and journal, cancels them as one and goes on after a restart; {@link io.otrep.portfolio.execute.ScheduledExecution} is a policy made of it.
 */
@NullMarked
package io.otrep.portfolio.execute;

import org.jspecify.annotations.NullMarked;
