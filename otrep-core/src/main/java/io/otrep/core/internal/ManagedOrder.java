package io.otrep.core.internal;

import io.otrep.account.Position;
import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import io.otrep.core.internal.record.OrderFields;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.Order;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.OrderTransition;
import io.otrep.order.PendingRequest;
import io.otrep.order.VenueOrderId;
import io.otrep.order.WorkingOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** An order as the engine keeps it: moved by events through {@link OrderTransition}'s table. Single-threaded. */
final class ManagedOrder implements WorkingOrder {
    private static final List<OrderStatus> STATUSES = List.of(OrderStatus.values());

    private OrderIntent intent;
    private final int slot;
    private final @Nullable TargetShares shares;
    private final Executions executions = new Executions();
    private final List<VenueOrderId> venueOrderIds = new ArrayList<>(1);
    private OrderRequest terms;
    private OrderStatus status = OrderStatus.INITIALIZED;
    private final Requests requests = new Requests();
    private double estimatedUnits = Double.NaN;
    private boolean superseded;
    private boolean cancelSaysSo;
    private boolean permitted;
    private @Nullable String exit;
    private boolean protectiveExit;
    private int rememberedTurn = Integer.MIN_VALUE;
    private long workingSinceVenueNanos = Long.MIN_VALUE;
    private @Nullable String reason;
    private long updatedAtNanos;

    /**
     * A new order.
     *
     * @param shares the strategies whose targets it serves; null if somebody asked for it directly
     */
    ManagedOrder(OrderIntent intent, int slot, @Nullable TargetShares shares) {
        this.intent = intent;
        this.slot = slot;
        this.shares = shares;
        this.terms = intent.request();
        this.updatedAtNanos = intent.decidedAtNanos();
    }

    /** An order that works at the venue and that the engine did not make: somebody else's, counted, and never touched if its owner is external. */
    static ManagedOrder found(Order order, int slot) {
        OrderIntent intent = OrderIntent.builder(
                        order.id(), order.intent().owner(), 0, order.updatedAtNanos(), order.terms())
                .build();
        ManagedOrder external = new ManagedOrder(intent, slot, null);
        external.apply(OrderEventKind.RELEASE, order.updatedAtNanos(), order.updatedAtNanos());
        external.apply(OrderEventKind.ACCEPT, order.updatedAtNanos(), order.updatedAtNanos());
        if (order.filledQuantity().isPositive()) {
            external.execute(InferredFills.family(external), 0, order.filledQuantity(), Decimal.ONE);
        }
        return external;
    }

