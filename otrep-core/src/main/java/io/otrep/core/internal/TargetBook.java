package io.otrep.core.internal;

import io.otrep.account.AccountId;
import io.otrep.broker.Capability;
import io.otrep.core.internal.record.EngineRecord.Crossed;
import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import io.otrep.core.ledger.Ledger;
import io.otrep.core.ledger.OwnerShare;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import io.otrep.risk.TradingState;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the strategies and policies want to hold, and what is missing to it. Targets of several on one instrument are summed; what they want against
 * each other is crossed inside. An order is the sum of targets less what is owned and less what works or is unknown, so a target that is met emits
 * nothing. Single-threaded.
 */
final class TargetBook {
    private static final String CROSS = "cross-";
    private static final Decimal SMALLEST = Decimal.of(1, 18);

    /** Units that an owner holds by orders of its own. */
    private record OwnUnits(String owner, Instrument instrument, Decimal units) {}

    private final Book book;
    private final Ledger ledger;
    private final Orders orders;
    private final String[] owners;
    private final @Nullable Decimal[][] targets; // by owner, then slot; null = no wish
    private final Decimal[][] ownOrders; // held by orders asked for directly, beside targets
    private final boolean[] dirty;
    private final int[] dirtySlots;
    private final boolean[] unmet;
    private final long[][] refusedAtTrip; // by owner, then slot; 0 = never
    private final @Nullable Decimal[][] refusedTargets;
    private final @Nullable TimeInForce timeInForce;
    /** By slot, as the capabilities of the route let; null where it was not asked for yet. */
    private final @Nullable TimeInForce[] timesInForce;

    private final List<OwnUnits> elsewhere = new ArrayList<>();
    /** Says whose units are being closed. */
    @FunctionalInterface
    interface Closing {
        /** Whether nothing may be ordered for an owner just now. */
        boolean closes(int slot, String owner);
    }

    private final RunLog log;
    private Closing closing = (slot, owner) -> false;
    private int dirtyCount;
    private long crosses;

    TargetBook(
            Book book,
            Ledger ledger,
            Orders orders,
            List<String> owners,
            @Nullable TimeInForce timeInForce,
            RunLog log) {
        this.log = log;
        this.book = book;
        this.ledger = ledger;
        this.orders = orders;
        this.owners = owners.toArray(String[]::new);
        this.timeInForce = timeInForce;
        int slots = book.instrumentCount();
        targets = new Decimal[owners.size()][slots];
        ownOrders = new Decimal[owners.size()][slots];
        for (Decimal[] row : ownOrders) {
            Arrays.fill(row, Decimal.ZERO);
        }
        timesInForce = new TimeInForce[slots];
        dirty = new boolean[slots];
        dirtySlots = new int[slots];
        unmet = new boolean[slots];
        refusedAtTrip = new long[owners.size()][slots];
        refusedTargets = new Decimal[owners.size()][slots];
    }

    /** While an owner's units are being closed its targets wait. */
    void waitFor(Closing closing) {
        this.closing = closing;
    }

    /** Sets a target in units, snapped to the step. */
    void want(int owner, int slot, double units) {
        Decimal wish = snapped(book.instrument(slot), units);
        if (!wish.equals(targets[owner][slot])) {
            targets[owner][slot] = wish;
            touch(slot);
        }
    }

    /** Without a step there is no right quantity: whole units ask for an order, which is denied with the reason. */
    private static Decimal snapped(Instrument instrument, double units) {
        return instrument.isOrderable()
                ? instrument.quantity(units)
                : Decimal.nearest(units, Decimal.ONE, RoundingMode.UP);
    }

    /** Forgets what an owner wishes: it keeps what it has. */
    void drop(String owner) {
        Arrays.fill(targets[indexOf(owner)], null);
    }

    private int indexOf(String owner) {
        return Arrays.asList(owners).indexOf(owner);
    }

    /** The target of an owner. */
    @Nullable
    Decimal target(int owner, int slot) {
        return targets[owner][slot];
    }

    /** Whether a target could not be reached: asking again may help. */
    boolean isUnmet(int slot) {
        return unmet[slot];
    }

    /** Has a look at a slot with the next {@link #settle}. */
    void touch(int slot) {
        if (!dirty[slot]) {
            dirty[slot] = true;
            dirtySlots[dirtyCount++] = slot;
        }
    }

