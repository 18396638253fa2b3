package io.otrep.core.internal;

import io.otrep.core.internal.record.AccountFields;
import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import io.otrep.core.ledger.OwnerShare;
import io.otrep.market.Decimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Which strategies' targets an order serves, and with how much: signed units that sum to the order's signed quantity. A strategy may stand
 * on the other side of the order, when its part is crossed with another's inside. Each fill is split so that after any part of the order
 * every strategy has its share to the step, and after all of it exactly. Single-threaded.
 */
final class TargetShares {
    private final List<OwnerShare> wanted;
    private final Decimal total;
    private Decimal filled = Decimal.ZERO;
    private final Decimal[] given;

    TargetShares(List<OwnerShare> wanted) {
        this.wanted = List.copyOf(wanted);
        this.given = new Decimal[wanted.size()];
        Decimal sum = Decimal.ZERO;
        for (int i = 0; i < given.length; i++) {
            given[i] = Decimal.ZERO;
            sum = sum.plus(wanted.get(i).quantity());
        }
        total = sum;
    }

    void save(FieldSink out) {
        AccountFields.write(wanted, out);
        out.decimal("filled", filled);
        out.list("given", List.of(given), units -> out.decimal("units", units));
    }

    static TargetShares load(FieldReader in) {
        TargetShares shares = new TargetShares(AccountFields.shares(in));
        shares.filled = in.decimal();
        List<Decimal> given = in.list(in::decimal);
        for (int i = 0; i < given.size(); i++) {
            shares.given[i] = given.get(i);
        }
        return shares;
    }

    /** The shares of a smaller order on the same side; all of it when the order was not reduced. */
    TargetShares scaledTo(Decimal signedQuantity, Decimal step) {
        if (signedQuantity.equals(total)) {
            return this;
        }
        return new TargetShares(new TargetShares(wanted).split(signedQuantity, step));
    }

    /**
     * Splits a fill.
     *
     * @param signedQuantity what was executed
     * @param step smallest unit to split by; 0 splits to 18 places
     * @return who gets what; sums to the quantity
     */
    List<OwnerShare> split(Decimal signedQuantity, Decimal step) {
        filled = filled.plus(signedQuantity);
        List<OwnerShare> parts = new ArrayList<>(given.length);
        Decimal rest = signedQuantity;
        for (int i = given.length - 1; i > 0; i--) {
            Decimal now = entitled(i, step).minus(given[i]);
            given[i] = given[i].plus(now);
            rest = rest.minus(now);
            add(parts, wanted.get(i).owner(), now);
        }
        given[0] = given[0].plus(rest);
        add(parts, wanted.get(0).owner(), rest);
        return parts;
    }

    private static void add(List<OwnerShare> parts, String owner, Decimal quantity) {
        if (quantity.signum() != 0) {
            parts.add(0, new OwnerShare(owner, quantity));
        }
    }

    private Decimal entitled(int i, Decimal step) {
        Decimal exact = wanted.get(i).quantity().times(filled).dividedBy(total, 18, RoundingMode.DOWN);
        return step.signum() == 0 || filled.equals(total) ? exact : exact.toMultipleOf(step, RoundingMode.DOWN);
    }

    List<OwnerShare> wanted() {
        return wanted;
    }

    /** Whether a strategy has a part in it. */
    boolean serves(String owner) {
        return wanted.stream().anyMatch(share -> share.owner().equals(owner));
    }

    /** Units that a strategy still gets from this order. */
    Decimal outstanding(String owner) {
        for (int i = 0; i < given.length; i++) {
            if (wanted.get(i).owner().equals(owner)) {
                return wanted.get(i).quantity().minus(given[i]);
            }
        }
        return Decimal.ZERO;
    }
}
