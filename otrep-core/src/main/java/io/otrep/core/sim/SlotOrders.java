package io.otrep.core.sim;

import java.util.Arrays;

/** The open orders of one instrument, oldest first. Single-threaded; closed ones are swept out after each event. */
final class SlotOrders {
    private RestingOrder[] orders = new RestingOrder[8];
    private int count;

    int count() {
        return count;
    }

    RestingOrder get(int index) {
        return orders[index];
    }

    void add(RestingOrder order) {
        if (count == orders.length) {
            orders = Arrays.copyOf(orders, 2 * count);
        }
        orders[count++] = order;
    }

    void sweep() {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (!orders[i].isClosed()) {
                orders[kept++] = orders[i];
            }
        }
        Arrays.fill(orders, kept, count, null);
        count = kept;
    }
}