    boolean hasDirty() {
        return dirtyCount > 0;
    }

    /** An order that serves targets ended. What is still missing is tried again when a strategy repeats its signal. */
    void onClosed(ManagedOrder order) {
        if (order.status() == OrderStatus.FILLED || order.isSuperseded()) {
            touch(order.slot());
        } else {
            unmet[order.slot()] = true;
        }
    }

    /** An order was executed after it had ended. If that is more than is wanted now, it is taken back; what is missing waits for a signal. */
    void onLateFill(int slot, Decimal signedQuantity) {
        if (net(missing(slot)).signum() * signedQuantity.signum() < 0) {
            touch(slot);
        } else {
            unmet[slot] = true;
        }
    }

    /** A venue closed units of an owner: those it had asked for directly go first. */
    void onCloseout(String owner, int slot, Decimal signedQuantity) {
        int index = indexOf(owner);
        if (index >= 0 && ownOrders[index][slot].signum() * signedQuantity.signum() < 0) {
            Decimal taken = signedQuantity.abs().min(ownOrders[index][slot].abs());
            onOwnOrder(owner, slot, signedQuantity.signum() > 0 ? taken : taken.negate());
        }
    }

    /** Units that an owner got by an order it asked for directly. Owners without targets, such as the host, are ignored. */
    void onOwnOrder(String owner, int slot, Decimal signedQuantity) {
        int index = indexOf(owner);
        if (index >= 0) {
            ownOrders[index][slot] = ownOrders[index][slot].plus(signedQuantity);
        }
    }

    /** A split or merger is about to change what is held: remembers which targets are met. */
    boolean[] met(int slot) {
        boolean[] met = new boolean[owners.length];
        for (int owner = 0; owner < owners.length; owner++) {
            Decimal target = targets[owner][slot];
            met[owner] = target != null && target.equals(held(owner, slot));
        }
        return met;
    }

    /** It has changed what is held: a target that was met stays met, another follows the ratio. */
    void rescale(int slot, boolean[] met, Decimal numerator, Decimal denominator) {
        for (int owner = 0; owner < owners.length; owner++) {
            ownOrders[owner][slot] = ratio(ownOrders[owner][slot], numerator, denominator);
            Decimal target = targets[owner][slot];
            if (target != null) {
                targets[owner][slot] =
                        met[owner] ? held(owner, slot) : toStep(slot, ratio(target, numerator, denominator));
            }
        }
    }

    private static Decimal ratio(Decimal units, Decimal numerator, Decimal denominator) {
        return units.times(numerator).dividedBy(denominator, 18, RoundingMode.DOWN);
    }

    private Decimal toStep(int slot, Decimal units) {
        return units.toMultipleOf(step(slot), RoundingMode.DOWN);
    }

    /** The smallest unit of an order; the smallest number where it is not known. */
    private Decimal step(int slot) {
        Decimal step = book.instrument(slot).step();
        return step == null ? SMALLEST : step;
    }

    /** Makes the orders that are missing, slot by slot in the order in which they were touched. */
    void settle(OrderDesk desk) {
        int count = dirtyCount;
        int[] slots = Arrays.copyOf(dirtySlots, count);
        dirtyCount = 0;
        for (int slot : slots) {
            dirty[slot] = false;
        }
        for (int slot : slots) {
            settle(slot, desk);
        }
    }

    private void settle(int slot, OrderDesk desk) {
        unmet[slot] = false;
        List<OwnerShare> missing = missing(slot);
        if (missing.size() == 1 && isFree(slot, missing.get(0).owner())) {
            settle(slot, missing, true, desk);
            return;
        }
        List<OwnerShare> free = new ArrayList<>(missing.size());
        for (OwnerShare share : missing) {
            if (closing.closes(slot, share.owner())) {
                unmet[slot] = true;
            } else if (isFree(slot, share.owner())) {
                free.add(share);
            } else if (isRefusedAgain(slot, share)) {
                unmet[slot] = true;
            } else {
                settle(slot, List.of(share), false, desk); // refused or reduced alone, so that it stops no other
            }
        }
        if (!free.isEmpty()) {
            settle(slot, free, true, desk);
        }
    }

    private boolean isFree(int slot, String owner) {
        return book.state(slot, owner) == TradingState.ACTIVE && !closing.closes(slot, owner);
    }

