package io.otrep.strategy;

import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderRequest;
import io.otrep.risk.RiskView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a strategy answers. Valid during a callback of the strategy it was given to, on the engine loop.
 */
public interface StrategyContext {
    /**
     * The name under which the strategy runs.
     *
     * @return for example {@code momentum}
     */
    String strategy();

    /**
     * Loop time.
     *
     * @return nanoseconds since 1970
     */
    long timeNanos();

    /**
     * The instruments it sees.
     *
     * @return in the order of the builder
     */
    List<Instrument> instruments();

    /**
     * Says what it wants to hold: a level that stays until changed. The sizer turns it into units; the same level again emits nothing.
     *
     * @param instrument one of {@link #instruments()}
     * @param level -1 full short, 0 flat, 1 full long
     * @throws IllegalArgumentException if the level is not from -1 to 1, or the instrument is not one of its own
     */
    void signal(Instrument instrument, double level);

    /**
     * The level it gave last.
     *
     * @param instrument one of {@link #instruments()}
     * @return 0 if it gave none
     */
    double signal(Instrument instrument);

    /**
     * Asks for an order of its own, beside its signals: its fills do not count as the signal's position.
     *
     * @param request the terms
     * @return the id it will have; the outcome comes by {@link Strategy#onOrder}
     */
    ClientOrderId submit(OrderRequest request);

    /**
     * Asks for orders that depend on each other.
     *
     * @param group the orders
     * @return their ids, in the group's order
     */
    List<ClientOrderId> submit(OrderGroup group);

    /**
     * Asks for other terms of an order of its own. The quantity is the total, what is filled included.
     *
     * @param id the order
     * @param terms same instrument and side
     * @throws IllegalArgumentException if the order is not its own
     */
    void replace(ClientOrderId id, OrderRequest terms);

    /**
     * Asks for the end of an order of its own. Always passes; nothing happens if it has ended.
     *
     * @param id the order
     * @throws IllegalArgumentException if the order is not its own
     */
    void cancel(ClientOrderId id);

    /**
     * An order of its own.
     *
     * @param id the order
     * @return its state now, if it is still remembered
     */
    Optional<Order> order(ClientOrderId id);

    /**
     * Units it holds, by signals and orders of its own.
     *
     * @param instrument one of {@link #instruments()}
     * @return negative if short
     */
    double position(Instrument instrument);

    /**
     * Asks for {@link Strategy#onTimer} at a time. A timer of the same name is replaced.
     *
     * @param name the timer's name
     * @param at when; a time that has passed comes with the next input
     */
    void timer(String name, Instant at);

    /**
     * Takes a timer back.
     *
     * @param name the timer's name
     */
    void cancelTimer(String name);

    /**
     * The state of the whole book.
     *
     * @return a read-only view
     */
    RiskView book();
}
