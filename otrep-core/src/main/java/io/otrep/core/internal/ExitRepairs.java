package io.otrep.core.internal;

import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Both exits of a group may fill before the venue cancels one: expected in a fast market. What was sold or bought twice is taken back by a market order of the same
 * owner, which no gate and no REDUCING stops, once; what is refused is tried again. Single-threaded.
 */
final class ExitRepairs {
    private static final int REMEMBERED = 10_000;
    private static final long FIRST_PAUSE_NANOS = 1_000_000_000L;
    private static final long LONGEST_PAUSE_NANOS = 60_000_000_000L;
    private static final String TAG = "takes back a double exit of ";

    private final Orders orders;
    private final OrderDesk desk;
    private final TargetBook targets;
    private final Map<String, Decimal> repaired = new LinkedHashMap<>();
    private final Set<String> owed = new LinkedHashSet<>();
    private long pauseNanos = FIRST_PAUSE_NANOS;
    private long nextTryNanos = Long.MIN_VALUE;
    private boolean stopped;
    private boolean restoring;
    private final Map<Integer, Long> splitAtNanos = new HashMap<>();

    ExitRepairs(Orders orders, OrderDesk desk, TargetBook targets) {
        this.orders = orders;
        this.desk = desk;
        this.targets = targets;
    }

    /** The engine orders nothing from now on: an excess is told, not taken back. */
    void stop() {
        stopped = true;
    }

    /** What an earlier process did is taken as done; what it left is done at the end. */
    void restoring(boolean restoring) {
        this.restoring = restoring;
        if (!restoring) {
            orders.grouped().forEach(this::afterFill);
        }
    }

    /** An earlier process took units of a group back. */
    void restored(OrderRequest request) {
        String tag = request.tag().orElse("");
        Decimal quantity = request.quantity();
        if (tag.startsWith(TAG) && quantity != null) {
            String group = tag.substring(TAG.length());
            remember(group, repaired.getOrDefault(group, Decimal.ZERO).plus(quantity));
        }
    }

    void save(FieldSink out, Instruments instruments) {
        out.list("repaired", List.copyOf(repaired.entrySet()), repair -> {
            out.text("group", repair.getKey());
            out.decimal("units", repair.getValue());
        });
        List<Instrument> split = instruments.all().stream()
                .filter(instrument -> splitAtNanos.containsKey(instruments.slot(instrument)))
                .toList();
        out.list("splits", split, instrument -> {
            out.instrument("instrument", instrument);
            out.time("at", splitAtNanos.getOrDefault(instruments.slot(instrument), Long.MIN_VALUE));
        });
    }

    /** Takes what was written; nothing was repaired before. */
    void load(FieldReader in, Instruments instruments) {
        in.list(() -> repaired.put(in.text(), in.decimal()));
        in.list(() -> splitAtNanos.put(instruments.slot(in.instrument()), in.time()));
    }

    /** Units of before cannot be compared with those of after. */
    void onSplit(int slot, long timeNanos) {
        splitAtNanos.put(slot, timeNanos);
    }

    /** An order ended: what was to be taken back and was not is tried again. */
    void onClosed(ManagedOrder order) {
        String tag = order.intent().request().tag().orElse("");
        Decimal quantity = order.terms().quantity();
        if (tag.startsWith(TAG) && quantity != null && quantity.compareTo(order.gross()) > 0) {
            owe(tag, quantity.minus(order.gross()));
        }
    }

    /** An execution changed afterwards: what an order had taken back and has not any more is tried again. */
    void onCorrected(ManagedOrder order, Decimal added) {
        String tag = order.intent().request().tag().orElse("");
        if (tag.startsWith(TAG) && added.isNegative()) {
            owe(tag, added.negate());
        }
    }

    private void owe(String tag, Decimal units) {
        String group = tag.substring(TAG.length());
        remember(group, repaired.getOrDefault(group, Decimal.ZERO).minus(units));
        owed.add(group);
    }

    /** Tries again what was refused, with growing pauses. After every input. */
    void step(long nowNanos) {
        if (owed.isEmpty() || nowNanos < nextTryNanos || restoring) {
            return;
        }
        List<String> due = List.copyOf(owed);
        owed.clear();
        for (String group : due) {
            orders.ofGroup(group).stream().findFirst().ifPresent(this::afterFill);
        }
        pauseNanos = owed.isEmpty() ? FIRST_PAUSE_NANOS : Math.min(2 * pauseNanos, LONGEST_PAUSE_NANOS);
        nextTryNanos = nowNanos + pauseNanos;
    }

    /** An exit was executed: if the group is now executed beyond its quantity, the excess is taken back. */
    void afterFill(ManagedOrder order) {
        String group = order.intent().groupId();
        if (group == null || restoring) {
            return;
        }
        Decimal before = repaired.getOrDefault(group, Decimal.ZERO);
        Decimal excess = executed(group).minus(wanted(order, group)).minus(before);
        if (!excess.isPositive()) {
            return;
        }
        remember(group, before.plus(excess));
        if (order.exit() != null) {
            desk.moves().anomaly(group, "its exits took " + excess + " units too many, before one could be ended");
        }
        if (stopped) {
            desk.moves()
                    .anomaly(group, "both exits filled after the engine stopped: " + excess + " units are too many");
        } else {
            desk.takeBack(
                    order.intent().owner(),
                    OrderRequest.market(order.terms().instrument(), order.side().opposite(), excess)
                            .timeInForce(targets.timeInForce(order.slot()))
                            .tag(TAG + group)
                            .build());
        }
    }

    private Decimal executed(String group) {
        Decimal sum = Decimal.ZERO;
        for (ManagedOrder member : orders.ofGroup(group)) {
            sum = sum.plus(member.filledQuantity());
        }
        return sum;
    }

    /** The larger exit, but no more than what the entry got. */
    private Decimal wanted(ManagedOrder order, String group) {
        Decimal kept = desk.kept().most(group);
        if (kept != null || order.exit() != null) {
            return kept == null ? executed(group) : kept; // of one that is forgotten nothing can be said
        }
        Decimal most = Decimal.ZERO;
        for (ManagedOrder member : orders.ofGroup(group)) {
            Decimal quantity = member.terms().quantity();
            most = quantity == null ? most : most.max(quantity);
        }
        ClientOrderId parentId = order.intent().parentId();
        ManagedOrder parent = parentId == null ? null : orders.find(parentId);
        boolean comparable = parent != null
                && parent.snapshot().updatedAtNanos() > splitAtNanos.getOrDefault(order.slot(), Long.MIN_VALUE);
        return parent == null || !comparable ? most : most.min(parent.filledQuantity());
    }

    private void remember(String group, Decimal units) {
        repaired.put(group, units);
        if (repaired.size() > REMEMBERED) {
            repaired.remove(repaired.keySet().iterator().next());
        }
    }
}
