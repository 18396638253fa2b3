package io.otrep.risk.gate;

import io.otrep.order.Side;
import io.otrep.order.WorkingOrder;
import io.otrep.risk.RiskView;
import java.util.Arrays;

/**
 * What orders cost that were decided after the venue's last statement of an account, and which that statement therefore does not know of.
 * It counts them until the next statement, filled or not. Accounts are told apart by route. Single-threaded.
 */
final class SpentSinceStatement {
    private int[] routeOf = new int[0];
    private int[] route = new int[16];
    private long[] time = new long[16];
    private double[] cost = new double[16];
    private int size;

    /** Takes an order that goes out: what it opens, in the quote currency at its limit or the mark. */
    void add(WorkingOrder order, int slot, RiskView view) {
        add(order, order.leaves(), slot, view);
    }

    /** Takes a replace that goes out: what it may open beyond the terms that still hold. */
    void addIncrease(WorkingOrder order, int slot, RiskView view) {
        double old = order.terms().quantityAsDouble() - order.filledQuantity().toDouble();
        add(order, order.leaves() - old, slot, view);
    }

    private void add(WorkingOrder order, double units, int slot, RiskView view) {
        bind(view);
        boolean buy = order.side() == Side.BUY;
        double after = (buy ? view.position(slot) : -view.position(slot))
                + (buy ? view.workingBuy(slot) : view.workingSell(slot));
        double opening = Math.max(0, Math.min(units, after));
        if (opening > 0 && !order.terms().isReduceOnly()) {
            double limit = order.terms().limitPriceAsDouble();
            double price = Double.isNaN(limit) ? view.mark(slot) : limit;
            push(
                    routeOf[slot],
                    view.timeNanos(),
                    opening * price * view.instrument(slot).multiplierAsDouble());
        }
    }

    private void push(int of, long at, double value) {
        if (size == time.length) {
            route = Arrays.copyOf(route, size * 2);
            time = Arrays.copyOf(time, size * 2);
            cost = Arrays.copyOf(cost, size * 2);
        }
        route[size] = of;
        time[size] = at;
        cost[size++] = value;
    }

    /** Sum since a statement of the account of an instrument; older ones of that account are forgotten. */
    double since(long statementNanos, int slot, RiskView view) {
        bind(view);
        double sum = 0;
        int kept = 0;
        for (int i = 0; i < size; i++) {
            boolean mine = route[i] == routeOf[slot];
            if (mine && time[i] <= statementNanos) {
                continue;
            }
            sum += mine ? cost[i] : 0;
            route[kept] = route[i];
            time[kept] = time[i];
            cost[kept++] = cost[i];
        }
        size = kept;
        return sum;
    }

    private void bind(RiskView view) {
        if (routeOf.length == 0) {
            routeOf = ExposureGroups.numbers(
                    view, (slot, book) -> book.instrument(slot).route());
        }
    }
}
