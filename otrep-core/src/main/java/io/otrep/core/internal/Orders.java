package io.otrep.core.internal;

import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderStatus;
import io.otrep.order.Side;
import io.otrep.order.VenueOrderId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * All orders by id, and the working ones by slot with what they may still fill. Closed orders are remembered, at least a number of them and at most twice as
 * many, so that late events find them and the heap stays flat. Single-threaded.
 */
final class Orders {
    private final FadingMap<ClientOrderId, ManagedOrder> byId = new FadingMap<>();
    private final FadingMap<VenueOrderId, List<ManagedOrder>> byVenueId = new FadingMap<>();
    private final List<List<ManagedOrder>> working = new ArrayList<>();
    private final List<List<ManagedOrder>> workingViews = new ArrayList<>();
    private final FadingMap<String, List<ManagedOrder>> byGroup = new FadingMap<>();
    private final double[] buy;
    private final double[] sell;
    /** Orders that have not left. */
    private final List<ManagedOrder> held = new ArrayList<>();

    private List<ManagedOrder> closed = new ArrayList<>();
    private List<ManagedOrder> closedEarlier = new ArrayList<>();
    /** Orders of instruments that are not traded here, which an earlier process made and whose end is not known. */
    private final Map<ClientOrderId, ManagedOrder> elsewhere = new LinkedHashMap<>();

    private final int closedRemembered;
    private Supplier<List<ManagedOrder>> needed = List::of;
    private Supplier<List<ManagedOrder>> grouped = List::of;
    private int workingCount;
    private int turns;

    Orders(int instruments, int closedRemembered) {
        this.closedRemembered = closedRemembered;
        for (int slot = 0; slot < instruments; slot++) {
            List<ManagedOrder> orders = new ArrayList<>(4);
            working.add(orders);
            workingViews.add(Collections.unmodifiableList(orders));
        }
        buy = new double[instruments];
        sell = new double[instruments];
    }

    /**
     * Orders that somebody else knows.
     *
     * @param needed remembered here, too, though they have ended
     * @param grouped of groups that are kept together: an execution may be taken back long after they have ended
     */
    void carry(Supplier<List<ManagedOrder>> needed, Supplier<List<ManagedOrder>> grouped) {
        this.needed = needed;
        this.grouped = grouped;
    }

    void add(ManagedOrder order) {
        byId.put(order.id(), order);
        String group = order.intent().groupId();
        if (group != null) {
            join(group, order);
        }
    }

    private void join(String group, ManagedOrder order) {
        List<ManagedOrder> known = byGroup.get(group);
        List<ManagedOrder> members = known == null ? new ArrayList<>(2) : known;
        members.removeIf(member -> member.id().equals(order.id())); // it was forgotten, and the others were not
        members.add(order);
        byGroup.put(group, members);
    }

    /** The exits of a group, ended ones included as long as they are remembered. */
    List<ManagedOrder> ofGroup(String group) {
        List<ManagedOrder> members = byGroup.get(group);
        return members == null ? List.of() : members;
    }

    /** One order of each group that is remembered, oldest first. */
    List<ManagedOrder> grouped() {
        Map<String, ManagedOrder> first = new LinkedHashMap<>();
        closedEarlier.forEach(order -> noteGroup(order, first));
        closed.forEach(order -> noteGroup(order, first));
        working.forEach(orders -> orders.forEach(order -> noteGroup(order, first)));
        List<ManagedOrder> sorted = new ArrayList<>(first.values());
        sorted.sort(Comparator.comparingLong(order -> order.intent().sequence()));
        return sorted;
    }

    private void noteGroup(ManagedOrder order, Map<String, ManagedOrder> first) {
        String group = order.intent().groupId();
        if (group != null) {
            first.putIfAbsent(group, ofGroup(group).get(0));
        }
    }

    /** Whether working orders were made to depend on an order. */
    boolean isParent(ClientOrderId id) {
        for (List<ManagedOrder> orders : working) {
            for (ManagedOrder order : orders) {
                if (id.equals(order.intent().parentId())) {
                    return true;
                }
            }
        }
        return false;
    }

    @Nullable
    ManagedOrder find(ClientOrderId id) {
        return byId.get(id);
    }

