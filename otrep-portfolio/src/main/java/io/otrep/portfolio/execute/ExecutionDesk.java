package io.otrep.portfolio.execute;

import io.otrep.market.Bar;
import io.otrep.market.CorporateAction;
import io.otrep.market.Quote;
import io.otrep.market.Trade;
import io.otrep.order.Order;
import io.otrep.portfolio.PortfolioContext;
import io.otrep.portfolio.PortfolioPolicy;
import io.otrep.portfolio.execute.ExecutionAlgorithm.VolumeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Works parent orders for a {@link PortfolioPolicy}, which owns it and hands its callbacks on. Children are orders of the policy's own: they pass the gates,
 * are journaled, and carry the parent's id as their tag. What is executed is read from the policy's position, so that an instrument has one parent at a
 * time and the policy sets no target of its own there.
 *
 * <pre>{@code
 * desk.begin(parent, context);            // also after a restart: it goes on where it was
 * desk.cancel("spy-1", context);          // all children as one
 * desk.report("spy-1", context).executed();
 * }</pre>
 *
 * <p>A child that is refused is missing, and goes with the next, or after a twentieth of the time that is left. Single-threaded: called on the engine loop.
 */
public final class ExecutionDesk {
    private final TreeMap<String, RunningParent> parents = new TreeMap<>();
    private final List<RunningParent> active = new ArrayList<>();

    /** Begins without parents. */
    public ExecutionDesk() {}

    /**
     * Begins a parent, or goes on with it after a restart.
     *
     * @param parent the order
     * @param context the way to answer
     * @throws IllegalArgumentException if the book has no such instrument, or the id was used for other terms
     * @throws IllegalStateException if the id runs already, or another parent works the instrument
     */
    public void begin(ParentOrder parent, PortfolioContext context) {
        RunningParent running = check(parent, context);
        parents.put(parent.id(), running);
        if (!running.isEnded()) {
            active.add(running);
            if (running.needsTicks()) {
                context.watch(running.slot(), true);
            }
            running.start(context);
            sweep();
        }
    }

    /** What would begin; refuses what cannot, and does nothing. */
    RunningParent check(ParentOrder parent, PortfolioContext context) {
        int slot = context.book().slot(parent.instrument());
        if (slot < 0) {
            throw new IllegalArgumentException(
                    parent.instrument() + " is not in the book; add it to the symbols of its route");
        }
        if (parents.containsKey(parent.id())) {
            throw new IllegalStateException("parent " + parent.id() + " was begun before; ids are used once");
        }
        RunningParent running = RunningParent.begin(parent, slot, context);
        if (!running.isEnded() && active.stream().anyMatch(other -> other.slot() == slot)) {
            throw new IllegalStateException(
                    parent.instrument() + " is worked by another parent; begin " + parent.id() + " when it has ended");
        }
        return running;
    }

    private void sweep() {
        active.removeIf(RunningParent::isEnded);
    }

    /**
     * Cancels a parent and all its children as one. Nothing happens if it has ended.
     *
     * @param id the parent
     * @param context the way to answer
     * @throws IllegalArgumentException if there is no such parent
     */
    public void cancel(String id, PortfolioContext context) {
        RunningParent running = known(id);
        if (!running.isEnded()) {
            running.stop(ParentStatus.CANCELING, context);
            sweep();
        }
    }

    private RunningParent known(String id) {
        RunningParent running = parents.get(id);
        if (running == null) {
            throw new IllegalArgumentException("there is no parent " + id + "; begin it first");
        }
        return running;
    }

    /**
     * Where a parent stands.
     *
     * @param id the parent
     * @param context the way to look
     * @return the report
     * @throws IllegalArgumentException if there is no such parent
     */
    public ParentReport report(String id, PortfolioContext context) {
        return known(id).report(context);
    }

    /**
     * Hand on from {@link PortfolioPolicy#onBar}.
     *
     * @param bar the bar
     * @param slot its slot
     * @param context the way to answer
     */
    public void onBar(Bar bar, int slot, PortfolioContext context) {
        onVolume(bar.volume(), VolumeSource.BARS, slot, context);
    }

    /**
     * Hand on from {@link PortfolioPolicy#onTrade}.
     *
     * @param trade the trade
     * @param slot its slot
     * @param context the way to answer
     */
    public void onTrade(Trade trade, int slot, PortfolioContext context) {
        onVolume(trade.size(), VolumeSource.TRADES, slot, context);
    }

    private void onVolume(double units, VolumeSource source, int slot, PortfolioContext context) {
        RunningParent running = at(slot);
        if (running != null) {
            running.onVolume(units, source, context);
            sweep();
        }
    }

    private @Nullable RunningParent at(int slot) {
        for (int i = 0; i < active.size(); i++) {
            if (active.get(i).slot() == slot) {
                return active.get(i);
            }
        }
        return null;
    }

    /**
     * Hand on from {@link PortfolioPolicy#onQuote}.
     *
     * @param quote the quote
     * @param slot its slot
     * @param context the way to answer
     */
    public void onQuote(Quote quote, int slot, PortfolioContext context) {
        RunningParent running = at(slot);
        if (running != null) {
            running.onQuote(context);
            sweep();
        }
    }

    /**
     * Hand on from {@link PortfolioPolicy#onTimer}.
     *
     * @param name the timer
     * @param context the way to answer
     * @return false if the timer is not one of this desk
     */
    public boolean onTimer(String name, PortfolioContext context) {
        for (RunningParent running : List.copyOf(active)) {
            if (running.timer().equals(name)) {
                running.step(context);
                sweep();
                return true;
            }
        }
        return false;
    }

    /**
     * Hand on from {@link PortfolioPolicy#onOrder}.
     *
     * @param order one of the policy's orders
     * @param context the way to answer
     */
    public void onOrder(Order order, PortfolioContext context) {
        RunningParent running = at(context.book().slot(order.terms().instrument()));
        if (running != null) {
            running.onOrder(order, context);
            sweep();
        }
    }

    /**
     * Hand on from {@link PortfolioPolicy#onCorporateAction}: units before and after are not the same, so that a parent of the instrument is canceled.
     *
     * @param action the action
     * @param slot its slot
     * @param context the way to answer
     */
    public void onCorporateAction(CorporateAction action, int slot, PortfolioContext context) {
        RunningParent running = at(slot);
        if (running != null && action.kind() != CorporateAction.Kind.DIVIDEND) {
            running.unitsChanged(context);
            sweep();
        }
    }
}
