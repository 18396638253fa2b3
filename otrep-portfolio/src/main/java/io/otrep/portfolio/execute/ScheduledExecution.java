package io.otrep.portfolio.execute;

import io.otrep.account.Fill;
import io.otrep.market.Bar;
import io.otrep.market.CorporateAction;
import io.otrep.market.Quote;
import io.otrep.market.Trade;
import io.otrep.order.Order;
import io.otrep.portfolio.CommandedPolicy;
import io.otrep.portfolio.PortfolioContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A policy that works parent orders: those given at its start, and those that a host hands in while the engine runs. What is given at the start is given
 * again after a restart and goes on where it was; what was handed in is remembered and goes on by itself. Those that have ended stay ended.
 *
 * <pre>{@code
 * .policy("desk", () -> ScheduledExecution.of(List.of(parent), report -> log.info("{}", report)))
 *
 * engine.tell("desk", ParentCommand.begin(another));      // from any thread
 * engine.tell("desk", ParentCommand.cancel(another.id()));
 * }</pre>
 *
 * <p>Single-threaded: called on the engine loop.
 */
public final class ScheduledExecution implements CommandedPolicy {
    private static final String ASKED = "asked-";

    private final ExecutionDesk desk = new ExecutionDesk();
    private final List<ParentOrder> given;
    private final Consumer<ParentReport> listener;
    private final TreeMap<String, ParentOrder> going = new TreeMap<>();

    private ScheduledExecution(List<ParentOrder> parents, Consumer<ParentReport> listener) {
        given = List.copyOf(parents);
        this.listener = listener;
    }

    /**
     * Works some parents, and those handed in later.
     *
     * @param parents one an instrument; may be empty
     * @param listener is told on the loop where a parent stands after each of its executions, and how it ended, after a restart once more; must not block
     * @return the policy; each run needs its own
     */
    public static ScheduledExecution of(List<ParentOrder> parents, Consumer<ParentReport> listener) {
        return new ScheduledExecution(parents, listener);
    }

    @Override
    public void onStart(PortfolioContext context) {
        for (ParentOrder parent : given) {
            begin(parent, context);
        }
        for (String key : context.remembered()) {
            byte[] asked = key.startsWith(ASKED) ? context.recall(key) : null;
            ParentOrder parent = asked == null
                    ? null
                    : ParentCommand.parse(asked, context.book()).parent();
            if (parent != null && !going.containsKey(parent.id())) {
                begin(parent, context);
                forgetIfEnded(parent.id(), context);
            }
        }
        tellEnds(context);
    }

    private void begin(ParentOrder parent, PortfolioContext context) {
        desk.begin(parent, context);
        going.put(parent.id(), parent);
    }

    private void forgetIfEnded(String id, PortfolioContext context) {
        if (desk.report(id, context).status().isEnded()) {
            context.forget(ASKED + id);
        }
    }

    /** One of {@link ParentCommand}. */
    @Override
    public void onCommand(byte[] command, PortfolioContext context) {
        ParentCommand told = ParentCommand.parse(command, context.book());
        ParentOrder parent = told.parent();
        if (parent == null) {
            desk.cancel(told.id(), context);
        } else if (!Arrays.equals(context.recall(ASKED + told.id()), command)) {
            desk.check(parent, context);
            context.remember(ASKED + told.id(), command); // before its first child
            begin(parent, context);
        }
        tellEnds(context);
    }

    /** Each end once. */
    private void tellEnds(PortfolioContext context) {
        if (going.isEmpty()) {
            return;
        }
        for (String id : new ArrayList<>(going.keySet())) {
            ParentReport report = desk.report(id, context);
            if (report.status().isEnded()) {
                going.remove(id);
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
        for (ParentOrder parent : going.values()) {
            if (parent.instrument().equals(fill.instrument())) {
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
