package io.otrep.portfolio;

import io.otrep.market.Bar;

/**
 * Decides over instruments what signals alone cannot: rebalancing, hedging, budgets. It sees bars, signals and timers and answers
 * through a {@link PortfolioContext} with targets and intents.
 *
 * <p>Single-threaded: all methods are called on the engine loop, after the strategies. No locks, no clock, no I/O.
 */
public interface PortfolioPolicy {
    /**
     * The engine is ready.
     *
     * @param context the way to answer
     */
    default void onStart(PortfolioContext context) {}

    /**
     * A strategy changed a signal.
     *
     * @param strategy whose
     * @param slot the instrument's number in the book
     * @param level from -1 to 1
     * @param context the way to answer
     */
    default void onSignal(String strategy, int slot, double level, PortfolioContext context) {}

    /**
     * A bar closed.
     *
     * @param bar the bar
     * @param slot the instrument's number in the book
     * @param context the way to answer
     */
    default void onBar(Bar bar, int slot, PortfolioContext context) {}

    /**
     * A timer it asked for has come.
     *
     * @param name the timer's name
     * @param context the way to answer
     */
    default void onTimer(String name, PortfolioContext context) {}
}
