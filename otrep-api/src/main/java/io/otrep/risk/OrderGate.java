package io.otrep.risk;

import io.otrep.account.Fill;
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
     * An intent passed all gates and goes out.
     *
     * @param order the order
     * @param slot the instrument's number
     * @param view the state of the book, the order included
     */
    default void onOrder(WorkingOrder order, int slot, RiskView view) {}

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
