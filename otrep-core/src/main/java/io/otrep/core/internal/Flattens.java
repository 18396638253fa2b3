package io.otrep.core.internal;

import io.otrep.account.Position;
import io.otrep.broker.Capability;
import io.otrep.core.EngineListener;
import io.otrep.core.control.FlattenOptions;
import io.otrep.core.control.FlattenReport;
import io.otrep.core.control.FlattenReport.End;
import io.otrep.core.control.FlattenReport.PositionEnd;
import io.otrep.core.internal.record.ControlFields;
import io.otrep.core.internal.record.EngineRecord.FlattenAsked;
import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import io.otrep.core.ledger.Ledger;
import io.otrep.core.ledger.OwnerShare;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Nanos;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderType;
import io.otrep.order.Side;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingState;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Closes what scopes hold, and keeps it closed until they are re-armed. Entries end first; then each instrument has one close at a time, for no more than
 * what is owned, priced through the market by a collar that widens. Looks at everything anew with each input, so that it may be interrupted and repeated
 * anywhere: all it remembers is what was asked for. Single-threaded.
 */
final class Flattens {
    private static final String TIMER = "engine flatten";

    /** What somebody asked for. */
    private static final class Flatten {
        final ControlScope scope;
        final FlattenOptions options;
        final String reason;
        final long begunNanos;
        final List<Consumer<FlattenReport>> waiting = new ArrayList<>(1);
        long stop;
        boolean reported;

        Flatten(FlattenAsked asked) {
            scope = asked.scope();
            options = asked.options();
            reason = asked.reason();
            begunNanos = asked.stampNanos();
        }
    }

    private final Book book;
    private final Ledger ledger;
    private final Orders orders;
    private final OrderDesk desk;
    private final TargetBook targets;
    private final Timers timers;
    private final StopLatch latch;
    private final EngineListener listener;
    private final List<Flatten> running = new ArrayList<>();
    private final @Nullable Exit[] exits;
    private boolean stopped;

    Flattens(
            Book book,
            Ledger ledger,
            Orders orders,
            OrderDesk desk,
            TargetBook targets,
            Timers timers,
            StopLatch latch,
            EngineListener listener) {
        this.book = book;
        this.ledger = ledger;
        this.orders = orders;
        this.desk = desk;
        this.targets = targets;
        this.timers = timers;
        this.latch = latch;
        this.listener = listener;
        exits = new Exit[book.instrumentCount()];
    }

    /** Begins, or goes on with what was begun; whoever asks again is told when it has ended. The scope is HALTED already. */
    void begin(FlattenAsked asked, @Nullable Consumer<FlattenReport> done) {
        Flatten flatten = find(asked.scope());
        if (flatten == null) {
            flatten = new Flatten(asked);
            flatten.stop = latch.stopNumber(asked.scope());
            running.add(flatten);
        }
        if (done != null) {
            flatten.waiting.add(done);
        }
    }

    /** An earlier process was asked. */
    void restore(FlattenAsked asked) {
        if (find(asked.scope()) == null) {
            running.add(new Flatten(asked));
        }
    }

    /** An earlier process was re-armed. */
    void rearmed(ControlScope scope) {
        running.removeIf(flatten -> flatten.scope.equals(scope));
    }

    /** All was taken back. */
    void restored() {
        for (Flatten flatten : running) {
            latch.trip(flatten.scope, TradingState.HALTED, flatten.reason);
            flatten.stop = latch.stopNumber(flatten.scope);
        }
    }

    /** What runs. How far each close is begins anew after a restart. */
    void save(FieldSink out) {
        out.list("flattens", running, flatten -> {
            out.time("begun", flatten.begunNanos);
            ControlFields.write(
                    new FlattenAsked(flatten.begunNanos, flatten.scope, flatten.options, flatten.reason), out);
        });
    }

    /** Takes what was written. */
    void load(FieldReader in) {
        in.list(() -> ControlFields.flatten(in.time(), in)).forEach(this::restore);
    }

    /** The engine sends nothing from now on; the next one goes on. */
    void stop() {
        stopped = true;
    }

    private @Nullable Flatten find(ControlScope scope) {
        return running.stream()
                .filter(flatten -> flatten.scope.equals(scope))
                .findFirst()
                .orElse(null);
    }

    /** Whether units of an owner are being closed: nothing else may order them. */
    boolean closes(int slot, String owner) {
        return covering(slot, owner) != null;
    }

