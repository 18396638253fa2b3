package io.otrep.broker;

import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import java.util.List;

/** A venue that keeps dependent orders itself. Thread-safe; see {@link Capability#OCO}, {@link Capability#OTO}, {@link Capability#BRACKET}. */
public interface ContingentBroker extends Broker {
    /**
     * Sends orders that depend on each other, in one request. Returns at once; each order has an outcome of its own.
     *
     * @param group how they depend on each other
     * @param intents one for each request of the group, in its order
     */
    void submitGroup(OrderGroup group, List<OrderIntent> intents);
}
