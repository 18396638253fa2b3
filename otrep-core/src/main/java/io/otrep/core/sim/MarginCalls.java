package io.otrep.core.sim;

import io.otrep.account.Activity;
import io.otrep.account.ActivityKey;
import io.otrep.account.VenueOrder;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentStatus;
import io.otrep.order.Side;
import io.otrep.order.VenueOrderId;
import java.util.List;

/**
 * Watches the margin after each market event. When something is missing, all open orders are canceled, and if that is not enough, positions
 * are closed by orders of the venue's own, at once, at the far side of the quote or the last price, with slippage and fee. What does not
 * trade just now waits for a later event. Single-threaded; allocates nothing while nothing is missing.
 */
final class MarginCalls {
    private static final String REASON = "MARGIN_CLOSEOUT";

    private final VenueState state;
    private final Lifecycle lifecycle;
    private final Contingents contingents;
    private final List<Activity> booked;
    private long count;

    MarginCalls(VenueState state, Lifecycle lifecycle, Contingents contingents, List<Activity> booked) {
        this.state = state;
        this.lifecycle = lifecycle;
        this.contingents = contingents;
        this.booked = booked;
    }

    void check() {
        MarginModel margin = state.settings.margin;
        if (margin == null || !(margin.shortage(state.account) > 0)) {
            return;
        }
        cancelAll();
        for (Closeout closeout : state.settings.liquidation.plan(state.account, margin)) {
            close(closeout);
        }
    }

    private void cancelAll() {
        for (SlotOrders orders : state.orders) {
            for (int i = 0; i < orders.count(); i++) {
                RestingOrder order = orders.get(i);
                if (!order.isClosed()) {
                    lifecycle.cancel(order, "margin call");
                    contingents.afterClose(order);
                }
            }
            orders.sweep();
        }
    }

    private void close(Closeout closeout) {
        SlotMarket market = state.markets[closeout.slot()];
        double reference = farSide(market, closeout.side());
        if (!canTrade(market) || !(reference > 0)) {
            return;
        }
        Decimal held = state.account.held(closeout.slot()).abs();
        Decimal units = closeout.whole()
                ? held
                : market.instrument.quantity(closeout.quantity()).min(held);
        if (units.isPositive()) {
            execute(closeout, market, units, reference);
        }
    }

    private static boolean canTrade(SlotMarket market) {
        return market.status.allowsReduction() && market.status != InstrumentStatus.AUCTION;
    }

    private static double farSide(SlotMarket market, Side side) {
        double quoted = side == Side.BUY ? market.asks.best() : market.bids.best();
        return quoted > 0 ? quoted : market.mark();
    }

    private void execute(Closeout closeout, SlotMarket market, Decimal units, double reference) {
        Instrument instrument = market.instrument;
        int sign = closeout.side() == Side.BUY ? 1 : -1;
        double worse = state.settings.slippage.price(closeout.side(), units.toDouble(), reference, market);
        Decimal price = Executions.binding(instrument, reference, worse, sign);
        count++;
        String name = state.route + "-closeout" + count;
        VenueOrder order = new VenueOrder(
                ActivityKey.of(state.account.id(), name),
                state.clock.nowNanos,
                instrument,
                VenueOrderId.of(name),
                REASON);
        booked.add(order);
        state.outbox.send(order);
        state.executions.close(closeout.slot(), closeout.side(), units, price, order.venueOrderId());
    }
}
