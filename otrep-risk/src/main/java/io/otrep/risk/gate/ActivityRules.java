package io.otrep.risk.gate;

import io.otrep.account.Fill;
import io.otrep.market.Asset;
import io.otrep.market.DayRoll;
import io.otrep.order.OrderRequest;
import io.otrep.order.WorkingOrder;
import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import io.otrep.risk.RiskView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Limits on how much is done: orders at once, orders in a time, value in a day, the same thing twice. */
final class ActivityRules {
    private ActivityRules() {}

    /** Orders that work or are unknown, over all instruments, the new one included. */
    static final class OpenOrders extends Rule {
        private final int limit;

        OpenOrders(int limit) {
            super("max-open-orders", DenialCode.MAX_OPEN_ORDERS);
            this.limit = limit;
        }

        @Override
        @Nullable
        Denial check(OrderFacts facts) {
            int open = facts.view().workingOrderCount() + (facts.intent().isReplace() ? 0 : 1);
            return open <= limit ? null : denial(DenialCode.MAX_OPEN_ORDERS, limit, open);
        }
    }

    /** Orders and replaces in a sliding window of loop time. Reducing orders count, but are not stopped. */
    static final class OrderRate extends Rule {
        private final long windowNanos;
        private final RecentTimes times;

        OrderRate(int limit, Duration window) {
            super("order-rate", DenialCode.ORDER_RATE);
            this.windowNanos = window.toNanos();
            this.times = new RecentTimes(limit);
        }

        @Override
        @Nullable
        Denial check(OrderFacts facts) {
            boolean full = times.isFullSince(facts.view().timeNanos() - windowNanos);
            return full ? denial(DenialCode.ORDER_RATE, times.capacity(), times.capacity() + 1.0) : null;
        }

        @Override
        void onOrder(WorkingOrder order, int slot, RiskView view) {
            times.add(view.timeNanos());
        }

        @Override
        void onReplace(WorkingOrder order, int slot, RiskView view) {
            times.add(view.timeNanos());
        }

        @Override
        boolean hasState() {
            return true;
        }

        @Override
        void write(DataOutput out) throws IOException {
            times.write(out);
        }

        @Override
        void read(DataInput in) throws IOException {
            times.read(in);
        }
    }

    /** Value traded since the day's roll, plus what works, plus the order, over book equity; both directions add up. */
    static final class Turnover extends Rule {
        private final double limit;
        private final DayRoll roll;
        private final BookExposure book;
        private double traded;
        private long nextRoll = Long.MIN_VALUE;

        Turnover(double limit, DayRoll roll, BookExposure book) {
            super("turnover", DenialCode.TURNOVER);
            this.limit = limit;
            this.roll = roll;
            this.book = book;
        }

        @Override
        @Nullable
        Denial check(OrderFacts facts) {
            startDay(facts.view().timeNanos());
            double value = traded + book.working() + facts.cost(facts.added);
            return OrderFacts.isWithin(value, limit, facts.equity)
                    ? null
                    : denial(DenialCode.TURNOVER, limit, value / facts.equity);
        }

        @Override
        double room(OrderFacts facts) {
            return (limit * facts.equity - traded - book.working()) / facts.cost(1);
        }

        @Override
        void onFill(Fill fill, int slot, RiskView view) {
            startDay(view.timeNanos());
            double rate = view.rate(slot);
            traded += fill.quantity().toDouble()
                    * fill.price().toDouble()
                    * view.instrument(slot).multiplierAsDouble()
                    * rate;
        }

        private void startDay(long now) {
            if (now >= nextRoll) {
                traded = 0;
                nextRoll = roll.nextRollAfter(now);
            }
        }

        @Override
        boolean hasState() {
            return true;
        }

        @Override
        void write(DataOutput out) throws IOException {
            out.writeDouble(traded);
            out.writeLong(nextRoll);
        }

        @Override
        void read(DataInput in) throws IOException {
            traded = in.readDouble();
            nextRoll = in.readLong();
        }
    }

    /** The last order of an instrument and side, again, within a window of loop time: same quantity, same limit and stop price. */
    static final class Duplicate extends Rule {
        private final long windowNanos;
        private OrderRequest[] last = new OrderRequest[0];
        private long[] times = new long[0];

        Duplicate(Duration window) {
            super("duplicate-intent", DenialCode.DUPLICATE_INTENT);
            this.windowNanos = window.toNanos();
        }

        @Override
        @Nullable
        Denial check(OrderFacts facts) {
            int index = index(facts.slot, facts.isBuy(), facts.view());
            long age = facts.view().timeNanos() - times[index];
            OrderRequest before = last[index];
            boolean repeated = before != null && age < windowNanos && isSame(before, facts.request());
            return repeated && !facts.intent().isReplace() ? denial(DenialCode.DUPLICATE_INTENT, 1, 2) : null;
        }

        private static boolean isSame(OrderRequest one, OrderRequest other) {
            return one.type() == other.type()
                    && same(one.quantityAsDouble(), other.quantityAsDouble())
                    && same(one.limitPriceAsDouble(), other.limitPriceAsDouble())
                    && same(one.stopPriceAsDouble(), other.stopPriceAsDouble())
                    && one.isReduceOnly() == other.isReduceOnly();
        }

        private static boolean same(double one, double other) {
            return Double.doubleToLongBits(one) == Double.doubleToLongBits(other);
        }

        private int index(int slot, boolean buy, RiskView view) {
            if (times.length == 0) {
                last = new OrderRequest[view.instrumentCount() * 2];
                times = new long[view.instrumentCount() * 2];
                Arrays.fill(times, Long.MIN_VALUE / 2);
            }
            return slot * 2 + (buy ? 1 : 0);
        }

        @Override
        void onOrder(WorkingOrder order, int slot, RiskView view) {
            int index = index(slot, order.side().sign() > 0, view);
            last[index] = order.terms();
            times[index] = view.timeNanos();
        }

        /** The same may be asked again at once if the venue provably did not take it. */
        @Override
        void onClosed(WorkingOrder order, int slot, RiskView view) {
            int index = index(slot, order.side().sign() > 0, view);
            if (order.filledQuantity().isZero() && order.terms().equals(last[index])) {
                times[index] = Long.MIN_VALUE / 2;
            }
        }
    }

    /** Assets that may not be opened. */
    static final class Restricted extends Rule {
        private final Set<Asset> assets;
        private int[] group = new int[0];

        Restricted(Set<Asset> assets) {
            super("restricted-list", DenialCode.RESTRICTED);
            this.assets = assets;
        }

        @Override
        @Nullable
        Denial check(OrderFacts facts) {
            if (group.length == 0) {
                group = ExposureGroups.numbers(
                        facts.view(),
                        (slot, view) -> listed(view.instrument(slot).asset()));
            }
            return group[facts.slot] < 0
                    ? null
                    : denial(DenialCode.RESTRICTED, facts.instrument().asset().symbol() + " is restricted");
        }

        private @Nullable Asset listed(Asset asset) {
            return assets.contains(asset) ? asset : null;
        }
    }
}
