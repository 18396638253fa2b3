package io.otrep.portfolio;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Weights, or why there are none. Immutable and thread-safe. */
public final class Allocation {
    private final double @Nullable [] weights;
    private final @Nullable String failure;

    private Allocation(double @Nullable [] weights, @Nullable String failure) {
        this.weights = weights;
        this.failure = failure;
    }

    /**
     * An answer.
     *
     * @param weights one for each asset, share of capital; copied
     * @return the allocation
     */
    public static Allocation of(double[] weights) {
        return new Allocation(weights.clone(), null);
    }

    /**
     * No answer.
     *
     * @param why in words, for example which constraint cannot be met
     * @return the allocation
     */
    public static Allocation failed(String why) {
        return new Allocation(null, Objects.requireNonNull(why, "why"));
    }

    /**
     * Whether there are weights.
     *
     * @return true if so
     */
    public boolean isSolved() {
        return weights != null;
    }

    /**
     * The weights.
     *
     * @return a copy
     * @throws IllegalStateException with the reason, if there are none
     */
    public double[] weights() {
        if (weights == null) {
            throw new IllegalStateException("no weights: " + failure);
        }
        return weights.clone();
    }

    /**
     * Why there are none.
     *
     * @return the reason, null if solved
     */
    public @Nullable String failure() {
        return failure;
    }
}
