package io.otrep.portfolio.execute;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Nanos;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.OrderType;
import io.otrep.order.PendingRequest;
import io.otrep.order.WorkingOrder;
import io.otrep.portfolio.PortfolioContext;
import io.otrep.portfolio.execute.ExecutionAlgorithm.Progress;
import io.otrep.portfolio.execute.ExecutionAlgorithm.VolumeSource;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One parent and its children. What is executed is what the policy holds beyond what it held before, and what works is what the book says, so that neither a
 * lost callback nor a restart can make it send too much. Single-threaded.
 */
final class RunningParent {
    private static final String KEY = "parent-";
    private static final long SOON = 1_000_000_000L;
    private static final int RETRIES = 20;

    private final ParentOrder parent;
    private final int slot;
    private Decimal base;
    private double volume;
    private ParentStatus status;
    /** Units executed when it was last looked at; final once it has ended. */
    private Decimal last;

    private RunningParent(ParentOrder parent, int slot, ParentNote note) {
        this.parent = parent;
        this.slot = slot;
        base = note.base();
        volume = note.volume();
        status = note.status();
        last = note.executed();
    }

    /** A new one, or what is remembered of it. */
    static RunningParent begin(ParentOrder parent, int slot, PortfolioContext context) {
        byte[] kept = context.recall(KEY + parent.id());
        ParentNote note = kept == null
                ? new ParentNote(parent.terms(), context.position(slot), 0, ParentStatus.WORKING, Decimal.ZERO)
                : ParentNote.parse(kept);
        if (!note.terms().equals(parent.terms())) {
            throw new IllegalArgumentException("parent " + parent.id() + " was begun earlier as " + note.terms()
                    + "; give the new one, " + parent.terms() + ", another id");
        }
        return new RunningParent(parent, slot, note);
    }

    /** Begins it, or goes on; what a process before had begun to cancel is canceled again, since it may have died in between. */
    void start(PortfolioContext context) {
        remember(context);
        if (status == ParentStatus.WORKING) {
            step(context);
        } else {
            stop(status, context);
        }
    }

    private void remember(PortfolioContext context) {
        ParentNote note = new ParentNote(parent.terms(), base, volume, status, executed(context));
        context.remember(KEY + parent.id(), note.toBytes());
    }

    String timer() {
        return KEY + parent.id();
    }

    int slot() {
        return slot;
    }

    boolean isEnded() {
        return status.isEnded();
    }

    boolean needsTicks() {
        return parent.peg() != null || parent.algorithm().volumeSource() == VolumeSource.TRADES;
    }

    ParentReport report(PortfolioContext context) {
        return new ParentReport(parent, status, executed(context), isEnded() ? Decimal.ZERO : working(context));
    }

    private Decimal executed(PortfolioContext context) {
        if (!status.isEnded()) {
            Decimal moved = context.position(slot).minus(base);
            last = parent.side().sign() > 0 ? moved : moved.negate();
        }
        return last;
    }

    private Decimal working(PortfolioContext context) {
        List<? extends WorkingOrder> orders = context.book().workingOrders(slot);
        Decimal sum = Decimal.ZERO;
        for (int i = 0; i < orders.size(); i++) {
            if (isChild(orders.get(i), context)) {
                sum = sum.plus(Decimal.nearest(orders.get(i).leaves(), step(), RoundingMode.HALF_UP));
            }
        }
        return sum;
    }

    private boolean isChild(WorkingOrder order, PortfolioContext context) {
        return order.intent().owner().equals(context.policy())
                && parent.id().equals(order.terms().tag().orElse(null));
    }

    private Decimal step() {
        return Objects.requireNonNull(parent.instrument().step(), "step");
    }

    /** Market volume was seen. */
    void onVolume(double units, VolumeSource source, PortfolioContext context) {
        long now = context.book().timeNanos();
        boolean counts = source == parent.algorithm().volumeSource()
                && now >= parent.algorithm().startNanos();
        if (counts && status == ParentStatus.WORKING) {
            volume += units;
            step(context);
        }
    }

    /** The quote moved. */
    void onQuote(PortfolioContext context) {
        if (parent.peg() != null && status == ParentStatus.WORKING) {
            reprice(context);
            step(context);
        }
    }

    /** Sends what is due, and asks to be called again. */
    void step(PortfolioContext context) {
        ExecutionAlgorithm algorithm = parent.algorithm();
        long now = context.book().timeNanos();
        if (status == ParentStatus.WORKING && now >= algorithm.endNanos()) {
            stop(ParentStatus.EXPIRING, context);
        } else if (status == ParentStatus.WORKING) {
            if (now >= algorithm.startNanos()) {
                submit(missing(now, context), context);
            }
            wake(now, context);
        }
        settle(context);
    }

    /** What was refused is tried again after a twentieth of the time that is left, so that refusals do not become a storm. */
    private void wake(long now, PortfolioContext context) {
        ExecutionAlgorithm algorithm = parent.algorithm();
        long next = Math.min(algorithm.nextNanos(now), algorithm.endNanos());
        if (now >= algorithm.startNanos() && missing(now, context).isPositive()) {
            next = Math.min(next, now + Math.max(SOON, (algorithm.endNanos() - now) / RETRIES));
        }
        context.timer(timer(), Nanos.toInstant(next));
    }

