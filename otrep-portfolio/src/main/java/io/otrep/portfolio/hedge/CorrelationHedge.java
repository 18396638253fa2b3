package io.otrep.portfolio.hedge;

import io.otrep.market.Bar;
import io.otrep.market.CorporateAction;
import io.otrep.market.Instrument;
import io.otrep.market.QuoteBar;
import io.otrep.portfolio.PortfolioContext;
import io.otrep.portfolio.PortfolioPolicy;
import io.otrep.portfolio.cost.CostModel;
import io.otrep.portfolio.cost.MarketNumbers;
import io.otrep.risk.RiskView;
import io.otrep.risk.measure.Decay;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs a {@link HedgePlanner} in the pipeline. It measures covariance where bars of all instruments close at one time, plans on what the engine owns
 * without its own units, and sets targets of its own; the engine sums them with those of the strategies, and what is missing passes the gates as any
 * order does. A target that a gate refuses is asked for again by a later plan.
 *
 * <pre>{@code
 * .policy("hedge", () -> CorrelationHedge.builder(HedgePlanner.builder(HedgeMethod.minimumVariance(spy)).build()).costs(costs).heldBars(20).build())
 * }</pre>
 *
 * <p>After a restart its units are in the book and the joined pairs are remembered; covariance is measured anew, and until it is warm the hedges stay as
 * they are. Single-threaded: called on the engine loop. A bar allocates nothing; a plan allocates arrays of the book's size squared.
 */
public final class CorrelationHedge implements PortfolioPolicy {
    private static final String LINKS = "links";

    private final HedgePlanner planner;
    private final Decay decay;
    private final int warmUp;
    private final int every;
    private final double heldBars;
    private final @Nullable CostModel costs;
    private final MarketNumbers numbers;
    private @Nullable CommonCloses closes;
    private @Nullable PairLinks links;
    private int sincePlan;

    private CorrelationHedge(Builder b) {
        decay = b.decay;
        warmUp = b.warmUp;
        every = b.every;
        heldBars = b.heldBars;
        numbers = new MarketNumbers(decay);
        planner = b.planner;
        costs = b.costs;
    }

    /**
     * Begins a policy.
     *
     * @param planner what is hedged and how
     * @return a builder
     */
    public static Builder builder(HedgePlanner planner) {
        return new Builder(planner);
    }

    @Override
    public void onStart(PortfolioContext context) {
        int size = context.book().instrumentCount();
        closes = new CommonCloses(size, decay);
        byte[] kept = context.recall(LINKS);
        PairLinks known = kept == null ? null : PairLinks.parse(new String(kept, StandardCharsets.US_ASCII));
        links = known != null && known.size() == size ? known : PairLinks.none(size);
    }

    @Override
    public void onBar(Bar bar, int slot, PortfolioContext context) {
        numbers.onBar(bar);
        onClose(slot, bar.close(), bar.timeNanos(), context);
    }

    @Override
    public void onQuoteBar(QuoteBar bar, int slot, PortfolioContext context) {
        onClose(slot, (bar.bid().close() + bar.ask().close()) / 2, bar.timeNanos(), context);
    }

    @Override
    public void onCorporateAction(CorporateAction action, int slot, PortfolioContext context) {
        started(closes).breakAt(slot);
    }

    private void onClose(int slot, double close, long timeNanos, PortfolioContext context) {
        CommonCloses measured = started(closes);
        if (measured.onClose(slot, close, timeNanos)) {
            sincePlan++;
            if (measured.rows() >= warmUp && sincePlan >= every) {
                sincePlan = 0;
                plan(measured, context);
            }
        }
    }

    private static <T> T started(@Nullable T part) {
        return Objects.requireNonNull(part, "onStart comes first");
    }

