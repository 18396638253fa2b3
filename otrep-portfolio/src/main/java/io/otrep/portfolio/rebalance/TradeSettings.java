package io.otrep.portfolio.rebalance;

import io.otrep.order.TimeInForce;
import java.util.List;
import java.util.Objects;

/**
 * How far, how much and by which orders is traded: what the builders of a {@link RebalanceConfig} and of a {@link io.otrep.portfolio.manage.PortfolioManager}
 * have in common. Single-threaded.
 *
 * @param <B> the builder
 */
public abstract class TradeSettings<B extends TradeSettings<B>> {
    private TradeTo tradeTo;
    private TradeLimits limits = TradeLimits.NONE;
    private OrderTerms terms = OrderTerms.market(TimeInForce.GTC);
    private double cashBuffer = 0.01;

    /**
     * Market orders without limits, a hundredth of a purchase kept beside it.
     *
     * @param tradeTo how far, until stated
     */
    protected TradeSettings(TradeTo tradeTo) {
        this.tradeTo = tradeTo;
    }

    /**
     * The builder itself.
     *
     * @return this
     */
    protected abstract B self();

    /**
     * How far to trade.
     *
     * @param bands or a no-trade region; by default every weight goes to its target, a rebalancer's only from 0.001 away
     * @return this
     */
    public final B tradeTo(TradeTo bands) {
        tradeTo = Objects.requireNonNull(bands, "bands");
        return self();
    }

    /**
     * How much to trade.
     *
     * @param most by default {@link TradeLimits#NONE}
     * @return this
     */
    public final B limits(TradeLimits most) {
        limits = Objects.requireNonNull(most, "most");
        return self();
    }

    /**
     * Which orders to make.
     *
     * @param orders by default market orders, good till canceled
     * @return this
     */
    public final B terms(OrderTerms orders) {
        terms = Objects.requireNonNull(orders, "orders");
        return self();
    }

    /**
     * What is kept beside a purchase for slippage and fees.
     *
     * @param share of the purchase, from 0 to 1, by default 0.01
     * @return this
     */
    public final B cashBuffer(double share) {
        cashBuffer = share;
        return self();
    }

    /**
     * Checks what is stated here.
     *
     * @param faults where every fault is added
     */
    protected final void check(List<String> faults) {
        if (!(cashBuffer >= 0 && cashBuffer <= 1)) {
            faults.add("cashBuffer must be from 0 to 1, was " + cashBuffer);
        }
    }

    /**
     * What turns weights into units.
     *
     * @return immutable
     */
    protected final TradePlanner planner() {
        return new TradePlanner(tradeTo, limits);
    }

    /**
     * How much is traded.
     *
     * @return as stated, or the default
     */
    protected final TradeLimits limits() {
        return limits;
    }

    /**
     * Which orders are made.
     *
     * @return as stated, or the default
     */
    protected final OrderTerms terms() {
        return terms;
    }

    /**
     * What is kept beside a purchase.
     *
     * @return share of the purchase
     */
    protected final double cashBuffer() {
        return cashBuffer;
    }
}
