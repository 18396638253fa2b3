package io.otrep.risk.gate;

import io.otrep.account.Account;
import io.otrep.account.EquityQuality;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentStatus;
import io.otrep.order.WorkingOrder;
import io.otrep.risk.RiskView;
import io.otrep.risk.TradingState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A book that a test sets by hand. Everything is known and calm unless the test says otherwise. */
public final class FakeRiskView implements RiskView {
    private final List<Instrument> instruments;
    private final List<List<FakeOrder>> orders = new ArrayList<>();
    private final double[] position;
    private final double[] mark;
    private final double[] bid;
    private final double[] ask;
    private final double[] reference;
    private final double[] rate;
    private final long[] markTime;
    private final long[] rateTime;
    private final InstrumentStatus[] status;
    private final @Nullable Account[] account;
    private final boolean[] inSession;
    private long timeNanos = 1_700_000_000_000_000_000L;
    private double equity = 100_000;
    private double flow;
    private EquityQuality quality = EquityQuality.GOOD;
    private TradingState state = TradingState.ACTIVE;

    public FakeRiskView(Instrument... instruments) {
        this.instruments = List.of(instruments);
        int count = instruments.length;
        position = new double[count];
        mark = filled(count, 100);
        bid = filled(count, Double.NaN);
        ask = filled(count, Double.NaN);
        reference = filled(count, Double.NaN);
        rate = filled(count, 1);
        markTime = new long[count];
        Arrays.fill(markTime, timeNanos);
        rateTime = new long[count];
        Arrays.fill(rateTime, Long.MAX_VALUE);
        status = new InstrumentStatus[count];
        Arrays.fill(status, InstrumentStatus.TRADING);
        account = new Account[count];
        inSession = new boolean[count];
        Arrays.fill(inSession, true);
        for (int slot = 0; slot < count; slot++) {
            orders.add(new ArrayList<>());
        }
    }

    private static double[] filled(int count, double value) {
        double[] array = new double[count];
        Arrays.fill(array, value);
        return array;
    }

    public FakeRiskView position(int slot, double units) {
        position[slot] = units;
        return this;
    }

    public FakeRiskView mark(int slot, double price) {
        mark[slot] = price;
        markTime[slot] = timeNanos;
        return this;
    }

    public FakeRiskView quote(int slot, double bidPrice, double askPrice) {
        bid[slot] = bidPrice;
        ask[slot] = askPrice;
        return this;
    }

    public FakeRiskView reference(int slot, double price) {
        reference[slot] = price;
        return this;
    }

    public FakeRiskView rate(int slot, double value, long atNanos) {
        rate[slot] = value;
        rateTime[slot] = atNanos;
        return this;
    }

    public FakeRiskView status(int slot, InstrumentStatus value) {
        status[slot] = value;
        return this;
    }

    public FakeRiskView account(int slot, @Nullable Account value) {
        account[slot] = value;
        return this;
    }

    public FakeRiskView inSession(int slot, boolean value) {
        inSession[slot] = value;
        return this;
    }

    public FakeRiskView equity(double value) {
        equity = value;
        return this;
    }

    public FakeRiskView flow(double cumulative) {
        flow = cumulative;
        return this;
    }

    public FakeRiskView quality(EquityQuality value) {
        quality = value;
        return this;
    }

    public FakeRiskView state(TradingState value) {
        state = value;
        return this;
    }

    public FakeRiskView time(long nanos) {
        timeNanos = nanos;
        return this;
    }

    public FakeRiskView later(java.time.Duration by) {
        timeNanos += by.toNanos();
        return this;
    }

    public FakeRiskView working(int slot, FakeOrder order) {
        orders.get(slot).add(order);
        return this;
    }

    public FakeRiskView done(int slot, FakeOrder order) {
        orders.get(slot).remove(order);
        return this;
    }

    @Override
    public long timeNanos() {
        return timeNanos;
    }

    @Override
    public Currency baseCurrency() {
        return Currency.USD;
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
        return instruments.indexOf(instrument);
    }

    @Override
    public double position(int slot) {
        return position[slot];
    }

    @Override
    public double ownedPosition(int slot) {
        return position[slot];
    }

    @Override
    public double workingBuy(int slot) {
        return leaves(slot, 1);
    }

    @Override
    public double workingSell(int slot) {
        return leaves(slot, -1);
    }

    private double leaves(int slot, int sign) {
        double sum = 0;
        List<FakeOrder> list = orders.get(slot);
        for (int i = 0; i < list.size(); i++) {
            FakeOrder order = list.get(i);
            if (order.side().sign() == sign && !order.terms().isReduceOnly()) {
                sum += order.leaves();
            }
        }
        return sum;
    }

    @Override
    public List<? extends WorkingOrder> workingOrders(int slot) {
        return orders.get(slot);
    }

    @Override
    public int workingOrderCount() {
        int count = 0;
        for (int slot = 0; slot < orders.size(); slot++) {
            count += orders.get(slot).size();
        }
        return count;
    }

    @Override
    public double mark(int slot) {
        return mark[slot];
    }

    @Override
    public long markTimeNanos(int slot) {
        return markTime[slot];
    }

    @Override
    public double bid(int slot) {
        return bid[slot];
    }

    @Override
    public double ask(int slot) {
        return ask[slot];
    }

    @Override
    public double referencePrice(int slot) {
        return reference[slot];
    }

    @Override
    public InstrumentStatus status(int slot) {
        return status[slot];
    }

    @Override
    public boolean isInSession(int slot) {
        return inSession[slot];
    }

    @Override
    public double rate(int slot) {
        return rate[slot];
    }

    @Override
    public long rateTimeNanos(int slot) {
        return rateTime[slot];
    }

    @Override
    public double equity() {
        return equity;
    }

    @Override
    public EquityQuality equityQuality() {
        return quality;
    }

    @Override
    public double cumulativeFlow() {
        return flow;
    }

    @Override
    public @Nullable Account account(int slot) {
        return account[slot];
    }

    @Override
    public TradingState tradingState(int slot) {
        return state;
    }
}
