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

    /**
     * A setup without strategies and gates, which nobody listens to and which writes nothing.
     *
     * @param name namespace of its order ids
     * @param base the currency of its books
     * @param routes the venues
     * @param instruments what is traded, each on one of the routes
     * @param latch the switch
     * @return a builder to be filled
     */
    public static Builder builder(
            String name, Currency base, List<Route> routes, List<Instrument> instruments, StopLatch latch) {
        return new Builder(name, base, routes, instruments, latch);
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

    /** Collects what is not left as it is: first in, first out, clamped marks, days of New York, 10,000 closed orders remembered. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final Currency base;
        private final List<Route> routes;
        private final List<Instrument> instruments;
        private final StopLatch latch;
        private List<StrategySetup> strategies = List.of();
        private Map<String, PortfolioPolicy> policies = Map.of();
        private List<OrderGate> gates = List.of();
        private MarkPolicy marks = MarkPolicy.CLAMPED_LAST;
        private DayRoll roll = DayRoll.NEW_YORK_1700;
        private LotMethod lots = LotMethod.FIFO;
        private @Nullable TimeInForce signalTime;
        private int closedRemembered = 10_000;
        private EngineListener listener = new EngineListener() {};
        private boolean tellsEveryChange;
        private ClosedTradeListener closedTrades = ClosedTradeListener.NONE;
        private RunLog log = RunLog.OFF;
        private Safety safety = Safety.DEFAULT;

        private Builder(String name, Currency base, List<Route> routes, List<Instrument> instruments, StopLatch latch) {
            this.name = name;
            this.base = base;
            this.routes = routes;
            this.instruments = instruments;
            this.latch = latch;
        }

        /** The strategies, in order. Default: none. */
        public Builder strategies(List<StrategySetup> decide) {
            strategies = decide;
            return this;
        }

        /** The policies by name, in an ordered map. Default: none. */
        public Builder policies(Map<String, PortfolioPolicy> decide) {
            policies = decide;
            return this;
        }

        /** In the order in which they judge. Default: none. */
        public Builder gates(List<OrderGate> judge) {
            gates = judge;
            return this;
        }

        /** What positions are valued at, when a day ends, and which lots a close takes first. */
        public Builder books(MarkPolicy valued, DayRoll dayEnds, LotMethod closed) {
            marks = valued;
            roll = dayEnds;
            lots = closed;
            return this;
        }

        /** Time in force of orders that serve signals; null: the first of GTC, DAY, IOC, FOK that the route knows, which is the default. */
        public Builder signalTime(@Nullable TimeInForce time) {
            signalTime = time;
            return this;
        }

        /** How many closed orders are remembered. Default 10,000. */
        public Builder closedRemembered(int orders) {
            closedRemembered = orders;
            return this;
        }

        /** Who is told of everything, and whether of every change of an order or of its end only. Default: nobody. */
        public Builder listener(EngineListener told, boolean everyChange) {
            listener = told;
            tellsEveryChange = everyChange;
            return this;
        }

        /** Who is told of units that were opened and closed again. Default: nobody. */
        public Builder closedTrades(ClosedTradeListener told) {
            closedTrades = told;
            return this;
        }

        /** Where inputs and decisions are written. Default: nowhere. */
        public Builder log(RunLog written) {
            log = written;
            return this;
        }

        /** What it does when trading is stopped. Default {@link Safety#DEFAULT}. */
        public Builder safety(Safety stopped) {
            safety = stopped;
            return this;
        }

        /** What was collected. */
        public EngineSetup build() {
            return new EngineSetup(
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
                    safety);
        }
    }
}
