package io.otrep.core.internal;

import io.otrep.account.LotMethod;
import io.otrep.core.EngineListener;
import io.otrep.core.MarkPolicy;
import io.otrep.core.ledger.ClosedTradeListener;
import io.otrep.market.Currency;
import io.otrep.market.DayRoll;
import io.otrep.market.Instrument;
import io.otrep.order.TimeInForce;
import io.otrep.portfolio.PortfolioPolicy;
import io.otrep.risk.OrderGate;
import io.otrep.risk.PositionSizer;
import io.otrep.strategy.Strategy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one engine is made of: instances of its own, nothing shared. Immutable; what it holds is used on the engine loop.
 *
 * @param name namespace of its order ids
 * @param base the currency of its books
 * @param routes the venues, in the builder's order
 * @param instruments what is traded, in the builder's order
 * @param strategies the strategies, in the builder's order
 * @param policies the policies by name, in the builder's order
 * @param gates in the order in which they judge
 * @param latch the switch
 * @param marks what positions are valued at
 * @param roll when a day ends
 * @param lots which lots a close takes first
 * @param signalTime time in force of orders that serve signals; null: the first of GTC, DAY, IOC, FOK that the route knows
 * @param closedRemembered how many closed orders are remembered
 * @param listener is told of everything
 * @param closedTrades is told of units that were opened and closed again
 * @param tellsEveryChange whether the listener hears every change of an order, or its end only
 * @param log where inputs and decisions are written
 * @param safety what it does when trading is stopped
 */
public record EngineSetup(
        String name,
        Currency base,
        List<Route> routes,
        List<Instrument> instruments,
        List<StrategySetup> strategies,
        Map<String, PortfolioPolicy> policies,
        List<OrderGate> gates,
        StopLatch latch,
        MarkPolicy marks,
        DayRoll roll,
        LotMethod lots,
        @Nullable TimeInForce signalTime,
        int closedRemembered,
        EngineListener listener,
        boolean tellsEveryChange,
        ClosedTradeListener closedTrades,
        RunLog log,
        Safety safety) {

    /** With the default safety. */
    public EngineSetup(
            String name,
            Currency base,
            List<Route> routes,
            List<Instrument> instruments,
            List<StrategySetup> strategies,
            Map<String, PortfolioPolicy> policies,
            List<OrderGate> gates,
            StopLatch latch,
            MarkPolicy marks,
            DayRoll roll,
            LotMethod lots,
            @Nullable TimeInForce signalTime,
            int closedRemembered,
            EngineListener listener,
            boolean tellsEveryChange,
            ClosedTradeListener closedTrades,
            RunLog log) {
        this(
                name,
                base,
                routes,
                instruments,
                strategies,
                policies,
                gates,
                latch,
                marks,
                roll,
                lots,
                signalTime,
                closedRemembered,
                listener,
                tellsEveryChange,
                closedTrades,
                log,
                Safety.DEFAULT);
    }

    /**
     * A strategy with its sizer and its instruments.
     *
     * @param name its name
     * @param strategy an instance of its own
     * @param sizer an instance of its own, or one shared with other strategies of the same engine
     * @param instruments what it sees
     */
    public record StrategySetup(String name, Strategy strategy, PositionSizer sizer, List<Instrument> instruments) {}
}
