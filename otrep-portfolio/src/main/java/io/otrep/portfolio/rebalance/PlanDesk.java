package io.otrep.portfolio.rebalance;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.PendingRequest;
import io.otrep.order.WorkingOrder;
import io.otrep.portfolio.PortfolioContext;
import io.otrep.risk.RiskView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings a plan to its end, a step at a time: takes back orders that no longer fit or take too long, plans anew what the market has moved, and orders what is
 * missing as far as cash and the other side allow. An instrument has one order of the plan at a time. Single-threaded.
 */
final class PlanDesk {
    private final RebalanceConfig config;
    private final Universe universe;
    private final DailyHistory history;
    private final Unsettled unsettled;
    private final int[] failures;
    private final boolean[] resting; // until the instrument's market moves
    private final @Nullable LegOutcome[] why;
    private boolean replan;

    PlanDesk(RebalanceConfig config, Universe universe, DailyHistory history, Unsettled unsettled) {
        this.config = config;
        this.universe = universe;
        this.history = history;
        this.unsettled = unsettled;
        failures = new int[universe.size()];
        resting = new boolean[universe.size()];
        why = new LegOutcome[universe.size()];
    }

    /** A plan begins, or is taken up again. */
    void begin() {
        Arrays.fill(failures, 0);
        Arrays.fill(resting, false);
        Arrays.fill(why, null);
        replan = false;
    }

    /** The market of an instrument moved: what was refused may be tried again. */
    void moved(int i) {
        resting[i] = false;
    }

    /** Nothing is ordered until the instrument's market moves. */
    void rest(int i) {
        resting[i] = true;
    }

    /** What is not done is to be planned anew. */
    void replan() {
        replan = true;
    }

    /** An order ended without being filled. */
    void failed(int i) {
        failures[i]++;
        resting[i] = true;
        replan = true;
    }

    /** The portfolio now; null if the capital is not known. */
    @Nullable
    Holdings holdings(PortfolioContext context) {
        RiskView book = context.book();
        double capital = config.capital.of(book);
        if (!(capital > 0 && capital < Double.POSITIVE_INFINITY)) {
            return null;
        }
        Holdings.Builder builder = Holdings.builder(book.timeNanos(), capital);
        for (int i = 0; i < universe.size(); i++) {
            builder.add(universe.holding(i, context, dailyVolume(i)));
        }
        universe.cash(book, config.cashBuffer)
                .forEach((purse, amount) ->
                        builder.cash(purse, amount + config.funding(purse).credit() - unsettled.sum(purse)));
        return builder.build();
    }

    /** Measured; until then, and where bars tell none, as stated. */
    private double dailyVolume(int i) {
        double measured = history.dailyVolume(i);
        return Double.isNaN(measured) ? config.dailyVolume(config.universe.get(i)) : measured;
    }

    /** Asks for the end of all open orders; says whether any is still open whose fate is known. */
    boolean cancelAll(PortfolioContext context) {
        boolean open = false;
        for (int i = 0; i < universe.size(); i++) {
            for (WorkingOrder order : universe.orders(i, context)) {
                cancel(order, context);
                open |= !order.isUnknown();
            }
        }
        return open;
    }

    private static void cancel(WorkingOrder order, PortfolioContext context) {
        if (order.pending() != PendingRequest.CANCEL && !order.isUnknown()) {
            context.cancel(order.id());
        }
    }

    /** One step; says whether the plan has ended. */
    boolean step(Plan plan, PortfolioContext context) {
        long now = context.book().timeNanos();
        if (now - plan.begunNanos >= config.deadline.toNanos()) {
            return !cancelAll(context);
        }
        Holdings holdings = holdings(context);
        if (holdings == null) {
            return false;
        }
        if (replan || hasMoved(plan, holdings)) {
            plan.revise(holdings, config.planner.legs(holdings, plan.targets));
            replan = false;
            context.remember(Rebalancer.PLAN, plan.toBytes()); // before any order that follows from it
        }
        boolean working = takeBack(plan, context);
        boolean ordered = order(plan, holdings, context);
        return !working && !ordered && !waits();
    }

    private boolean hasMoved(Plan plan, Holdings now) {
        for (int i = 0; i < plan.size(); i++) {
            Holding holding = now.get(i);
            boolean open = !plan.goal[i].equals(holding.units());
            double ratio = holding.unitValue() / plan.unitValue[i];
            if (open && Math.abs(ratio - 1) > config.movedMark) {
                return true;
            }
        }
        return false;
    }

