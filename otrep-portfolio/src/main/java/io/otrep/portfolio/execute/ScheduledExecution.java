package io.otrep.portfolio.execute;

import io.otrep.account.Fill;
import io.otrep.market.Bar;
import io.otrep.market.CorporateAction;
import io.otrep.market.Quote;
import io.otrep.market.Trade;
import io.otrep.order.Order;
import io.otrep.portfolio.PortfolioContext;
import io.otrep.portfolio.PortfolioPolicy;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A policy that works parent orders known at its start. The same parents given again after a restart go on where they were; those that have ended stay
 * ended.
 *
 * <pre>{@code
 * .policy("desk", () -> ScheduledExecution.of(List.of(parent), report -> log.info("{}", report)))
 * }</pre>
 *
 * <p>Single-threaded: called on the engine loop.
 */
public final class ScheduledExecution implements PortfolioPolicy {
    private final ExecutionDesk desk = new ExecutionDesk();
    private final List<ParentOrder> parents;
    private final Consumer<ParentReport> listener;
    private final Set<String> ended = new TreeSet<>();

    private ScheduledExecution(List<ParentOrder> parents, Consumer<ParentReport> listener) {
        this.parents = List.copyOf(parents);
        this.listener = listener;
    }

    /**
     * Works some parents.
     *
     * @param parents one an instrument
     * @param listener is told on the loop where a parent stands after each of its executions, and how it ended, after a restart once more; must not block
     * @return the policy; each run needs its own
     */
    public static ScheduledExecution of(List<ParentOrder> parents, Consumer<ParentReport> listener) {
        return new ScheduledExecution(parents, listener);
    }

    @Override
    public void onStart(PortfolioContext context) {
        for (ParentOrder parent : parents) {
            desk.begin(parent, context);
        }
        tellEnds(context);
    }

    /** Each end once. */
    private void tellEnds(PortfolioContext context) {
        if (ended.size() == parents.size()) {
            return;
        }
        for (ParentOrder parent : parents) {
            ParentReport report = desk.report(parent.id(), context);
            if (report.status().isEnded() && ended.add(parent.id())) {
                listener.accept(report);
            }
        }
    }

    @Override
    public void onBar(Bar bar, int slot, PortfolioContext context) {
        desk.onBar(bar, slot, context);
    }

    @Override
    public void onQuote(Quote quote, int slot, PortfolioContext context) {
        desk.onQuote(quote, slot, context);
    }

    @Override
    public void onTrade(Trade trade, int slot, PortfolioContext context) {
        desk.onTrade(trade, slot, context);
    }

    @Override
    public void onCorporateAction(CorporateAction action, int slot, PortfolioContext context) {
        desk.onCorporateAction(action, slot, context);
        tellEnds(context);
    }

    @Override
    public void onOrder(Order order, PortfolioContext context) {
        desk.onOrder(order, context);
        tellEnds(context);
    }

    @Override
    public void onFill(Fill fill, PortfolioContext context) {
        for (ParentOrder parent : parents) {
            if (parent.instrument().equals(fill.instrument()) && !ended.contains(parent.id())) {
                listener.accept(desk.report(parent.id(), context));
            }
        }
    }

    @Override
    public void onTimer(String name, PortfolioContext context) {
        desk.onTimer(name, context);
        tellEnds(context);
    }
}
