package io.otrep.core.ledger;

import io.otrep.account.ClosedTrade;
import io.otrep.account.LotMethod;
import io.otrep.account.Position;
import io.otrep.account.PositionAdjustment;
import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import io.otrep.market.CorporateAction;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.SettlementModel;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all owners hold of one instrument in one account. Owners are kept by name, the external one last. Where only profit and loss move
 * cash, {@link #net()} is the position as the venue keeps it, over all owners: it realizes what the venue pays. Not thread-safe.
 */
final class Holdings {
    private static final String NET = "net";

    private final Instrument instrument;
    private final LotMethod method;
    private final List<Holding> byOwner = new ArrayList<>(2);
    private final @Nullable Holding net;
    private Decimal created = Decimal.ZERO;
    private @Nullable List<ClosedTrade> closed;

    Holdings(Instrument instrument, LotMethod method) {
        this(instrument, method, instrument.settlement() == SettlementModel.MARGINED ? new Holding(NET) : null);
    }

    private Holdings(Instrument instrument, LotMethod method, @Nullable Holding net) {
        this.instrument = instrument;
        this.method = method;
        this.net = net;
    }

    Holdings copy() {
        Holdings copy = new Holdings(instrument, method, net == null ? null : net.copy());
        copy.created = created;
        byOwner.forEach(holding -> copy.byOwner.add(holding.copy()));
        return copy;
    }

    void save(FieldSink out) {
        out.list("owners", byOwner, holding -> holding.save(out));
        out.part("net", net, holding -> holding.save(out));
        out.decimal("created", created);
    }

    static Holdings load(Instrument instrument, LotMethod method, FieldReader in) {
        List<Holding> owners = in.list(() -> Holding.load(in));
        Holdings holdings = new Holdings(instrument, method, in.part(() -> Holding.load(in)));
        holdings.byOwner.addAll(owners);
        holdings.created = in.decimal();
        return holdings;
    }

    /** Where closed trades go from now on; null for nowhere. */
    void report(@Nullable List<ClosedTrade> to) {
        closed = to;
    }

    int size() {
        return byOwner.size();
    }

    Holding get(int index) {
        return byOwner.get(index);
    }

    @Nullable
    Holding find(String owner) {
        for (int i = 0; i < byOwner.size(); i++) {
            if (byOwner.get(i).owner().equals(owner)) {
                return byOwner.get(i);
            }
        }
        return null;
    }

    @Nullable
    Holding net() {
        return net;
    }

    /** Units that corporate actions made out of nothing, for a position that is a balance. */
    Decimal created() {
        return created;
    }

    Decimal quantity() {
        Decimal sum = Decimal.ZERO;
        for (int i = 0; i < byOwner.size(); i++) {
            sum = i == 0 ? byOwner.get(0).quantity() : sum.plus(byOwner.get(i).quantity());
        }
        return sum;
    }

    void take(String owner, Deal deal) {
        of(owner).take(instrument, method, deal, closed);
    }

    /** The same on the account's level, where no owner is known. */
    void takeNet(Deal deal) {
        if (net != null) {
            net.take(instrument, method, deal, null);
        }
    }

    void settle(Decimal amount) {
        Decimal whole = quantity();
        if (whole.isZero()) {
            of(Position.EXTERNAL).realize(amount);
        } else {
            List<Decimal> parts = parts(amount);
            for (int i = 0; i < byOwner.size(); i++) {
                if (!byOwner.get(i).quantity().isZero()) {
                    byOwner.get(i).settle(parts.get(i));
                }
            }
        }
        if (net != null) {
            settleNet(net, amount);
        }
    }

    private static void settleNet(Holding net, Decimal amount) {
        if (net.quantity().isZero()) {
            net.realize(amount);
        } else {
            net.settle(amount);
        }
    }

    /**
     * Units become others at the same total cost. A fraction that is paid in cash is a lot that was closed for it: its part of the cost is
     * released, as is all of it where nothing remains.
     */
    void adjust(PositionAdjustment adjustment, Decimal cash) {
        Decimal before = quantity();
        boolean gone = adjustment.numerator().isZero()
                || (adjustment.quantityAfter() != null
                        && adjustment.quantityAfter().isZero());
        if (gone) {
            payOut(adjustment, cash);
        } else {
            resize(adjustment, cash);
        }
        created = created.plus(quantity().minus(before));
    }

    private void payOut(PositionAdjustment adjustment, Decimal cash) {
        List<Decimal> parts = parts(cash);
        if (quantity().isZero()) {
            pay(cash);
        }
        boolean paid = quantity().isZero();
        for (int i = 0; i < byOwner.size(); i++) {
            payOut(byOwner.get(i), adjustment, paid ? Decimal.ZERO : parts.get(i), closed);
        }
        if (net != null) {
            payOut(net, adjustment, paid ? Decimal.ZERO : cash, null);
        }
    }

    private void payOut(
            Holding holding, PositionAdjustment adjustment, Decimal cash, @Nullable List<ClosedTrade> report) {
        if (!holding.quantity().isZero()) {
            trade(holding, adjustment, holding.quantity().negate(), cash, report);
        }
    }

    private void trade(
            Holding holding,
            PositionAdjustment adjustment,
            Decimal units,
            Decimal cash,
            @Nullable List<ClosedTrade> report) {
        Deal deal =
                new Deal(adjustment.key().family(), adjustment.timeNanos(), units, cash.negate(), null, 0, List.of());
        holding.take(instrument, method, deal, report);
    }

    private void pay(Decimal cash) {
        if (cash.isZero()) {
            return;
        }
        if (quantity().isZero()) {
            of(Position.EXTERNAL).realize(cash);
        } else {
            List<Decimal> parts = parts(cash);
            for (int i = 0; i < byOwner.size(); i++) {
                byOwner.get(i).realize(parts.get(i));
            }
        }
        if (net != null) {
            net.realize(cash);
        }
    }

    private void resize(PositionAdjustment adjustment, Decimal cash) {
        Decimal after = adjustment.quantityAfter();
        Decimal fraction =
                after == null ? Decimal.ZERO : oldUnits(after, adjustment).minus(quantity());
        if (after != null && isPaidFraction(fraction, after, cash)) {
            closeFraction(adjustment, fraction, cash);
        } else {
            pay(cash);
        }
        for (Holding holding : byOwner) {
            holding.scale(adjustment.numerator(), adjustment.denominator());
        }
        if (after != null && instrument.settlement() != SettlementModel.SPOT_EXCHANGE) {
            absorb(after.minus(quantity()));
        }
        if (net != null) {
            net.scale(adjustment.numerator(), adjustment.denominator());
            net.absorb(quantity().minus(net.quantity()));
        }
    }

    private static Decimal oldUnits(Decimal units, PositionAdjustment adjustment) {
        return units.times(adjustment.denominator())
                .dividedBy(adjustment.numerator(), OpenLot.PLACES, RoundingMode.HALF_EVEN);
    }

    /** Where only profit and loss move cash, no cost was paid that a fraction could release. */
    private boolean isPaidFraction(Decimal fraction, Decimal after, Decimal cash) {
        return instrument.settlement() == SettlementModel.SECURITY
                && !cash.isZero()
                && after.signum() == quantity().signum()
                && fraction.signum() == -after.signum();
    }

    /** Each owner gives units and takes cash in proportion. The cash of a merger pays more than the fraction and reports no trade. */
    private void closeFraction(PositionAdjustment adjustment, Decimal fraction, Decimal cash) {
        List<ClosedTrade> report = adjustment.kind() == CorporateAction.Kind.MERGER ? null : closed;
        List<Decimal> units = parts(fraction);
        List<Decimal> paid = parts(cash);
        for (int i = 0; i < byOwner.size(); i++) {
            if (!units.get(i).isZero()) {
                trade(byOwner.get(i), adjustment, units.get(i), paid.get(i), report);
            }
        }
    }

    private void absorb(Decimal difference) {
        Decimal rest = difference;
        for (int i = byOwner.size() - 1; i >= 0 && !rest.isZero(); i--) {
            rest = byOwner.get(i).absorb(rest);
        }
    }

    /** An amount by owner, in proportion to the units held; the last who holds any takes the rest. */
    private List<Decimal> parts(Decimal amount) {
        Decimal whole = quantity();
        List<Decimal> parts = new ArrayList<>(byOwner.size());
        Decimal rest = amount;
        int last = -1;
        for (int i = 0; i < byOwner.size(); i++) {
            Decimal held = byOwner.get(i).quantity();
            Decimal part = held.isZero() || whole.isZero() ? Decimal.ZERO : OpenLot.share(amount, held, whole);
            parts.add(part);
            rest = rest.minus(part);
            last = held.isZero() ? last : i;
        }
        if (last >= 0) {
            parts.set(last, parts.get(last).plus(rest));
        }
        return parts;
    }

    /** All lots leave for a successor. */
    List<MovedLots> surrender() {
        List<MovedLots> moved = new ArrayList<>(byOwner.size());
        created = created.minus(quantity());
        for (Holding holding : byOwner) {
            moved.add(new MovedLots(holding.owner(), holding.surrender()));
        }
        if (net != null) {
            moved.add(new MovedLots(null, net.surrender()));
        }
        return moved;
    }

    /** Lots of a predecessor arrive. */
    void adopt(List<MovedLots> moved) {
        Decimal before = quantity();
        for (MovedLots lots : moved) {
            for (OpenLot lot : lots.lots()) {
                Deal deal = lot.toDeal();
                if (lots.owner() == null) {
                    takeNet(deal);
                } else {
                    take(lots.owner(), deal);
                }
            }
        }
        created = created.plus(quantity().minus(before));
    }

    private Holding of(String owner) {
        Holding found = find(owner);
        if (found != null) {
            return found;
        }
        Holding made = new Holding(owner);
        int at = 0;
        while (at < byOwner.size() && isBefore(byOwner.get(at).owner(), owner)) {
            at++;
        }
        byOwner.add(at, made);
        return made;
    }

    private static boolean isBefore(String owner, String other) {
        boolean external = owner.equals(Position.EXTERNAL);
        return other.equals(Position.EXTERNAL) || (!external && owner.compareTo(other) < 0);
    }
}
