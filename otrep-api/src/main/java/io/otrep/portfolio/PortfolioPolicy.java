package io.otrep.portfolio;

import io.otrep.account.Fill;
import io.otrep.market.Bar;
import io.otrep.market.CorporateAction;
import io.otrep.market.Quote;
import io.otrep.market.QuoteBar;
import io.otrep.market.StatusChange;
import io.otrep.market.Trade;
import io.otrep.order.Order;

/**
 * Decides over instruments what signals alone cannot: rebalancing, hedging, budgets, the execution of large orders. It sees the market,
 * signals, timers and what becomes of its orders, and answers through a {@link PortfolioContext} with targets and orders.
 *
 * <p>Single-threaded: all methods are called on the engine loop, after the strategies. No locks, no clock, no I/O. A policy that throws is
 * quarantined: it hears no more and its entries are canceled.
 *
 * <p>After a restart a new instance begins with {@link #onStart}: orders and units of the policy are in the book, and what it remembered can
 * be recalled. What it decides may depend on nothing else of earlier runs, so that a replay decides the same.
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
     * A pair of bid and ask bars closed.
     *
     * @param bar the pair
     * @param slot the instrument's number in the book
     * @param context the way to answer
     */
    default void onQuoteBar(QuoteBar bar, int slot, PortfolioContext context) {}

    /**
     * The best bid or offer of an instrument it {@linkplain PortfolioContext#watch watches} changed.
     *
     * @param quote the quote
     * @param slot the instrument's number in the book
     * @param context the way to answer
     */
    default void onQuote(Quote quote, int slot, PortfolioContext context) {}

    /**
     * Somebody traded an instrument it {@linkplain PortfolioContext#watch watches}.
     *
     * @param trade the trade
     * @param slot the instrument's number in the book
     * @param context the way to answer
     */
    default void onTrade(Trade trade, int slot, PortfolioContext context) {}

    /**
     * An instrument began or stopped trading.
     *
     * @param change the change
     * @param slot the instrument's number in the book
     * @param context the way to answer
     */
    default void onStatus(StatusChange change, int slot, PortfolioContext context) {}

    /**
     * An issuer acted on a listing. Targets follow by themselves.
     *
     * @param action the action
     * @param slot the instrument's number in the book
     * @param context the way to answer
     */
    default void onCorporateAction(CorporateAction action, int slot, PortfolioContext context) {}

    /**
     * An order that this policy submitted changed its state.
     *
     * @param order the order
     * @param context the way to answer
     */
    default void onOrder(Order order, PortfolioContext context) {}

    /**
     * Some of what this policy wanted was executed, by an order of its own or as its part of one that serves targets.
     *
     * @param fill the execution, its quantity this policy's part
     * @param context the way to answer
     */
    default void onFill(Fill fill, PortfolioContext context) {}

    /**
     * A timer it asked for has come.
     *
     * @param name the timer's name
     * @param context the way to answer
     */
    default void onTimer(String name, PortfolioContext context) {}
}