    /**
     * An order by our id, or by its venue's.
     *
     * @param route whose venue speaks; null if it is not known: then a venue id that two venues use finds nothing
     */
    @Nullable
    ManagedOrder find(@Nullable ClientOrderId id, @Nullable VenueOrderId venueId, @Nullable String route) {
        ManagedOrder byOurs = id == null ? null : byId.get(id);
        if (byOurs != null || venueId == null) {
            return byOurs;
        }
        List<ManagedOrder> named = byVenueId.get(venueId);
        if (named == null) {
            return null;
        }
        if (route == null) {
            return named.size() == 1 ? named.get(0) : null;
        }
        return named.stream().filter(order -> order.isOf(route)).findFirst().orElse(null);
    }

    void nameAtVenue(ManagedOrder order, @Nullable VenueOrderId venueId) {
        if (venueId != null && !order.venueOrderIds().contains(venueId)) {
            order.addVenueOrderId(venueId);
            List<ManagedOrder> known = byVenueId.get(venueId);
            byVenueId.put(venueId, known == null ? List.of(order) : with(known, order));
        }
    }

    /** Brings lists and sums up to date after an order changed. Says whether the change closed it. */
    boolean refresh(ManagedOrder order, OrderStatus before) {
        List<ManagedOrder> orders = working.get(order.slot());
        boolean works = order.status().isWorking();
        if (order.status() == OrderStatus.HELD || before == OrderStatus.HELD) {
            held.remove(order);
            hold(order);
        }
        if (works && !before.isWorking()) {
            orders.add(order);
            workingCount++;
        } else if (!works && before.isWorking()) {
            orders.remove(order);
            workingCount--;
        }
        resum(order.slot());
        boolean closedNow = order.status().isClosed() && !before.isClosed();
        if (closedNow) {
            remember(order);
        }
        return closedNow;
    }

    private void hold(ManagedOrder order) {
        if (order.status() == OrderStatus.HELD) {
            held.add(order);
        }
    }

    /** The order that an order from a snapshot is: one that is known already, or else itself. */
    ManagedOrder adopt(ManagedOrder read) {
        String group = read.intent().groupId();
        ManagedOrder known = byId.get(read.id());
        for (ManagedOrder member : group == null ? List.<ManagedOrder>of() : ofGroup(group)) {
            known = member.id().equals(read.id()) ? member : known;
        }
        if (known == null && group != null) {
            join(group, read);
        }
        ManagedOrder order = known == null ? read : known;
        if (byId.get(order.id()) == null) {
            know(order);
        }
        hold(order);
        return order;
    }

    private static List<ManagedOrder> with(List<ManagedOrder> named, ManagedOrder order) {
        List<ManagedOrder> all = new ArrayList<>(named);
        all.add(order);
        return all;
    }

    private void remember(ManagedOrder order) {
        if (order.rememberedTurn() >= turns - 1) {
            return; // it had ended before, and a venue brought it back
        }
        order.rememberIn(turns);
        closed.add(order);
        if (closed.size() == closedRemembered) {
            turn();
        }
    }

    /** Forgets the older half of what is closed; what works is kept. */
    private void turn() {
        turns++;
        closedEarlier = closed;
        closed = new ArrayList<>();
        byId.turn();
        byVenueId.turn();
        byGroup.turn();
        held.forEach(this::carry);
        needed.get().forEach(this::carry);
        for (List<ManagedOrder> orders : working) {
            orders.forEach(this::carry);
        }
    }

    private void carry(ManagedOrder order) {
        byId.put(order.id(), order);
        for (VenueOrderId venueId : order.venueOrderIds()) {
            List<ManagedOrder> named = byVenueId.get(venueId);
            byVenueId.put(venueId, named == null ? List.of(order) : named);
        }
        String group = order.intent().groupId();
        List<ManagedOrder> members = group == null ? null : byGroup.get(group);
        if (group != null && members != null) {
            byGroup.put(group, members);
        }
    }

