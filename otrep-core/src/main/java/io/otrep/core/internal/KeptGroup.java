package io.otrep.core.internal;

import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import io.otrep.market.Decimal;
import io.otrep.order.OrderGroup.Kind;
import io.otrep.order.OrderGroup.OcoMode;
import io.otrep.order.OrderStatus;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A group that the engine keeps together: how many units each of its exits is to offer now follows from what the entry got and what the exits have taken,
 * nothing else, so that it is the same after a restart. Single-threaded.
 */
final class KeptGroup {
    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final List<OcoMode> MODES = List.of(OcoMode.values());
    private static final int SHARE_SCALE = 18;

    private final Kind kind;
    private final OcoMode mode;
    private final @Nullable ManagedOrder entry;
    private final List<KeptExit> exits = new ArrayList<>(2);
    private boolean ended;
    private boolean due = true;
    private boolean live = true;

    /**
     * A group.
     *
     * @param entry the order that releases the others, null for two exits of what is held already
     */
    KeptGroup(Kind kind, OcoMode mode, @Nullable ManagedOrder entry) {
        this.kind = kind;
        this.mode = mode;
        this.entry = entry;
    }

    /**
     * A group of orders that were decided together.
     *
     * @param reducing whether the first could only reduce when it was decided: two orders without an entry are ways out only if it could
     */
    static KeptGroup of(Kind kind, OcoMode mode, List<ManagedOrder> orders, boolean reducing) {
        ManagedOrder entry = kind == Kind.OCO ? null : orders.get(0);
        KeptGroup group = new KeptGroup(kind, mode, entry);
        Decimal room = quantity(orders.get(0));
        for (ManagedOrder order : orders.subList(entry == null ? 0 : 1, orders.size())) {
            boolean out = entry == null ? reducing : isWayOut(order, entry, room);
            room = out && kind == Kind.OTO ? room.minus(quantity(order)) : room;
            KeptExit exit = new KeptExit(order.intent().request(), out);
            exit.join(order);
            group.exits.add(exit);
        }
        return group;
    }

    private static boolean isWayOut(ManagedOrder order, ManagedOrder entry, Decimal room) {
        boolean against = order.slot() == entry.slot() && order.side() != entry.side();
        return against && quantity(order).compareTo(room) <= 0;
    }

    private static Decimal quantity(ManagedOrder order) {
        return Objects.requireNonNull(order.intent().request().quantity(), "quantity");
    }

    /** Whether a halt leaves it: it gets out of something. */
    boolean isProtective() {
        return entry != null || exits.get(0).isProtective();
    }

    /** Whether an order of an exit is judged when it leaves, not with the group alone. */
    boolean isJudgedLater(KeptExit exit) {
        return kind == Kind.OTO && !exit.isProtective();
    }

    /** What it is called in the journal: the exits' group, or the entry's id. */
    String name() {
        String group = exits.get(0).first().intent().groupId();
        return group != null || entry == null
                ? String.valueOf(group)
                : entry.id().value();
    }

    List<KeptExit> exits() {
        return exits;
    }

    /** The order that left first. */
    ManagedOrder leader() {
        return entry == null ? exits.get(0).first() : entry;
    }

    List<ManagedOrder> orders() {
        List<ManagedOrder> all = new ArrayList<>();
        if (entry != null) {
            all.add(entry);
        }
        exits.forEach(exit -> all.addAll(exit.orders()));
        return all;
    }

    /** Units that an exit is to offer now. */
    Decimal want(KeptExit exit) {
        if (ended || (kind != Kind.OTO && mode == OcoMode.CANCEL && hasOtherExecuted(exit))) {
            return Decimal.ZERO;
        }
        Decimal left = opened(exit).minus(kind == Kind.OTO ? exit.executed() : executed());
        Decimal step = exit.first().terms().instrument().step();
        Decimal units = left.max(Decimal.ZERO);
        return step == null ? units : units.toMultipleOf(step, RoundingMode.DOWN);
    }

