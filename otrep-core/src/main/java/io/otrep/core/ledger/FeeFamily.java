package io.otrep.core.ledger;

import org.jspecify.annotations.Nullable;

/** What was said about the fee of an execution under one booking. Not thread-safe. */
final class FeeFamily extends Family {
    private @Nullable ExecutionFamily about;

    FeeFamily(FamilyKey key) {
        super(key);
    }

    @Nullable
    ExecutionFamily about() {
        return about;
    }

    void about(ExecutionFamily execution) {
        about = execution;
    }
}
