package io.otrep.portfolio;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Weights, or why there are none. Immutable and thread-safe. */
public final class Allocation {
    private final double @Nullable [] weights;
    private final @Nullable AllocationFailure reason;
    private final @Nullable String failure;

    private Allocation(double @Nullable [] weights, @Nullable AllocationFailure reason, @Nullable String failure) {
        this.weights = weights;
        this.reason = reason;
        this.failure = failure;
    }

    /**
     * An answer.
     *
     * @param weights one for each asset, share of capital; copied
     * @return the allocation
     */
    public static Allocation of(double[] weights) {
        return new Allocation(weights.clone(), null, null);
    }

    /**
     * No answer.
     *
     * @param reason the kind of failure
     * @param why in words, for example which constraint cannot be met
     * @return the allocation
     */
    public static Allocation failed(AllocationFailure reason, String why) {
        return new Allocation(null, Objects.requireNonNull(reason, "reason"), Objects.requireNonNull(why, "why"));
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
            throw new IllegalStateException("no weights, " + reason + ": " + failure);
        }
        return weights.clone();
    }

    /**
     * The kind of failure.
     *
     * @return null if solved
     */
    public @Nullable AllocationFailure reason() {
        return reason;
    }

    /**
     * Why there are none, in words.
     *
     * @return null if solved
     */
    public @Nullable String failure() {
        return failure;
    }

    @Override
    public String toString() {
        return weights == null ? reason + ": " + failure : "weights " + Arrays.toString(weights);
    }
}
