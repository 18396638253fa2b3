package io.otrep.core.internal;

import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import io.otrep.core.internal.record.OrderFields;
import io.otrep.market.Decimal;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.TimeInForce;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One order of a group that the engine keeps together, as it was asked for, and the orders that it became at the venue: the first, held back until it is
 * wanted, and others for what it could not be made larger by. Single-threaded.
 */
final class KeptExit {
    private static final int MOST_REFUSALS = 5;
    private static final int MOST_DOUBLINGS = 6;
    static final long FIRST_PAUSE_NANOS = 1_000_000_000L;

    private final OrderRequest asked;
    private final boolean protective;
    private final List<ManagedOrder> orders = new ArrayList<>(1);
    private final Set<ClientOrderId> withdrawn = new LinkedHashSet<>(2);
    private Decimal split = Decimal.ZERO;
    private @Nullable Decimal sized;
    private boolean told;
    private boolean free;

    /**
     * An exit without orders.
     *
     * @param asked its terms, with the whole quantity
     * @param protective whether it gets out of what is held, or of what the entry gets into, and of no more
     */
    KeptExit(OrderRequest asked, boolean protective) {
        this.asked = asked;
        this.protective = protective;
    }

    void join(ManagedOrder order) {
        orders.add(order);
        free = false;
        order.joinExit(first().id().value(), protective);
    }

    ManagedOrder first() {
        return orders.get(0);
    }

    List<ManagedOrder> orders() {
        return orders;
    }

    boolean isProtective() {
        return protective;
    }

    /** Units when all of the entry is filled. */
    Decimal whole() {
        return Objects.requireNonNull(asked.quantity(), "quantity");
    }

    /** Its terms; prices are those of a replace that came after. */
    OrderRequest terms() {
        ManagedOrder last = orders.get(orders.size() - 1);
        return last.status() == OrderStatus.HELD ? asked : last.terms();
    }

    /** Units that came by splits of what it gets out of. */
    Decimal split() {
        return split;
    }

    void addSplit(Decimal units) {
        split = split.plus(units);
    }

    /** The order that has not left, null if it has. */
    @Nullable
    ManagedOrder held() {
        return first().status() == OrderStatus.HELD ? first() : null;
    }

    boolean isWorking() {
        return orders.stream().anyMatch(order -> order.status().isWorking());
    }

    /** Whether its venue has not answered to one of its orders. */
    boolean isOnItsWay() {
        return orders.stream().anyMatch(order -> order.status() == OrderStatus.PENDING_NEW);
    }

    /** Units that were executed, taken back ones taken off. */
    Decimal executed() {
        Decimal sum = Decimal.ZERO;
        for (ManagedOrder order : orders) {
            sum = sum.plus(order.filledQuantity());
        }
        return sum;
    }

    /**
     * Units that may still be executed, under any terms that may hold, unknown ones included.
     *
     * @param capped whether the venue itself executes no more than is held: then a stop whose cancel is not known does not keep the next one from being sent
     */
    Decimal offered(boolean capped) {
        Decimal sum = Decimal.ZERO;
        for (ManagedOrder order : orders) {
            sum = capped && isGoneOrCapped(order) ? sum : sum.plus(order.mostLeaves());
        }
        return sum;
    }

    private boolean isGoneOrCapped(ManagedOrder order) {
        return asked.type().isTriggered()
                && order.isReduceOnly()
                && isWithdrawn(order)
                && order.requests().isCancelUnknown();
    }

    /** The engine itself asks for the end of an order: another may take its place. */
    void withdraw(ManagedOrder order) {
        withdrawn.add(order.id());
    }

    boolean isWithdrawn(ManagedOrder order) {
        return withdrawn.contains(order.id());
    }

    /** A replace asks for this quantity. */
    void size(Decimal total) {
        sized = total;
    }

    /** Whether the venue refused the last replace. */
    boolean isReplaceRefused(ManagedOrder order) {
        return sized != null && !sized.equals(order.terms().quantity());
    }

    /** Whether it is not sent again: its venue ended it. What was refused or never left may leave later. */
    boolean isLost() {
        return orders.stream().anyMatch(this::isEndedByVenue);
    }

    /** Whether its venue refused it so often that only a change there can help, and there was none since. */
    boolean isBarred() {
        return !free && refusals(false) >= MOST_REFUSALS;
    }

    /** There was a change at its venue: it may be tried once more. */
    void free() {
        free = true;
    }

    /** Whether it is tried over and over. */
    boolean isOverdue() {
        return refusals(true) >= MOST_REFUSALS;
    }

    /** Whether an order for units is large enough for the venue. */
    boolean isLargeEnough(Decimal units) {
        Decimal least = first().terms().instrument().minQuantity();
        return units.isPositive() && (least == null || units.compareTo(least) >= 0);
    }

    private boolean isEndedByVenue(ManagedOrder order) {
        OrderStatus status = order.status();
        boolean ended = status == OrderStatus.CANCELED || (status == OrderStatus.EXPIRED && !isExpiredEarly(order));
        Decimal quantity = order.terms().quantity();
        boolean open = quantity == null || order.gross().compareTo(quantity) < 0;
        return status == OrderStatus.DENIED || (ended && open && !isWithdrawn(order));
    }

    /** Orders at the end of the list that did not leave, were refused, or that the venue forgot. */
    private int refusals(boolean unsent) {
        int count = 0;
        for (int i = orders.size() - 1; i >= 0 && isRefused(orders.get(i)); i--) {
            count += unsent || orders.get(i).status() != OrderStatus.NOT_SENT ? 1 : 0;
        }
        return count;
    }

    private boolean isRefused(ManagedOrder order) {
        boolean refused = order.status() == OrderStatus.NOT_SENT || order.status() == OrderStatus.REJECTED;
        boolean wanted = order.requests().wasReleased() && !isWithdrawn(order);
        return (refused && wanted) || isExpiredEarly(order);
    }

    /** Nobody wanted its end: its venue forgot it, for example when it restarted. */
    private static boolean isExpiredEarly(ManagedOrder order) {
        return order.status() == OrderStatus.EXPIRED && order.terms().timeInForce() == TimeInForce.GTC;
    }

    /** When it may be sent again; very early if it was not refused. */
    long nextTryNanos() {
        int refusals = refusals(true);
        ManagedOrder last = orders.get(orders.size() - 1);
        long pause = free ? FIRST_PAUSE_NANOS : FIRST_PAUSE_NANOS << Math.min(refusals - 1, MOST_DOUBLINGS);
        return refusals == 0 ? Long.MIN_VALUE : last.updatedAtNanos() + pause;
    }

    /** Whether its time in force ended it. */
    boolean isOverByTime() {
        return orders.stream().anyMatch(order -> order.status() == OrderStatus.EXPIRED && !isExpiredEarly(order));
    }

    /** Says yes once. */
    boolean tell() {
        boolean first = !told;
        told = true;
        return first;
    }

    void save(FieldSink out) {
        OrderFields.write(asked, out);
        out.flag("protective", protective);
        out.decimal("split", split);
        out.list("orders", orders, order -> order.save(out));
        out.list("withdrawn", List.copyOf(withdrawn), id -> out.text("id", id.value()));
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @param read the next order, as the engine knows it
     */
    static KeptExit load(FieldReader in, Supplier<ManagedOrder> read) {
        KeptExit exit = new KeptExit(OrderFields.request(in), in.flag());
        exit.split = in.decimal();
        in.list(read).forEach(exit::join);
        exit.withdrawn.addAll(in.list(() -> ClientOrderId.of(in.text())));
        return exit;
    }
}
