package io.otrep.core.sim;

import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.SettlementModel;

/**
 * An account as it would be after positions were closed at their marks and all orders cancelled. Its equity is the same; securities have
 * become cash. Single-threaded.
 */
final class AccountAfterCloseouts implements MarginAccount {
    private final MarginAccount before;
    private final double[] held;
    private final double equity;

    AccountAfterCloseouts(MarginAccount before) {
        this.before = before;
        this.held = new double[before.size()];
        this.equity = before.equity();
        for (int slot = 0; slot < held.length; slot++) {
            held[slot] = before.quantity(slot);
        }
    }

    void hold(int slot, double quantity) {
        held[slot] = quantity;
    }

    @Override
    public Currency currency() {
        return before.currency();
    }

    @Override
    public double cash() {
        double cash = before.cash();
        for (int slot = 0; slot < held.length; slot++) {
            double closed = before.quantity(slot) - held[slot];
            boolean paid = instrument(slot).settlement() != SettlementModel.MARGINED;
            cash += paid && closed != 0 ? closed * unitValue(slot) : 0;
        }
        return cash;
    }

    @Override
    public double settledCash() {
        return before.settledCash();
    }

    @Override
    public double equity() {
        return equity;
    }

    @Override
    public int size() {
        return held.length;
    }

    @Override
    public Instrument instrument(int slot) {
        return before.instrument(slot);
    }

    @Override
    public int slot(Instrument instrument) {
        return before.slot(instrument);
    }

    @Override
    public double quantity(int slot) {
        return held[slot];
    }

    @Override
    public double unitValue(int slot) {
        return before.unitValue(slot);
    }

    @Override
    public double rate(int slot) {
        return before.rate(slot);
    }

    @Override
    public double workingQuantity(int slot, int side) {
        return 0;
    }
}
