package io.otrep.core.internal;

import io.otrep.core.internal.record.EngineRecord;
import io.otrep.core.internal.record.EngineRecord.GroupEnded;
import io.otrep.core.internal.record.EngineRecord.HeldEnded;
import io.otrep.core.internal.record.EngineRecord.IntentsDecided;
import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import io.otrep.core.ledger.Ledger;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.risk.TradingState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps groups together whose venue cannot. After each input it compares what each exit of a group is to offer with what its orders may still execute, and
 * takes the step that is missing; no step depends on an earlier one, so that it goes on after a restart where it was. Single-threaded.
 */
final class KeptGroups {
    private static final int SETTLED_REMEMBERED = 500;
    private static final String TIMER = "engine group";

    private final Book book;
    private final Orders orders;
    private final OrderDesk desk;
    private final KeptOrders sender;
    private final Timers timers;
    private final RunLog log;
    private final Safety safety;
    private final Unprotected unprotected;
    private final Map<String, KeptGroup> groups = new LinkedHashMap<>();
    private final Map<ClientOrderId, KeptGroup> byOrder = new HashMap<>();
    private final List<KeptGroup> live = new ArrayList<>();
    private final ArrayDeque<KeptGroup> settled = new ArrayDeque<>();
    /** Of instruments that are not traded here. */
    private final List<KeptGroup> elsewhere = new ArrayList<>();

    private BiPredicate<Integer, String> closing = (slot, owner) -> false;
    private boolean due;
    private boolean stopped;

    KeptGroups(Book book, Ledger ledger, Orders orders, OrderDesk desk, Timers timers, RunLog log, Safety safety) {
        this.book = book;
        this.orders = orders;
        this.desk = desk;
        this.sender = new KeptOrders(book, ledger, desk);
        this.timers = timers;
        this.log = log;
        this.safety = safety;
        this.unprotected = new Unprotected(book, desk.moves(), timers);
        orders.carry(() -> ordersOf(live), () -> ordersOf(groups.values()));
    }

    /** What may still grow or shrink is not forgotten, whatever else ends meanwhile. */
    private static List<ManagedOrder> ordersOf(Collection<KeptGroup> groups) {
        return groups.stream().flatMap(group -> group.orders().stream()).toList();
    }

    /** Nothing is offered for units that somebody else closes. */
    void waitFor(BiPredicate<Integer, String> closes) {
        closing = closes;
    }

    /** The engine sends nothing from now on; the next one goes on. */
    void stop() {
        stopped = true;
    }

    /** Sends the first order of a group that was approved, and holds the others back. */
    void open(OrderGroup group, List<ManagedOrder> made, boolean reducing) {
        ManagedOrder first = made.get(0);
        keep(KeptGroup.of(group.kind(), group.ocoMode(), made, reducing));
        made.subList(1, made.size()).forEach(this::hold);
        desk.release(first);
        List<OrderIntent> intents = made.stream().map(ManagedOrder::intent).toList();
        IntentsDecided decided = new IntentsDecided(book.timeNanos(), intents, List.of(), group, reducing, false, true);
        if (!book.route(first.slot()).dispatcher().submit(decided)) {
            desk.refuse(first, first.intent(), OrderEventKind.NOT_SENT);
        }
    }

    private void hold(ManagedOrder order) {
        OrderStatus before = order.status();
        order.apply(OrderEventKind.HOLD, book.timeNanos(), book.timeNanos());
        orders.refresh(order, before);
    }

    private void keep(KeptGroup group) {
        groups.put(group.name(), group);
        group.orders().forEach(order -> byOrder.put(order.id(), group));
        live.add(group);
        due = true;
    }

    // What happens.

    /** An order changed. */
    void touch(ManagedOrder order) {
        KeptGroup group = byOrder.get(order.id());
        if (group != null) {
            touch(group);
        }
        if (order.status() == OrderStatus.CANCELED || order.status() == OrderStatus.EXPIRED) {
            onMoved(order.slot());
        }
    }

    /** What is held of an instrument, or works there, changed or was compared: what its venue refused is worth a try. */
    void onMoved(int slot) {
        unprotected.onMoved(slot).forEach(this::touch);
    }

