package io.otrep.core.sim;

import io.otrep.order.ClientOrderId;

/**
 * Which orders a simulated venue refuses for no reason of the order's own, so that a strategy meets refusals before it goes live.
 * Implementations are immutable and thread-safe.
 */
@FunctionalInterface
public interface RejectModel {
    /**
     * Whether the venue refuses an order. The answer depends on the id alone: asking twice, or in another order, changes nothing.
     *
     * @param id our id of the order
     * @return true to refuse it
     */
    boolean rejects(ClientOrderId id);

    /**
     * Refuses nothing.
     *
     * @return the model
     */
    static RejectModel none() {
        return id -> false;
    }

    /**
     * Refuses each order with a probability, by a hash of seed and id.
     *
     * @param probability from 0 (none) to 1 (all), for example 0.01
     * @param seed another seed refuses other orders
     * @return the model
     * @throws IllegalArgumentException if the probability is no probability
     */
    static RejectModel withProbability(double probability, long seed) {
        return new HashedReject(probability, seed);
    }
}
