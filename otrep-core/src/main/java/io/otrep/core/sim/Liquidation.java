package io.otrep.core.sim;

import io.otrep.market.Decimal;
import io.otrep.order.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Plans closeouts on a copy of the account, one position after the other. Immutable and thread-safe.
 *
 * @param extent how much is closed
 */
record Liquidation(Extent extent) implements LiquidationRule {
    /** How much is closed. */
    enum Extent {
        /** All positions. */
        EVERYTHING,
        /** Whole positions until nothing is missing. */
        WHOLE_POSITIONS,
        /** Whole positions, of the last one a part. */
        JUST_ENOUGH
    }

    Liquidation {
        Objects.requireNonNull(extent, "extent");
    }

    @Override
    public List<Closeout> plan(MarginAccount account, MarginModel margin) {
        List<Closeout> closeouts = new ArrayList<>();
        AccountAfterCloseouts after = new AccountAfterCloseouts(account);
        for (int slot : order(account)) {
            if (!(margin.shortage(extent == Extent.EVERYTHING ? account : after) > 0)) {
                break;
            }
            closeouts.add(closeout(slot, after, margin));
        }
        return closeouts;
    }

    private List<Integer> order(MarginAccount account) {
        List<Integer> held = new ArrayList<>();
        for (int slot = 0; slot < account.size(); slot++) {
            if (account.quantity(slot) != 0) {
                held.add(slot);
            }
        }
        if (extent != Extent.EVERYTHING) {
            // A stable sort: equal values stay in the order of slots.
            held.sort(Comparator.comparingDouble(slot -> -value(account, slot)));
        }
        return held;
    }

    private static double value(MarginAccount account, int slot) {
        double value = Math.abs(account.quantity(slot)) * account.unitValue(slot);
        return Double.isNaN(value) ? -1 : value;
    }

    private Closeout closeout(int slot, AccountAfterCloseouts after, MarginModel margin) {
        double held = after.quantity(slot);
        after.hold(slot, 0);
        if (extent == Extent.JUST_ENOUGH && !(margin.shortage(after) > 0)) {
            return part(slot, held, after, margin);
        }
        return closing(slot, held, held);
    }

    /** The fewest steps that suffice; closing more never leaves more missing, so they are found by halving. */
    private static Closeout part(int slot, double held, AccountAfterCloseouts after, MarginModel margin) {
        Decimal step = after.instrument(slot).step();
        if (step == null) {
            return closing(slot, held, held);
        }
        double unit = step.toDouble();
        long few = 0;
        long enough = (long) Math.ceil(Math.abs(held) / unit);
        while (enough - few > 1) {
            long middle = few + (enough - few) / 2;
            after.hold(slot, left(held, middle * unit));
            if (margin.shortage(after) > 0) {
                few = middle;
            } else {
                enough = middle;
            }
        }
        double kept = left(held, enough * unit);
        after.hold(slot, kept);
        return closing(slot, held, held - kept);
    }

    private static double left(double held, double closed) {
        return closed >= Math.abs(held) ? 0 : held - Math.copySign(closed, held);
    }

    private static Closeout closing(int slot, double held, double closed) {
        return new Closeout(slot, held > 0 ? Side.SELL : Side.BUY, Math.abs(closed), closed == held);
    }
}
