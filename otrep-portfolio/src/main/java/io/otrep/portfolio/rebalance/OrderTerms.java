package io.otrep.portfolio.rebalance;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import java.math.RoundingMode;
import java.util.Objects;

/** Which terms an order for units gets. Stateless and thread-safe. */
@FunctionalInterface
public interface OrderTerms {
    /**
     * Terms of an order.
     *
     * @param holding what is traded, at its present price
     * @param signedUnits how much, on the step, not 0
     * @return the order
     */
    OrderRequest order(Holding holding, Decimal signedUnits);

    /**
     * Market orders.
     *
     * @param timeInForce how long they stay
     * @return the terms
     */
    static OrderTerms market(TimeInForce timeInForce) {
        Objects.requireNonNull(timeInForce, "timeInForce");
        return (holding, units) -> OrderRequest.market(holding.instrument(), Side.of(units.signum()), units.abs())
                .timeInForce(timeInForce)
                .build();
    }

    /**
     * Limit orders that pay at most so much more than the present price, or take so much less, on the tick inside.
     *
     * @param collar share of the price, for example 0.01
     * @param timeInForce how long they stay
     * @return the terms
     */
    static OrderTerms collared(double collar, TimeInForce timeInForce) {
        if (!(collar >= 0 && collar < 1)) {
            throw new IllegalArgumentException("the collar must be from 0 below 1, but was " + collar);
        }
        Objects.requireNonNull(timeInForce, "timeInForce");
        return (holding, units) -> {
            Instrument instrument = holding.instrument();
            boolean buys = units.isPositive();
            double price = holding.unitValue() / holding.rate() / instrument.multiplierAsDouble();
            Decimal limit = instrument.price(
                    price * (buys ? 1 + collar : 1 - collar), buys ? RoundingMode.DOWN : RoundingMode.UP);
            return OrderRequest.limit(instrument, Side.of(units.signum()), units.abs(), limit)
                    .timeInForce(timeInForce)
                    .build();
        };
    }
}
