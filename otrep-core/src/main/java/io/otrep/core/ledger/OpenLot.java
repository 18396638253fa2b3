package io.otrep.core.ledger;

import io.otrep.account.Lot;
import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import io.otrep.market.Decimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Units still held, with their total cost. Immutable.
 *
 * @param family the execution that opened it
 * @param openedAtNanos when
 * @param quantity units, negative if short, never 0
 * @param cost what they cost, with the sign of the quantity
 * @param unit cost of one unit where it is exact, null after an average, a split or a settlement
 * @param fee what opening them cost in base currency, a measurement
 */
record OpenLot(
        String family,
        long openedAtNanos,
        Decimal quantity,
        Decimal cost,
        @Nullable Decimal unit,
        double fee) {

    /** Cost shares and odd ratios are rounded to so many places; the rest stays in the lot, so that nothing is lost. */
    static final int PLACES = 18;

    /** The part of a total that belongs to {@code part} of {@code whole} units, rounded half even to {@value #PLACES} places. */
    static Decimal share(Decimal total, Decimal part, Decimal whole) {
        return total.times(part).dividedBy(whole, PLACES, RoundingMode.HALF_EVEN);
    }

    /** The same where the value of one unit is known; spares the division where that needs no rounding. */
    static Decimal part(@Nullable Decimal unit, Decimal total, Decimal part, Decimal whole) {
        Decimal exact = unit == null ? null : unit.times(part);
        return exact != null && exact.scale() <= PLACES ? exact : share(total, part, whole);
    }

    /** Cost of some of the units, as it is released when they are closed. */
    Decimal costOf(Decimal part) {
        return part(unit, cost, part, quantity);
    }

    double feeOf(Decimal part) {
        return fee == 0 ? 0 : fee * (part.toDouble() / quantity.toDouble());
    }

    OpenLot without(Decimal part, Decimal partCost) {
        boolean exact = unit != null && unit.times(part).equals(partCost);
        return new OpenLot(
                family,
                openedAtNanos,
                quantity.minus(part),
                cost.minus(partCost),
                exact ? unit : null,
                fee - feeOf(part));
    }

    /** Other units at another total cost: a split, a settlement. */
    OpenLot with(Decimal newQuantity, Decimal newCost) {
        return new OpenLot(family, openedAtNanos, newQuantity, newCost, null, fee);
    }

    /** All alike at their average cost, known by the older of the two. */
    OpenLot pooledWith(OpenLot newer) {
        return new OpenLot(
                family, openedAtNanos, quantity.plus(newer.quantity), cost.plus(newer.cost), null, fee + newer.fee);
    }

    /** Whether a unit of this has a higher cost than one of another lot of the same side; the sign of a short counts. */
    boolean costsMoreThan(OpenLot other) {
        return cost.times(other.quantity.abs()).compareTo(other.cost.times(quantity.abs())) > 0;
    }

    /** What takes this lot over as it is. */
    Deal toDeal() {
        return new Deal(family, openedAtNanos, quantity, cost, unit, fee, List.of());
    }

    void save(FieldSink out) {
        out.text("family", family);
        out.time("openedAt", openedAtNanos);
        out.decimal("quantity", quantity);
        out.decimal("cost", cost);
        out.decimal("unit", unit);
        out.real("fee", fee);
    }

    static OpenLot load(FieldReader in) {
        return new OpenLot(in.text(), in.time(), in.decimal(), in.decimal(), in.optionalDecimal(), in.real());
    }

    Lot toLot() {
        return new Lot(family, openedAtNanos, quantity, cost);
    }
}
