package io.otrep.portfolio;

import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderRequest;
import io.otrep.risk.RiskView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a {@link PortfolioPolicy} answers. Valid during a callback, on the engine loop. */
public interface PortfolioContext {
    /**
     * The name under which the policy runs: the owner of its orders and units.
     *
     * @return for example {@code rebalance}
     */
    String policy();

    /**
     * The state of the book, its instruments by slot. The working orders there whose owner is {@link #policy()} are the policy's own.
     *
     * @return a read-only view
     */
    RiskView book();

    /**
     * Units the policy holds, by targets and orders of its own.
     *
     * @param slot the instrument's number in the book
     * @return negative if short
     */
    Decimal position(int slot);

    /**
     * Asks for the quotes and trades of an instrument. Without it there are none, and they cost nothing. Not remembered over a restart.
     *
     * @param slot the instrument's number in the book
     * @param wanted false to hear no more
     */
    void watch(int slot, boolean wanted);

    /**
     * Sets the policy's own target, beside those of the strategies: all are summed before ordering.
     *
     * @param slot the instrument's number in the book
     * @param units with sign; held until changed
     */
    void target(int slot, double units);

    /**
     * Asks for an order of the policy's own, beside its targets. The outcome comes by {@link PortfolioPolicy#onOrder}.
     *
     * @param request the terms; what it serves can be said by its tag, which stays with the order over restarts
     * @return the id it will have
     */
    ClientOrderId submit(OrderRequest request);

    /**
     * Asks for other terms of an order of the policy's own. The quantity is the total, what is filled included.
     *
     * @param id the order
     * @param terms same instrument and side
     * @throws IllegalArgumentException if the order is not its own
     */
    void replace(ClientOrderId id, OrderRequest terms);

    /**
     * Asks for the end of an order of the policy's own. Always passes; nothing happens if it has ended.
     *
     * @param id the order
     * @throws IllegalArgumentException if the order is not its own
     */
    void cancel(ClientOrderId id);

    /**
     * An order of the policy's own.
     *
     * @param id the order
     * @return its state now, if it is still remembered
     */
    Optional<Order> order(ClientOrderId id);

    /**
     * Asks for {@link PortfolioPolicy#onTimer} at a time. A timer of the same name is replaced; none survives a restart.
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
     * Remembers something over restarts: it is written into the journal, if there is one, before any order that is asked for later, and into
     * snapshots. Saying again what is remembered writes nothing.
     *
     * @param key what it is about, for example {@code plan}
     * @param value bytes in the policy's own form, copied; instead of those remembered under the key before
     */
    void remember(String key, byte[] value);

    /**
     * Forgets what is remembered under a key.
     *
     * @param key what it was about
     */
    void forget(String key);

    /**
     * What is remembered under a key, by this run or an earlier one.
     *
     * @param key what it is about
     * @return a copy; null if there is nothing
     */
    byte @Nullable [] recall(String key);

    /**
     * What there is to {@link #recall}.
     *
     * @return the keys, sorted
     */
    List<String> remembered();
}
