package io.otrep.core.ledger;

import io.otrep.account.CashFlow;
import io.otrep.core.internal.record.AccountFields;
import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import org.jspecify.annotations.Nullable;

/** A cash flow and its revisions. Not thread-safe. */
final class FlowFamily extends PostedFamily {
    private @Nullable CashFlow posted;
    private double value;

    FlowFamily(FamilyKey key) {
        super(key);
    }

    @Override
    void save(FieldSink out) {
        super.save(out);
        out.part("posted", posted, flow -> AccountFields.writeAny(flow, out));
        out.real("value", value);
    }

    @Override
    void load(FieldReader in) {
        super.load(in);
        posted = (CashFlow) in.part(() -> AccountFields.any(in));
        value = in.real();
    }

    @Nullable
    CashFlow posted() {
        return posted;
    }

    void posted(@Nullable CashFlow flow) {
        posted = flow;
    }

    /** Its value in the base currency at the rate when it was valued, NaN if there was none yet. */
    double value() {
        return value;
    }

    void value(double inBase) {
        value = inBase;
    }
}
