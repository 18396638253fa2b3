package io.otrep.venue.sim;

import io.otrep.account.Activity;
import io.otrep.account.ActivityKey;
import io.otrep.account.FeeAdjustment;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.order.OrderStatus;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Executes orders, and books what happens: at once in the truth, and in what is shown when it is reported. Single-threaded. */
final class Executions {
    /** An activity and from when on it is shown. */
    record Shown(long fromNanos, Activity activity) {}

    private static final int FEE_SCALE = 4;

    /** An execution as it holds now: null once it was taken back. */
    private static final class Execution {
        private final SimOrder order;
        private Fill fill;
        private boolean busted;

        Execution(SimOrder order, Fill fill) {
            this.order = order;
            this.fill = fill;
        }
    }

    private final VenueState state;
    private final List<Activity> truth = new ArrayList<>();
    private final List<Shown> shown = new ArrayList<>();
    private final Map<String, Execution> byFamily = new LinkedHashMap<>();
    private final Map<Instrument, Decimal> positions = new LinkedHashMap<>();
    private long bookings;

    Executions(VenueState state) {
        this.state = state;
    }

    List<Activity> truth() {
        return truth;
    }

    List<Shown> shown() {
        return shown;
    }

    Decimal position(Instrument instrument) {
        return positions.getOrDefault(instrument, Decimal.ZERO);
    }

    /** A key of a booking of its own. */
    ActivityKey nextKey(String prefix) {
        return ActivityKey.of(state.account, state.route + "-" + prefix + ++bookings);
    }

    /** Books something that is known at once. */
    void book(Activity activity) {
        truth.add(activity);
        show(activity);
    }

    private void show(Activity activity) {
        shown.add(new Shown(state.nowNanos(), activity));
        state.trace.add("venue:", activity);
        state.feeds.forEach(feed -> feed.onActivity(activity));
    }

    /** Executes a part of an order; it is reported so much later. */
    Fill execute(SimOrder order, Decimal quantity, Decimal price, Fill.Liquidity liquidity, long reportAfterNanos) {
        Fill fill = Fill.builder(
                        nextKey("x"), state.nowNanos(), order.terms.instrument(), order.terms.side(), quantity, price)
                .fee(fee(order.terms.instrument(), quantity, price, estimated()), !estimated())
                .liquidity(liquidity)
                .clientOrderId(order.id.isExternal() ? null : order.id)
                .venueOrderId(order.venueOrderId())
                .build();
        Execution execution = new Execution(order, fill);
        byFamily.put(fill.key().family(), execution);
        truth.add(fill);
        order.executed = order.executed.plus(quantity);
        order.held.add(quantity, price);
        move(fill.instrument(), fill.signedQuantity());
        if (reportAfterNanos == 0) {
            report(execution, fill);
        } else {
            state.trace.add("venue: executed, not told yet,", fill);
            state.agenda.after(reportAfterNanos, () -> report(execution, fill));
        }
        return fill;
    }

    private void report(Execution execution, Fill fill) {
        SimOrder order = execution.order;
        order.told.add(fill.quantity(), fill.price());
        if (order.executed.compareTo(order.quantity) >= 0) {
            order.status = OrderStatus.FILLED;
        }
        order.show(state.nowNanos());
        show(fill);
        Duration finalAfter = state.rules.feeFinalAfter();
        if (finalAfter != null) {
            settleFee(fill, finalAfter.toNanos());
        }
    }

    private boolean estimated() {
        return state.rules.feeFinalAfter() != null;
    }

    private Money fee(Instrument instrument, Decimal quantity, Decimal price, boolean doubled) {
        Decimal value = quantity.times(price).times(instrument.multiplier());
        Decimal fee = value.times(state.rules.feeRate()).times(doubled ? 2 : 1);
        return Money.of(fee.rounded(FEE_SCALE, RoundingMode.HALF_UP), instrument.currency());
    }

    private void settleFee(Fill fill, long delay) {
        Money due = fee(fill.instrument(), fill.quantity(), fill.price(), false);
        state.agenda.after(
                delay,
                () -> book(new FeeAdjustment(
                        nextKey("fee"), state.nowNanos(), fill.key().family(), due)));
    }

    private void move(Instrument instrument, Decimal signed) {
        positions.merge(instrument, signed, Decimal::plus);
    }

    /** Takes an execution back; false if there is none, or it was taken back before. */
    boolean bust(String family) {
        Execution execution = byFamily.get(family);
        if (execution == null || execution.busted) {
            return false;
        }
        Fill fill = execution.fill;
        execution.busted = true;
        replaceTotals(execution, fill.quantity().negate(), fill.price());
        move(fill.instrument(), fill.signedQuantity().negate());
        execution.order.show(state.nowNanos());
        book(FillCorrection.bust(nextRevision(fill), state.nowNanos()));
        return true;
    }

    /** Gives an execution another price; false if there is none, or it was taken back. */
    boolean correct(String family, Decimal price) {
        Execution execution = byFamily.get(family);
        if (execution == null || execution.busted) {
            return false;
        }
        Fill before = execution.fill;
        Fill after = Fill.builder(
                        nextRevision(before),
                        before.timeNanos(),
                        before.instrument(),
                        before.side(),
                        before.quantity(),
                        price)
                .fee(before.fee(), before.isFeeFinal())
                .liquidity(before.liquidity())
                .clientOrderId(before.clientOrderId())
                .venueOrderId(before.venueOrderId())
                .build();
        execution.fill = after;
        replaceTotals(execution, before.quantity().negate(), before.price());
        replaceTotals(execution, after.quantity(), price);
        execution.order.show(state.nowNanos());
        book(FillCorrection.of(after, state.nowNanos()));
        return true;
    }

    private static void replaceTotals(Execution execution, Decimal units, Decimal price) {
        execution.order.held.add(units, price);
        execution.order.told.add(units, price);
    }

    private static ActivityKey nextRevision(Fill fill) {
        ActivityKey key = fill.key();
        return new ActivityKey(key.account(), key.family(), key.revision() + 1);
    }
}
