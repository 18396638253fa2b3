package io.otrep.core.ledger;

import io.otrep.account.PositionAdjustment;
import java.util.List;

/** A corporate action whose units leave for a successor, seen from the instrument that they leave. */
final class DepartureEntry extends AdjustmentEntry {
    private final ArrivalEntry arrival;
    private final Book destination;

    DepartureEntry(PositionAdjustment adjustment, ArrivalEntry arrival, Book destination) {
        super(adjustment);
        this.arrival = arrival;
        this.destination = destination;
    }

    @Override
    void apply(Holdings holdings) {
        super.apply(holdings);
        List<MovedLots> moved = holdings.surrender();
        arrival.bring(moved);
    }

    ArrivalEntry arrival() {
        return arrival;
    }

    Book destination() {
        return destination;
    }
}
