/**
 * What is owned and owed. Books change by {@link io.otrep.account.Activity activities} and by nothing else: fills and their corrections,
 * fees, cash flows, corporate actions, orders the venue made. Positions are kept per account, instrument, side and owner over lots;
 * {@link io.otrep.account.EquityCurve} and {@link io.otrep.account.ClosedTrade} are what a run hands out.
 * {@link io.otrep.account.Fees} are tariffs: the same one charges in a simulation and is asked what an order would cost.
 */
@NullMarked
package io.otrep.account;

import org.jspecify.annotations.NullMarked;