    private void touch(KeptGroup group) {
        group.touch();
        due = true;
        if (!group.isLive()) {
            group.setLive(true);
            live.add(group);
        }
    }

    /** Something happened that all groups may depend on. */
    void touchAll() {
        live.forEach(this::touch);
    }

    /** Somebody asks for the end of an order: of an exit it is the end of all exits of its group. */
    void onCancelAsked(ManagedOrder order) {
        KeptGroup group = byOrder.get(order.id());
        if (group != null
                && group.exits().stream().anyMatch(exit -> exit.orders().contains(order))) {
            end(group);
        }
    }

    private void end(KeptGroup group) {
        if (group.end() && log.isOn()) {
            log.note(new GroupEnded(book.timeNanos(), group.name()));
        }
        touch(group);
    }

    /** Other terms that somebody asks for: of an exit that is kept here the prices alone, its quantity follows the entry. */
    OrderRequest pricesOf(ManagedOrder order, OrderRequest terms) {
        Decimal quantity =
                order.exit() == null ? terms.quantity() : order.terms().quantity();
        return quantity == null ? terms : terms.toBuilder().quantity(quantity).build();
    }

    /** Whether the engine itself asked for the end of an order, for its group. */
    boolean isWithdrawn(ManagedOrder order) {
        KeptExit exit = exitOf(order);
        return exit != null && exit.isWithdrawn(order);
    }

    /** Units became more or fewer. */
    void onSplit(int slot, Decimal numerator, Decimal denominator) {
        live.forEach(group -> group.onSplit(slot, numerator, denominator));
        touchAll();
    }

    /** Units that the exits of a group may take together, null if the group is not kept here. */
    @Nullable
    Decimal most(String name) {
        KeptGroup group = groups.get(name);
        return group == null ? null : group.most();
    }

    /** A forgotten order as its group still has it, or else as it was read. */
    ManagedOrder asKept(ManagedOrder read) {
        KeptGroup group = byOrder.get(read.id());
        for (ManagedOrder order : group == null ? List.<ManagedOrder>of() : group.orders()) {
            if (order.id().equals(read.id())) {
                return order;
            }
        }
        return read;
    }

    private @Nullable KeptExit exitOf(ManagedOrder order) {
        KeptGroup group = byOrder.get(order.id());
        for (KeptExit exit : group == null ? List.<KeptExit>of() : group.exits()) {
            if (exit.orders().contains(order)) {
                return exit;
            }
        }
        return null;
    }

    // What follows.

    /** Does what can be done now. After every input. */
    void step() {
        if (!due || stopped) {
            return;
        }
        due = false;
        for (int i = 0; i < live.size(); i++) {
            KeptGroup group = live.get(i);
            if (group.takeDue()) {
                follow(group);
            }
            due |= group.isDue();
        }
        live.removeIf(group -> !group.isLive());
    }

    private void follow(KeptGroup group) {
        if (isOver(group)) {
            end(group);
        }
        for (KeptExit exit : group.exits()) {
            follow(group, exit);
        }
        if (group.isSettled()) {
            settle(group);
        }
    }

    /** Whether its exits have to end: the venue refused the first of two, a halt takes all back, or a flatten closes what they got out of. */
    private boolean isOver(KeptGroup group) {
        if (group.isEnded()) {
            return false;
        }
        ManagedOrder leader = group.leader();
        String owner = leader.intent().owner();
        boolean halts = safety.haltCancelsAll() || !group.isProtective();
        boolean halted = halts && book.state(leader.slot(), owner) == TradingState.HALTED;
        boolean closed = group.isFinal()
                && closing.test(leader.slot(), owner)
                && group.exits().stream().noneMatch(KeptExit::isWorking);
        return halted || closed || group.isRefused();
    }

    private void follow(KeptGroup group, KeptExit exit) {
        Decimal want = group.want(exit);
        Decimal offered = exit.offered(sender.capsAtPosition(exit));
        ManagedOrder held = exit.held();
        if (held != null && group.isFinal() && !exit.isLargeEnough(want)) {
            endHeld(held, group.isEnded() ? "the exits of its group were ended" : "nothing was left for it");
        } else if (offered.compareTo(want) > 0) {
            reduce(group, exit, offered.minus(want));
        }
        if (want.compareTo(offered) > 0) {
            follow(group, exit, want.minus(offered));
        } else if (!exit.isOnItsWay()) {
            unprotected.end(exit);
        }
    }

