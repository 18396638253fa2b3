package io.otrep.risk;

import io.otrep.account.ClosedTrade;
import io.otrep.account.Fill;
import io.otrep.market.MarketEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderIntent;
import io.otrep.order.WorkingOrder;

/**
 * A rule that an order intent must pass before it leaves. Gates run in a fixed order on the engine loop; each may approve, reduce or
 * deny. A reduced intent goes on to the gates that follow, smaller.
 *
 * <p>Single-threaded: every method is called on the engine loop. {@link #check} must answer without I/O, locks or clocks, and on approval
 * without allocating. It judges in {@code double}, rounded against the order. It must let an order pass that only reduces a position,
 * unless it guards metadata, capability, session or a collar.
 *
 * <p>Callbacks tell of what happens between checks, so that state can be kept up to date bit by bit.
 */
public interface OrderGate {
    /**
     * A name for denials, metrics and docs.
     *
     * @return for example {@code max-position}
     */
    String name();

    /**
     * Judges an intent. A replace is judged by the larger of its old and new terms; {@link OrderIntent#replaced()} has the old ones.
     *
     * @param intent what is to be sent
     * @param slot the instrument's number in the view
     * @param view the state of the book
     * @return {@link GateDecision#APPROVE}, a reduction or a denial
     */
    GateDecision check(OrderIntent intent, int slot, RiskView view);

    /**
     * The worst price at which a MARKET order should fill. Asked for an order that passed, carries none of its own, and goes where the venue
     * takes such a price; of several gates the tightest counts, snapped to the tick.
     *
     * @param intent what is to be sent
     * @param slot the instrument's number in the view
     * @param view the state of the book
     * @return in the quote currency; NaN for none
     */
    default double protectionPrice(OrderIntent intent, int slot, RiskView view) {
        return Double.NaN;
    }

    /**
     * An intent passed all gates and goes out.
     *
     * @param order the order
     * @param slot the instrument's number
     * @param view the state of the book, the order included
     */
    default void onOrder(WorkingOrder order, int slot, RiskView view) {}

    /**
     * A change of a working order passed all gates and goes out. Unless overridden, the same as {@link #onRevalued}.
     *
     * @param order the order, the new terms asked for
     * @param slot the instrument's number
     * @param view the state of the book, the larger of old and new terms included
     */
    default void onReplace(WorkingOrder order, int slot, RiskView view) {
        onRevalued(slot, view);
    }

    /**
     * Something became of a request: the venue answered, or it is not known whether it did. Told before {@link #onClosed}.
     *
     * @param order the order, moved by the event
     * @param kind what happened
     * @param slot the instrument's number
     * @param view the state of the book
     */
    default void onEvent(WorkingOrder order, OrderEventKind kind, int slot, RiskView view) {}

    /**
     * An order ended, whatever way.
     *
     * @param order the order
     * @param slot the instrument's number
     * @param view the state of the book
     */
    default void onClosed(WorkingOrder order, int slot, RiskView view) {}

    /**
     * An execution was booked.
     *
     * @param fill the execution
     * @param slot the instrument's number
     * @param view the state of the book, the fill included
     */
    default void onFill(Fill fill, int slot, RiskView view) {}

    /**
     * Units of a strategy were opened and closed again. Told while the fill is booked: the view may not have it yet.
     *
     * @param trade what was closed; a close over several lots tells of each
     * @param slot the instrument's number
     * @param view the state of the book
     */
    default void onTradeClosed(ClosedTrade trade, int slot, RiskView view) {}

    /**
     * A closed trade told before is void: a late or corrected fill changed what was closed by what. Those that hold instead follow.
     *
     * @param trade equal to one told before
     * @param slot the instrument's number
     * @param view the state of the book
     */
    default void onTradeRevoked(ClosedTrade trade, int slot, RiskView view) {}

    /**
     * The machinery was measured. Told whenever a number is taken, also when it is well again.
     *
     * @param scope what it is about: the engine or a route
     * @param vital what was measured
     * @param value at least 0, in its unit
     * @param view the state of the book
     */
    default void onVital(ControlScope scope, Vital vital, double value, RiskView view) {}

    /**
     * A market event was seen, before marks and strategies: for gates that watch more than marks, such as volumes, depth and status.
     *
     * @param event the event
     * @param slot the instrument's number
     * @param view the state of the book, quotes and status of the event included, its mark not yet valued
     */
    default void onMarket(MarketEvent event, int slot, RiskView view) {}

    /**
     * The mark of an instrument moved. Called for every bar, quote and trade.
     *
     * @param slot the instrument's number
     * @param view the state of the book, the new mark included
     */
    default void onMark(int slot, RiskView view) {}

    /**
     * An instrument counts for something else, for a reason that no other callback tells: a position was taken over, adjusted or split, a
     * rate to the base currency moved, a venue changed or refused the terms of a working order.
     *
     * @param slot the instrument's number
     * @param view the state of the book, the change included
     */
    default void onRevalued(int slot, RiskView view) {}

    /**
     * What must survive a restart.
     *
     * @return bytes that {@link #restore} understands; empty if there is nothing
     */
    default byte[] snapshot() {
        return new byte[0];
    }

    /**
     * Takes a state back, before the first check.
     *
     * @param snapshot what {@link #snapshot()} gave
     */
    default void restore(byte[] snapshot) {}
}
