package io.otrep.core.internal;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.Position;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderEvent;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reconciliation says to the engine beside order events, activities and accounts: inputs like any other. */
public sealed interface RouteInput {
    /**
     * Trading on a route waits for a reconciliation, or has one behind it.
     *
     * @param route its name
     * @param ready whether books and orders are known to be the venue's
     * @param knownUntilNanos everything before this time is in the books, nanoseconds since 1970
     */
    record Ready(String route, boolean ready, long knownUntilNanos) implements RouteInput {}

    /**
     * Books are opened with what a venue holds.
     *
     * @param account its state
     * @param positions with their owners
     */
    record Opening(Account account, List<Position> positions) implements RouteInput {}

    /**
     * An order that the engine did not make works at the venue.
     *
     * @param order with its owner
     */
    record Found(Order order) implements RouteInput {}

    /**
     * A venue that had confirmed an order knows nothing of it any more: its reservation stays.
     *
     * @param id our id
     */
    record Lost(ClientOrderId id) implements RouteInput {}

    /**
     * What was found stops something.
     *
     * @param scope what
     * @param state REDUCING or HALTED
     * @param reason why
     */
    record Stop(ControlScope scope, TradingState state, String reason) implements RouteInput {}

    /**
     * A request whose outcome is not known is sent again, where that does no harm.
     *
     * @param id our id
     * @param cancel whether it is the cancel, and not the submit
     */
    record Repeat(ClientOrderId id, boolean cancel) implements RouteInput {}

    /**
     * Something about an order that memory does not know is taken after the journal was asked.
     *
     * @param order what the journal tells of the order, empty if nothing
     * @param activity what is taken, null if it is an event
     * @param event what is taken, null if it is an activity
     */
    record LookedUp(
            byte[] order,
            @Nullable Activity activity,
            @Nullable OrderEvent event) implements RouteInput {}
}
