package io.otrep.core.internal.record;

import io.otrep.account.Account;
import io.otrep.account.AccountId;
import io.otrep.account.Activity;
import io.otrep.account.ExchangeRate;
import io.otrep.account.LotMethod;
import io.otrep.account.Position;
import io.otrep.broker.Capabilities;
import io.otrep.core.control.FlattenOptions;
import io.otrep.core.ledger.OwnerShare;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.order.ClientOrderId;
import io.otrep.order.Order;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.VenueOrderId;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingState;
import io.otrep.risk.Vital;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be written into the journal, each with the loop time at which it was made, nanoseconds since 1970. Those of the first group are
 * always written and rebuild the engine after a restart; those of the second are written when all inputs are kept, and replay it. Immutable
 * and thread-safe.
 */
public sealed interface EngineRecord {
    /** Loop time, nanoseconds since 1970. */
    long stampNanos();

    // Always.

    /**
     * A run of the engine begins.
     *
     * @param engine what it is called
     * @param allInputs whether all inputs follow
     * @param goesOn whether it took back the books of the runs before, or the switch alone
     */
    record RunBegun(long stampNanos, String engine, Currency base, LotMethod lots, boolean allInputs, boolean goesOn)
            implements EngineRecord {}

    /** A run of the engine ended in order. */
    record RunEnded(long stampNanos) implements EngineRecord {}

    /** A route trades this account, for real or not. */
    record RouteBound(long stampNanos, AccountId account, boolean live) implements EngineRecord {}

    /** An instrument gets a number. */
    record InstrumentDeclared(long stampNanos, int number, Instrument instrument) implements EngineRecord {}

    /**
     * New orders are to be sent, one or a group.
     *
     * @param shares whose targets a single order serves; empty if somebody asked for it directly
     * @param group what joins them, null for a single order
     * @param reducing whether they can only reduce
     * @param permit whether it may leave when HALTED: a flatten's close, or an exit of a group that the engine keeps together
     * @param held whether the first alone is sent, and the engine keeps the others back: its route cannot keep the group together
     */
    record IntentsDecided(
            long stampNanos,
            List<OrderIntent> intents,
            List<OwnerShare> shares,
            @Nullable OrderGroup group,
            boolean reducing,
            boolean permit,
            boolean held)
            implements EngineRecord {

        /** Orders that all leave. */
        public IntentsDecided(
                long stampNanos,
                List<OrderIntent> intents,
                List<OwnerShare> shares,
                @Nullable OrderGroup group,
                boolean reducing,
                boolean permit) {
            this(stampNanos, intents, shares, group, reducing, permit, false);
        }

        /** Orders without a permit. */
        public IntentsDecided(
                long stampNanos,
                List<OrderIntent> intents,
                List<OwnerShare> shares,
                @Nullable OrderGroup group,
                boolean reducing) {
            this(stampNanos, intents, shares, group, reducing, false);
        }

        /** Those that leave: all, or the first of a group that the engine keeps together. */
        public List<OrderIntent> sent() {
            return held ? intents.subList(0, 1) : intents;
        }

        /** What joins those that leave, null if they leave alone. */
        public @Nullable OrderGroup sentGroup() {
            return held ? null : group;
        }
    }

    /** Other terms of an order are to be sent. */
    record ReplaceDecided(
            long stampNanos, OrderIntent intent, @Nullable VenueOrderId venueOrderId, boolean reducing)
            implements EngineRecord {}

    /**
     * The end of an order is to be asked for.
     *
     * @param ofGroup whether the engine asks, for a group that it keeps together: others of the group may take the order's place
     * @param superseded whether its targets have moved on: when it has ended, what is missing then is ordered anew
     */
    record CancelDecided(
            long stampNanos, ClientOrderId id, @Nullable VenueOrderId venueOrderId, boolean ofGroup, boolean superseded)
            implements EngineRecord {

        /** Somebody asks for it. */
        public CancelDecided(long stampNanos, ClientOrderId id, @Nullable VenueOrderId venueOrderId) {
            this(stampNanos, id, venueOrderId, false, false);
        }
    }

    /**
     * An order that the engine held back will never leave.
     *
     * @param denied whether it was judged when it was to leave, and denied
     */
    record HeldEnded(long stampNanos, ClientOrderId id, String reason, boolean denied) implements EngineRecord {}

    /** Somebody asked for the end of an exit, and with it of all exits of its group. */
    record GroupEnded(long stampNanos, String group) implements EngineRecord {}

    /** Something was said about an order. */
    record OrderMoved(long stampNanos, OrderEvent event) implements EngineRecord {}

    /** Something changed the books. */
    record BooksMoved(long stampNanos, Activity activity) implements EngineRecord {}

    /** An account as its venue sees it. */
    record AccountSeen(long stampNanos, Account account) implements EngineRecord {}

    /** Trading was stopped, or re-armed when the state is ACTIVE. */
    record ControlMoved(long stampNanos, ControlScope scope, TradingState state, String reason)
            implements EngineRecord {}

