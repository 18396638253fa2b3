package io.otrep.alpaca;

import io.otrep.order.OrderGroup;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which order of a group is the one that Alpaca is asked for, and which are its legs. Legs carry no client order id at Alpaca: it names them
 * in its answer. Indices are those of the group's requests, -1 for none. Immutable and thread-safe.
 *
 * @param first the order that carries our id
 * @param takeProfit the limit that takes the profit
 * @param stopLoss the stop or stop limit that ends a loss
 */
record GroupShape(int first, int takeProfit, int stopLoss) {
    private static final int NONE = -1;

    /** The shape of a group, null if Alpaca has no order class for it. */
    static @Nullable GroupShape of(OrderGroup group) {
        List<OrderRequest> orders = group.requests();
        if (!isOneSize(orders)) {
            return null;
        }
        return switch (group.kind()) {
            case BRACKET -> isStop(orders.get(1)) ? new GroupShape(0, 2, 1) : null;
            case OCO -> isStop(orders.get(0)) ? new GroupShape(1, 1, 0) : null;
            case OTO -> oto(orders);
        };
    }

    private static @Nullable GroupShape oto(List<OrderRequest> orders) {
        if (orders.size() != 2 || orders.get(0).side() == orders.get(1).side()) {
            return null;
        }
        OrderRequest child = orders.get(1);
        if (child.type() == OrderType.LIMIT) {
            return new GroupShape(0, 1, NONE);
        }
        return isStop(child) ? new GroupShape(0, NONE, 1) : null;
    }

    private static boolean isOneSize(List<OrderRequest> orders) {
        OrderRequest first = orders.get(0);
        return orders.stream()
                .allMatch(order -> Objects.equals(order.quantity(), first.quantity())
                        && order.instrument().equals(first.instrument()));
    }

    private static boolean isStop(OrderRequest order) {
        return order.type() == OrderType.STOP || order.type() == OrderType.STOP_LIMIT;
    }

    /** The index of the request that a leg of Alpaca's answer stands for. */
    int indexOf(OrderType leg) {
        return leg == OrderType.LIMIT ? takeProfit : stopLoss;
    }
}
