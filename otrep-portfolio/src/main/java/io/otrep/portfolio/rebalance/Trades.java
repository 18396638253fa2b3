package io.otrep.portfolio.rebalance;

import io.otrep.order.OrderRequest;
import java.util.List;

/**
 * What can be ordered now, and how each weight ends if all of it fills. Immutable and thread-safe.
 *
 * @param legs one for each instrument, in the order of the portfolio
 * @param orders sells first
 */
public record Trades(List<Leg> legs, List<OrderRequest> orders) {
    /** Copies the lists. */
    public Trades {
        legs = List.copyOf(legs);
        orders = List.copyOf(orders);
    }
}