    private void follow(KeptGroup group, KeptExit exit, Decimal missing) {
        if (exit.isLost()) {
            tell(exit, missing, "its venue ended it, and it is not sent again");
        } else if (group.isFinal() && !exit.isWorking() && !exit.isLargeEnough(missing)) {
            tell(exit, missing, "its venue takes no order for so few");
        } else if (exit.isBarred()) {
            alert(
                    group,
                    exit,
                    missing,
                    "its venue refuses it; it is tried again when what is held or works there changes");
            unprotected.bar(group);
        } else {
            if (exit.isOverdue()) {
                alert(group, exit, missing, "it could not be sent, and is tried again");
            }
            offer(group, exit, missing);
        }
    }

    private void endHeld(ManagedOrder held, String reason) {
        if (log.isOn()) {
            log.note(new HeldEnded(book.timeNanos(), held.id(), reason, false));
        }
        desk.endHeld(held, reason, OrderEventKind.NOT_SENT);
    }

    private void tell(KeptExit exit, Decimal units, String why) {
        if (!exit.isOverByTime() && exit.tell()) {
            desk.moves().anomaly(exit.first().id().value(), units + " units are without this exit: " + why);
        }
    }

    private void alert(KeptGroup group, KeptExit exit, Decimal units, String why) {
        unprotected.tell(exit, units, why, () -> touch(group));
    }

    private void settle(KeptGroup group) {
        group.setLive(false);
        settled.remove(group);
        settled.add(group);
        if (settled.size() > SETTLED_REMEMBERED) {
            forget(settled.remove());
        }
    }

    private void forget(KeptGroup group) {
        if (!group.isLive()) {
            groups.remove(group.name());
            group.orders().forEach(order -> byOrder.remove(order.id()));
        }
    }

    // More.

    private void offer(KeptGroup group, KeptExit exit, Decimal units) {
        ManagedOrder leader = group.leader();
        boolean closes = closing.test(leader.slot(), leader.intent().owner());
        if (closes || !sender.isReady(exit)) {
            wait(group);
        } else if (exit.nextTryNanos() > book.timeNanos()) {
            timers.set(
                    exit.nextTryNanos(),
                    book.timeNanos(),
                    TIMER,
                    exit.first().id().value(),
                    () -> touch(group));
        } else if (!grow(exit, units)) {
            send(group, exit, units);
        }
    }

    /** It cannot be done now: every input is an occasion. */
    private void wait(KeptGroup group) {
        group.touch();
    }

    private boolean grow(KeptExit exit, Decimal units) {
        if (!sender.canReplace(exit)) {
            return false;
        }
        for (ManagedOrder order : exit.orders()) {
            Decimal total = order.terms().quantity();
            if (total != null && isQuiet(order) && !exit.isReplaceRefused(order)) {
                sender.resize(exit, order, total.plus(units));
                return true;
            }
        }
        return false;
    }

    private static boolean isQuiet(ManagedOrder order) {
        Requests requests = order.requests();
        return order.status().isWorking()
                && !requests.isSubmitOpen()
                && !requests.isCancelOpen()
                && !requests.replaces().isOpen()
                && !requests.isReplaceUnknown();
    }

    private void send(KeptGroup group, KeptExit exit, Decimal units) {
        ManagedOrder held = exit.held();
        if (!exit.isLargeEnough(units)) {
            return; // more may come
        }
        if (held != null) {
            sender.release(group, exit, units);
            noteDenied(held);
        } else {
            ManagedOrder next = sender.next(exit, units);
            exit.join(next);
            byOrder.put(next.id(), group);
            sender.send(group, exit, next);
        }
    }

    /** A later process would ask again for what was denied. */
    private void noteDenied(ManagedOrder held) {
        if (held.status() == OrderStatus.DENIED && log.isOn()) {
            log.note(new HeldEnded(book.timeNanos(), held.id(), "denied when it was to leave", true));
        }
    }

    // Less.

