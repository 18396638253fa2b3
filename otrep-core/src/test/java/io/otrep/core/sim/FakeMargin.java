package io.otrep.core.sim;

import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import java.util.Arrays;
import java.util.List;

/** An account that a test sets by hand: equity is cash and positions at 1 times their unit values. */
final class FakeMargin implements MarginAccount {
    final List<Instrument> instruments;
    final double[] quantity;
    final double[] unit;
    final double[][] working;
    double cash;
    double unsettled;

    FakeMargin(double cash, Instrument... instruments) {
        this.cash = cash;
        this.instruments = List.of(instruments);
        this.quantity = new double[instruments.length];
        this.unit = new double[instruments.length];
        this.working = new double[2][instruments.length];
        Arrays.fill(unit, 100);
    }

    FakeMargin hold(int slot, double units, double unitValue) {
        quantity[slot] = units;
        unit[slot] = unitValue;
        return this;
    }

    FakeMargin working(int slot, int side, double units) {
        working[side > 0 ? 0 : 1][slot] = units;
        return this;
    }

    @Override
    public Currency currency() {
        return Currency.USD;
    }

    @Override
    public double cash() {
        return cash;
    }

    @Override
    public double settledCash() {
        return cash - unsettled;
    }

    @Override
    public double equity() {
        double equity = cash;
        for (int slot = 0; slot < quantity.length; slot++) {
            equity += quantity[slot] == 0 ? 0 : quantity[slot] * unit[slot];
        }
        return equity;
    }

    @Override
    public int size() {
        return quantity.length;
    }

    @Override
    public Instrument instrument(int slot) {
        return instruments.get(slot);
    }

    @Override
    public int slot(Instrument instrument) {
        return instruments.indexOf(instrument);
    }

    @Override
    public double quantity(int slot) {
        return quantity[slot];
    }

    @Override
    public double unitValue(int slot) {
        return unit[slot];
    }

    @Override
    public double rate(int slot) {
        return 1;
    }

    @Override
    public double workingQuantity(int slot, int side) {
        return working[side > 0 ? 0 : 1][slot];
    }
}
