package io.otrep.core.ledger;

import io.otrep.account.PositionAdjustment;
import org.jspecify.annotations.Nullable;

/** A corporate action and its revisions. Not thread-safe. */
final class AdjustmentFamily extends PostedFamily {
    private @Nullable PositionAdjustment posted;

    AdjustmentFamily(FamilyKey key) {
        super(key);
    }

    @Nullable
    PositionAdjustment posted() {
        return posted;
    }

    void posted(PositionAdjustment adjustment) {
        posted = adjustment;
    }
}
