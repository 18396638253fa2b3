package io.otrep.risk.engine;

import io.otrep.risk.TradingState;

/**
 * How far a book is below its best, deposits and withdrawals taken out. Immutable and thread-safe.
 *
 * @param equity the last, base currency; NaN before the first
 * @param drawdown loss from the peak over all updates, fraction, at least 0; NaN before the first
 * @param dayLoss loss since the roll of the day, fraction, negative for a gain; NaN before the first
 * @param worst the largest drawdown so far
 * @param trading the state of the engine's switch
 * @param reason why it is not ACTIVE, empty if it is
 */
public record DrawdownState(
        double equity, double drawdown, double dayLoss, double worst, TradingState trading, String reason) {}