    void save(FieldSink out) {
        List<ManagedOrder> all = new ArrayList<>();
        Map<ManagedOrder, Integer> numbers = new IdentityHashMap<>();
        closedEarlier.forEach(order -> number(order, all, numbers));
        closed.forEach(order -> number(order, all, numbers));
        working.forEach(orders -> orders.forEach(order -> number(order, all, numbers)));
        aside().forEach(order -> number(order, all, numbers));
        Map<String, List<ManagedOrder>> groups = new LinkedHashMap<>();
        for (ManagedOrder order : List.copyOf(all)) {
            String group = order.intent().groupId();
            if (group != null && !groups.containsKey(group)) {
                groups.put(group, ofGroup(group));
                ofGroup(group).forEach(member -> number(member, all, numbers));
            }
        }
        out.number("turns", turns);
        out.list("orders", all, order -> order.save(out));
        write("closedEarlier", closedEarlier, numbers, out);
        write("closed", closed, numbers, out);
        write("elsewhere", aside(), numbers, out);
        out.list("working", working, orders -> write("orders", orders, numbers, out));
        out.list("groups", List.copyOf(groups.values()), members -> write("members", members, numbers, out));
    }

    private static void number(ManagedOrder order, List<ManagedOrder> all, Map<ManagedOrder, Integer> numbers) {
        if (numbers.putIfAbsent(order, all.size()) == null) {
            all.add(order);
        }
    }

    private static void write(
            String name, List<ManagedOrder> orders, Map<ManagedOrder, Integer> numbers, FieldSink out) {
        out.list(name, orders, order -> out.number("order", numbers.getOrDefault(order, -1)));
    }

    /**
     * Takes what was written; there was no order before. Working orders of instruments that are not traded here are kept aside, to be written
     * again.
     *
     * @param slotOf the slot of an instrument, -1 if it is not traded here
     */
    void load(FieldReader in, ToIntFunction<Instrument> slotOf) {
        turns = in.smallNumber();
        List<ManagedOrder> all = in.list(() -> ManagedOrder.load(in, slotOf));
        read(all, in).forEach(closedEarlier::add);
        read(all, in).forEach(closed::add);
        List<ManagedOrder> aside = read(all, in);
        List<ManagedOrder> works = new ArrayList<>();
        in.list(() -> works.addAll(read(all, in)));
        works.addAll(aside);
        List<List<ManagedOrder>> groups = in.list(() -> read(all, in));
        works.stream().filter(order -> order.slot() < 0).forEach(this::keepAside);
        works.removeIf(order -> order.slot() < 0);
        remember(works, groups);
    }

    private static List<ManagedOrder> read(List<ManagedOrder> all, FieldReader in) {
        return in.list(() -> all.get(in.smallNumber()));
    }

    private void remember(List<ManagedOrder> works, List<List<ManagedOrder>> groups) {
        closedEarlier.forEach(this::know);
        works.stream().filter(order -> order.rememberedTurn() == turns - 1).forEach(this::know);
        byId.turn();
        byVenueId.turn();
        closed.forEach(this::know);
        works.stream().filter(order -> order.rememberedTurn() != turns - 1).forEach(this::know);
        for (ManagedOrder order : works) {
            working.get(order.slot()).add(order);
            workingCount++;
        }
        for (List<ManagedOrder> members : groups) {
            members.forEach(order -> join(String.valueOf(order.intent().groupId()), order));
        }
        for (int slot = 0; slot < working.size(); slot++) {
            resum(slot);
        }
    }

    /** Whether orders that have ended may be known to the journal alone. */
    boolean hasForgotten() {
        return turns > 1;
    }

    /** An order that was forgotten after its end, and is needed again. */
    void bringBack(ManagedOrder order) {
        add(order);
        for (VenueOrderId venueId : order.venueOrderIds()) {
            List<ManagedOrder> known = byVenueId.get(venueId);
            byVenueId.put(venueId, known == null ? List.of(order) : with(known, order));
        }
        remember(order);
    }

    /** An order of an instrument that is not traded here. */
    void keepAside(ManagedOrder order) {
        elsewhere.put(order.id(), order);
    }

    /** An order that was kept aside, ended or not. */
    @Nullable
    ManagedOrder findAside(@Nullable ClientOrderId id) {
        return id == null ? null : elsewhere.get(id);
    }

    /** Lets those go that have ended; gives those that may work, in instruments that are not traded here. */
    List<ManagedOrder> aside() {
        elsewhere.values().removeIf(order -> order.status().isClosed());
        return List.copyOf(elsewhere.values());
    }