    /** All that records tell: that its targets moved on counts if a cancel of it said so. */
    void save(FieldSink out) {
        OrderFields.write(intent, out);
        out.part("shares", shares, wanted -> wanted.save(out));
        executions.save(out);
        out.list("venueIds", venueOrderIds, id -> out.text("id", id.value()));
        out.part("terms", terms.equals(intent.request()) ? null : terms, other -> OrderFields.write(other, out));
        out.word("status", status);
        requests.save(out);
        out.real("estimated", estimatedUnits);
        out.flag("superseded", cancelSaysSo);
        out.flag("permit", permitted);
        out.number("turn", rememberedTurn);
        out.time("workingSince", workingSinceVenueNanos);
        out.text("reason", reason);
        out.time("updatedAt", updatedAtNanos);
        out.text("exit", exit);
        out.flag("protectiveExit", protectiveExit);
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @param slotOf the slot of an instrument, -1 if it is not traded here
     */
    static ManagedOrder load(FieldReader in, ToIntFunction<Instrument> slotOf) {
        OrderIntent intent = OrderFields.intent(in);
        int slot = slotOf.applyAsInt(intent.request().instrument());
        ManagedOrder order = new ManagedOrder(intent, slot, in.part(() -> TargetShares.load(in)));
        order.executions.load(in);
        order.venueOrderIds.addAll(in.list(in::venueOrderId));
        order.terms = Objects.requireNonNullElse(in.part(() -> OrderFields.request(in)), order.terms);
        order.status = in.word(STATUSES);
        order.requests.load(in);
        order.estimatedUnits = in.real();
        order.cancelSaysSo = in.flag();
        order.superseded = order.cancelSaysSo;
        order.permitted = in.flag();
        order.rememberedTurn = in.smallNumber();
        order.workingSinceVenueNanos = in.time();
        order.reason = in.optionalText();
        order.updatedAtNanos = in.time();
        order.exit = in.optionalText();
        order.protectiveExit = in.flag();
        return order;
    }

    /** Whether it is somebody else's. */
    boolean isExternal() {
        return intent.owner().equals(Position.EXTERNAL);
    }

    /** Moves the order by the table; an older event among working statuses changes nothing. */
    OrderTransition apply(OrderEventKind event, long venueTimeNanos, long loopTimeNanos) {
        OrderTransition transition = OrderTransition.of(status, event);
        boolean refusal = event == OrderEventKind.CANCEL_REJECT || event == OrderEventKind.REPLACE_REJECT;
        boolean between = status.isWorking() && transition.status().isWorking() && event.isFromVenue() && !refusal;
        if (between && venueTimeNanos < workingSinceVenueNanos) {
            movePending(event, loopTimeNanos);
            return OrderTransition.of(OrderStatus.ACCEPTED, OrderEventKind.ACCEPT); // late
        }
        if (between) {
            workingSinceVenueNanos = venueTimeNanos;
        }
        status = transition.status();
        updatedAtNanos = loopTimeNanos;
        movePending(event, loopTimeNanos);
        return transition;
    }

    private void movePending(OrderEventKind event, long loopTimeNanos) {
        requests.on(event, loopTimeNanos);
        if (status.isClosed()) {
            requests.end();
        }
    }

    /** What is being asked of the venue. */
    Requests requests() {
        return requests;
    }

    /** Books an execution; see {@link Executions#book}. */
    Decimal execute(String family, int revision, Decimal quantity, Decimal price) {
        return executions.book(family, revision, quantity, price);
    }

    /** Follows what a venue says was executed of an order that is not ours, whose fills are not all told. */
    void executedElsewhere(Decimal cumulative) {
        Decimal missing = cumulative.minus(executions.gross());
        if (isExternal() && missing.isPositive()) {
            infer(quantityOf(InferredFills.family(this)).plus(missing));
        }
    }

    /** A fill of an order that is not ours is told at last: it takes the place of what was only inferred. */
    void toldElsewhere(String family, Decimal quantity) {
        Decimal inferred = quantityOf(InferredFills.family(this));
        if (inferred.isPositive() && !isExecutedBy(family)) {
            infer(inferred.minus(quantity).max(Decimal.ZERO));
        }
    }

    private void infer(Decimal quantity) {
        String family = InferredFills.family(this);
        execute(family, revisionOf(family) + 1, quantity, Decimal.ONE);
    }

    /** Loop time of the last change. */
    long updatedAtNanos() {
        return updatedAtNanos;
    }

    /** Whether it went to a route. */
    boolean isOf(String route) {
        return terms.instrument().route().equals(route);
    }

    int revisionOf(String family) {
        return executions.revisionOf(family);
    }

    Decimal quantityOf(String family) {
        return executions.quantityOf(family);
    }

    Decimal priceOf(String family) {
        return executions.priceOf(family);
    }

    /** Units that can still fill under any terms that may hold. */
    Decimal mostLeaves() {
        Decimal most = requests.replaces().largestQuantity().max(exactQuantity());
        return status.isWorking() ? most.minus(executions.gross()).max(Decimal.ZERO) : Decimal.ZERO;
    }

    private Decimal exactQuantity() {
        Decimal quantity = terms.quantity();
        return quantity == null ? Decimal.ZERO : quantity;
    }

    /** Units the venue took off the order. */
    Decimal gross() {
        return executions.gross();
    }

    /** Whether any execution of it was told or inferred. */
    boolean isExecuted() {
        return !executions.isEmpty();
    }

    boolean isExecutedBy(String family) {
        return executions.has(family);
    }

    /** Whether nothing is left under any terms that may hold. */
    boolean isFullyExecuted() {
        Decimal quantity = terms.quantity();
        if (quantity == null) {
            return isSpent();
        }
        Decimal gross = executions.gross();
        return gross.compareTo(quantity) >= 0
                && gross.toDouble() >= requests.replaces().largest();
    }

    /** An order by value is done when what is left of the value does not buy another step. */
    private boolean isSpent() {
        Decimal notional = terms.notional();
        Decimal step = terms.instrument().step();
        if (notional == null || step == null || executions.gross().isZero()) {
            return false;
        }
        double unit = executions.averagePrice() * terms.instrument().multiplierAsDouble();
        double left = notional.toDouble() - executions.gross().toDouble() * unit;
        return left < step.toDouble() * unit;
    }

    /** About how many units an order by value is, until it is done. */
    void estimate(double units) {
        estimatedUnits = units;
    }

    boolean isOverExecuted() {
        Decimal quantity = terms.quantity();
        return quantity != null && executions.gross().compareTo(quantity) > 0;
    }

    /** Remembers what a replace asks for, until it is answered. */
    void ask(OrderRequest newTerms, long loopTimeNanos) {
        requests.ask(newTerms, loopTimeNanos);
    }

    /** Takes the terms that the venue names, unless it named later ones before. */
    void changeTerms(OrderRequest newTerms, long venueTimeNanos) {
        if (requests.name(newTerms, terms, venueTimeNanos)) {
            terms = newTerms;
        }
    }

    void addVenueOrderId(@Nullable VenueOrderId id) {
        if (id != null && !venueOrderIds.contains(id)) {
            venueOrderIds.add(id);
        }
    }

    void because(@Nullable String why) {
        if (why != null) {
            reason = why;
        }
    }

    int slot() {
        return slot;
    }

    /** It closes for a flatten: it may leave when HALTED, and no halt takes it back. */
    void permit() {
        permitted = true;
    }

    boolean isPermitted() {
        return permitted;
    }

    /**
     * It is one of the orders that make up an exit of a group that the engine keeps together.
     *
     * @param protective whether the exit gets out of what is held
     */
    void joinExit(String name, boolean protective) {
        exit = name;
        protectiveExit = protective;
    }

    /** The exit that it belongs to, null if it is none of a group that the engine keeps together. */
    @Nullable
    String exit() {
        return exit;
    }

    /** Whether it gets out of a position: a halt leaves it, and a flatten takes it back only when it sends its close. */
    boolean isProtective() {
        return protectiveExit || isReduceOnly();
    }

    /** It was held back and leaves now, for a part of what was decided. */
    void releaseAs(OrderIntent leaving) {
        intent = leaving;
        terms = leaving.request();
    }

    /** Its targets have moved on: when it has ended, what is missing then is ordered anew. */
    void supersede() {
        superseded = true;
    }

    boolean isSuperseded() {
        return superseded;
    }

    /** Its end is asked for; says whether because its targets have moved on, which is written with that. */
    boolean cancelSaysSuperseded() {
        cancelSaysSo = superseded;
        return superseded;
    }

    /** The turn of {@link Orders} in which it was put among the closed ones; very small if it never was. */
    int rememberedTurn() {
        return rememberedTurn;
    }

    void rememberIn(int turn) {
        rememberedTurn = turn;
    }

    List<VenueOrderId> venueOrderIds() {
        return venueOrderIds;
    }

    @Nullable
    TargetShares shares() {
        return shares;
    }

    @Override
    public OrderIntent intent() {
        return intent;
    }

    @Override
    public OrderRequest terms() {
        return terms;
    }

    @Override
    public OrderStatus status() {
        return status;
    }

    @Override
    public PendingRequest pending() {
        return requests.strongest();
    }

    @Override
    public boolean isUnknown() {
        return requests.isUnknown();
    }

    @Override
    public Decimal filledQuantity() {
        return executions.net();
    }

    @Override
    public double leaves() {
        double executed = executions.gross().toDouble();
        double leaves = (terms.quantity() == null ? estimatedUnits : terms.quantityAsDouble()) - executed;
        leaves = Math.max(leaves, requests.replaces().largest() - executed);
        return status.isClosed() ? 0 : Math.max(leaves, 0);
    }

    /** Units that can still fill under the terms that hold. */
    Decimal exactLeaves() {
        Decimal quantity = terms.quantity();
        if (quantity == null || status.isClosed()) {
            return Decimal.ZERO;
        }
        return quantity.minus(executions.gross()).max(Decimal.ZERO);
    }

    @Override
    public @Nullable VenueOrderId venueOrderId() {
        return venueOrderIds.isEmpty() ? null : venueOrderIds.get(venueOrderIds.size() - 1);
    }

    /** Whether it can only reduce, under the terms that hold and under those that are asked for. */
    boolean isReduceOnly() {
        return terms.isReduceOnly() && requests.replaces().isReduceOnly();
    }

    /** Units the venue took off the order. */
    double executed() {
        return executions.gross().toDouble();
    }

    /** A copy to keep. */
    Order snapshot() {
        return Order.builder(intent, status)
                .terms(terms)
                .pending(requests.strongest(), requests.isUnknown())
                .filled(executions.net(), executions.averagePrice())
                .venueOrderIds(venueOrderIds)
                .reason(reason)
                .updatedAtNanos(updatedAtNanos)
                .build();
    }

    @Override
    public String toString() {
        return snapshot().toString();
    }
}