    /** Under the same stop the same increase is refused once, not with every bar. What closes is always tried. */
    private boolean isRefusedAgain(int slot, OwnerShare share) {
        boolean closes =
                share.quantity().signum() * ledger.quantity(slot).signum() < 0; // as far as flat: never through zero
        int owner = indexOf(share.owner());
        Decimal target = targets[owner][slot];
        boolean again =
                refusedAtTrip[owner][slot] == book.trips() && Objects.equals(refusedTargets[owner][slot], target);
        refusedAtTrip[owner][slot] = book.trips();
        refusedTargets[owner][slot] = target;
        return again && !closes;
    }

    private void settle(int slot, List<OwnerShare> missing, boolean free, OrderDesk desk) {
        Decimal net = net(missing);
        if (net.signum() == 0) {
            cross(slot, missing, desk);
        } else if (cancelOpposing(slot, net, missing, free, desk)) {
            unmet[slot] = true;
        } else {
            order(slot, net, missing, free, desk);
        }
    }

    private static Decimal net(List<OwnerShare> shares) {
        Decimal net = Decimal.ZERO;
        for (OwnerShare share : shares) {
            net = net.plus(share.quantity());
        }
        return net;
    }

    private List<OwnerShare> missing(int slot) {
        List<OwnerShare> missing = List.of();
        for (int owner = 0; owner < owners.length; owner++) {
            Decimal target = targets[owner][slot];
            if (target != null) {
                Decimal lacks = target.minus(held(owner, slot)).minus(outstanding(owner, slot));
                if (lacks.signum() != 0) {
                    missing = missing.isEmpty() ? new ArrayList<>(1) : missing;
                    missing.add(new OwnerShare(owners[owner], lacks));
                }
            }
        }
        return missing;
    }

    private Decimal held(int owner, int slot) {
        return ledger.quantity(slot, owners[owner]).minus(ownOrders[owner][slot]);
    }

    private Decimal outstanding(int owner, int slot) {
        Decimal sum = Decimal.ZERO;
        List<ManagedOrder> working = orders.working(slot);
        for (int i = 0; i < working.size(); i++) {
            TargetShares shares = working.get(i).shares();
            if (shares != null) {
                sum = sum.plus(shares.outstanding(owners[owner]));
            }
        }
        return sum;
    }

    /** An order that works against what is wanted now is canceled first; the rest waits for its end. */
    private boolean cancelOpposing(int slot, Decimal net, List<OwnerShare> missing, boolean free, OrderDesk desk) {
        boolean opposing = false;
        if (orders.working(slot).isEmpty()) {
            return false;
        }
        for (ManagedOrder order : List.copyOf(orders.working(slot))) {
            TargetShares shares = order.shares();
            if (shares != null && order.side().sign() != net.signum()) {
                opposing = true;
                if (mayTakeBack(order, shares, missing, free)) {
                    order.supersede();
                    desk.cancel(order);
                }
            }
        }
        return opposing;
    }

    /** Owners that are stopped and owners that are not never take each other's orders back, or they would do so in turns. */
    private boolean mayTakeBack(ManagedOrder order, TargetShares shares, List<OwnerShare> missing, boolean free) {
        boolean serves = missing.stream().anyMatch(share -> shares.serves(share.owner()));
        if (free) {
            return serves || book.state(order.slot(), order.intent().owner()) == TradingState.ACTIVE;
        }
        return serves && shares.wanted().size() == 1;
    }

    private void order(int slot, Decimal net, List<OwnerShare> missing, boolean free, OrderDesk desk) {
        Decimal allowed = toStep(slot, notThroughZero(slot, net, free));
        if (allowed.isZero()) {
            unmet[slot] |= !toStep(slot, net).isZero();
            return;
        }
        TargetShares shares = new TargetShares(missing).scaledTo(allowed, step(slot));
        OrderRequest request = OrderRequest.market(book.instrument(slot), Side.of(net.signum()), allowed.abs())
                .timeInForce(timeInForce(slot))
                .build();
        desk.submit(names(missing), request, shares);
        unmet[slot] |= !allowed.equals(net);
    }