    private void plan(CommonCloses measured, PortfolioContext context) {
        RiskView view = context.book();
        int size = view.instrumentCount();
        List<Instrument> instruments = new ArrayList<>(size);
        double[] values = new double[size];
        double[] current = new double[size];
        boolean known = view.equity() > 0;
        for (int slot = 0; slot < size; slot++) {
            double own = context.position(slot).toDouble();
            double others = view.ownedPosition(slot) - own;
            instruments.add(view.instrument(slot));
            values[slot] = others == 0 ? 0 : others * view.unitValue(slot);
            current[slot] = own == 0 ? 0 : own * view.unitValue(slot);
            known &= Double.isFinite(values[slot]) && Double.isFinite(current[slot]);
        }
        if (known) {
            HedgeBook book = new HedgeBook(instruments, values, measured.matrix(heldBars), view.equity());
            act(costed(view).plan(book, current, started(links)), context);
        }
    }

    private HedgePlanner costed(RiskView view) {
        CostModel model = costs;
        return model == null
                ? planner
                : planner.withCost((instrument, value) -> {
                    double unitValue = view.unitValue(view.slot(instrument));
                    return numbers.expected(model, instrument, value / unitValue, unitValue);
                });
    }

    /** What is kept is not touched: an order for it may still be under way. */
    private void act(HedgePlan plan, PortfolioContext context) {
        remember(plan.links(), context);
        double[] hedges = plan.hedges();
        for (HedgePlan.Decision decision : plan.decisions()) {
            HedgePlan.Reason reason = decision.reason();
            if (reason == HedgePlan.Reason.WORTH_IT || reason == HedgePlan.Reason.UNWOUND) {
                for (int slot : decision.slots()) {
                    context.target(
                            slot,
                            hedges[slot] == 0
                                    ? 0
                                    : hedges[slot] / context.book().unitValue(slot));
                }
            }
        }
    }

    private void remember(PairLinks next, PortfolioContext context) {
        String text = next.toText();
        if (!text.equals(started(links).toText())) {
            context.remember(LINKS, text.getBytes(StandardCharsets.US_ASCII));
        }
        links = next;
    }

    /** Builds a {@link CorrelationHedge}. Not thread-safe. */
    public static final class Builder {
        private final HedgePlanner planner;
        private Decay decay = Decay.ofSpan(60);
        private int warmUp = 60;
        private int every = 1;
        private double heldBars = 1;
        private @Nullable CostModel costs;

        private Builder(HedgePlanner planner) {
            this.planner = Objects.requireNonNull(planner, "planner");
        }

        /**
         * How fast covariance, volatility and volume forget. Default: a span of 60 bars.
         *
         * @param decay by bars
         * @return this
         */
        public Builder decay(Decay decay) {
            this.decay = Objects.requireNonNull(decay, "decay");
            return this;
        }

        /**
         * How many returns it must have seen. Default 60.
         *
         * @param bars at least 2
         * @return this
         */
        public Builder warmUp(int bars) {
            this.warmUp = bars;
            return this;
        }

        /**
         * How often it plans. Default 1: with every common close.
         *
         * @param bars at least 1
         * @return this
         */
        public Builder every(int bars) {
            this.every = bars;
            return this;
        }

        /**
         * How long a hedge is meant to be held, which is what its cost is weighed against. Default 1.
         *
         * @param bars above 0
         * @return this
         */
        public Builder heldBars(double bars) {
            this.heldBars = bars;
            return this;
        }

        /**
         * What trading a hedge costs, with volatility and volume of bars measured here. Default: the planner's own cost.
         *
         * @param costs the model
         * @return this
         */
        public Builder costs(CostModel costs) {
            this.costs = Objects.requireNonNull(costs, "costs");
            return this;
        }

        /**
         * Makes the policy; each run needs its own.
         *
         * @return the policy
         * @throws IllegalArgumentException naming every violation at once
         */
        public CorrelationHedge build() {
            List<String> found = new ArrayList<>();
            if (warmUp < 2) {
                found.add("warmUp must be at least 2 bars, but was " + warmUp);
            }
            if (every < 1) {
                found.add("every must be at least 1 bar, but was " + every);
            }
            if (!(heldBars > 0 && heldBars < Double.POSITIVE_INFINITY)) {
                found.add("heldBars must be above 0 and finite, but was " + heldBars);
            }
            if (!found.isEmpty()) {
                throw new IllegalArgumentException("correlation hedge: " + String.join("; ", found));
            }
            return new CorrelationHedge(this);
        }
    }
}