    private void know(ManagedOrder order) {
        byId.put(order.id(), order);
        for (VenueOrderId venueId : order.venueOrderIds()) {
            List<ManagedOrder> known = byVenueId.get(venueId);
            byVenueId.put(venueId, known == null ? List.of(order) : with(known, order));
        }
    }

    /** Reduce-only orders add nothing; of a group of exits the largest counts. */
    void resum(int slot) {
        double buys = 0;
        double sells = 0;
        List<ManagedOrder> orders = working.get(slot);
        for (int i = 0; i < orders.size(); i++) {
            ManagedOrder order = orders.get(i);
            if (order.isReduceOnly() || !isFirstOfExit(orders, i) || isSmallerSibling(orders, i)) {
                continue;
            }
            if (order.side() == Side.BUY) {
                buys += leavesOfExit(orders, i);
            } else {
                sells += leavesOfExit(orders, i);
            }
        }
        buy[slot] = buys;
        sell[slot] = sells;
    }

    /** Counts units as if an order for them worked, until the next {@link #resum}. */
    void hold(int slot, Side side, double units) {
        if (side == Side.BUY) {
            buy[slot] += units;
        } else {
            sell[slot] += units;
        }
    }

    private static boolean isSmallerSibling(List<ManagedOrder> orders, int i) {
        ManagedOrder order = orders.get(i);
        String group = order.intent().groupId();
        if (group == null) {
            return false;
        }
        double own = leavesOfExit(orders, i);
        for (int j = 0; j < orders.size(); j++) {
            ManagedOrder other = orders.get(j);
            boolean sibling = j != i && group.equals(other.intent().groupId()) && other.side() == order.side();
            if (sibling && !other.isReduceOnly() && !isOfOneExit(order, other) && isFirstOfExit(orders, j)) {
                double leaves = leavesOfExit(orders, j);
                if (leaves > own || (leaves == own && isBefore(other, j, order, i))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Of two that are alike one counts: all orders of it, or none. */
    private static boolean isBefore(ManagedOrder one, int oneIndex, ManagedOrder other, int otherIndex) {
        String exit = one.exit();
        String otherExit = other.exit();
        return exit == null || otherExit == null ? oneIndex < otherIndex : exit.compareTo(otherExit) < 0;
    }

    private static boolean isOfOneExit(ManagedOrder one, ManagedOrder other) {
        return one.exit() != null && one.exit().equals(other.exit());
    }

    /** The first of the orders of an exit counts for all of them. */
    private static boolean isFirstOfExit(List<ManagedOrder> orders, int i) {
        ManagedOrder order = orders.get(i);
        for (int j = 0; j < i && order.exit() != null; j++) {
            ManagedOrder other = orders.get(j);
            if (isOfOneExit(order, other) && !other.isReduceOnly()) {
                return false;
            }
        }
        return true;
    }

    /** Where the engine keeps a group together, an exit may be several orders. */
    private static double leavesOfExit(List<ManagedOrder> orders, int i) {
        ManagedOrder order = orders.get(i);
        double leaves = order.leaves();
        for (int j = 0; j < orders.size() && order.exit() != null; j++) {
            ManagedOrder other = orders.get(j);
            boolean counts = j != i && isOfOneExit(order, other) && !other.isReduceOnly();
            leaves += counts ? other.leaves() : 0;
        }
        return leaves;
    }

    double workingBuy(int slot) {
        return buy[slot];
    }

    double workingSell(int slot) {
        return sell[slot];
    }

    List<ManagedOrder> working(int slot) {
        return workingViews.get(slot);
    }

    int workingCount() {
        return workingCount;
    }

    /** The orders that an execution on a route belongs to: one, unless the venue repeats names. */
    List<ManagedOrder> executedBy(String family, String route) {
        Set<ManagedOrder> known = new LinkedHashSet<>(allWorking());
        known.addAll(closedEarlier);
        known.addAll(closed);
        known.addAll(grouped.get());
        known.removeIf(order -> !order.isOf(route) || !order.isExecutedBy(family));
        return List.copyOf(known);
    }

    /** All working orders, by slot and age: a copy. */
    List<ManagedOrder> allWorking() {
        List<ManagedOrder> all = new ArrayList<>(workingCount);
        working.forEach(all::addAll);
        return all;
    }
}
