package io.otrep.core.internal;

import io.otrep.account.Fill;
import io.otrep.account.Position;
import io.otrep.account.VenueOrder;
import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import io.otrep.core.ledger.Ledger;
import io.otrep.core.ledger.OwnerShare;
import io.otrep.market.Decimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Orders that venues made of their own, such as margin closeouts. What they close is taken from those who hold it, in proportion, so that no strategy goes on
 * counting on units that are gone; what they do beyond that is external. Single-threaded.
 */
final class VenueCloseouts {
    private static final int REMEMBERED = 1_000;

    private final Set<String> known = new LinkedHashSet<>();

    void add(VenueOrder order) {
        known.add(key(order.key().account().route(), order.venueOrderId().value()));
        if (known.size() > REMEMBERED) {
            known.remove(known.iterator().next());
        }
    }

    void save(FieldSink out) {
        out.list("closeouts", List.copyOf(known), name -> out.text("order", name));
    }

    /** Takes what was written. */
    void load(FieldReader in) {
        known.addAll(in.list(in::text));
    }

    boolean has(Fill fill) {
        return !known.isEmpty()
                && fill.venueOrderId() != null
                && known.contains(
                        key(fill.key().account().route(), fill.venueOrderId().value()));
    }

    private static String key(String route, String venueOrderId) {
        return route + "/" + venueOrderId;
    }

    /** Who bears an execution of such an order; sums to its signed quantity. */
    List<OwnerShare> shares(Fill fill, Ledger ledger) {
        int slot = ledger.slot(fill.instrument());
        Decimal signed = fill.signedQuantity();
        List<OwnerShare> held = new ArrayList<>();
        Decimal total = Decimal.ZERO;
        if (slot >= 0) {
            for (String owner : ledger.owners()) {
                Decimal units = ledger.quantity(slot, owner);
                if (units.signum() * signed.signum() < 0) {
                    held.add(new OwnerShare(owner, units.negate()));
                    total = total.minus(units);
                }
            }
        }
        Decimal closing = signed.abs().compareTo(total.abs()) <= 0 ? signed : total;
        List<OwnerShare> shares = new ArrayList<>(closing.isZero() ? List.of() : split(held, closing, fill));
        Decimal beyond = signed.minus(closing);
        if (!beyond.isZero()) {
            shares.add(new OwnerShare(Position.EXTERNAL, beyond));
        }
        return shares;
    }

    private static List<OwnerShare> split(List<OwnerShare> held, Decimal closing, Fill fill) {
        Decimal step = fill.instrument().step();
        return new TargetShares(held).split(closing, step == null ? Decimal.ZERO : step);
    }
}
