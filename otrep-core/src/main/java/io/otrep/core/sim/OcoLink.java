package io.otrep.core.sim;

import io.otrep.order.OrderGroup;

/** Two orders of which one ends or shrinks with the other. Single-threaded. */
final class OcoLink {
    final RestingOrder first;
    final RestingOrder second;
    final OrderGroup.OcoMode mode;

    private OcoLink(RestingOrder first, RestingOrder second, OrderGroup.OcoMode mode) {
        this.first = first;
        this.second = second;
        this.mode = mode;
    }

    static void join(RestingOrder first, RestingOrder second, OrderGroup.OcoMode mode) {
        OcoLink link = new OcoLink(first, second, mode);
        first.oco = link;
        second.oco = link;
    }

    RestingOrder siblingOf(RestingOrder order) {
        return order == first ? second : first;
    }
}