    private void reduce(KeptGroup group, KeptExit exit, Decimal excess) {
        Decimal left = excess;
        for (int i = exit.orders().size() - 1; i >= 0 && left.isPositive(); i--) {
            ManagedOrder order = exit.orders().get(i);
            Decimal leaves = order.mostLeaves();
            if (leaves.compareTo(left) <= 0) {
                withdraw(group, exit, order);
                left = left.minus(leaves);
            } else {
                shrink(group, exit, order, left);
                left = Decimal.ZERO;
            }
        }
    }

    private void shrink(KeptGroup group, KeptExit exit, ManagedOrder order, Decimal units) {
        Decimal total = order.terms().quantity();
        boolean replaceable = sender.canReplace(exit) && !exit.isReplaceRefused(order);
        if (!isQuiet(order) || total == null) {
            return; // its answer is an occasion
        }
        if (replaceable) {
            sender.resize(exit, order, total.minus(units));
        } else {
            withdraw(group, exit, order);
        }
    }

    /** Asks for the end of an order once, and again after a pause if the venue refuses while it works. */
    private void withdraw(KeptGroup group, KeptExit exit, ManagedOrder order) {
        Requests requests = order.requests();
        if (!order.status().isWorking() || requests.isCancelOpen()) {
            return;
        }
        long again = requests.cancelNanos() + KeptExit.FIRST_PAUSE_NANOS;
        if (requests.wasCancelAsked() && book.timeNanos() < again) {
            timers.set(again, book.timeNanos(), TIMER, order.id().value(), () -> touch(group));
        } else {
            sender.withdraw(exit, order);
        }
    }

    // After a restart.

    /** An order of an earlier process: says whether it is one more of an exit. */
    boolean join(ManagedOrder order) {
        ClientOrderId parent = order.intent().parentId();
        KeptGroup group = parent == null ? null : byOrder.get(parent);
        for (KeptExit exit : group == null ? List.<KeptExit>of() : group.exits()) {
            if (exit.first().id().equals(parent)) {
                exit.join(order);
                byOrder.put(order.id(), group);
                return true;
            }
        }
        return false;
    }

    /** An earlier process decided on orders; they are known already. */
    void restore(IntentsDecided decided) {
        OrderGroup group = decided.group();
        if (!decided.held() || group == null) {
            return;
        }
        List<ManagedOrder> made = new ArrayList<>();
        decided.intents().forEach(intent -> {
            ManagedOrder order = orders.find(intent.id());
            if (order != null) {
                made.add(order);
            }
        });
        if (made.size() == decided.intents().size()) {
            keep(KeptGroup.of(group.kind(), group.ocoMode(), made, decided.reducing()));
            made.subList(1, made.size()).forEach(this::hold);
        }
    }

    /** Something of a group happened in an earlier process. */
    void restore(EngineRecord record) {
        if (record instanceof HeldEnded ended) {
            ManagedOrder order = orders.find(ended.id());
            if (order != null && order.status() == OrderStatus.HELD) {
                desk.endHeld(order, ended.reason(), ended.denied() ? OrderEventKind.DENY : OrderEventKind.NOT_SENT);
            }
        } else if (record instanceof GroupEnded ended) {
            KeptGroup group = groups.get(ended.group());
            if (group != null) {
                group.end();
            }
        }
    }

    /** An earlier process asked for the end of an order, for its group. */
    void restoreWithdrawn(ManagedOrder order) {
        KeptExit exit = exitOf(order);
        if (exit != null) {
            exit.withdraw(order);
        }
    }

    void save(FieldSink out) {
        List<KeptGroup> all = new ArrayList<>(groups.values());
        all.addAll(elsewhere);
        out.list("keptGroups", all, group -> group.save(out));
    }

    /** Takes what was written; there was no group before, and the orders that work or have ended are known. */
    void load(FieldReader in, ToIntFunction<Instrument> slotOf) {
        for (KeptGroup group : in.list(() -> KeptGroup.load(in, () -> known(ManagedOrder.load(in, slotOf))))) {
            boolean here = group.orders().stream().allMatch(order -> order.slot() >= 0);
            if (here) {
                keep(group);
            } else {
                elsewhere.add(group);
            }
        }
    }

    private ManagedOrder known(ManagedOrder read) {
        return read.slot() < 0 ? read : orders.adopt(read);
    }
}