    /** Orders against the goal, beyond it, or older than patience. Says whether any order works. */
    private boolean takeBack(Plan plan, PortfolioContext context) {
        boolean working = false;
        for (int i = 0; i < plan.size(); i++) {
            Decimal need = plan.goal[i].minus(context.position(universe.slot(i)));
            for (WorkingOrder order : universe.orders(i, context)) {
                working = true;
                Decimal left = Universe.left(order);
                boolean fits = left.signum() * need.signum() >= 0 && left.abs().compareTo(need.abs()) <= 0;
                if (!fits || isLate(order, i, context.book())) {
                    cancel(order, context);
                }
                need = need.minus(left);
            }
        }
        return working;
    }

    private boolean isLate(WorkingOrder order, int i, RiskView book) {
        long since = order.intent().decidedAtNanos() + config.patience.toNanos();
        return book.markTimeNanos(universe.slot(i)) >= since;
    }

    private boolean order(Plan plan, Holdings now, PortfolioContext context) {
        List<Decimal> missing = new ArrayList<>();
        double moved = 0;
        double buying = 0;
        double selling = 0;
        for (int i = 0; i < plan.size(); i++) {
            Holding holding = now.get(i);
            boolean free = holding.working().isZero() && !resting[i] && failures[i] < config.attempts;
            boolean none = free && universe.orders(i, context).isEmpty();
            missing.add(none ? plan.goal[i].minus(holding.units()) : Decimal.ZERO);
            moved += plan.value(i, holding.units().minus(plan.start[i]));
            double open = plan.value(i, holding.working());
            buying += Math.max(0, open);
            selling += Math.max(0, -open);
        }
        double net = plan.net();
        double sellRoom = moved - selling - (Math.min(0, net) - plan.bound);
        double buyRoom = Math.max(0, net) + plan.bound - (moved + buying);
        Stage stage = new Stage(now, config.cashBuffer, sellRoom, buyRoom);
        Arrays.fill(why, null);
        boolean ordered = false;
        for (Stage.Next next : stage.next(missing)) {
            why[next.leg()] = next.why();
            if (next.isOrder()) {
                context.submit(config.terms.order(now.get(next.leg()), next.units()));
                ordered = true;
            }
        }
        return ordered;
    }

    /** Whether something that is missing may become possible without an order of ours. */
    private boolean waits() {
        for (int i = 0; i < why.length; i++) {
            boolean funded = why[i] == LegOutcome.NO_CASH && !unsettled.isEmpty();
            boolean rests = resting[i] && failures[i] < config.attempts;
            if (funded || rests || why[i] == LegOutcome.HALTED || why[i] == LegOutcome.NO_PRICE) {
                return true;
            }
        }
        return false;
    }

    /** How a plan ended. */
    PlanReport report(Plan plan, @Nullable LegOutcome superseded, PortfolioContext context) {
        RiskView book = context.book();
        Holdings now = holdings(context);
        List<Leg> legs = now == null ? List.of() : config.planner.legs(now, plan.targets);
        List<PlanReport.LegReport> reports = new ArrayList<>();
        for (int i = 0; i < plan.size(); i++) {
            Instrument instrument = book.instrument(universe.slot(i));
            Decimal held = context.position(universe.slot(i));
            LegOutcome outcome = now == null ? LegOutcome.NO_PRICE : outcome(plan, i, now.get(i), legs.get(i));
            boolean done = outcome == LegOutcome.IN_BAND || outcome == LegOutcome.NO_TARGET;
            reports.add(new PlanReport.LegReport(
                    instrument,
                    plan.targets[i],
                    now == null ? Double.NaN : now.weight(i),
                    held.minus(plan.start[i]),
                    superseded == null || done ? outcome : superseded));
        }
        return new PlanReport(plan.id, plan.reason, plan.begunNanos, book.timeNanos(), plan.revision, reports);
    }

    private LegOutcome outcome(Plan plan, int i, Holding holding, Leg leg) {
        if (!holding.working().isZero()) {
            return LegOutcome.WORKING;
        }
        if (leg.units().isZero()) {
            return leg.outcome();
        }
        if (failures[i] >= config.attempts) {
            return LegOutcome.REFUSED;
        }
        LegOutcome stopped = why[i];
        if (stopped != null) {
            return stopped;
        }
        if (plan.outcome[i] != LegOutcome.IN_BAND) {
            return plan.outcome[i];
        }
        return plan.goal[i].equals(holding.units()) ? LegOutcome.MOVED : LegOutcome.UNFILLED;
    }
}
