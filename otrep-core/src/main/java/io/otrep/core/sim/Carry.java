package io.otrep.core.sim;

import io.otrep.account.Activity;
import io.otrep.account.ActivityKey;
import io.otrep.account.CashFlow;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Books what holding costs when it is due, from the moment it was started. Single-threaded. */
final class Carry implements FinancingModel.Sink, FinancingAccount {
    private final VenueState state;
    private final FinancingModel model;
    private final List<Activity> booked;
    private long nextNanos = Long.MAX_VALUE;
    private long count;

    Carry(VenueState state, List<Activity> booked) {
        this.state = state;
        this.model = state.settings.financing;
        this.booked = booked;
    }

    void startAt(long nanos) {
        nextNanos = model.nextTimeNanos(nanos);
    }

    /** When something is due next; {@link Long#MAX_VALUE} if never. */
    long nextNanos() {
        return nextNanos;
    }

    /** Books what is due at {@link #nextNanos()}. */
    void charge() {
        long due = nextNanos;
        model.charge(due, this, this);
        nextNanos = model.nextTimeNanos(due);
    }

    @Override
    public void book(CashFlow.Kind kind, Money amount, @Nullable Instrument instrument) {
        count++;
        ActivityKey key = ActivityKey.of(state.account.id(), state.route + "-carry" + count);
        CashFlow flow = new CashFlow(key, nextNanos, kind, amount, instrument);
        state.account.book(amount);
        booked.add(flow);
        state.outbox.send(flow);
    }

    @Override
    public int size() {
        return state.markets.length;
    }

    @Override
    public Instrument instrument(int slot) {
        return state.markets[slot].instrument;
    }

    @Override
    public Decimal quantity(int slot) {
        return state.account.held(slot);
    }

    @Override
    public @Nullable Decimal mark(int slot) {
        SlotMarket market = state.markets[slot];
        double mark = market.mark();
        boolean known = mark > 0 && market.instrument.tick() != null;
        return known ? market.instrument.price(mark, RoundingMode.HALF_EVEN) : null;
    }

    @Override
    public List<Money> balances() {
        List<Money> balances = new ArrayList<>();
        state.account.balances().forEach((currency, amount) -> balances.add(Money.of(amount, currency)));
        return balances;
    }
}
