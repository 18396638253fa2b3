package io.otrep.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.Activity;
import io.otrep.account.CashFlow;
import io.otrep.account.Fill;
import io.otrep.account.PositionAdjustment;
import io.otrep.core.sim.Simulation;
import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Money;
import io.otrep.market.Nanos;
import io.otrep.market.Tape;
import io.otrep.order.Order;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderType;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One backtest of a script of orders, with every order as the strategy last saw it, and checks that the books are sound. */
final class Play implements EngineListener {
    private final List<MarketEvent> events = new ArrayList<>();
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final Simulation simulation;

    Play(Simulation simulation) {
        this.simulation = simulation;
    }

    Play event(MarketEvent event) {
        events.add(event);
        return this;
    }

    /** Runs, and refuses a run that does not add up. */
    BacktestResult run(Bench.Script script, Instrument... instruments) {
        String[] symbols = new String[instruments.length];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = instruments[i].symbol();
        }
        BacktestResult result = TradingEngine.builder("USD")
                .route("sim", symbols)
                .strategy("s", () -> Bench.script(script))
                .ordersOnly()
                .withoutGates()
                .listener(this)
                .backtest(Tape.of(events), simulation);
        assertThat(result.quarantined()).isEmpty();
        assertThat(result.anomalies()).isEmpty();
        assertThat(result.differences()).isEmpty();
        assertThat(result.isReconciled()).isTrue();
        return result;
    }

    @Override
    public void onOrder(Order order) {
        orders.put(order.id().value(), order);
    }

    /** The n-th order that was made, from 0. */
    Order order(int number) {
        return List.copyOf(orders.values()).get(number);
    }

    static OrderRequest.Builder order(Instrument instrument, Side side, OrderType type, String quantity) {
        return OrderRequest.builder(instrument, side, type)
                .quantity(Decimal.parse(quantity))
                .timeInForce(TimeInForce.GTC);
    }

    static OrderRequest market(Instrument instrument, Side side, String quantity) {
        return order(instrument, side, OrderType.MARKET, quantity).build();
    }

    static OrderRequest limit(Instrument instrument, Side side, String quantity, String price) {
        return order(instrument, side, OrderType.LIMIT, quantity)
                .limitPrice(Decimal.parse(price))
                .build();
    }

    static OrderRequest stop(Instrument instrument, Side side, String quantity, String price) {
        return order(instrument, side, OrderType.STOP, quantity)
                .stopPrice(Decimal.parse(price))
                .build();
    }

    /** The bar of one minute that closes at an instant such as {@code 2024-03-04T14:31:00Z}. */
    static Bar minute(Instrument instrument, String closes, double open, double high, double low, double close) {
        return minute(instrument, closes, open, high, low, close, 1_000_000);
    }

    /** The same with a volume. */
    static Bar minute(
            Instrument instrument, String closes, double open, double high, double low, double close, double volume) {
        long at = Nanos.of(Instant.parse(closes));
        return new Bar(
                instrument,
                BarInterval.MINUTE,
                instrument.calendar().tradingDate(at - 1),
                at - Bench.MINUTE,
                at,
                open,
                high,
                low,
                close,
                volume);
    }

    /** US dollars that all activities leave. */
    static Decimal cash(BacktestResult result) {
        Decimal cash = Decimal.ZERO;
        for (Activity activity : result.activities()) {
            if (activity instanceof CashFlow flow) {
                cash = cash.plus(flow.amount().amount());
            } else if (activity instanceof PositionAdjustment adjustment) {
                cash = cash.plus(amount(adjustment.cashInLieu()));
            } else if (activity instanceof Fill fill) {
                cash = cash.minus(fill.signedQuantity().times(fill.price())).minus(amount(fill.fee()));
            }
        }
        return cash;
    }

    private static Decimal amount(@Nullable Money money) {
        return money == null ? Decimal.ZERO : money.amount();
    }

    /** {@code ABC 22 cost 990 realized 0}, one line each instrument held. */
    static List<String> positions(BacktestResult result) {
        return result.positions().stream()
                .map(position -> position.instrument().symbol() + " " + position.quantity() + " cost " + position.cost()
                        + " realized " + position.realized())
                .toList();
    }

    /** Proceeds less cost of all that was closed. */
    static Decimal realized(BacktestResult result) {
        return result.closedTrades().stream()
                .map(trade -> trade.proceeds().minus(trade.cost()))
                .reduce(Decimal.ZERO, Decimal::plus);
    }

    /** {@code BUY 100 @ 30}. */
    static List<String> fills(BacktestResult result) {
        return result.fills().stream()
                .map(fill -> fill.side() + " " + fill.quantity() + " @ " + fill.price())
                .toList();
    }
}