    /** The one that was asked for last counts. */
    private @Nullable Flatten covering(int slot, String owner) {
        Flatten found = null;
        for (int i = 0; i < running.size(); i++) {
            found = covers(running.get(i).scope, slot, owner) ? running.get(i) : found;
        }
        return found;
    }

    private boolean covers(ControlScope scope, int slot, String owner) {
        if (owner.equals(Position.EXTERNAL)) {
            return false;
        }
        return switch (scope.kind()) {
            case ENGINE -> true;
            case ROUTE -> book.instrument(slot).route().equals(scope.name());
            case STRATEGY -> owner.equals(scope.name());
            case INSTRUMENT -> book.instrument(slot).toString().equals(scope.name());
        };
    }

    /** Does what can be done now. After every input. */
    void step() {
        if (running.isEmpty() || stopped) {
            return;
        }
        endRearmed();
        for (int slot = 0; slot < exits.length; slot++) {
            FlattenOptions options = options(slot);
            if (options != null) {
                step(slot, options);
            }
        }
        running.forEach(this::report);
    }

    private @Nullable FlattenOptions options(int slot) {
        FlattenOptions options = null;
        for (Flatten flatten : running) {
            boolean touches = flatten.scope.kind() == ControlScope.Kind.STRATEGY || covers(flatten.scope, slot, "");
            options = touches ? flatten.options : options;
        }
        return options;
    }

    /** Whoever re-arms takes over: what works is taken back. */
    private void endRearmed() {
        for (Flatten flatten : List.copyOf(running)) {
            if (latch.stopNumber(flatten.scope) != flatten.stop) {
                running.remove(flatten);
                tell(flatten, reportOf(flatten, "it was re-armed before"));
                for (int slot = 0; slot < exits.length; slot++) {
                    ManagedOrder close = closeOf(slot);
                    if (options(slot) == null) {
                        exits[slot] = null;
                        timers.cancel(TIMER, name(slot));
                        if (close != null) {
                            desk.cancel(close);
                        }
                    }
                }
            }
        }
    }

    private static String name(int slot) {
        return "slot " + slot;
    }

    private void step(int slot, FlattenOptions options) {
        Exit known = exits[slot];
        Exit exit = known == null ? new Exit() : known;
        exits[slot] = exit;
        exit.begin();
        close(slot, exit, options);
        if (exit.wakeNanos() > book.timeNanos() && exit.wakeNanos() != Long.MAX_VALUE) {
            timers.set(exit.wakeNanos(), book.timeNanos(), TIMER, name(slot), () -> {});
        }
    }

    private void close(int slot, Exit exit, FlattenOptions options) {
        ManagedOrder close = closeOf(slot);
        boolean entries = endEntries(slot, options);
        List<OwnerShare> held = held(slot);
        Decimal net = net(held);
        if (close != null || entries || !net.isZero()) {
            exit.involve();
        }
        if (close != null) {
            watch(close, net, exit, options);
        } else if (entries) {
            exit.blocked(book.timeNanos(), options, "entries have not ended");
        } else if (net.isZero()) {
            pull(slot, options);
            exit.end(End.FLAT, "");
        } else if (isDust(slot, net)) {
            exit.end(End.DUST, "less than the venue takes an order for");
        } else if (isReady(slot, exit, options)) {
            send(slot, held, net, exit, options);
        }
    }

    private @Nullable ManagedOrder closeOf(int slot) {
        List<ManagedOrder> working = orders.working(slot);
        for (int i = 0; i < working.size(); i++) {
            if (working.get(i).isPermitted()) {
                return working.get(i);
            }
        }
        return null;
    }

    /** Asks for the end of what could add to a position. Says whether something of it may still fill. */
    private boolean endEntries(int slot, FlattenOptions options) {
        boolean any = false;
        for (ManagedOrder order : List.copyOf(orders.working(slot))) {
            if (!order.isPermitted() && !order.isProtective() && isCovered(order)) {
                cancel(order, options);
                any |= order.status().isWorking();
            }
        }
        return any;
    }

    private boolean isCovered(ManagedOrder order) {
        if (order.isExternal()) {
            return false;
        }
        TargetShares shares = order.shares();
        return shares == null
                ? closes(order.slot(), order.intent().owner())
                : shares.wanted().stream().anyMatch(share -> closes(order.slot(), share.owner()));
    }

    /** Asks once, and again when an interval has passed and it is still not known. */
    private void cancel(ManagedOrder order, FlattenOptions options) {
        Requests requests = order.requests();
        boolean asked = requests.cancelNanos() != 0
                && book.timeNanos()
                        < requests.cancelNanos() + options.interval().toNanos();
        if (!asked && !requests.isCancelInFlight()) {
            desk.cancel(order);
        }
    }

