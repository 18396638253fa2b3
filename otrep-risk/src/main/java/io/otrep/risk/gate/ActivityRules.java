package io.otrep.risk.gate;

import io.otrep.account.Fill;
import io.otrep.market.Asset;
import io.otrep.market.DayRoll;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderType;
import io.otrep.order.WorkingOrder;
import io.otrep.risk.Denial;
import io.otrep.risk.DenialCode;
import io.otrep.risk.RiskView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
        private static final List<OrderType> TYPES = List.of(OrderType.values());
        private static final long NEVER = Long.MIN_VALUE / 2;

        /** What was asked for last on one side of an instrument, without what does not matter. */
        private static final class Last {
            private OrderType type = OrderType.MARKET;
            private double quantity;
            private double limitPrice;
            private double stopPrice;
            private boolean reduceOnly;
            private long timeNanos = NEVER;

            boolean isSame(OrderRequest request) {
                return type == request.type()
                        && same(quantity, request.quantityAsDouble())
                        && same(limitPrice, request.limitPriceAsDouble())
                        && same(stopPrice, request.stopPriceAsDouble())
                        && reduceOnly == request.isReduceOnly();
            }

            void set(OrderRequest request, long now) {
                type = request.type();
                quantity = request.quantityAsDouble();
                limitPrice = request.limitPriceAsDouble();
                stopPrice = request.stopPriceAsDouble();
                reduceOnly = request.isReduceOnly();
                timeNanos = now;
            }

            void write(DataOutput out) throws IOException {
                out.writeInt(type.ordinal());
                out.writeDouble(quantity);
                out.writeDouble(limitPrice);
                out.writeDouble(stopPrice);
                out.writeBoolean(reduceOnly);
                out.writeLong(timeNanos);
            }

            void read(DataInput in) throws IOException {
                type = TYPES.get(in.readInt());
                quantity = in.readDouble();
                limitPrice = in.readDouble();
                stopPrice = in.readDouble();
                reduceOnly = in.readBoolean();
                timeNanos = in.readLong();
            }
        }

        private final long windowNanos;
        /** By instrument and side: a restart may number instruments otherwise. */
        private final Map<String, Last> byName = new TreeMap<>();

        private Last[] lasts = new Last[0];

        Duplicate(Duration window) {
            super("duplicate-intent", DenialCode.DUPLICATE_INTENT);
            this.windowNanos = window.toNanos();
        }

        @Override
        @Nullable
        Denial check(OrderFacts facts) {
            Last last = last(facts.slot, facts.isBuy(), facts.view());
            boolean recent = facts.view().timeNanos() - last.timeNanos < windowNanos;
            boolean repeated = recent && last.isSame(facts.request());
            return repeated && !facts.intent().isReplace() ? denial(DenialCode.DUPLICATE_INTENT, 1, 2) : null;
        }

        private static boolean same(double one, double other) {
            return Double.doubleToLongBits(one) == Double.doubleToLongBits(other);
        }

        private Last last(int slot, boolean buy, RiskView view) {
            if (lasts.length == 0) {
                lasts = new Last[view.instrumentCount() * 2];
                for (int i = 0; i < lasts.length; i++) {
                    String name = view.instrument(i / 2) + (i % 2 == 0 ? " sell" : " buy");
                    lasts[i] = byName.computeIfAbsent(name, any -> new Last());
                }
            }
            return lasts[slot * 2 + (buy ? 1 : 0)];
        }

        @Override
        void onOrder(WorkingOrder order, int slot, RiskView view) {
            last(slot, order.side().sign() > 0, view).set(order.terms(), view.timeNanos());
        }

        /** The same may be asked again at once if the venue provably did not take it. */
        @Override
        void onClosed(WorkingOrder order, int slot, RiskView view) {
            Last last = last(slot, order.side().sign() > 0, view);
            if (order.filledQuantity().isZero() && last.isSame(order.terms())) {
                last.timeNanos = NEVER;
            }
        }

        @Override
        boolean hasState() {
            return true;
        }

        @Override
        void write(DataOutput out) throws IOException {
            out.writeInt((int) byName.values().stream()
                    .filter(last -> last.timeNanos != NEVER)
                    .count());
            for (Map.Entry<String, Last> each : byName.entrySet()) {
                if (each.getValue().timeNanos != NEVER) {
                    out.writeUTF(each.getKey());
                    each.getValue().write(out);
                }
            }
        }

        @Override
        void read(DataInput in) throws IOException {
            byName.values().forEach(last -> last.timeNanos = NEVER);
            for (int i = in.readInt(); i > 0; i--) {
                byName.computeIfAbsent(in.readUTF(), any -> new Last()).read(in);
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
