/**
 * What may be sent. Every order intent passes {@link io.otrep.risk.OrderGate gates} that read a {@link io.otrep.risk.RiskView}, and a
 * {@link io.otrep.risk.TradingState} is checked when it is decided and again where it leaves. A {@link io.otrep.risk.PositionSizer}
 * turns a signal into a quantity.
 */
@NullMarked
package io.otrep.risk;

import org.jspecify.annotations.NullMarked;
