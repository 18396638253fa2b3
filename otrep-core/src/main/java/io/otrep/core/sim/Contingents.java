package io.otrep.core.sim;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderStatus;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** What fills and ends of orders do to the orders that depend on them. Single-threaded. */
final class Contingents {
    private record Pending(RestingOrder sibling, OrderGroup.OcoMode mode, Decimal units) {}

    private final VenueState state;
    private final Lifecycle lifecycle;
    private final List<Pending> delayed = new ArrayList<>();

    Contingents(VenueState state, Lifecycle lifecycle) {
        this.state = state;
        this.lifecycle = lifecycle;
    }

    /** After executions of an order at a place of the event. */
    void afterFill(RestingOrder order, Decimal filledBefore, double rank) {
        Decimal units = order.filled.minus(filledBefore);
        if (units.signum() > 0) {
            for (RestingOrder child : order.children) {
                release(order, child, rank);
            }
            touchSibling(order, units);
        }
        if (order.isClosed()) {
            afterClose(order);
        }
    }

    private void release(RestingOrder parent, RestingOrder child, double rank) {
        if (child.isClosed()) {
            return;
        }
        child.active = share(parent, child).minus(child.reduced);
        if (child.held) {
            child.bornNanos = state.clock.nowNanos;
            child.bornSerial = state.clock.serial;
            child.pathFrom = rank;
            Trail.start(child, parent.averagePrice());
            lifecycle.resume(child);
        }
        lifecycle.count(child);
    }

    /** After a replace of a child: its part of the parent's fills is a part of another total. */
    void shareAgain(RestingOrder child) {
        RestingOrder parent = child.parent;
        Decimal total = child.terms.quantity();
        if (parent == null || total == null) {
            return;
        }
        child.whole = total.plus(child.reduced);
        if (child.active != null) {
            child.active = share(parent, child).minus(child.reduced);
        }
        lifecycle.count(child);
    }

    private Decimal share(RestingOrder parent, RestingOrder child) {
        Decimal total = parent.quantity;
        Decimal whole = child.whole;
        if (total == null || whole == null || parent.filled.compareTo(total) >= 0) {
            return whole == null ? Decimal.ZERO : whole;
        }
        if (total.equals(whole)) {
            return parent.filled;
        }
        Decimal exact = whole.times(parent.filled).dividedBy(total, 18, RoundingMode.DOWN);
        Instrument instrument = child.terms.instrument();
        Decimal step = instrument.step();
        return step == null ? exact : exact.toMultipleOf(step, RoundingMode.DOWN);
    }

    private void touchSibling(RestingOrder order, Decimal units) {
        OcoLink link = order.oco;
        if (link == null || link.siblingOf(order).isClosed()) {
            return;
        }
        Pending pending = new Pending(link.siblingOf(order), link.mode, units);
        if (state.rules.delayedOcoCancel()) {
            delayed.add(pending);
        } else {
            shrink(pending);
        }
    }

    /** Carries out what waited for the end of the event. */
    void settle() {
        for (int i = 0; i < delayed.size(); i++) {
            shrink(delayed.get(i));
        }
        delayed.clear();
    }

    private void shrink(Pending pending) {
        RestingOrder sibling = pending.sibling();
        if (sibling.isClosed()) {
            return;
        }
        Decimal total = sibling.quantity;
        Decimal after = total == null ? Decimal.ZERO : total.minus(pending.units());
        if (pending.mode() == OrderGroup.OcoMode.CANCEL || after.compareTo(sibling.filled) <= 0) {
            lifecycle.cancel(sibling, "the other exit was filled");
            return;
        }
        sibling.reduced = sibling.reduced.plus(pending.units());
        sibling.active = sibling.active == null ? null : sibling.active.minus(pending.units());
        lifecycle.resize(sibling, after, "the other exit was filled in part");
    }

    /** After the end of an order: children that never became active end, others keep what did; a sibling of an exit ends with it. */
    void afterClose(RestingOrder order) {
        for (RestingOrder child : order.children) {
            settleChild(child);
        }
        OcoLink link = order.oco;
        if (link != null
                && order.status != OrderStatus.FILLED
                && !link.siblingOf(order).isClosed()) {
            lifecycle.cancel(link.siblingOf(order), "the other order of the pair ended");
        }
    }

    private void settleChild(RestingOrder child) {
        if (child.isClosed()) {
            return;
        }
        Decimal active = child.active;
        if (active == null || active.compareTo(child.filled) <= 0) {
            if (child.held || active != null) {
                lifecycle.cancel(child, "its parent ended");
            }
        } else if (child.quantity != null && active.compareTo(child.quantity) < 0) {
            child.active = null;
            child.whole = active.plus(child.reduced);
            lifecycle.resize(child, active, "its parent ended");
        }
    }
}
