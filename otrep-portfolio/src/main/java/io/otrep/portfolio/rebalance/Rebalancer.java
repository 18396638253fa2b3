package io.otrep.portfolio.rebalance;

import io.otrep.account.Fill;
import io.otrep.market.Bar;
import io.otrep.market.CorporateAction;
import io.otrep.market.Instrument;
import io.otrep.market.Nanos;
import io.otrep.market.Quote;
import io.otrep.market.QuoteBar;
import io.otrep.market.Session;
import io.otrep.market.SettlementModel;
import io.otrep.market.StatusChange;
import io.otrep.market.Trade;
import io.otrep.market.TradingCalendar;
import io.otrep.order.Order;
import io.otrep.order.OrderStatus;
import io.otrep.order.Side;
import io.otrep.portfolio.Allocation;
import io.otrep.portfolio.PortfolioContext;
import io.otrep.portfolio.PortfolioPolicy;
import io.otrep.portfolio.rebalance.RebalanceDecision.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rebalances in an engine, live and in a backtest alike: asks the rule once a trading date, and turns a yes into a plan with an id that is remembered before its
 * first order. The plan is brought to its end over fills, refusals, halts, moved marks and restarts: what is missing is always the goal less what is held and what
 * works, so no order is made twice. A newer plan takes the older one's orders back first. It trades units of its own only: what strategies or others hold is not
 * touched.
 *
 * <p>Single-threaded: on the engine loop. Between checks and without a plan a market event costs a comparison and allocates nothing.
 */
public final class Rebalancer implements PortfolioPolicy {
    private static final String CHECK = "check";
    private static final String STEP = "step";
    static final String PLAN = "plan";
    private static final String HELD = "held";
    private static final String UNIVERSE = "universe";
    private static final long PACE_NANOS = Nanos.PER_SECOND;

    private final RebalanceConfig config;
    private final Unsettled unsettled = new Unsettled();
    private @Nullable Universe universe;
    private @Nullable DailyHistory history;
    private @Nullable PlanDesk desk;
    private @Nullable Plan plan;
    private @Nullable RebalanceDecision next; // waits for the orders of the plan before
    private double @Nullable [] targets;
    private long plans;
    private long lastNanos = Long.MIN_VALUE;
    private long nextCheckNanos = Long.MIN_VALUE;
    private long owedNanos = Long.MAX_VALUE;
    private long nextStepNanos = Long.MIN_VALUE;
    private boolean checkAsked;
    private long stepAskedNanos = Long.MAX_VALUE;

    /**
     * A rebalancer of one engine.
     *
     * @param config what it does
     */
    public Rebalancer(RebalanceConfig config) {
        this.config = Objects.requireNonNull(config, "config");
    }

    private Universe universe() {
        return Objects.requireNonNull(universe, "the engine has not started");
    }

    private PlanDesk desk() {
        return Objects.requireNonNull(desk, "the engine has not started");
    }

    private DailyHistory history() {
        return Objects.requireNonNull(history, "the engine has not started");
    }

    @Override
    public void onStart(PortfolioContext context) {
        Universe known = new Universe(config.universe, context.book());
        universe = known;
        history = new DailyHistory(known.size(), config.historyDays(), config.volumeDays);
        desk = new PlanDesk(config, known, history(), unsettled);
        for (int i = 0; i < known.size(); i++) {
            context.watch(known.slot(i), true);
        }
        recall(context);
        if (plan != null) {
            desk().replan();
            askStep(context.book().timeNanos() + 1, context);
        }
    }

