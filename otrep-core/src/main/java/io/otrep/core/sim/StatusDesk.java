package io.otrep.core.sim;

import io.otrep.market.InstrumentStatus;

/** What a change of status does to resting orders: delisting ends all, close-only those that do not reduce. Single-threaded. */
final class StatusDesk {
    private final VenueState state;
    private final Lifecycle lifecycle;
    private final CorporateActions actions;
    private final Contingents contingents;

    StatusDesk(VenueState state, Lifecycle lifecycle, CorporateActions actions, Contingents contingents) {
        this.state = state;
        this.lifecycle = lifecycle;
        this.actions = actions;
        this.contingents = contingents;
    }

    void onStatus(int slot, InstrumentStatus status) {
        if (status == InstrumentStatus.DELISTED) {
            actions.endAll(slot, "delisted");
        } else if (status == InstrumentStatus.CLOSE_ONLY) {
            endIncreases(slot);
        }
    }

    private void endIncreases(int slot) {
        int held = state.account.held(slot).signum();
        SlotOrders orders = state.orders[slot];
        for (int i = 0; i < orders.count(); i++) {
            RestingOrder order = orders.get(i);
            if (!order.isClosed() && held * order.sign >= 0) {
                lifecycle.cancel(order, "close only");
                contingents.afterClose(order);
            }
        }
    }
}
