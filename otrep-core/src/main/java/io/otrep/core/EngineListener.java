package io.otrep.core;

import io.otrep.account.Activity;
import io.otrep.core.control.FlattenReport;
import io.otrep.core.reconcile.Reconciliation;
import io.otrep.order.Order;
import io.otrep.order.OrderIntent;
import io.otrep.risk.ControlScope;
import io.otrep.risk.Denial;

/**
 * Is told what an engine does. In a live engine every method is called on one thread of the engine's own, never on the loop, in the order in which
 * things happened; a listener that throws is logged and told on. In a backtest it is called on the caller's thread. When a listener cannot keep
 * up, what it was not told is counted in {@link EngineSnapshot#listenerDropped()}.
 */
public interface EngineListener {
    /**
     * An intent passed the gates and goes out.
     *
     * @param intent the intent
     */
    default void onIntent(OrderIntent intent) {}

    /**
     * An intent was refused, or made smaller.
     *
     * @param intent the intent as it was decided
     * @param denial why
     */
    default void onDenial(OrderIntent intent, Denial denial) {}

    /**
     * An order changed.
     *
     * @param order its state now
     */
    default void onOrder(Order order) {}

    /**
     * The books changed.
     *
     * @param activity what was applied, once
     */
    default void onActivity(Activity activity) {}

    /**
     * A venue said something that does not fit what was known. It was recorded; somebody should look.
     *
     * @param timeNanos loop time, nanoseconds since 1970
     * @param subject what it is about, for example an order id
     * @param detail in words
     */
    default void onAnomaly(long timeNanos, String subject, String detail) {}

    /**
     * Trading was stopped or re-armed.
     *
     * @param scope what it is about
     * @param detail the state and the reason
     */
    default void onControl(ControlScope scope, String detail) {}

    /**
     * A route was compared with its venue.
     *
     * @param reconciliation what was found and done
     */
    default void onReconciliation(Reconciliation reconciliation) {}

    /**
     * A flatten has come to an end everywhere, were it that a position is stuck; it goes on until its scope is re-armed.
     *
     * @param report how each position ended
     */
    default void onFlatten(FlattenReport report) {}

    /**
     * A strategy threw: it gets no more events.
     *
     * @param strategy its name
     * @param cause what it threw
     */
    default void onQuarantine(String strategy, Throwable cause) {}
}
