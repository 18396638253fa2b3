package io.otrep.portfolio;

/**
 * Turns estimates into weights. Stateless and thread-safe; the same input gives the same answer, bit for bit.
 */
@FunctionalInterface
public interface Allocator {
    /**
     * Allocates.
     *
     * @param estimates what is known of the assets
     * @return the weights, or why there are none; never equal weights in place of a failure
     */
    Allocation allocate(Estimates estimates);
}
