package io.otrep.core.ledger;

import io.otrep.account.PositionAdjustment;
import java.util.List;

/** A corporate action whose units come from a predecessor, seen from the instrument that they come to. */
final class ArrivalEntry extends Entry {
    private List<MovedLots> moved = List.of();
    private boolean changed;
    private boolean complete;

    ArrivalEntry(PositionAdjustment adjustment) {
        super(adjustment.timeNanos(), Rank.ADJUSTMENT, adjustment.key().family());
    }

    void bring(List<MovedLots> lots) {
        changed |= !moved.equals(lots);
        moved = lots;
    }

    /** Whether other lots came since this was last asked. */
    boolean takeChanged() {
        boolean result = changed;
        changed = false;
        return result;
    }

    /** No other lots will come. */
    ArrivalEntry(long timeNanos, String name, List<MovedLots> moved, boolean changed, boolean complete) {
        super(timeNanos, Rank.ADJUSTMENT, name);
        this.moved = moved;
        this.changed = changed;
        this.complete = complete;
    }

    List<MovedLots> moved() {
        return moved;
    }

    boolean isChanged() {
        return changed;
    }

    boolean isComplete() {
        return complete;
    }

    void complete() {
        complete = true;
    }

    @Override
    boolean isFoldable() {
        return complete && super.isFoldable();
    }

    @Override
    void apply(Holdings holdings) {
        holdings.adopt(moved);
    }
}