    /** Protective exits go when what they protect does. Says whether one may still fill. */
    private boolean pull(int slot, FlattenOptions options) {
        boolean any = false;
        for (ManagedOrder order : List.copyOf(orders.working(slot))) {
            if (!order.isPermitted() && order.isProtective() && isCovered(order)) {
                cancel(order, options);
                any |= order.status().isWorking();
            }
        }
        return any;
    }

    private List<OwnerShare> held(int slot) {
        List<OwnerShare> held = new ArrayList<>(2);
        for (String owner : ledger.owners()) {
            Decimal quantity = ledger.quantity(slot, owner);
            if (!quantity.isZero() && closes(slot, owner)) {
                held.add(new OwnerShare(owner, quantity.negate()));
            }
        }
        return held;
    }

    /** Signed units held: what is to be closed, with its sign turned. */
    private static Decimal net(List<OwnerShare> closing) {
        Decimal net = Decimal.ZERO;
        for (OwnerShare share : closing) {
            net = net.minus(share.quantity());
        }
        return net;
    }

    /** A close that has worked long enough, or would close more than there is, makes room for the next one. */
    private void watch(ManagedOrder close, Decimal net, Exit exit, FlattenOptions options) {
        long now = book.timeNanos();
        long until = close.intent().decidedAtNanos() + options.interval().toNanos();
        boolean tooMuch = net.signum() * close.side().sign() >= 0 || net.abs().compareTo(close.exactLeaves()) < 0;
        boolean old = now >= until && close.terms().type() != OrderType.MARKET;
        if (tooMuch || old) {
            cancel(close, options);
        } else {
            exit.wakeAt(until);
        }
        if (close.isUnknown() || now >= until) {
            exit.blocked(now, options, close.isUnknown() ? "what became of its close is not known" : "its close works");
        }
    }

    private boolean isDust(int slot, Decimal net) {
        Instrument instrument = book.instrument(slot);
        Decimal step = instrument.step();
        Decimal least = instrument.minQuantity();
        Decimal notional = instrument.minNotional();
        Decimal units = net.abs();
        double value = units.toDouble() * book.mark(slot) * instrument.multiplierAsDouble();
        return (step != null && units.compareTo(step) < 0)
                || (least != null && units.compareTo(least) < 0)
                || (notional != null && value < notional.toDouble());
    }

    private boolean isReady(int slot, Exit exit, FlattenOptions options) {
        Route route = book.route(slot);
        if (!route.isUp() || !route.isReconciled()) {
            String why = route.isUp() ? " is being reconciled" : " is down";
            exit.blocked(book.timeNanos(), options, "route " + route.name() + why);
            return false;
        }
        if (!book.status(slot).allowsReduction()) {
            exit.end(End.WAITING_SESSION, "the venue has stopped trading in it: " + book.status(slot));
            return false;
        }
        if (!book.isInSession(slot)) {
            Optional<Long> open = book.instrument(slot)
                    .calendar()
                    .nextOpen(Nanos.toInstant(book.timeNanos()))
                    .map(Nanos::of);
            open.ifPresent(exit::wakeAt);
            exit.end(
                    End.WAITING_SESSION,
                    "its market is closed"
                            + open.map(at -> ", opens at " + Nanos.toInstant(at))
                                    .orElse(""));
            return false;
        }
        return !exit.isEarly(book.timeNanos());
    }

    private void send(int slot, List<OwnerShare> held, Decimal net, Exit exit, FlattenOptions options) {
        double price = price(slot, net);
        boolean widest = exit.attempt() > 0 && options.collar(exit.attempt() - 1) >= options.maxCollar();
        boolean atMarket = options.isBareMarket() && (widest || Double.isNaN(price));
        if (Double.isNaN(price) && !atMarket) {
            exit.blocked(book.timeNanos(), options, "no price was seen");
            return;
        }
        OrderRequest request = request(slot, net, atMarket ? Double.NaN : price, options.collar(exit.attempt()));
        if (pull(slot, options) && !request.isReduceOnly()) {
            exit.blocked(book.timeNanos(), options, "protective exits have not ended");
            return;
        }
        ManagedOrder close = desk.close(request, new TargetShares(held));
        boolean tried = widest && (!options.isBareMarket() || exit.attempt() > 1 && isRepeated(exit, options));
        exit.tried(book.timeNanos(), options);
        if (tried) {
            exit.end(End.STUCK, "not closed within " + options.maxCollar() + " of the market" + said(close));
        }
    }