    private boolean hasOtherExecuted(KeptExit exit) {
        for (KeptExit other : exits) {
            if (!other.first().id().equals(exit.first().id())
                    && other.executed().isPositive()) {
                return true;
            }
        }
        return false;
    }

    /** Units that all exits have taken. */
    Decimal executed() {
        Decimal sum = Decimal.ZERO;
        for (KeptExit exit : exits) {
            sum = sum.plus(exit.executed());
        }
        return sum;
    }

    /** Units that exits may take together: more is too much. */
    Decimal most() {
        Decimal most = Decimal.ZERO;
        for (KeptExit exit : exits) {
            most = most.max(opened(exit));
        }
        return most;
    }

    private Decimal opened(KeptExit exit) {
        return (entry == null ? offeredAtOnce(exit) : share(exit, entry)).plus(exit.split());
    }

    /** Without an entry the second waits until the venue has taken the first: all are taken, or none. */
    private Decimal offeredAtOnce(KeptExit exit) {
        boolean taken = exit.held() == null || leader().status() != OrderStatus.PENDING_NEW;
        return taken ? exit.whole() : Decimal.ZERO;
    }

    private static Decimal share(KeptExit exit, ManagedOrder entry) {
        Decimal filled = entry.filledQuantity();
        Decimal total = entry.intent().request().quantity();
        if (total == null || total.equals(exit.whole())) {
            return filled;
        }
        return exit.whole().times(filled).dividedBy(total, SHARE_SCALE, RoundingMode.DOWN);
    }

    /** Units became more, or fewer, in a ratio: so does what is left to get out of. */
    void onSplit(int slot, Decimal numerator, Decimal denominator) {
        for (KeptExit exit : exits) {
            if (exit.first().slot() == slot) {
                Decimal left = want(exit);
                Decimal after = left.times(numerator).dividedBy(denominator, SHARE_SCALE, RoundingMode.DOWN);
                exit.addSplit(after.minus(left));
            }
        }
    }

    /** Nobody wants its exits any more. Says whether that is news. */
    boolean end() {
        boolean news = !ended;
        ended = true;
        return news;
    }

    boolean isEnded() {
        return ended;
    }

    /** Whether the venue refused the order that had to be there before the others: they never leave. */
    boolean isRefused() {
        OrderStatus status = leader().status();
        boolean refused = status == OrderStatus.NOT_SENT || status == OrderStatus.REJECTED;
        return kind == Kind.OCO && refused && exits.get(1).held() != null;
    }

    /** Whether its exits grow no more, but by what is told late. */
    boolean isFinal() {
        boolean over = entry == null
                ? leader().status() != OrderStatus.PENDING_NEW
                : entry.status().isClosed();
        return ended || over;
    }

    /** Whether nothing of it works or waits. */
    boolean isSettled() {
        if (!isFinal()) {
            return false;
        }
        for (KeptExit exit : exits) {
            boolean wanted = exit.isLargeEnough(want(exit)) && !exit.isLost();
            if (wanted || exit.isWorking() || exit.held() != null) {
                return false;
            }
        }
        return true;
    }

    /** Something of it changed. */
    void touch() {
        due = true;
    }

    /** Whether something changed since this was asked last. */
    boolean takeDue() {
        boolean was = due;
        due = false;
        return was;
    }

    boolean isDue() {
        return due;
    }

    boolean isLive() {
        return live;
    }

    void setLive(boolean live) {
        this.live = live;
    }

    void save(FieldSink out) {
        out.word("kind", kind);
        out.word("mode", mode);
        out.flag("ended", ended);
        out.part("entry", entry, order -> order.save(out));
        out.list("exits", exits, exit -> exit.save(out));
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @param read the next order, as the engine knows it
     */
    static KeptGroup load(FieldReader in, Supplier<ManagedOrder> read) {
        Kind kind = in.word(KINDS);
        OcoMode mode = in.word(MODES);
        boolean ended = in.flag();
        KeptGroup group = new KeptGroup(kind, mode, in.part(read));
        group.ended = ended;
        group.exits.addAll(in.list(() -> KeptExit.load(in, read)));
        return group;
    }
}
