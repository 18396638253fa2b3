package io.otrep.core.sim;

import io.otrep.order.OrderType;

/** How the stop of a trailing stop follows the market: only ever in the order's favour. */
final class Trail {
    private Trail() {}

    /** Whether the order has not met a price yet, so that its stop is not known. */
    static boolean startsWithout(RestingOrder order) {
        return order.type == OrderType.TRAILING_STOP && Double.isNaN(order.stop);
    }

    /** Lets an order that has no stop yet begin at its distance from a price. */
    static void start(RestingOrder order, double price) {
        if (startsWithout(order) && !Double.isNaN(price)) {
            follow(order, price);
        }
    }

    /** Moves the stop to its distance from a price, if that is in the order's favour. */
    static void follow(RestingOrder order, double price) {
        order.stop = moved(order, order.stop, price);
    }

    /** Where a stop would be after a price. */
    static double moved(RestingOrder order, double stop, double price) {
        double distance = Double.isNaN(order.trailAmount) ? price * order.trailFraction : order.trailAmount;
        double wanted = price + order.sign * distance;
        return Double.isNaN(stop) || (wanted - stop) * order.sign < 0 ? wanted : stop;
    }
}
