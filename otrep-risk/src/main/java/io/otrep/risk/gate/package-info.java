/**
 * Gates that every order passes before it leaves. {@link io.otrep.risk.gate.RiskGates} holds the limits and makes a chain of small rules
 * for each engine: metadata first, then state and market, the account, size and exposure, activity, and losses last. A rule of exposure,
 * loss, turnover or staleness stops only what increases risk; an order that makes a position smaller passes it.
 */
@NullMarked
package io.otrep.risk.gate;

import org.jspecify.annotations.NullMarked;