    /** Where an order may not go from long to short, by its venue or because only reductions pass: flat first, the rest when it is. */
    private Decimal notThroughZero(int slot, Decimal net, boolean free) {
        Instrument instrument = book.instrument(slot);
        boolean can = book.route(slot).capabilities().has(instrument.asset().assetClass(), Capability.CROSSES_ZERO);
        Decimal position = ledger.quantity(slot);
        if ((can && free) || position.signum() * net.signum() >= 0) {
            return net;
        }
        Decimal left = position.plus(workingForTargets(slot, net.signum()));
        Decimal room = left.signum() == position.signum() ? left.abs() : Decimal.ZERO;
        return net.abs().compareTo(room) <= 0 ? net : net.signum() > 0 ? room : room.negate();
    }

    private Decimal workingForTargets(int slot, int sign) {
        Decimal sum = Decimal.ZERO;
        List<ManagedOrder> working = orders.working(slot);
        for (int i = 0; i < working.size(); i++) {
            ManagedOrder order = working.get(i);
            if (order.shares() != null && order.side().sign() == sign) {
                sum = sum.plus(order.exactLeaves());
            }
        }
        return sign > 0 ? sum : sum.negate();
    }

    /** Time in force of orders that the engine makes itself. */
    TimeInForce timeInForce(int slot) {
        TimeInForce known = timeInForce != null ? timeInForce : timesInForce[slot];
        if (known == null) {
            known = firstOf(slot);
            timesInForce[slot] = known;
        }
        return known;
    }

    private TimeInForce firstOf(int slot) {
        var known =
                book.route(slot).capabilities().of(book.instrument(slot).asset().assetClass());
        for (TimeInForce wish : List.of(TimeInForce.GTC, TimeInForce.DAY, TimeInForce.IOC)) {
            if (known.contains(CapabilityCheck.ofTime(wish))) {
                return wish;
            }
        }
        return TimeInForce.FOK;
    }

    private static String names(List<OwnerShare> shares) {
        if (shares.size() == 1) {
            return shares.get(0).owner();
        }
        return String.join("+", shares.stream().map(OwnerShare::owner).toList());
    }

    /** What owners want from each other changes hands at the mark, without a venue. */
    private void cross(int slot, List<OwnerShare> missing, OrderDesk desk) {
        double mark = book.mark(slot);
        boolean possible =
                !missing.isEmpty() && mark > 0 && orders.working(slot).isEmpty();
        if (possible) {
            Instrument instrument = book.instrument(slot);
            Decimal price = instrument.price(mark, RoundingMode.HALF_EVEN);
            AccountId account = book.route(slot).accountId();
            String id = CROSS + crosses++;
            ledger.cross(account, instrument, book.timeNanos(), price, missing, id);
            if (log.isOn()) {
                log.note(new Crossed(book.timeNanos(), account, instrument, price, List.copyOf(missing), id));
            }
            desk.onCross(instrument, price, missing);
        }
        unmet[slot] |= !possible && !missing.isEmpty();
    }

    /** What owners hold by orders of their own, and how many crosses there were; targets are set again by those who want them. */
    void save(FieldSink out) {
        List<OwnUnits> held = new ArrayList<>(elsewhere);
        for (int owner = 0; owner < owners.length; owner++) {
            for (int slot = 0; slot < dirty.length; slot++) {
                if (!ownOrders[owner][slot].isZero()) {
                    held.add(new OwnUnits(owners[owner], book.instrument(slot), ownOrders[owner][slot]));
                }
            }
        }
        out.number("crosses", crosses);
        out.list("ownOrders", held, own -> {
            out.text("owner", own.owner());
            out.instrument("instrument", own.instrument());
            out.decimal("units", own.units());
        });
    }

    /** Takes what was written; what is of owners or instruments that are not here is kept, to be written again. */
    void load(FieldReader in) {
        crosses = in.number();
        for (OwnUnits own : in.list(() -> new OwnUnits(in.text(), in.instrument(), in.decimal()))) {
            int owner = indexOf(own.owner());
            int slot = book.slot(own.instrument());
            if (owner >= 0 && slot >= 0) {
                ownOrders[owner][slot] = own.units();
            } else {
                elsewhere.add(own);
            }
        }
    }

    /** An earlier process gave this id away. */
    void crossed(String id) {
        crosses = Math.max(crosses, 1 + Long.parseLong(id.substring(CROSS.length())));
    }
}
