package io.otrep.portfolio.rebalance;

import io.otrep.order.Side;
import io.otrep.portfolio.cost.CostModel;
import io.otrep.portfolio.cost.CostQuery;
import java.util.Objects;

/** What a trade is expected to cost: fees, half the spread, impact. Stateless and thread-safe. */
@FunctionalInterface
public interface TradeCost {
    /**
     * The cost of a trade.
     *
     * @param holding what is traded, as it is now
     * @param units with sign, not 0
     * @return in the base currency, at least 0
     */
    double expected(Holding holding, double units);

    /**
     * A share of what is traded.
     *
     * @param rate for example 0.001 for ten basis points, at least 0
     * @return the cost
     */
    static TradeCost proportional(double rate) {
        if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the cost must be at least 0 and finite, but was " + rate);
        }
        return (holding, units) -> Math.abs(units) * holding.unitValue() * rate;
    }

    /**
     * What a cost model expects, told the price, the daily volume and volatility, and what is held. In an engine the volume is measured or stated
     * ({@link RebalanceConfig.Builder#dailyVolume}), and a {@link NoTradeRegion} takes the volatility from its covariance, so that a model with impact needs nothing more.
     *
     * @param model of the venue
     * @return the cost
     */
    static TradeCost of(CostModel model) {
        Objects.requireNonNull(model, "model");
        return (holding, units) -> {
            double price =
                    holding.unitValue() / holding.rate() / holding.instrument().multiplierAsDouble();
            Side side = units > 0 ? Side.BUY : Side.SELL;
            return model.estimate(CostQuery.builder(holding.instrument(), side, Math.abs(units), price)
                            .rate(holding.rate())
                            .volume(holding.dailyVolume())
                            .volatility(holding.dailyVolatility())
                            .position(holding.units().toDouble())
                            .build())
                    .total();
        };
    }
}