    /** A child changed its state; where it ended without being filled, its units are missing. */
    void onOrder(Order order, PortfolioContext context) {
        settle(context);
        if (status == ParentStatus.WORKING && order.status().isClosed() && order.status() != OrderStatus.FILLED) {
            wake(context.book().timeNanos(), context);
        }
    }

    /** Units are no longer what they were: what was executed before counts, and nothing more is sent. */
    void unitsChanged(PortfolioContext context) {
        Decimal before = parent.side().sign() > 0 ? last : last.negate();
        base = context.position(slot).minus(before);
        stop(ParentStatus.CANCELING, context);
    }

    /** Cancels all children as one. */
    void stop(ParentStatus reason, PortfolioContext context) {
        if (status == ParentStatus.WORKING) {
            status = reason;
            remember(context);
            context.cancelTimer(timer());
        }
        for (ClientOrderId child : children(context, PendingRequest.CANCEL)) {
            context.cancel(child);
        }
        settle(context);
    }

    /** Children about which something else than this is being asked, or nothing. */
    private List<ClientOrderId> children(PortfolioContext context, PendingRequest otherThan) {
        List<ClientOrderId> children = new ArrayList<>();
        for (WorkingOrder order : context.book().workingOrders(slot)) {
            if (isChild(order, context) && order.pending() != otherThan) {
                children.add(order.id());
            }
        }
        return children;
    }

    /** Sees whether it has come to its end. */
    void settle(PortfolioContext context) {
        if (status.isEnded() || working(context).isPositive()) {
            return;
        }
        Decimal executed = executed(context);
        boolean whole = executed.compareTo(parent.quantity()) >= 0;
        if (whole || status != ParentStatus.WORKING) {
            ParentStatus shortOf = status == ParentStatus.CANCELING ? ParentStatus.CANCELED : ParentStatus.EXPIRED;
            status = whole ? ParentStatus.COMPLETED : shortOf;
            remember(context);
            context.cancelTimer(timer());
        }
    }

    private Decimal missing(long now, PortfolioContext context) {
        Decimal total = parent.quantity();
        Decimal executed = executed(context);
        Decimal under = executed.plus(working(context));
        double wanted = parent.algorithm().due(new Progress(now, total.toDouble(), executed.toDouble(), volume));
        Decimal due = wanted >= total.toDouble() ? total : parent.instrument().quantity(Math.max(0, wanted));
        Decimal missing = due.minus(under);
        return missing.isPositive() ? withinBounds(missing, total.minus(under)) : Decimal.ZERO;
    }

    /** A rest below the least quantity goes with this child, and a child below it waits. */
    private Decimal withinBounds(Decimal missing, Decimal left) {
        Instrument instrument = parent.instrument();
        Decimal least = instrument.minQuantity();
        Decimal most = instrument.maxQuantity();
        Decimal child = missing;
        if (least != null && left.minus(child).compareTo(least) < 0) {
            child = left;
        }
        if (most != null) {
            child = child.min(most);
        }
        return least != null && child.compareTo(least) < 0 ? Decimal.ZERO : child;
    }

    private void submit(Decimal units, PortfolioContext context) {
        Decimal limit = parent.peg() == null ? parent.limitPrice() : pegged(context);
        if (!units.isPositive() || (parent.peg() != null && limit == null)) {
            return;
        }
        remember(context);
        OrderType type = limit == null ? OrderType.MARKET : OrderType.LIMIT;
        context.submit(OrderRequest.builder(parent.instrument(), parent.side(), type)
                .quantity(units)
                .limitPrice(limit)
                .timeInForce(parent.timeInForce())
                .tag(parent.id())
                .build());
    }

    private @Nullable Decimal pegged(PortfolioContext context) {
        Peg peg = Objects.requireNonNull(parent.peg(), "peg");
        double bid = context.book().bid(slot);
        double ask = context.book().ask(slot);
        return peg.price(parent.instrument(), parent.side(), bid, ask, parent.limitPrice());
    }

    private void reprice(PortfolioContext context) {
        Decimal limit = pegged(context);
        if (limit != null && anyElsewhere(limit, context)) {
            for (ClientOrderId child : children(context, PendingRequest.CANCEL)) {
                context.order(child)
                        .filter(order -> isFree(order.status(), order.pending())
                                && !limit.equals(order.terms().limitPrice()))
                        .ifPresent(order -> context.replace(
                                child,
                                order.terms().toBuilder().limitPrice(limit).build()));
            }
        }
    }

    /** Without a new object on a quote that changes nothing. */
    private boolean anyElsewhere(Decimal limit, PortfolioContext context) {
        List<? extends WorkingOrder> orders = context.book().workingOrders(slot);
        for (int i = 0; i < orders.size(); i++) {
            WorkingOrder order = orders.get(i);
            if (isChild(order, context)
                    && isFree(order.status(), order.pending())
                    && !limit.equals(order.terms().limitPrice())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFree(OrderStatus status, PendingRequest pending) {
        return status == OrderStatus.ACCEPTED && pending == PendingRequest.NONE;
    }
}
