package io.otrep.samples.backtests;

import io.otrep.account.FeeModel;
import io.otrep.account.Fill;
import io.otrep.core.BacktestResult;
import io.otrep.core.EngineListener;
import io.otrep.core.MarkPolicy;
import io.otrep.core.TradingEngine;
import io.otrep.core.sim.FillRules;
import io.otrep.core.sim.Simulation;
import io.otrep.market.Decimal;
import io.otrep.market.Money;
import io.otrep.market.Nanos;
import io.otrep.market.Tape;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderIntent;
import io.otrep.risk.sizing.TargetFraction;
import io.otrep.strategy.Strategy;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One pipeline over one tape, with the venue set to the rules of LEAN for shares. */
final class LeanRun implements EngineListener {
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final double BUFFER = 0.0025;

    final BacktestResult result;
    private final Map<ClientOrderId, String> states = new LinkedHashMap<>();

    LeanRun(Tape tape, String cash, Supplier<Strategy> strategy, FeeModel fees, TargetFraction.FeeEstimate estimate) {
        String symbol = tape.instruments().get(0).symbol();
        result = TradingEngine.builder("USD")
                .route("sim", symbol)
                .strategy("case", strategy)
                .sizing(TargetFraction.of(1).withBuffer(BUFFER).withFees(estimate))
                .withoutGates()
                .marks(MarkPolicy.LAST)
                .listener(this)
                .backtest(
                        tape, Simulation.of(cash + " USD").rules(FillRules.LEAN).fees(fees));
    }

    @Override
    public void onIntent(OrderIntent intent) {
        states.put(intent.id(), "open");
    }

    @Override
    public void onOrder(Order order) {
        states.put(order.id(), word(order));
    }

    private static String word(Order order) {
        return switch (order.status()) {
            case FILLED -> "filled";
            case CANCELED, EXPIRED -> "cancelled";
            case REJECTED, DENIED, NOT_SENT -> "refused: " + order.reason();
            default -> "open";
        };
    }

    /** Orders in the order in which they were decided: open, filled, cancelled, refused. */
    List<String> orderStates() {
        return List.copyOf(states.values());
    }

    /** Each as {@code time in New York, signed units, price, fee}. */
    List<String> fills() {
        return result.fills().stream().map(LeanRun::words).toList();
    }

    private static String words(Fill fill) {
        String time = Nanos.toInstant(fill.timeNanos()).atZone(NEW_YORK).format(TIME);
        return LeanCase.minute(time) + " " + LeanCase.plain(fill.signedQuantity()) + " @ "
                + LeanCase.plain(fill.price()) + " fee " + LeanCase.plain(fee(fill));
    }

    private static Decimal fee(Fill fill) {
        Money fee = fill.fee();
        return fee == null ? Decimal.ZERO : fee.amount();
    }

    Decimal fees() {
        return result.fills().stream().map(LeanRun::fee).reduce(Decimal.ZERO, Decimal::plus);
    }
}
