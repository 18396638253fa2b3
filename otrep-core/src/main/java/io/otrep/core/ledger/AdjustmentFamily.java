package io.otrep.core.ledger;

import io.otrep.account.PositionAdjustment;
import io.otrep.core.internal.record.AccountFields;
import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import org.jspecify.annotations.Nullable;

/** A corporate action and its revisions. Not thread-safe. */
final class AdjustmentFamily extends PostedFamily {
    private @Nullable PositionAdjustment posted;

    AdjustmentFamily(FamilyKey key) {
        super(key);
    }

    @Override
    void save(FieldSink out) {
        super.save(out);
        out.part("posted", posted, adjustment -> AccountFields.writeAny(adjustment, out));
    }

    @Override
    void load(FieldReader in) {
        super.load(in);
        posted = (PositionAdjustment) in.part(() -> AccountFields.any(in));
    }

    @Nullable
    PositionAdjustment posted() {
        return posted;
    }

    void posted(PositionAdjustment adjustment) {
        posted = adjustment;
    }
}