    /** Whether a market order was tried before. */
    private static boolean isRepeated(Exit exit, FlattenOptions options) {
        return exit.attempt() > 1 && options.collar(exit.attempt() - 2) >= options.maxCollar();
    }

    private static String said(ManagedOrder close) {
        return close.status().isClosed()
                ? "; " + close.status() + ": " + close.snapshot().reason()
                : "";
    }

    /** The other side of the market, or the mark where no quotes are seen. */
    private double price(int slot, Decimal net) {
        double side = net.isPositive() ? book.bid(slot) : book.ask(slot);
        return Double.isNaN(side) || side <= 0 ? book.mark(slot) : side;
    }

    private OrderRequest request(int slot, Decimal net, double price, double collar) {
        Instrument instrument = book.instrument(slot);
        Side side = net.isPositive() ? Side.SELL : Side.BUY;
        Decimal quantity = quantity(instrument, net);
        boolean limited = !Double.isNaN(price);
        OrderRequest.Builder request = limited
                ? OrderRequest.limit(instrument, side, quantity, limit(instrument, side, price, collar))
                : OrderRequest.market(instrument, side, quantity);
        return request.timeInForce(targets.timeInForce(slot))
                .reduceOnly(isReduceOnly(slot, net, quantity))
                .tag("flatten")
                .build();
    }

    private static Decimal quantity(Instrument instrument, Decimal net) {
        Decimal most = instrument.maxQuantity();
        Decimal step = instrument.step();
        Decimal units = most == null ? net.abs() : net.abs().min(most);
        return step == null ? units : units.toMultipleOf(step, RoundingMode.DOWN);
    }

    /** Never further through the market than the collar. */
    private static Decimal limit(Instrument instrument, Side side, double price, double collar) {
        return side == Side.SELL
                ? instrument.price(price * (1 - collar), RoundingMode.CEILING)
                : instrument.price(price * (1 + collar), RoundingMode.FLOOR);
    }

    /** Where the venue has it, unless others' units stand against ours: then it would not let us close. */
    private boolean isReduceOnly(int slot, Decimal net, Decimal quantity) {
        Decimal all = ledger.quantity(slot);
        boolean can = book.route(slot)
                .capabilities()
                .has(book.instrument(slot).asset().assetClass(), Capability.REDUCE_ONLY);
        return can && all.signum() == net.signum() && all.abs().compareTo(quantity) >= 0;
    }

    private void report(Flatten flatten) {
        boolean wanted = !flatten.reported || !flatten.waiting.isEmpty();
        if (wanted && isEnded(flatten)) {
            tell(flatten, reportOf(flatten, ""));
        }
    }

    private boolean isEnded(Flatten flatten) {
        for (int slot = 0; slot < exits.length; slot++) {
            Exit exit = exits[slot];
            if (touches(flatten, slot) && (exit == null || exit.end() == null)) {
                return false;
            }
        }
        return true;
    }

    private boolean touches(Flatten flatten, int slot) {
        return flatten.scope.kind() == ControlScope.Kind.STRATEGY || covers(flatten.scope, slot, "");
    }

    private void tell(Flatten flatten, FlattenReport report) {
        if (!flatten.reported) {
            flatten.reported = true;
            listener.onFlatten(report);
        }
        flatten.waiting.forEach(done -> done.accept(report));
        flatten.waiting.clear();
    }

    private FlattenReport reportOf(Flatten flatten, String cut) {
        List<PositionEnd> ends = new ArrayList<>();
        for (int slot = 0; slot < exits.length; slot++) {
            Exit exit = exits[slot];
            if (exit != null && exit.isInvolved() && touches(flatten, slot)) {
                ends.add(endOf(flatten, slot, exit, cut));
            }
        }
        return new FlattenReport(flatten.scope, flatten.reason, flatten.begunNanos, book.timeNanos(), ends);
    }

    private PositionEnd endOf(Flatten flatten, int slot, Exit exit, String cut) {
        Decimal left = Decimal.ZERO;
        for (String owner : ledger.owners()) {
            left = covers(flatten.scope, slot, owner) ? left.plus(ledger.quantity(slot, owner)) : left;
        }
        End end = exit.end();
        return end == null
                ? new PositionEnd(book.instrument(slot), left.isZero() ? End.FLAT : End.STUCK, left, cut)
                : new PositionEnd(book.instrument(slot), end, left, exit.text());
    }
}
