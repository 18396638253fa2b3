package io.otrep.portfolio.manage;

import io.otrep.portfolio.Allocation;
import io.otrep.portfolio.Allocator;
import io.otrep.portfolio.Estimates;
import io.otrep.portfolio.hedge.HedgeBook;
import io.otrep.portfolio.hedge.HedgePlan;
import io.otrep.portfolio.hedge.HedgePlanner;
import io.otrep.portfolio.hedge.PairLinks;
import io.otrep.portfolio.rebalance.Bands;
import io.otrep.portfolio.rebalance.Holdings;
import io.otrep.portfolio.rebalance.OrderTerms;
import io.otrep.portfolio.rebalance.RebalanceDecision;
import io.otrep.portfolio.rebalance.RebalanceRule;
import io.otrep.portfolio.rebalance.TradePlanner;
import io.otrep.portfolio.rebalance.TradeSettings;
import io.otrep.portfolio.rebalance.Trades;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Estimates to weights, weights to orders, for a host with its own engine. It remembers nothing: what is held, and when it was last rebalanced, is told with
 * each question. Immutable and thread-safe.
 *
 * <pre>{@code
 * PortfolioManager manager = PortfolioManager.builder(RiskBudget.equal(), RebalanceRule.monthly()).build();
 * double[] targets = manager.allocate(estimates).weights();
 * if (manager.shouldRebalance(now, targets, last).isDue()) {
 *     send(manager.rebalance(now, targets).orders());
 * }
 * }</pre>
 */
public final class PortfolioManager {
    private final Allocator allocator;
    private final RebalanceRule rule;
    private final TradePlanner planner;
    private final OrderTerms terms;
    private final double cashBuffer;
    private final @Nullable HedgePlanner hedges;

    private PortfolioManager(Builder builder, TradePlanner planner, OrderTerms terms, double cashBuffer) {
        allocator = builder.allocator;
        rule = builder.rule;
        this.planner = planner;
        this.terms = terms;
        this.cashBuffer = cashBuffer;
        hedges = builder.hedges;
    }

    /**
     * Begins one.
     *
     * @param allocator turns estimates into weights
     * @param rule says when to rebalance
     * @return a builder: trades go to the target in market orders without limits, a hundredth of a purchase is kept in cash beside it
     */
    public static Builder builder(Allocator allocator, RebalanceRule rule) {
        return new Builder(allocator, rule);
    }

    /**
     * What to hold.
     *
     * @param estimates what is known of the assets
     * @return the weights, or why there are none
     */
    public Allocation allocate(Estimates estimates) {
        return allocator.allocate(estimates);
    }

    /**
     * Whether to rebalance.
     *
     * @param now the portfolio
     * @param targets n weights, NaN for what has no target and is left alone
     * @param lastNanos when it was last rebalanced, nanoseconds since 1970; {@link Long#MIN_VALUE} if never
     * @return yes or no, and why
     * @throws IllegalArgumentException if there are not as many weights as instruments, or they are percentages
     */
    public RebalanceDecision shouldRebalance(Holdings now, double[] targets, long lastNanos) {
        now.requireFit(targets);
        return rule.decide(now, targets, lastNanos);
    }

    /**
     * What to order now. Purchases that wait for the proceeds of sales are not among the orders: ask again when these have filled. With the orders
     * given open, or filled, there is nothing more to order.
     *
     * @param now the portfolio, with its cash
     * @param targets n weights, NaN for what has no target and is left alone
     * @return orders, sells first; and for each weight that it ends in its band, or why not
     * @throws IllegalArgumentException if there are not as many weights as instruments, or they are percentages
     */
    public Trades rebalance(Holdings now, double[] targets) {
        return planner.trades(now, targets, cashBuffer, terms);
    }

    /**
     * What to hold beside a book so that less of it moves together. The values of the plan, as shares of capital, are targets for {@link #rebalance} of the
     * hedges' own holdings; in an engine {@link io.otrep.portfolio.hedge.CorrelationHedge} does both.
     *
     * @param book what is held without hedges
     * @param current the hedges held now, one value for each instrument of the book
     * @param links the pairs joined by the plan before; {@link PairLinks#none} at first
     * @return the hedges wanted, and why
     * @throws IllegalStateException if the manager was built without {@link Builder#hedging}
     */
    public HedgePlan hedge(HedgeBook book, double[] current, PairLinks links) {
        if (hedges == null) {
            throw new IllegalStateException("this manager plans no hedges; say hedging(...) when it is built");
        }
        return hedges.plan(book, current, links);
    }

    /** Collects a {@link PortfolioManager}. Single-threaded. */
    public static final class Builder extends TradeSettings<Builder> {
        private final Allocator allocator;
        private final RebalanceRule rule;
        private @Nullable HedgePlanner hedges;

        private Builder(Allocator allocator, RebalanceRule rule) {
            super(Bands.none());
            this.allocator = Objects.requireNonNull(allocator, "allocator");
            this.rule = Objects.requireNonNull(rule, "rule");
        }

        @Override
        protected Builder self() {
            return this;
        }

        /**
         * How to hedge.
         *
         * @param planner of hedges; by default there is none
         * @return this
         */
        public Builder hedging(HedgePlanner planner) {
            hedges = Objects.requireNonNull(planner, "planner");
            return this;
        }

        /**
         * Checks everything.
         *
         * @return the manager
         * @throws IllegalArgumentException with every fault
         */
        public PortfolioManager build() {
            List<String> faults = new ArrayList<>();
            check(faults);
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException("no portfolio manager: " + String.join("; ", faults));
            }
            return new PortfolioManager(this, planner(), terms(), cashBuffer());
        }
    }
}
