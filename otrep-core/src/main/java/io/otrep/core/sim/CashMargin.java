package io.otrep.core.sim;

import io.otrep.market.Instrument;
import io.otrep.market.SettlementModel;
import io.otrep.order.Side;
import org.jspecify.annotations.Nullable;

/**
 * Buys with settled cash, sells what is held. Measurements may be off by a rounding of 1e-9 of what is asked for. Immutable and thread-safe.
 *
 * @param reserve fraction of the value of a purchase that is kept beside it, at least 0
 */
record CashMargin(double reserve) implements MarginModel {
    private static final double TOLERANCE = 1 + 1e-9;

    CashMargin {
        if (!(reserve >= 0 && reserve < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("reserve must be at least 0 and finite, but was " + reserve);
        }
    }

    @Override
    public @Nullable String refusal(
            MarginAccount account, Instrument instrument, Side side, double quantity, double price) {
        if (instrument.settlement() == SettlementModel.MARGINED) {
            return "a cash account cannot carry " + instrument + ", which is margined";
        }
        int slot = account.slot(instrument);
        return side == Side.SELL
                ? refusalOfSale(account, slot, quantity)
                : refusalOfPurchase(account, slot, quantity, price);
    }

    private static @Nullable String refusalOfSale(MarginAccount account, int slot, double quantity) {
        double free = account.quantity(slot) - account.workingQuantity(slot, -1);
        if (quantity <= free * TOLERANCE) {
            return null;
        }
        return "a cash account cannot sell " + quantity + " " + account.instrument(slot) + ": " + free + " are free";
    }

    private @Nullable String refusalOfPurchase(MarginAccount account, int slot, double quantity, double price) {
        double unit = price * account.instrument(slot).multiplierAsDouble() * account.rate(slot);
        double cost = quantity * unit * (1 + reserve);
        double free = buyingPower(account);
        if (cost <= free * TOLERANCE) {
            return null;
        }
        return "needs " + cost + " " + account.currency() + " of settled cash, " + free + " is free";
    }

    @Override
    public double shortage(MarginAccount account) {
        return 0;
    }

    /** Settled cash less what open purchases need. */
    @Override
    public double buyingPower(MarginAccount account) {
        double bound = 0;
        for (int slot = 0; slot < account.size(); slot++) {
            bound += account.workingValue(slot, 1);
        }
        return account.settledCash() - bound * (1 + reserve);
    }
}
