package io.otrep.portfolio.execute;

import io.otrep.market.Decimal;
import java.util.Objects;

/**
 * Where a parent order stands. Immutable and thread-safe.
 *
 * @param parent the order
 * @param status where it is in its life
 * @param executed units executed
 * @param working units that its children may still execute
 */
public record ParentReport(ParentOrder parent, ParentStatus status, Decimal executed, Decimal working) {
    /** Checks that all are there. */
    public ParentReport {
        Objects.requireNonNull(parent, "parent");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(executed, "executed");
        Objects.requireNonNull(working, "working");
    }
}
