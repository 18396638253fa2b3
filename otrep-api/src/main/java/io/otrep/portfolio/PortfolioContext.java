package io.otrep.portfolio;

import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderRequest;
import io.otrep.risk.RiskView;
import java.time.Instant;

/** How a {@link PortfolioPolicy} answers. Valid during a callback, on the engine loop. */
public interface PortfolioContext {
    /**
     * The state of the book.
     *
     * @return a read-only view
     */
    RiskView book();

    /**
     * Sets the policy's own target, beside those of the strategies: all are summed before ordering.
     *
     * @param slot the instrument's number in the book
     * @param units with sign; held until changed
     */
    void target(int slot, double units);

    /**
     * Asks for an order of the policy's own.
     *
     * @param request the terms
     * @return the id it will have
     */
    ClientOrderId submit(OrderRequest request);

    /**
     * Asks for the end of an order of the policy's own.
     *
     * @param id the order
     */
    void cancel(ClientOrderId id);

    /**
     * Asks for {@link PortfolioPolicy#onTimer} at a time.
     *
     * @param name the timer's name
     * @param at when
     */
    void timer(String name, Instant at);
}