    /** Of another universe nothing is taken back. */
    private void recall(PortfolioContext context) {
        byte[] names = config.universe.toString().getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(context.recall(UNIVERSE), names)) {
            context.remembered().forEach(context::forget);
            context.remember(UNIVERSE, names);
        }
        history().restore(context);
        unsettled.restore(context);
        byte[] held = context.recall(HELD);
        if (held != null) {
            ByteBuffer in = ByteBuffer.wrap(held);
            plans = in.getLong();
            lastNanos = in.getLong();
            double[] known = new double[universe().size()];
            Arrays.setAll(known, i -> in.getDouble());
            targets = known;
        }
        byte[] going = context.recall(PLAN);
        plan = going == null ? null : Plan.of(going);
    }

    // What the engine tells.

    @Override
    public void onBar(Bar bar, int slot, PortfolioContext context) {
        int i = universe().index(slot);
        if (i >= 0) {
            history().add(i, bar.tradingDate().toEpochDay(), bar.close(), bar.volume(), context);
            onMove(i, context);
        }
    }

    @Override
    public void onQuoteBar(QuoteBar bar, int slot, PortfolioContext context) {
        int i = universe().index(slot);
        if (i >= 0) {
            long nanos = context.book().timeNanos();
            long date = bar.instrument().calendar().tradingDate(nanos).toEpochDay();
            history().add(i, date, 0.5 * (bar.bid().close() + bar.ask().close()), Double.NaN, context);
            onMove(i, context);
        }
    }

    @Override
    public void onQuote(Quote quote, int slot, PortfolioContext context) {
        onMove(universe().index(slot), context);
    }

    @Override
    public void onTrade(Trade trade, int slot, PortfolioContext context) {
        onMove(universe().index(slot), context);
    }

    @Override
    public void onStatus(StatusChange change, int slot, PortfolioContext context) {
        int i = universe().index(slot);
        if (i >= 0 && plan != null) {
            desk().replan();
            onMove(i, context);
        }
    }

    /** Positions and prices may change apart from each other: the instrument rests until its next price. */
    @Override
    public void onCorporateAction(CorporateAction action, int slot, PortfolioContext context) {
        int i = universe().index(slot);
        if (i < 0) {
            return;
        }
        boolean split = action.kind() == CorporateAction.Kind.SPLIT
                && action.numerator().isPositive();
        Plan going = plan;
        if (split) {
            double ratio = action.numerator().toDouble() / action.denominator().toDouble();
            history().split(i, ratio, context);
        }
        if (split && going != null) {
            going.split(i, action.numerator(), action.denominator());
        }
        desk().rest(i);
        desk().replan();
    }

    /** Nothing is decided in the middle of the events of one moment: the timers come behind them. */
    private void onMove(int i, PortfolioContext context) {
        long now = context.book().timeNanos();
        if (now >= nextCheckNanos && !checkAsked) {
            checkAsked = true;
            context.timer(CHECK, Nanos.toInstant(now + 1));
        }
        if (plan != null || next != null) {
            desk().moved(i);
            askStep(Math.max(now + 1, nextStepNanos), context);
        }
    }

    private void askStep(long atNanos, PortfolioContext context) {
        if (atNanos < stepAskedNanos) {
            stepAskedNanos = atNanos;
            context.timer(STEP, Nanos.toInstant(atNanos));
        }
    }

    @Override
    public void onOrder(Order order, PortfolioContext context) {
        if (!order.status().isClosed() || (plan == null && next == null)) {
            return;
        }
        int i = universe().index(order.intent().request().instrument(), context.book());
        if (i >= 0 && order.status() != OrderStatus.FILLED) {
            desk().failed(i);
        }
        askStep(context.book().timeNanos() + 1, context);
    }

    @Override
    public void onFill(Fill fill, PortfolioContext context) {
        Instrument instrument = fill.instrument();
        Purse purse = Purse.of(instrument);
        long now = context.book().timeNanos();
        long settles = config.funding(purse).settlesAtNanos(instrument, now);
        if (fill.side() == Side.SELL && settles > now && instrument.settlement() == SettlementModel.SECURITY) {
            double value = fill.quantity().toDouble()
                    * fill.price().toDouble()
                    * instrument.multiplierAsDouble()
                    * context.book().rate(context.book().slot(instrument));
            unsettled.add(purse, settles, value, context);
        }
        if (plan != null) {
            askStep(now + 1, context);
        }
    }

    @Override
    public void onTimer(String name, PortfolioContext context) {
        unsettled.settle(context.book().timeNanos(), context);
        if (name.equals(CHECK)) {
            checkAsked = false;
            check(context);
        } else {
            stepAskedNanos = Long.MAX_VALUE;
            nextStepNanos = context.book().timeNanos() + PACE_NANOS;
            step(context);
        }
    }

    // Checks.

    private void check(PortfolioContext context) {
        long now = context.book().timeNanos();
        if (!isTime(now, context)) {
            return;
        }
        history().keep(context);
        Holdings holdings = desk().holdings(context);
        if (holdings == null || next != null) {
            return;
        }
        if (targets == null) {
            targets = weights(holdings);
        }
        double[] wanted = targets;
        if (wanted != null) {
            RebalanceDecision decision = config.rule.decide(holdings, wanted, lastNanos);
            boolean newer = decision.reason() == Reason.SCHEDULE;
            if (decision.isDue() && (plan == null || newer)) {
                begin(decision, holdings, context);
            }
        }
    }

    /**
     * Sets the time of the next check, and says whether this one's has come. What no event came for in its own session is owed: a daily bar of a market round
     * the clock ends when the next session begins.
     */
    private boolean isTime(long now, PortfolioContext context) {
        TradingCalendar calendar = context.book().instrument(universe().slot(0)).calendar();
        long today = afterOpen(calendar.session(calendar.tradingDate(now)).map(Session::open));
        long later = afterOpen(calendar.nextOpen(Nanos.toInstant(now)));
        long again = config.checkEvery.isZero() ? Long.MAX_VALUE : now + config.checkEvery.toNanos();
        boolean isTime = now >= today || now >= owedNanos;
        owedNanos = now < today ? Math.min(today, later) : later;
        nextCheckNanos = now < today ? owedNanos : Math.min(again, owedNanos);
        return isTime;
    }

    private long afterOpen(Optional<Instant> open) {
        return open.map(at -> Nanos.of(at.plus(config.afterOpen))).orElse(Long.MAX_VALUE);
    }

    /** New weights; null if there are none. */
    private double @Nullable [] weights(Holdings holdings) {
        Allocation allocation = config.weights.weights(holdings, history());
        if (!allocation.isSolved()) {
            return null;
        }
        double[] weights = allocation.weights();
        holdings.requireFit(weights);
        return weights;
    }

    private void begin(RebalanceDecision decision, Holdings holdings, PortfolioContext context) {
        boolean keeps = decision.reason() == Reason.DRIFT
                || decision.reason() == Reason.WORTH_THE_COST
                || lastNanos == Long.MIN_VALUE;
        double[] wanted = keeps ? targets : weights(holdings);
        if (wanted == null) {
            return;
        }
        targets = wanted;
        Plan old = plan;
        if (old != null) {
            end(old, LegOutcome.SUPERSEDED, context);
        }
        next = decision;
        askStep(context.book().timeNanos() + 1, context);
    }

    // Plans.

    private void step(PortfolioContext context) {
        RebalanceDecision decision = next;
        if (decision != null) {
            if (desk().cancelAll(context)) {
                return; // it begins when they have ended
            }
            next = null;
            beginPlan(decision, context);
        }
        Plan going = plan;
        if (going != null) {
            boolean ended = desk().step(going, context);
            if (ended) {
                end(going, null, context);
            } else {
                long deadline = going.begunNanos + config.deadline.toNanos(); // the market wakes it before
                askStep(Math.max(deadline, context.book().timeNanos() + PACE_NANOS), context);
            }
        }
    }

    private void beginPlan(RebalanceDecision decision, PortfolioContext context) {
        Holdings now = desk().holdings(context);
        double[] wanted = targets;
        if (now == null || wanted == null) {
            return;
        }
        double bound = config.unhedged * now.capital();
        Plan made =
                Plan.begin(++plans, decision, now, wanted, config.planner.legs(now, wanted), config.isLimited(), bound);
        plan = made;
        lastNanos = made.begunNanos;
        desk().begin();
        ByteBuffer held = ByteBuffer.allocate(16 + 8 * wanted.length);
        held.putLong(plans).putLong(lastNanos);
        for (double weight : wanted) {
            held.putDouble(weight);
        }
        context.remember(HELD, held.array());
        context.remember(PLAN, made.toBytes());
    }

    private void end(Plan ended, @Nullable LegOutcome superseded, PortfolioContext context) {
        plan = null;
        context.forget(PLAN);
        config.onEnd.accept(desk().report(ended, superseded, context));
    }
}
