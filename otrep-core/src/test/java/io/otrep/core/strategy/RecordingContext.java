package io.otrep.core.strategy;

import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderRequest;
import io.otrep.risk.RiskView;
import io.otrep.strategy.Strategy;
import io.otrep.strategy.StrategyContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hears the signals of a strategy. Whatever else a price strategy asked for would be a fault. */
final class RecordingContext implements StrategyContext {
    static final Instrument GOLD = instrument("XAU");
    static final Instrument IRON = instrument("FE");

    final List<Instrument> instruments;
    final List<Double> levels = new ArrayList<>();
    final List<Instrument> signaled = new ArrayList<>();
    int count;
    boolean countsOnly;

    RecordingContext(Instrument... instruments) {
        this.instruments = List.of(instruments);
    }

    static Instrument instrument(String symbol) {
        return Instrument.builder(symbol, "TEST", Asset.of(symbol, AssetClass.EQUITY), Currency.of("USD"))
                .tick("0.01")
                .step("1")
                .build();
    }

    /** The levels said at each of these closes of one instrument, by a strategy that has just been started. */
    static List<Double> levels(Strategy strategy, double... closes) {
        RecordingContext context = new RecordingContext(GOLD);
        strategy.onStart(context);
        for (double close : closes) {
            strategy.onBar(bar(GOLD, close), context);
        }
        return context.levels;
    }

    static Bar bar(Instrument instrument, double close) {
        return new Bar(instrument, BarInterval.DAY, LocalDate.of(2024, 1, 2), 0, 1, close, close, close, close, 0);
    }

    @Override
    public List<Instrument> instruments() {
        return instruments;
    }

    @Override
    public void signal(Instrument instrument, double level) {
        count++;
        if (!countsOnly) {
            signaled.add(instrument);
            levels.add(level);
        }
    }

    @Override
    public String strategy() {
        throw notExpected();
    }

    @Override
    public long timeNanos() {
        throw notExpected();
    }

    @Override
    public double signal(Instrument instrument) {
        throw notExpected();
    }

    @Override
    public ClientOrderId submit(OrderRequest request) {
        throw notExpected();
    }

    @Override
    public List<ClientOrderId> submit(OrderGroup group) {
        throw notExpected();
    }

    @Override
    public void replace(ClientOrderId id, OrderRequest terms) {
        throw notExpected();
    }

    @Override
    public void cancel(ClientOrderId id) {
        throw notExpected();
    }

    @Override
    public Optional<Order> order(ClientOrderId id) {
        throw notExpected();
    }

    @Override
    public double position(Instrument instrument) {
        throw notExpected();
    }

    @Override
    public void timer(String name, Instant at) {
        throw notExpected();
    }

    @Override
    public void cancelTimer(String name) {
        throw notExpected();
    }

    @Override
    public RiskView book() {
        throw notExpected();
    }

    private static AssertionError notExpected() {
        return new AssertionError("a price strategy only lists its instruments and signals");
    }
}
