package io.otrep.core.ledger;

import io.otrep.account.ClosedTrade;
import io.otrep.account.LotMethod;
import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one owner holds of an instrument in an account. Not thread-safe. */
final class Holding {
    private final String owner;
    private final LotQueue lots;
    private Decimal quantity = Decimal.ZERO;
    private Decimal cost = Decimal.ZERO;
    private Decimal realized = Decimal.ZERO;

    Holding(String owner) {
        this(owner, new LotQueue());
    }

    private Holding(String owner, LotQueue lots) {
        this.owner = owner;
        this.lots = lots;
    }

    Holding copy() {
        Holding copy = new Holding(owner, lots.copy());
        copy.quantity = quantity;
        copy.cost = cost;
        copy.realized = realized;
        return copy;
    }

    void save(FieldSink out) {
        out.text("owner", owner);
        out.list("lots", lots.all(), lot -> lot.save(out));
        out.decimal("quantity", quantity);
        out.decimal("cost", cost);
        out.decimal("realized", realized);
    }

    static Holding load(FieldReader in) {
        Holding holding = new Holding(in.text());
        in.list(() -> OpenLot.load(in)).forEach(holding.lots::add);
        holding.quantity = in.decimal();
        holding.cost = in.decimal();
        holding.realized = in.decimal();
        return holding;
    }

    String owner() {
        return owner;
    }

    Decimal quantity() {
        return quantity;
    }

    Decimal cost() {
        return cost;
    }

    Decimal realized() {
        return realized;
    }

    LotQueue lots() {
        return lots;
    }

    /** Closes lots of the other side first, then opens one with the rest. */
    void take(Instrument instrument, LotMethod method, Deal deal, @Nullable List<ClosedTrade> closed) {
        Decimal rest = deal.quantity();
        Decimal restValue = deal.value();
        while (!rest.isZero() && closes(rest)) {
            int index = lots.next(method, deal.named());
            OpenLot lot = lots.get(index);
            Decimal left = rest.plus(lot.quantity());
            boolean whole = left.signum() != lot.quantity().signum();
            Decimal part = whole ? lot.quantity() : rest.negate();
            Decimal partCost = whole ? lot.cost() : lot.costOf(part);
            rest = whole ? left : Decimal.ZERO;
            Decimal proceeds = rest.isZero() ? restValue.negate() : deal.valueOf(part);
            restValue = restValue.plus(proceeds);
            release(index, lot, whole, part, partCost);
            realized = realized.plus(proceeds.minus(partCost));
            if (closed != null) {
                double fees = lot.feeOf(part) + deal.feeOf(part);
                closed.add(new ClosedTrade(
                        instrument, owner, part, lot.openedAtNanos(), deal.timeNanos(), partCost, proceeds, fees));
            }
        }
        if (!rest.isZero()) {
            open(method, deal, rest, restValue);
        }
    }

    private boolean closes(Decimal rest) {
        return !lots.isEmpty() && lots.get(0).quantity().signum() != rest.signum();
    }

    private void release(int index, OpenLot lot, boolean whole, Decimal part, Decimal partCost) {
        quantity = quantity.minus(part);
        cost = cost.minus(partCost);
        if (whole) {
            lots.remove(index);
        } else {
            lots.set(index, lot.without(part, partCost));
        }
    }

    private void open(LotMethod method, Deal deal, Decimal part, Decimal value) {
        Decimal unit = deal.unit();
        boolean exact = unit != null
                && (part.equals(deal.quantity()) || unit.times(part).equals(value));
        OpenLot lot = new OpenLot(deal.family(), deal.timeNanos(), part, value, exact ? unit : null, deal.feeOf(part));
        quantity = quantity.plus(part);
        cost = cost.plus(value);
        if (method == LotMethod.AVERAGE && !lots.isEmpty()) {
            lots.set(0, lots.get(0).pooledWith(lot));
        } else {
            lots.add(lot);
        }
    }

    /** Profit that came without a trade. */
    void realize(Decimal amount) {
        realized = realized.plus(amount);
    }

    /** Profit that was settled while the units stay: it becomes part of their cost. */
    void settle(Decimal amount) {
        realized = realized.plus(amount);
        cost = cost.plus(amount);
        Decimal rest = amount;
        for (int i = 0; i < lots.size(); i++) {
            OpenLot lot = lots.get(i);
            Decimal part = i == lots.size() - 1 ? rest : OpenLot.share(amount, lot.quantity(), quantity);
            lots.set(i, lot.with(lot.quantity(), lot.cost().plus(part)));
            rest = rest.minus(part);
        }
    }

    /** Other units at the same total cost; a lot that rounds to nothing leaves its cost to the one before. */
    void scale(Decimal numerator, Decimal denominator) {
        Decimal target = ratio(quantity, numerator, denominator);
        for (int i = lots.size() - 1; i >= 0; i--) {
            OpenLot lot = lots.get(i);
            Decimal units = ratio(lot.quantity(), numerator, denominator);
            resize(i, units, lot.cost());
        }
        absorb(target.minus(quantity));
    }

    private static Decimal ratio(Decimal units, Decimal numerator, Decimal denominator) {
        return units.times(numerator).dividedBy(denominator, OpenLot.PLACES, RoundingMode.HALF_EVEN);
    }

    private void resize(int index, Decimal units, Decimal lotCost) {
        OpenLot lot = lots.get(index);
        quantity = quantity.plus(units).minus(lot.quantity());
        if (!units.isZero()) {
            lots.set(index, lot.with(units, lotCost));
            return;
        }
        lots.remove(index);
        if (lots.isEmpty()) {
            realized = realized.minus(lotCost);
            cost = cost.minus(lotCost);
        } else {
            int heir = Math.max(0, index - 1);
            OpenLot other = lots.get(heir);
            lots.set(heir, other.with(other.quantity(), other.cost().plus(lotCost)));
        }
    }

    /**
     * Takes a difference of units from the newest lots, at the same total cost.
     *
     * @return what could not be taken, because nothing is left
     */
    Decimal absorb(Decimal difference) {
        Decimal rest = difference;
        while (!rest.isZero() && !lots.isEmpty()) {
            OpenLot last = lots.get(lots.size() - 1);
            Decimal units = last.quantity().plus(rest);
            boolean survives = units.signum() == last.quantity().signum();
            resize(lots.size() - 1, survives ? units : Decimal.ZERO, last.cost());
            rest = survives ? Decimal.ZERO : units;
        }
        return rest;
    }

    /** Hands all lots over; what was realized stays. */
    List<OpenLot> surrender() {
        List<OpenLot> all = new ArrayList<>(lots.size());
        for (int i = 0; i < lots.size(); i++) {
            all.add(lots.get(i));
        }
        lots.clear();
        quantity = Decimal.ZERO;
        cost = Decimal.ZERO;
        return all;
    }
}
