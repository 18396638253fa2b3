package io.otrep.risk.engine;

import io.otrep.account.Account;
import io.otrep.account.Fill;
import io.otrep.market.Bar;
import io.otrep.market.Currency;
import io.otrep.market.DayRoll;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Quote;
import io.otrep.market.StatusChange;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.risk.ControlScope;
import io.otrep.risk.DenialCode;
import io.otrep.risk.GateDecision;
import io.otrep.risk.GateFactory;
import io.otrep.risk.PositionSizer;
import io.otrep.risk.SizerFactory;
import io.otrep.risk.TradingControl;
import io.otrep.risk.market.MultiMarketManager;
import io.otrep.risk.market.PortfolioExposure;
import io.otrep.risk.measure.TailRisk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Risk for a host that trades by itself. Tell it what happens (prices, positions, orders, equity) and ask: {@link #check} runs the gates in their order, {@link #positionSize} the
 * sizer, {@link #metrics} and {@link #exposure} the measures.
 *
 * <pre>{@code
 * RiskEngine risk = RiskEngine.builder(Currency.USD, List.of(aapl))
 *         .gates(RiskGates.builder().maxPosition(0.20).maxDrawdown(0.15).build())
 *         .build();
 * risk.updateEquity(now, 100_000);
 * risk.updateMarketData(quote);
 * GateDecision decision = risk.check(OrderRequest.market(aapl, Side.BUY, Decimal.of(500)).build());
 * }</pre>
 *
 * <p>Times are nanoseconds since 1970 and only go on: an earlier one counts as the latest. Nothing is known until it is told: without a price or equity an order that opens a
 * position is denied. Single-threaded; the switch of {@link #control()} may be used from any thread.
 */
public final class RiskEngine {
    private final TradingControl control;
    private final EquityWatch watch;
    private final HostBook book;
    private final MultiMarketManager markets;
    private final HostGates gates;
    private final PositionSizer sizer;
    private final Map<ClientOrderId, HostOrder> orders = new TreeMap<>();
    private long checks;

    private RiskEngine(Builder b) {
        control = b.control;
        watch = new EquityWatch(b.dayRoll, b.daysPerYear);
        book = new HostBook(b.base, b.instruments, control, b.dayRoll, watch);
        markets = MultiMarketManager.of(b.base, b.instruments);
        gates = new HostGates(b.gates.create(control), book);
        sizer = b.sizing.create();
    }

    /**
     * Begins a risk engine.
     *
     * @param base the currency of equity and values
     * @param instruments what the host trades, at least one, no two equal
     * @return a builder
     */
    public static Builder builder(Currency base, List<Instrument> instruments) {
        return new Builder(base, instruments);
    }

    private int slot(Instrument instrument) {
        int slot = book.slot(instrument);
        if (slot < 0) {
            throw new IllegalArgumentException(instrument + " is not known; name it when the risk engine is built");
        }
        return slot;
    }

    /**
     * A price, a bar, a status: whatever the host's feed says.
     *
     * @param event of a known instrument
     */
    public void updateMarketData(MarketEvent event) {
        int slot = slot(event.instrument());
        book.advance(event.timeNanos());
        markets.updateMarketData(event);
        if (event instanceof Quote quote) {
            book.setQuote(slot, quote.bid(), quote.ask());
        } else if (event instanceof StatusChange change) {
            book.setStatus(slot, change.status());
        }
        gates.tell(gate -> gate.onMarket(event, slot, book));
        double price = markets.price(event.instrument());
        if (!Double.isNaN(price) && !(event instanceof StatusChange)) {
            book.setMark(slot, price);
            gates.tell(gate -> gate.onMark(slot, book));
        }
        if (event instanceof Bar bar) {
            sizer.onBar(slot, bar.close(), bar.high(), bar.low(), book);
        }
    }

    /**
     * The equity of the book.
     *
     * @param timeNanos when
     * @param equity base currency; NaN if not known
     */
    public void updateEquity(long timeNanos, double equity) {
        updateEquity(timeNanos, equity, watch.flow());
    }

    /**
     * The equity of the book after a deposit or a withdrawal.
     *
     * @param timeNanos when
     * @param equity base currency; NaN if not known
     * @param cumulativeFlow deposits less withdrawals since the beginning, base currency, finite
     */
    public void updateEquity(long timeNanos, double equity, double cumulativeFlow) {
        if (!Double.isFinite(cumulativeFlow)) {
            throw new IllegalArgumentException("cumulativeFlow must be finite, but was " + cumulativeFlow);
        }
        book.advance(timeNanos);
        watch.update(timeNanos, equity, cumulativeFlow);
        for (int slot = 0; slot < book.instrumentCount(); slot++) {
            if (!Double.isNaN(book.mark(slot))) {
                tellMark(slot);
            }
        }
    }

    private void tellMark(int slot) {
        gates.tell(gate -> gate.onMark(slot, book));
    }

    /**
     * What is held of an instrument, for a host that keeps its own books; fills given by {@link #onFill} are added by themselves.
     *
     * @param instrument a known one
     * @param units negative for a short, finite
     */
    public void updatePosition(Instrument instrument, double units) {
        if (!Double.isFinite(units)) {
            throw new IllegalArgumentException("units of " + instrument + " must be finite, but were " + units);
        }
        int slot = slot(instrument);
        book.setPosition(slot, units);
        gates.tell(gate -> gate.onRevalued(slot, book));
    }

    /**
     * What a unit of a currency is worth.
     *
     * @param timeNanos when
     * @param currency of instruments that are not quoted in the base currency
     * @param rate in the base currency, finite, above 0
     */
    public void updateRate(long timeNanos, Currency currency, double rate) {
        markets.updateRate(currency, rate);
        book.advance(timeNanos);
        for (int slot = 0; slot < book.instrumentCount(); slot++) {
            if (book.instrument(slot).currency().equals(currency) && !currency.equals(book.baseCurrency())) {
                book.setRate(slot, rate);
                int changed = slot;
                gates.tell(gate -> gate.onRevalued(changed, book));
            }
        }
    }

    /**
     * What a venue says of the account, for gates on buying power, margin and the like.
     *
     * @param route of its instruments
     * @param account its statement
     */
    public void updateAccount(String route, Account account) {
        book.setAccount(route, account);
    }

    /**
     * An order went out: until it is closed, what it may still fill counts as held.
     *
     * @param intent of a known instrument, with an id of its own
     */
    public void onOrder(OrderIntent intent) {
        int slot = slot(intent.request().instrument());
        HostOrder order = new HostOrder(intent);
        if (orders.putIfAbsent(intent.id(), order) != null) {
            throw new IllegalArgumentException(
                    "order " + intent.id() + " works already; close it first, or give another id");
        }
        book.add(slot, order);
        gates.tell(gate -> gate.onOrder(order, slot, book));
    }

    /**
     * An order ended: filled, canceled, expired or rejected. One that is not known is ignored.
     *
     * @param id which
     */
    public void onClosed(ClientOrderId id) {
        HostOrder order = orders.remove(id);
        if (order != null) {
            int slot = slot(order.terms().instrument());
            book.remove(slot, order);
            gates.tell(gate -> gate.onClosed(order, slot, book));
        }
    }

    /**
     * An execution: moves the position, and the order it belongs to if that is known.
     *
     * @param fill of a known instrument
     */
    public void onFill(Fill fill) {
        int slot = slot(fill.instrument());
        ClientOrderId id = fill.clientOrderId();
        HostOrder order = id == null ? null : orders.get(id);
        if (order != null) {
            order.fill(fill.quantity());
        }
        double units = fill.quantity().toDouble();
        book.setPosition(slot, book.position(slot) + fill.side().sign() * units);
        gates.tell(gate -> gate.onFill(fill, slot, book));
    }

    /**
     * Whether an order may go.
     *
     * @param request of a known instrument
     * @return approved, reduced or denied, with code, limit and what was measured
     */
    public GateDecision check(OrderRequest request) {
        checks++;
        ClientOrderId id = ClientOrderId.of("check-" + checks);
        return check(OrderIntent.builder(id, "host", checks, book.timeNanos(), request)
                .build());
    }

    /**
     * Whether an order may go, or a replace if the intent says what it replaces.
     *
     * @param intent of a known instrument
     * @return approved, reduced or denied; a gate that throws denies with {@link DenialCode#GATE_FAILED}
     */
    public GateDecision check(OrderIntent intent) {
        return gates.check(intent, slot(intent.request().instrument()));
    }

    /**
     * How many units a signal asks for, by the sizer.
     *
     * @param strategy whose signal
     * @param instrument a known one
     * @param level from -1 to 1; 0 is flat
     * @return units with sign, rounded toward 0 to what the venue takes, 0 if that is below its minimum; empty while it cannot be said
     */
    public Optional<Decimal> positionSize(String strategy, Instrument instrument, double level) {
        if (!(level >= -1 && level <= 1)) {
            throw new IllegalArgumentException("level must be from -1 to 1, but was " + level);
        }
        int slot = slot(instrument);
        double units = level == 0 ? 0 : sizer.target(strategy, level, slot, book);
        if (!Double.isFinite(units) || !instrument.isOrderable()) {
            return Optional.empty();
        }
        Decimal size = instrument.quantity(units);
        Decimal least = instrument.minQuantity();
        boolean tooSmall = least != null && size.abs().compareTo(least) < 0;
        return Optional.of(tooSmall ? Decimal.ZERO : size);
    }

    /**
     * The figures of the book's daily returns.
     *
     * @return as of the last roll of the day
     */
    public RiskMetrics metrics() {
        return watch.metrics();
    }

    /**
     * Value at risk and expected shortfall of the book's own days at any level, or their proxy while there are too few.
     *
     * @param level of confidence
     * @return fractions of equity, a day
     */
    public TailRisk tailRisk(double level) {
        return watch.tailRisk(level);
    }

    /**
     * What the positions held now are exposed to and may lose, by the covariance of the market data given.
     *
     * @return in the base currency
     */
    public PortfolioExposure exposure() {
        return markets.calculatePortfolioExposure(book.positions(), watch.equity());
    }

    /**
     * How far the book is below its best, and whether it may trade.
     *
     * @return as of the last equity
     */
    public DrawdownState drawdown() {
        ControlScope engine = ControlScope.engine();
        return new DrawdownState(
                watch.equity(),
                watch.drawdown(),
                watch.dayLoss(),
                watch.worst(),
                control.state(engine),
                control.reason(engine));
    }

    /**
     * The market monitor that the prices go to.
     *
     * @return the monitor, to be asked on the same thread and fed here only
     */
    public MultiMarketManager markets() {
        return markets;
    }

    /**
     * The switch that gates trip.
     *
     * @return the host's own, or one that lives in this process
     */
    public TradingControl control() {
        return control;
    }

    /** Builds a {@link RiskEngine}. Not thread-safe. */
    public static final class Builder {
        private final Currency base;
        private final List<Instrument> instruments;
        private GateFactory gates = control -> List.of();
        private SizerFactory sizing = () -> (strategy, level, slot, view) -> Double.NaN;
        private TradingControl control = new LocalSwitch();
        private DayRoll dayRoll = DayRoll.NEW_YORK_1700;
        private double daysPerYear = 252;

        private Builder(Currency base, List<Instrument> instruments) {
            this.base = Objects.requireNonNull(base, "base");
            this.instruments = List.copyOf(instruments);
        }

        /**
         * What an order must pass. Default: nothing, everything is approved.
         *
         * @param gates for example {@code RiskGates}
         * @return this
         */
        public Builder gates(GateFactory gates) {
            this.gates = Objects.requireNonNull(gates, "gates");
            return this;
        }

        /**
         * How large a position is. Default: none, which cannot say.
         *
         * @param sizing for example {@code FixedFraction}
         * @return this
         */
        public Builder sizing(SizerFactory sizing) {
            this.sizing = Objects.requireNonNull(sizing, "sizing");
            return this;
        }

        /**
         * The switch that gates trip. Default: one that lives in this process and forgets at its end.
         *
         * @param control the host's own
         * @return this
         */
        public Builder control(TradingControl control) {
            this.control = Objects.requireNonNull(control, "control");
            return this;
        }

        /**
         * Where a day of returns begins. Default 17:00 in New York.
         *
         * @param dayRoll the roll
         * @return this
         */
        public Builder dayRoll(DayRoll dayRoll) {
            this.dayRoll = Objects.requireNonNull(dayRoll, "dayRoll");
            return this;
        }

        /**
         * Days with returns in a year. Default 252; 365 for a book that trades every day.
         *
         * @param daysPerYear finite, above 0
         * @return this
         */
        public Builder daysPerYear(double daysPerYear) {
            this.daysPerYear = daysPerYear;
            return this;
        }

        /**
         * Makes the risk engine.
         *
         * @return the risk engine
         * @throws IllegalArgumentException naming every violation at once
         */
        public RiskEngine build() {
            List<String> found = new ArrayList<>();
            if (instruments.isEmpty()) {
                found.add("instruments must not be empty");
            }
            if (Set.copyOf(instruments).size() != instruments.size()) {
                found.add("instruments must differ, but some are equal: " + instruments);
            }
            if (!(daysPerYear > 0 && daysPerYear < Double.POSITIVE_INFINITY)) {
                found.add("daysPerYear must be finite and above 0, but was " + daysPerYear);
            }
            if (!found.isEmpty()) {
                throw new IllegalArgumentException("risk engine: " + String.join("; ", found));
            }
            return new RiskEngine(this);
        }
    }
}
