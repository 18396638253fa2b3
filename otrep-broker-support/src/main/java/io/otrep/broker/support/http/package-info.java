/**
 * Requests to venues, and what became of them. A {@link io.otrep.broker.support.http.HttpSession} repeats reads and never repeats what moves
 * an order; it holds to the venue's limits, keeps room for cancels, and stops asking a venue that is sick. What a venue's answer proves is
 * written down as an {@link io.otrep.broker.support.http.OutcomeTable}; where an answer proves nothing, the outcome is Unknown.
 */
@NullMarked
package io.otrep.broker.support.http;

import org.jspecify.annotations.NullMarked;
