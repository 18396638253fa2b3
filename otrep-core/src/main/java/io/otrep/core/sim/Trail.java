package io.otrep.core.sim;

import io.otrep.order.OrderType;

/** How the stop of a trailing stop follows the market: only ever in the order's favour. */
final class Trail {
    private Trail() {}

    static boolean startsWithout(RestingOrder order) {
        return order.type == OrderType.TRAILING_STOP && Double.isNaN(order.stop);
    }

    static void follow(RestingOrder order, Look look, FillRules.TrailReference reference) {
        boolean extreme = reference == FillRules.TrailReference.EXTREME;
        double favourable = !extreme ? look.close : order.sign > 0 ? look.low : look.high;
        double distance = Double.isNaN(order.trailAmount) ? favourable * order.trailFraction : order.trailAmount;
        double wanted = favourable + order.sign * distance;
        if (Double.isNaN(order.stop) || (wanted - order.stop) * order.sign < 0) {
            order.stop = wanted;
        }
    }
}