    /** What a gate remembers. */
    record GateKept(long stampNanos, int index, String gate, byte[] state) implements EngineRecord {}

    /** What a policy remembers under a key from now on; nothing if the value is empty. */
    record PolicyKept(long stampNanos, String policy, String key, byte[] value) implements EngineRecord {}

    /** A scope is to be closed, until it is re-armed. */
    record FlattenAsked(long stampNanos, ControlScope scope, FlattenOptions options, String reason)
            implements EngineRecord {}

    /** Books were opened with what a venue held. */
    record BooksOpened(long stampNanos, Account account, List<Position> positions, List<Order> working)
            implements EngineRecord {}

    /** Owners exchanged units inside. */
    record Crossed(
            long stampNanos,
            AccountId account,
            Instrument instrument,
            Decimal price,
            List<OwnerShare> shares,
            String id)
            implements EngineRecord {}

    /** Trading on a route waits for a reconciliation, or has one behind it: all before a time is in the books. */
    record RouteReady(long stampNanos, String route, boolean ready, long knownUntilNanos) implements EngineRecord {}

    /** An order that the engine did not make works at a venue. */
    record OrderFound(long stampNanos, Order order) implements EngineRecord {}

    /** A venue knows nothing any more of an order it had confirmed. */
    record OrderLost(long stampNanos, ClientOrderId id) implements EngineRecord {}

    /** What was concluded about something, for people. */
    record Noted(long stampNanos, String subject, String text) implements EngineRecord {}

    /**
     * All that recovery needs of the records before it. Instruments are declared anew after it.
     *
     * @param run the run that took it
     * @param stops what is stopped
     * @param state orders and books
     */
    record SnapshotTaken(long stampNanos, RunBegun run, List<ControlMoved> stops, byte[] state)
            implements EngineRecord {}

    // With all inputs.

    /** The market moved. */
    record MarketMoved(long stampNanos, MarketEvent event) implements EngineRecord {}

    /** A rate was measured. */
    record RateMoved(long stampNanos, ExchangeRate rate) implements EngineRecord {}

    /** An order stream came up or went down. */
    record StreamMoved(long stampNanos, String route, boolean up) implements EngineRecord {}

    /** A host set a strategy's level. */
    record SignalAsked(long stampNanos, String strategy, Instrument instrument, double level) implements EngineRecord {}

    /** A host asked for an order. */
    record SubmitAsked(long stampNanos, String owner, OrderRequest request) implements EngineRecord {}

    /** A host asked for the end of an order. */
    record WithdrawAsked(long stampNanos, ClientOrderId id) implements EngineRecord {}

    /** A host told a policy something in the policy's own form. */
    record PolicyTold(long stampNanos, String policy, byte[] command) implements EngineRecord {}

    /** Somebody asked for the end of all entries. */
    record WithdrawEntriesAsked(long stampNanos) implements EngineRecord {}

    /** A timer fired. */
    record TimerFired(long stampNanos) implements EngineRecord {}

    /** The strategies began. */
    record Started(long stampNanos) implements EngineRecord {}

    /** The strategies ended. */
    record Stopped(long stampNanos) implements EngineRecord {}

    /** The machinery was measured. */
    record VitalMoved(long stampNanos, ControlScope scope, Vital vital, double value) implements EngineRecord {}

    /** What the engine of a run was made of, in its order. */
    record Built(long stampNanos, List<RouteKnown> routes, List<Instrument> instruments) implements EngineRecord {}

    /**
     * A route of a run.
     *
     * @param name its name
     * @param capabilities what its venue could do
     */
    record RouteKnown(String name, Capabilities capabilities) {}

    /** The loop looked after what follows from time alone. */
    record ControlSeen(long stampNanos) implements EngineRecord {}

    /** The loop took what was stopped elsewhere, or re-armed when the state is ACTIVE. */
    record ControlTaken(ControlMoved moved) implements EngineRecord {
        @Override
        public long stampNanos() {
            return moved.stampNanos();
        }
    }

    /** The loop began to close a scope. */
    record FlattenTaken(FlattenAsked asked) implements EngineRecord {
        @Override
        public long stampNanos() {
            return asked.stampNanos();
        }
    }

    /**
     * Reconciliation had a request sent again whose outcome is not known.
     *
     * @param cancel whether it is the cancel, and not the submit
     */
    record Repeated(long stampNanos, ClientOrderId id, boolean cancel) implements EngineRecord {}

    /**
     * Something about an order that memory did not know was taken, after the journal had been asked.
     *
     * @param order what the journal tells of the order, empty if nothing
     * @param activity what was taken, null if it was an event
     * @param event what was taken, null if it was an activity
     */
    record LookedUp(
            long stampNanos,
            byte[] order,
            @Nullable Activity activity,
            @Nullable OrderEvent event) implements EngineRecord {}
}
