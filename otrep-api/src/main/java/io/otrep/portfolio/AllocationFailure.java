package io.otrep.portfolio;

/** Why an {@link Allocator} has no weights. */
public enum AllocationFailure {
    /** Something is missing, not finite, not symmetric or of the wrong shape; or what was asked has no meaning for these estimates. */
    BAD_INPUT,
    /** The constraints contradict each other. */
    INFEASIBLE,
    /** Nothing keeps the weights finite. */
    UNBOUNDED,
    /** No answer within the steps allowed, or one that did not pass its check. */
    NOT_CONVERGED
}
