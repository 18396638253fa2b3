package io.otrep.venue.sim;

import io.otrep.market.Decimal;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderStatus;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Consumer;

/** Orders that depend on each other: children are released by the units their parent fills, of two exits one shrinks the other. Single-threaded. */
final class Exits {
    private static final int SHARE_SCALE = 18;

    private final VenueState state;
    private Consumer<SimOrder> onRelease = order -> {};

    Exits(VenueState state) {
        this.state = state;
    }

    void onRelease(Consumer<SimOrder> arrive) {
        onRelease = arrive;
    }

    /** Ties the accepted orders of a group together. */
    void link(OrderGroup group, List<SimOrder> orders) {
        if (group.kind() != OrderGroup.Kind.OCO) {
            SimOrder parent = orders.get(0);
            for (SimOrder child : orders.subList(1, orders.size())) {
                child.parent = parent;
                child.released = Decimal.ZERO;
                parent.children.add(child);
            }
        }
        if (group.kind() != OrderGroup.Kind.OTO) {
            SimOrder one = orders.get(orders.size() - 2);
            SimOrder other = orders.get(orders.size() - 1);
            one.sibling = other;
            other.sibling = one;
            one.ocoMode = group.ocoMode();
            other.ocoMode = group.ocoMode();
        }
    }

    /** Held back until its parent fills. */
    void hold(SimOrder child) {
        child.status = OrderStatus.SUSPENDED;
        state.tell(child, OrderEventKind.SUSPEND, "waits for its parent");
    }

    void afterFill(SimOrder order, Decimal units) {
        SimOrder sibling = order.sibling;
        if (sibling != null && !sibling.isClosed()) {
            shrink(sibling, order.ocoMode, units);
        }
        for (SimOrder child : order.children) {
            release(order, child);
        }
    }

    private void shrink(SimOrder sibling, OrderGroup.OcoMode mode, Decimal units) {
        Decimal after = sibling.quantity.minus(units);
        if (mode == OrderGroup.OcoMode.CANCEL || after.compareTo(sibling.executed) <= 0) {
            SimOrder filled = sibling.sibling;
            if (filled != null) {
                filled.sibling = null;
            }
            sibling.sibling = null;
            cancel(sibling, "the other exit was filled");
            return;
        }
        sibling.reduced = sibling.reduced.plus(units);
        resize(sibling, after, "the other exit was filled in part");
    }

    private void release(SimOrder parent, SimOrder child) {
        if (child.isClosed()) {
            return;
        }
        boolean first = child.isHeldBack();
        child.released = share(parent, child);
        if (first && !child.isHeldBack()) {
            child.status = OrderStatus.ACCEPTED;
            state.tell(child, OrderEventKind.RESUME, "its parent was filled");
        }
        if (!child.isHeldBack()) {
            onRelease.accept(child);
        }
    }

    private static Decimal share(SimOrder parent, SimOrder child) {
        Decimal whole = child.quantity.plus(child.reduced);
        if (parent.executed.compareTo(parent.quantity) >= 0) {
            return whole;
        }
        Decimal exact = whole.times(parent.executed).dividedBy(parent.quantity, SHARE_SCALE, RoundingMode.DOWN);
        Decimal step = child.terms.instrument().step();
        return step == null ? exact : exact.toMultipleOf(step, RoundingMode.DOWN);
    }

    /** After the end of an order without its last fill: children keep what is released, the other exit ends too. */
    void afterClose(SimOrder order) {
        for (SimOrder child : order.children) {
            settle(child);
        }
        SimOrder sibling = order.sibling;
        if (sibling != null && !sibling.isClosed() && order.status != OrderStatus.FILLED) {
            cancel(sibling, "the other order of the pair ended");
        }
    }

    private void settle(SimOrder child) {
        Decimal released = child.released;
        if (child.isClosed() || released == null) {
            return;
        }
        Decimal left = released.minus(child.reduced);
        child.released = null;
        if (left.compareTo(child.executed) <= 0) {
            cancel(child, "its parent ended");
        } else if (left.compareTo(child.quantity) < 0) {
            resize(child, left, "its parent ended");
        }
    }

    private void resize(SimOrder order, Decimal quantity, String reason) {
        order.quantity = quantity;
        order.terms = order.terms.toBuilder().quantity(quantity).build();
        state.tell(order, OrderEventKind.REPLACE, reason);
    }

    private void cancel(SimOrder order, String reason) {
        order.status = OrderStatus.CANCELED;
        order.reason = reason;
        state.tell(order, OrderEventKind.CANCEL, reason);
        afterClose(order);
    }
}
