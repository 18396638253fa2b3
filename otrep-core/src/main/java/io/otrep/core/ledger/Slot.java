package io.otrep.core.ledger;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.SettlementModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An instrument of the ledger: its mark, and what is held of it over all accounts, by owner. Not thread-safe. */
final class Slot {
    private final int index;
    private final Instrument instrument;
    private final int quote;
    private final int asset;
    private final boolean home;
    private final boolean margined;
    private final double multiplier;
    private final List<Book> books = new ArrayList<>(1);

    private double mark = Double.NaN;
    private long markTimeNanos = Long.MIN_VALUE;
    private boolean suspect;

    private Decimal[] byOwner = new Decimal[0];
    private double[] measuredByOwner = new double[0];
    private Decimal quantity = Decimal.ZERO;
    private double measured;
    private boolean open;

    Slot(int index, Instrument instrument, Rates rates) {
        this.index = index;
        this.instrument = instrument;
        this.quote = rates.index(instrument.currency());
        this.multiplier = instrument.multiplierAsDouble();
        this.margined = instrument.settlement() == SettlementModel.MARGINED;
        boolean spot = instrument.settlement() == SettlementModel.SPOT_EXCHANGE;
        this.asset = spot ? instrument.baseCurrency().map(rates::index).orElse(-1) : -1;
        this.home = spot && rates.home(asset, this);
    }

    int index() {
        return index;
    }

    Instrument instrument() {
        return instrument;
    }

    int quote() {
        return quote;
    }

    /** The currency whose balance is the position, -1 if there is none. */
    int asset() {
        return asset;
    }

    boolean isOfSameRoute(Slot other) {
        return instrument.route().equals(other.instrument.route());
    }

    /** Whether what nobody owns of that balance counts as an external position here. */
    boolean isHome() {
        return home;
    }

    boolean isMargined() {
        return margined;
    }

    double multiplier() {
        return multiplier;
    }

    /** In the order of accounts, so that sums over them do not depend on which came first. */
    List<Book> books() {
        return books;
    }

    void add(Book book) {
        int at = 0;
        while (at < books.size() && books.get(at).account().compareTo(book.account()) < 0) {
            at++;
        }
        books.add(at, book);
    }

    void mark(double price, long timeNanos) {
        mark = price;
        markTimeNanos = timeNanos;
    }

    double mark() {
        return mark;
    }

    long markTimeNanos() {
        return markTimeNanos;
    }

    /** Whether equity depends on the mark: something is held, or the mark gives a currency its worth. */
    boolean isValued() {
        return open || home;
    }

    void suspect(boolean isSuspect) {
        suspect = isSuspect;
    }

    boolean isSuspect() {
        return suspect;
    }

    Decimal quantity() {
        return quantity;
    }

    double measured() {
        return measured;
    }

    Decimal quantity(int owner) {
        return owner < byOwner.length ? byOwner[owner] : Decimal.ZERO;
    }

    double measured(int owner) {
        return owner < measuredByOwner.length ? measuredByOwner[owner] : 0;
    }

    /** Sums the books up again after one changed. */
    void refresh(Owners owners) {
        Arrays.fill(byOwner, Decimal.ZERO);
        quantity = Decimal.ZERO;
        open = false;
        for (Book book : books) {
            open |= book.isOpen();
            Holdings now = book.now();
            for (int i = 0; i < now.size(); i++) {
                Holding holding = now.get(i);
                int owner = owners.index(holding.owner());
                reserve(owner);
                byOwner[owner] = byOwner[owner].plus(holding.quantity());
                quantity = quantity.plus(holding.quantity());
            }
        }
        for (int i = 0; i < byOwner.length; i++) {
            measuredByOwner[i] = byOwner[i].toDouble();
        }
        measured = quantity.toDouble();
    }

    private void reserve(int owner) {
        int before = byOwner.length;
        if (owner >= before) {
            byOwner = Arrays.copyOf(byOwner, owner + 1);
            measuredByOwner = Arrays.copyOf(measuredByOwner, owner + 1);
            Arrays.fill(byOwner, before, owner + 1, Decimal.ZERO);
        }
    }
}
