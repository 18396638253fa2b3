package io.otrep.account;

import io.otrep.market.Money;
import java.util.Objects;

/**
 * What an execution really cost: replaces the fee that its fill stated, estimated or missing. Immutable and thread-safe.
 *
 * @param key the booking, with a family of its own
 * @param timeNanos when the venue booked it, nanoseconds since 1970
 * @param executionFamily the family of the fill it is about
 * @param fee the whole fee from now on, any currency; negative for a rebate
 */
public record FeeAdjustment(ActivityKey key, long timeNanos, String executionFamily, Money fee) implements Activity {

    /** Checks that all parts are there. */
    public FeeAdjustment {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(executionFamily, "executionFamily");
        Objects.requireNonNull(fee, "fee");
    }
}
