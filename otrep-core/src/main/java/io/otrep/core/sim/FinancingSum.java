package io.otrep.core.sim;

import java.util.List;

/**
 * Several models on one schedule. Immutable and thread-safe.
 *
 * @param parts in the order they book
 */
record FinancingSum(List<FinancingModel> parts) implements FinancingModel {
    FinancingSum {
        parts = List.copyOf(parts);
    }

    @Override
    public long nextTimeNanos(long afterNanos) {
        long next = Long.MAX_VALUE;
        for (FinancingModel part : parts) {
            next = Math.min(next, part.nextTimeNanos(afterNanos));
        }
        return next;
    }

    @Override
    public void charge(long timeNanos, FinancingAccount account, Sink sink) {
        for (FinancingModel part : parts) {
            part.charge(timeNanos, account, sink);
        }
    }
}
