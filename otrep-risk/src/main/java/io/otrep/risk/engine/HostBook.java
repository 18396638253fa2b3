package io.otrep.risk.engine;

import io.otrep.account.Account;
import io.otrep.account.EquityQuality;
import io.otrep.market.Currency;
import io.otrep.market.DayRoll;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentStatus;
import io.otrep.order.Side;
import io.otrep.order.WorkingOrder;
import io.otrep.risk.ControlScope;
import io.otrep.risk.RiskView;
import io.otrep.risk.TradingControl;
import io.otrep.risk.TradingState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The book of the host as gates and sizers see it. Single-threaded. */
final class HostBook implements RiskView {
    private final Currency base;
    private final List<Instrument> instruments;
    private final Map<Instrument, Integer> slots = new HashMap<>();
    private final List<List<HostOrder>> orders = new ArrayList<>();
    private final TradingControl control;
    private final DayRoll roll;
    private final EquityWatch watch;
    private final ControlScope[] routeScope;
    private final ControlScope[] instrumentScope;
    private final double[] position;
    private final double[] mark;
    private final double[] bid;
    private final double[] ask;
    private final double[] reference;
    private final double[] rate;
    private final long[] markTime;
    private final long[] rateTime;
    private final InstrumentStatus[] status;
    private final Map<String, Account> accounts = new HashMap<>();
    private long now = Long.MIN_VALUE;
    private long nextRoll = Long.MIN_VALUE;
    private int orderCount;

    HostBook(Currency base, List<Instrument> instruments, TradingControl control, DayRoll roll, EquityWatch watch) {
        this.base = base;
        this.instruments = instruments;
        this.control = control;
        this.roll = roll;
        this.watch = watch;
        int count = instruments.size();
        routeScope = new ControlScope[count];
        instrumentScope = new ControlScope[count];
        position = new double[count];
        mark = unknown(count);
        bid = unknown(count);
        ask = unknown(count);
        reference = unknown(count);
        rate = unknown(count);
        markTime = new long[count];
        Arrays.fill(markTime, Long.MIN_VALUE);
        rateTime = new long[count];
        status = new InstrumentStatus[count];
        Arrays.fill(status, InstrumentStatus.TRADING);
        for (int slot = 0; slot < count; slot++) {
            list(slot);
        }
    }

    private static double[] unknown(int count) {
        double[] values = new double[count];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private void list(int slot) {
        Instrument instrument = instruments.get(slot);
        slots.put(instrument, slot);
        orders.add(new ArrayList<>());
        routeScope[slot] = ControlScope.route(instrument.route());
        instrumentScope[slot] = ControlScope.instrument(instrument);
        boolean isBase = instrument.currency().equals(base);
        rate[slot] = isBase ? 1 : Double.NaN;
        rateTime[slot] = isBase ? Long.MAX_VALUE : Long.MIN_VALUE;
    }

    /** Time goes on; it does not go back. The marks there become the reference when a day begins. */
    void advance(long timeNanos) {
        now = Math.max(now, timeNanos);
        if (now >= nextRoll) {
            if (nextRoll != Long.MIN_VALUE) {
                System.arraycopy(mark, 0, reference, 0, mark.length);
            }
            nextRoll = roll.nextRollAfter(now);
        }
    }

    void setMark(int slot, double price) {
        mark[slot] = price;
        markTime[slot] = now;
    }

    void setQuote(int slot, double bestBid, double bestAsk) {
        bid[slot] = bestBid;
        ask[slot] = bestAsk;
    }

    void setPosition(int slot, double units) {
        position[slot] = units;
    }

    void setStatus(int slot, InstrumentStatus value) {
        status[slot] = value;
    }

    void setRate(int slot, double value) {
        rate[slot] = value;
        rateTime[slot] = now;
    }

    void setAccount(String route, Account account) {
        accounts.put(route, account);
    }

    void add(int slot, HostOrder order) {
        orders.get(slot).add(order);
        orderCount++;
    }

    void remove(int slot, HostOrder order) {
        if (orders.get(slot).remove(order)) {
            orderCount--;
        }
    }

    Map<Instrument, Double> positions() {
        Map<Instrument, Double> held = new HashMap<>();
        for (int slot = 0; slot < position.length; slot++) {
            held.put(instruments.get(slot), position[slot]);
        }
        return held;
    }

    @Override
    public long timeNanos() {
        return now;
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
        return slots.getOrDefault(instrument, -1);
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
        return working(slot, Side.BUY);
    }

    @Override
    public double workingSell(int slot) {
        return working(slot, Side.SELL);
    }

    private double working(int slot, Side side) {
        List<HostOrder> list = orders.get(slot);
        double unitPrice = mark[slot] * instruments.get(slot).multiplierAsDouble();
        double sum = 0;
        for (int i = 0; i < list.size(); i++) {
            sum += list.get(i).side() == side ? list.get(i).exposed(unitPrice) : 0;
        }
        return sum;
    }

    @Override
    public List<? extends WorkingOrder> workingOrders(int slot) {
        return Collections.unmodifiableList(orders.get(slot));
    }

    @Override
    public int workingOrderCount() {
        return orderCount;
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
        return instruments.get(slot).calendar().isOpen(now);
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
        return watch.equity();
    }

    @Override
    public EquityQuality equityQuality() {
        return EquityQuality.GOOD;
    }

    @Override
    public double cumulativeFlow() {
        return watch.flow();
    }

    @Override
    public @Nullable Account account(int slot) {
        return accounts.get(instruments.get(slot).route());
    }

    @Override
    public TradingState tradingState(int slot) {
        return control.state(routeScope[slot]).worse(control.state(instrumentScope[slot]));
    }
}
