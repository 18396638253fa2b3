package io.otrep.core.internal;

import io.otrep.account.Account;
import io.otrep.account.EquityQuality;
import io.otrep.core.ledger.Ledger;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentStatus;
import io.otrep.order.WorkingOrder;
import io.otrep.risk.RiskView;
import io.otrep.risk.TradingState;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of the book as gates, sizers and strategies see it: market, ledger and orders joined. Single-threaded. */
final class Book implements RiskView {
    private final Currency base;
    private final Instruments instruments;
    private final Market market;
    private final Ledger ledger;
    private final Orders orders;
    private final StopLatch latch;
    private final Route[] routeBySlot;
    private final long[] sessionAskedNanos;
    private final boolean[] sessionAnswer;
    private long timeNanos = Long.MIN_VALUE;

    Book(
            Currency base,
            Instruments instruments,
            Market market,
            Ledger ledger,
            Orders orders,
            StopLatch latch,
            Route[] routeBySlot) {
        this.base = base;
        this.instruments = instruments;
        this.market = market;
        this.ledger = ledger;
        this.orders = orders;
        this.latch = latch;
        this.routeBySlot = routeBySlot;
        this.sessionAskedNanos = new long[instruments.size()];
        Arrays.fill(sessionAskedNanos, Long.MAX_VALUE);
        this.sessionAnswer = new boolean[instruments.size()];
    }

    /** Loop time never goes back. */
    void advance(long nanos) {
        if (nanos > timeNanos) {
            timeNanos = nanos;
            market.advance(nanos);
        }
    }

    /** What an owner, or several joined by {@code +}, may do with an instrument. */
    TradingState state(int slot, String owner) {
        return latch.state(routeBySlot[slot].name(), owner, instruments.get(slot));
    }

    /** How often something was stopped. */
    long trips() {
        return latch.trips();
    }

    Route route(int slot) {
        return routeBySlot[slot];
    }

    @Override
    public long timeNanos() {
        return timeNanos;
    }

    @Override
    public Currency baseCurrency() {
        return base;
    }

    @Override
    public int instrumentCount() {
        return instruments.size();
    }

    @Override
    public Instrument instrument(int slot) {
        return instruments.get(slot);
    }

    @Override
    public int slot(Instrument instrument) {
        return instruments.slot(instrument);
    }

    @Override
    public double position(int slot) {
        return ledger.position(slot);
    }

    @Override
    public double ownedPosition(int slot) {
        return ledger.ownedPosition(slot);
    }

    @Override
    public double workingBuy(int slot) {
        return orders.workingBuy(slot);
    }

    @Override
    public double workingSell(int slot) {
        return orders.workingSell(slot);
    }

    @Override
    public List<? extends WorkingOrder> workingOrders(int slot) {
        return orders.working(slot);
    }

    @Override
    public int workingOrderCount() {
        return orders.workingCount();
    }

    @Override
    public double mark(int slot) {
        return market.mark(slot);
    }

    @Override
    public long markTimeNanos(int slot) {
        return market.markTimeNanos(slot);
    }

    @Override
    public double bid(int slot) {
        return market.bid(slot);
    }

    @Override
    public double ask(int slot) {
        return market.ask(slot);
    }

    @Override
    public double referencePrice(int slot) {
        return market.reference(slot);
    }

    @Override
    public InstrumentStatus status(int slot) {
        return market.status(slot);
    }

    @Override
    public boolean isInSession(int slot) {
        if (sessionAskedNanos[slot] != timeNanos) {
            sessionAskedNanos[slot] = timeNanos;
            sessionAnswer[slot] = instruments.get(slot).calendar().isOpen(timeNanos);
        }
        return sessionAnswer[slot];
    }

    @Override
    public double rate(int slot) {
        return ledger.rate(slot);
    }

    @Override
    public long rateTimeNanos(int slot) {
        return ledger.rateTimeNanos(slot);
    }

    @Override
    public double equity() {
        return ledger.equity();
    }

    @Override
    public EquityQuality equityQuality() {
        return ledger.quality(market.dayBeganNanos());
    }

    @Override
    public double cumulativeFlow() {
        return ledger.cumulativeFlow();
    }

    @Override
    public @Nullable Account account(int slot) {
        return routeBySlot[slot].account();
    }

    @Override
    public double cash(int slot) {
        return ledger.cash(routeBySlot[slot].accountId(), instruments.get(slot).currency())
                .toDouble();
    }

    @Override
    public TradingState tradingState(int slot) {
        return latch.state(routeBySlot[slot].name(), "", instruments.get(slot));
    }
}
