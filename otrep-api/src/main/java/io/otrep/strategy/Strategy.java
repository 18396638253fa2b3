package io.otrep.strategy;

import io.otrep.account.Fill;
import io.otrep.market.Bar;
import io.otrep.market.CorporateAction;
import io.otrep.market.DepthSnapshot;
import io.otrep.market.Quote;
import io.otrep.market.QuoteBar;
import io.otrep.market.StatusChange;
import io.otrep.market.Trade;
import io.otrep.order.Order;

/**
 * Decides what to hold. It sees the events of its instruments one at a time and answers through the {@link StrategyContext}: a signal is a
 * level from -1 to 1, held until changed; an order of its own is an intent. Neither happens at once: a decision on a bar is filled on the
 * next.
 *
 * <p>Single-threaded: all methods are called on the engine loop. No locks, no clock, no I/O: time is {@link StrategyContext#timeNanos()}.
 * A strategy that throws is quarantined: it gets no more events and its entries are canceled; others go on.
 */
public interface Strategy {
    /**
     * How many events of an instrument it needs before its signals mean something. Signals given earlier are ignored.
     *
     * @return bars (or quotes, or trades, whichever it uses), at least 0
     */
    default int warmUp() {
        return 0;
    }

    /**
     * The engine is ready; instruments are known.
     *
     * @param context the way to answer
     */
    default void onStart(StrategyContext context) {}

    /**
     * A bar closed.
     *
     * @param bar the bar
     * @param context the way to answer
     */
    default void onBar(Bar bar, StrategyContext context) {}

    /**
     * A pair of bid and ask bars closed.
     *
     * @param bar the pair
     * @param context the way to answer
     */
    default void onQuoteBar(QuoteBar bar, StrategyContext context) {}

    /**
     * The best bid or offer changed.
     *
     * @param quote the quote
     * @param context the way to answer
     */
    default void onQuote(Quote quote, StrategyContext context) {}

    /**
     * Somebody traded.
     *
     * @param trade the trade
     * @param context the way to answer
     */
    default void onTrade(Trade trade, StrategyContext context) {}

    /**
     * The order book changed.
     *
     * @param depth the book
     * @param context the way to answer
     */
    default void onDepth(DepthSnapshot depth, StrategyContext context) {}

    /**
     * An instrument began or stopped trading.
     *
     * @param change the change
     * @param context the way to answer
     */
    default void onStatus(StatusChange change, StrategyContext context) {}

    /**
     * An issuer acted on a listing. On a tape of raw prices a strategy rescales what it remembers of prices; its targets follow by themselves.
     *
     * @param action the action
     * @param context the way to answer
     */
    default void onCorporateAction(CorporateAction action, StrategyContext context) {}

    /**
     * Some of what this strategy wanted was executed. Of an order that several strategies share, the quantity is this strategy's part.
     *
     * @param fill the execution, its quantity this strategy's part
     * @param context the way to answer
     */
    default void onFill(Fill fill, StrategyContext context) {}

    /**
     * An order that this strategy submitted itself changed its state.
     *
     * @param order the order
     * @param context the way to answer
     */
    default void onOrder(Order order, StrategyContext context) {}

    /**
     * A timer it asked for has come.
     *
     * @param name the timer's name
     * @param context the way to answer
     */
    default void onTimer(String name, StrategyContext context) {}

    /**
     * The engine stops. Signals given here are not acted on.
     *
     * @param context the way to answer
     */
    default void onStop(StrategyContext context) {}
}
