package io.otrep.core.internal.record;

import io.otrep.account.LotMethod;
import io.otrep.core.internal.record.EngineRecord.AccountSeen;
import io.otrep.core.internal.record.EngineRecord.BooksMoved;
import io.otrep.core.internal.record.EngineRecord.BooksOpened;
import io.otrep.core.internal.record.EngineRecord.Built;
import io.otrep.core.internal.record.EngineRecord.CancelDecided;
import io.otrep.core.internal.record.EngineRecord.ControlMoved;
import io.otrep.core.internal.record.EngineRecord.ControlSeen;
import io.otrep.core.internal.record.EngineRecord.ControlTaken;
import io.otrep.core.internal.record.EngineRecord.Crossed;
import io.otrep.core.internal.record.EngineRecord.FlattenAsked;
import io.otrep.core.internal.record.EngineRecord.FlattenTaken;
import io.otrep.core.internal.record.EngineRecord.GateKept;
import io.otrep.core.internal.record.EngineRecord.GroupEnded;
import io.otrep.core.internal.record.EngineRecord.HeldEnded;
import io.otrep.core.internal.record.EngineRecord.InstrumentDeclared;
import io.otrep.core.internal.record.EngineRecord.IntentsDecided;
import io.otrep.core.internal.record.EngineRecord.LookedUp;
import io.otrep.core.internal.record.EngineRecord.MarketMoved;
import io.otrep.core.internal.record.EngineRecord.Noted;
import io.otrep.core.internal.record.EngineRecord.OrderFound;
import io.otrep.core.internal.record.EngineRecord.OrderLost;
import io.otrep.core.internal.record.EngineRecord.OrderMoved;
import io.otrep.core.internal.record.EngineRecord.PolicyKept;
import io.otrep.core.internal.record.EngineRecord.PolicyTold;
import io.otrep.core.internal.record.EngineRecord.RateMoved;
import io.otrep.core.internal.record.EngineRecord.Repeated;
import io.otrep.core.internal.record.EngineRecord.ReplaceDecided;
import io.otrep.core.internal.record.EngineRecord.RouteBound;
import io.otrep.core.internal.record.EngineRecord.RouteReady;
import io.otrep.core.internal.record.EngineRecord.RunBegun;
import io.otrep.core.internal.record.EngineRecord.RunEnded;
import io.otrep.core.internal.record.EngineRecord.SignalAsked;
import io.otrep.core.internal.record.EngineRecord.SnapshotTaken;
import io.otrep.core.internal.record.EngineRecord.Started;
import io.otrep.core.internal.record.EngineRecord.Stopped;
import io.otrep.core.internal.record.EngineRecord.StreamMoved;
import io.otrep.core.internal.record.EngineRecord.SubmitAsked;
import io.otrep.core.internal.record.EngineRecord.TimerFired;
import io.otrep.core.internal.record.EngineRecord.VitalMoved;
import io.otrep.core.internal.record.EngineRecord.WithdrawAsked;
import io.otrep.core.internal.record.EngineRecord.WithdrawEntriesAsked;
import io.otrep.core.ledger.OwnerShare;
import io.otrep.market.Instrument;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import io.otrep.risk.Vital;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Turns records into bytes and back. Instruments are declared before the first record that names them: after {@link #encode} the writer asks for
 * {@link #pollDeclaration} until there is none, and writes those first. One codec serves one journal; single-threaded.
 */
public final class EngineCodec {
    private static final Set<RecordType> ABOUT_ORDERS = Collections.unmodifiableSet(EnumSet.of(
            RecordType.RUN,
            RecordType.SNAPSHOT,
            RecordType.INSTRUMENT,
            RecordType.INTENT,
            RecordType.GROUP_HELD,
            RecordType.HELD_ENDED,
            RecordType.REPLACE,
            RecordType.CANCEL,
            RecordType.EXIT_WITHDRAWN,
            RecordType.ORDER_EVENT,
            RecordType.LOOKED_UP));
    private static final List<Vital> VITALS = List.of(Vital.values());
    private static final List<LotMethod> LOTS = List.of(LotMethod.values());
    private static final List<OrderGroup.Kind> GROUPS = List.of(OrderGroup.Kind.values());
    private static final List<OrderGroup.OcoMode> MODES = List.of(OrderGroup.OcoMode.values());

    private final InstrumentTable instruments;
    private final BinaryFields out;
    private final FieldReader in;

    /** A codec that makes its own instruments when it reads. */
    public EngineCodec() {
        this(UnaryOperator.identity());
    }

    /**
     * A codec.
     *
     * @param known gives the engine's own instrument for one that was read, or the one that was read
     */
    public EngineCodec(UnaryOperator<Instrument> known) {
        instruments = new InstrumentTable(known);
        out = new BinaryFields(instruments);
        in = new FieldReader(instruments);
    }

    /** The kind of a record. */
    public static RecordType type(EngineRecord record) {
        if (record instanceof BooksMoved moved) {
            return AccountFields.type(moved.activity());
        }
        return record instanceof MarketMoved moved ? MarketFields.type(moved.event()) : plainType(record);
    }

    private static RecordType plainType(EngineRecord record) {
        if (record instanceof IntentsDecided decided) {
            return decided.held() ? RecordType.GROUP_HELD : RecordType.INTENT;
        } else if (record instanceof OrderMoved) {
            return RecordType.ORDER_EVENT;
        } else if (record instanceof CancelDecided cancel) {
            return cancel.ofGroup() ? RecordType.EXIT_WITHDRAWN : RecordType.CANCEL;
        } else if (record instanceof ReplaceDecided) {
            return RecordType.REPLACE;
        } else if (record instanceof AccountSeen) {
            return RecordType.ACCOUNT;
        } else if (record instanceof TimerFired) {
            return RecordType.TIMER;
        } else if (record instanceof RateMoved) {
            return RecordType.RATE;
        } else if (record instanceof StreamMoved) {
            return RecordType.STREAM;
        } else if (record instanceof Crossed) {
            return RecordType.CROSS;
        } else if (record instanceof ControlMoved) {
            return RecordType.CONTROL;
        } else if (record instanceof FlattenAsked) {
            return RecordType.FLATTEN;
        } else if (record instanceof GateKept) {
            return RecordType.GATE;
        } else if (record instanceof PolicyKept) {
            return RecordType.POLICY;
        } else if (record instanceof Noted) {
            return RecordType.NOTE;
        } else if (record instanceof SnapshotTaken) {
            return RecordType.SNAPSHOT;
        } else if (record instanceof BooksOpened) {
            return RecordType.OPENING;
        } else if (record instanceof RunBegun) {
            return RecordType.RUN;
        } else if (record instanceof RouteBound) {
            return RecordType.ROUTE;
        } else if (record instanceof InstrumentDeclared) {
            return RecordType.INSTRUMENT;
        } else if (record instanceof SignalAsked) {
            return RecordType.SIGNAL;
        } else if (record instanceof SubmitAsked) {
            return RecordType.SUBMIT;
        } else if (record instanceof PolicyTold) {
            return RecordType.TOLD;
        } else if (record instanceof WithdrawAsked) {
            return RecordType.WITHDRAW;
        } else if (record instanceof WithdrawEntriesAsked) {
            return RecordType.WITHDRAW_ENTRIES;
        } else if (record instanceof VitalMoved) {
            return RecordType.VITAL;
        } else if (record instanceof ControlSeen) {
            return RecordType.CONTROL_SEEN;
        } else if (record instanceof ControlTaken) {
            return RecordType.CONTROL_TAKEN;
        } else if (record instanceof FlattenTaken) {
            return RecordType.FLATTEN_TAKEN;
        } else if (record instanceof Repeated) {
            return RecordType.REPEAT;
        } else if (record instanceof LookedUp) {
            return RecordType.LOOKED_UP;
        } else if (record instanceof Built) {
            return RecordType.BUILT;
        } else if (record instanceof RouteReady) {
            return RecordType.ROUTE_READY;
        } else if (record instanceof OrderFound) {
            return RecordType.ORDER_FOUND;
        } else if (record instanceof OrderLost) {
            return RecordType.ORDER_LOST;
        } else if (record instanceof Stopped) {
            return RecordType.STOPPED;
        } else if (record instanceof RunEnded) {
            return RecordType.RUN_ENDED;
        } else if (record instanceof HeldEnded) {
            return RecordType.HELD_ENDED;
        } else if (record instanceof GroupEnded) {
            return RecordType.GROUP_ENDED;
        }
        return RecordType.STARTED;
    }

    /**
     * A record's bytes.
     *
     * @param record what is to be written
     * @return valid until the next call
     */
    public ByteBuffer encode(EngineRecord record) {
        if (record instanceof RunBegun) {
            instruments.clear();
        }
        out.clear();
        write(record, out);
        return out.buffer();
    }

    /** Whether records from here on name instruments anew. */
    public static boolean isFreshStart(int number) {
        return number == RecordType.RUN.number() || number == RecordType.SNAPSHOT.number();
    }

    /** Whether a record of a kind may tell of orders, or is needed to read those that do. */
    public static boolean tellsOfOrders(int number) {
        RecordType type = RecordType.of(number);
        return type != null && (type.isActivity() || ABOUT_ORDERS.contains(type));
    }

    /** A snapshot was written: reading may begin there, so that instruments are declared anew. */
    public void onSnapshot() {
        instruments.clear();
    }

    /** The next instrument that must be declared before the record that was encoded last; null if all are. */
    public @Nullable InstrumentDeclared pollDeclaration(long stampNanos) {
        Instrument fresh = instruments.pollFresh();
        return fresh == null ? null : new InstrumentDeclared(stampNanos, instruments.number(fresh), fresh);
    }

    /** A record as one JSON object, its kind first. */
    public static String json(long sequence, EngineRecord record) {
        JsonFields json = new JsonFields();
        json.number("sequence", sequence);
        json.word("record", type(record));
        write(record, json);
        return json.toJson();
    }

    private static void write(EngineRecord record, FieldSink to) {
        to.time("time", record.stampNanos());
        if (record instanceof BooksMoved moved) {
            AccountFields.write(moved.activity(), to);
        } else if (record instanceof MarketMoved moved) {
            MarketFields.write(moved.event(), to);
        } else if (record instanceof OrderMoved moved) {
            OrderFields.write(moved.event(), to);
        } else if (record instanceof IntentsDecided decided) {
            decided(decided, to);
        } else if (record instanceof CancelDecided cancel) {
            to.text("id", cancel.id().value());
            to.text("venueId", OrderFields.value(cancel.venueOrderId()));
            to.flag("superseded", cancel.superseded());
        } else if (record instanceof ReplaceDecided replace) {
            to.part("intent", replace.intent(), intent -> OrderFields.write(intent, to));
            to.text("venueId", OrderFields.value(replace.venueOrderId()));
            to.flag("reducing", replace.reducing());
        } else if (record instanceof AccountSeen seen) {
            AccountFields.write(seen.account(), to);
        } else if (record instanceof Crossed crossed) {
            AccountFields.write(crossed.account(), to);
            to.instrument("instrument", crossed.instrument());
            to.decimal("price", crossed.price());
            AccountFields.write(crossed.shares(), to);
            to.text("id", crossed.id());
        } else if (record instanceof ControlMoved moved) {
            ControlFields.write(moved, to);
        } else {
            writeRare(record, to);
        }
    }

    private static void decided(IntentsDecided decided, FieldSink to) {
        to.list("intents", decided.intents(), intent -> OrderFields.write(intent, to));
        AccountFields.write(decided.shares(), to);
        OrderGroup group = decided.group();
        to.word("joined", group == null ? null : group.kind());
        to.word("mode", group == null ? null : group.ocoMode());
        to.flag("reducing", decided.reducing());
        to.flag("permit", decided.permit());
    }

    private static void writeRare(EngineRecord record, FieldSink to) {
        if (record instanceof RunBegun run) {
            to.text("engine", run.engine());
            to.text("base", run.base().code());
            to.word("lots", run.lots());
            to.flag("allInputs", run.allInputs());
            to.flag("goesOn", run.goesOn());
        } else if (record instanceof RouteBound bound) {
            AccountFields.write(bound.account(), to);
            to.flag("live", bound.live());
        } else if (record instanceof InstrumentDeclared declared) {
            to.number("number", declared.number());
            MarketFields.write(declared.instrument(), to);
        } else if (record instanceof GateKept kept) {
            to.number("index", kept.index());
            to.text("gate", kept.gate());
            to.bytes("state", kept.state());
        } else if (record instanceof PolicyKept kept) {
            to.text("policy", kept.policy());
            to.text("key", kept.key());
            to.bytes("value", kept.value());
        } else if (record instanceof BooksOpened opened) {
            AccountFields.write(opened.account(), to);
            to.list("positions", opened.positions(), position -> AccountFields.write(position, to));
            to.list("working", opened.working(), order -> OrderFields.write(order, to));
        } else if (record instanceof FlattenAsked asked) {
            ControlFields.write(asked, to);
        } else if (record instanceof FlattenTaken taken) {
            ControlFields.write(taken.asked(), to);
        } else if (record instanceof ControlTaken taken) {
            ControlFields.write(taken.moved(), to);
        } else if (record instanceof Repeated repeated) {
            to.text("id", repeated.id().value());
            to.flag("cancel", repeated.cancel());
        } else if (record instanceof LookedUp found) {
            to.bytes("order", found.order());
            to.part("activity", found.activity(), activity -> AccountFields.writeAny(activity, to));
            to.part("event", found.event(), event -> OrderFields.write(event, to));
        } else if (record instanceof Noted noted) {
            to.text("subject", noted.subject());
            to.text("text", noted.text());
        } else if (record instanceof SnapshotTaken snapshot) {
            to.part("run", snapshot.run(), run -> write(run, to));
            to.list("stops", snapshot.stops(), stop -> write(stop, to));
            to.bytes("state", snapshot.state());
        } else if (record instanceof RateMoved moved) {
            AccountFields.write(moved.rate(), to);
        } else if (record instanceof StreamMoved moved) {
            to.text("route", moved.route());
            to.flag("up", moved.up());
        } else if (record instanceof SignalAsked asked) {
            to.text("strategy", asked.strategy());
            to.instrument("instrument", asked.instrument());
            to.real("level", asked.level());
        } else if (record instanceof SubmitAsked asked) {
            to.text("owner", asked.owner());
            to.part("request", asked.request(), request -> OrderFields.write(request, to));
        } else if (record instanceof PolicyTold told) {
            to.text("policy", told.policy());
            to.bytes("command", told.command());
        } else if (record instanceof WithdrawAsked asked) {
            to.text("id", asked.id().value());
        } else if (record instanceof RouteReady ready) {
            to.text("route", ready.route());
            to.flag("ready", ready.ready());
            to.time("knownUntil", ready.knownUntilNanos());
        } else if (record instanceof OrderFound found) {
            OrderFields.write(found.order(), to);
        } else if (record instanceof OrderLost lost) {
            to.text("id", lost.id().value());
        } else if (record instanceof HeldEnded ended) {
            to.text("id", ended.id().value());
            to.text("reason", ended.reason());
            to.flag("denied", ended.denied());
        } else if (record instanceof GroupEnded ended) {
            to.text("group", ended.group());
        } else if (record instanceof VitalMoved moved) {
            ControlFields.write(moved.scope(), to);
            to.word("vital", moved.vital());
            to.real("value", moved.value());
        } else if (record instanceof Built built) {
            to.list("routes", built.routes(), route -> MarketFields.write(route, to));
            to.list("instruments", built.instruments(), instrument -> to.instrument("instrument", instrument));
        }
    }

    /**
     * Reads a record.
     *
     * @param number its kind, as in the journal
     * @param payload its bytes; its position is then behind what was read
     * @return the record; null if it is of a kind that this version does not know
     * @throws IllegalArgumentException if the bytes are not those of such a record
     */
    public @Nullable EngineRecord decode(int number, ByteBuffer payload) {
        RecordType type = RecordType.of(number);
        if (type == null) {
            return null;
        }
        in.wrap(payload);
        EngineRecord record = read(type, in.time());
        payload.position(payload.limit() - in.left());
        if (record instanceof RunBegun || record instanceof SnapshotTaken) {
            instruments.clear();
        } else if (record instanceof InstrumentDeclared declared) {
            instruments.declare(declared.number(), declared.instrument());
        }
        return record;
    }

    private EngineRecord read(RecordType type, long stampNanos) {
        if (type.isActivity()) {
            return new BooksMoved(stampNanos, AccountFields.activity(type, in));
        }
        if (type.isMarket()) {
            return new MarketMoved(stampNanos, MarketFields.event(type, in));
        }
        return switch (type) {
            case INTENT -> intents(stampNanos, false);
            case GROUP_HELD -> intents(stampNanos, true);
            case ORDER_EVENT -> new OrderMoved(stampNanos, OrderFields.event(in));
            case CANCEL -> cancel(stampNanos, false);
            case EXIT_WITHDRAWN -> cancel(stampNanos, true);
            case HELD_ENDED -> new HeldEnded(stampNanos, in.clientOrderId(), in.text(), in.flag());
            case GROUP_ENDED -> new GroupEnded(stampNanos, in.text());
            case REPLACE -> replace(stampNanos);
            case ACCOUNT -> new AccountSeen(stampNanos, AccountFields.account(in));
            case CROSS ->
                new Crossed(
                        stampNanos,
                        AccountFields.accountId(in),
                        in.instrument(),
                        in.decimal(),
                        AccountFields.shares(in),
                        in.text());
            case CONTROL -> ControlFields.moved(stampNanos, in);
            case FLATTEN -> ControlFields.flatten(stampNanos, in);
            case GATE -> new GateKept(stampNanos, in.smallNumber(), in.text(), in.bytes());
            case POLICY -> new PolicyKept(stampNanos, in.text(), in.text(), in.bytes());
            case NOTE -> new Noted(stampNanos, in.text(), in.text());
            case SNAPSHOT -> snapshot(stampNanos);
            case OPENING ->
                new BooksOpened(
                        stampNanos,
                        AccountFields.account(in),
                        in.list(() -> AccountFields.position(in)),
                        in.list(() -> OrderFields.order(in)));
            case RUN -> run(stampNanos);
            case ROUTE -> new RouteBound(stampNanos, AccountFields.accountId(in), in.flag());
            case INSTRUMENT -> new InstrumentDeclared(stampNanos, in.smallNumber(), MarketFields.instrument(in));
            case RATE -> new RateMoved(stampNanos, AccountFields.rate(in));
            case STREAM -> new StreamMoved(stampNanos, in.text(), in.flag());
            case SIGNAL -> new SignalAsked(stampNanos, in.text(), in.instrument(), in.real());
            case SUBMIT -> submit(stampNanos);
            case TOLD -> new PolicyTold(stampNanos, in.text(), in.bytes());
            case WITHDRAW -> new WithdrawAsked(stampNanos, in.clientOrderId());
            case WITHDRAW_ENTRIES -> new WithdrawEntriesAsked(stampNanos);
            case TIMER -> new TimerFired(stampNanos);
            case STARTED -> new Started(stampNanos);
            case ROUTE_READY -> new RouteReady(stampNanos, in.text(), in.flag(), in.time());
            case ORDER_FOUND -> new OrderFound(stampNanos, OrderFields.order(in));
            case ORDER_LOST -> new OrderLost(stampNanos, in.clientOrderId());
            case STOPPED -> new Stopped(stampNanos);
            case RUN_ENDED -> new RunEnded(stampNanos);
            case CONTROL_SEEN -> new ControlSeen(stampNanos);
            case CONTROL_TAKEN -> new ControlTaken(ControlFields.moved(stampNanos, in));
            case FLATTEN_TAKEN -> new FlattenTaken(ControlFields.flatten(stampNanos, in));
            case REPEAT -> new Repeated(stampNanos, in.clientOrderId(), in.flag());
            case LOOKED_UP ->
                new LookedUp(
                        stampNanos,
                        in.bytes(),
                        in.part(() -> AccountFields.any(in)),
                        in.part(() -> OrderFields.event(in)));
            case BUILT -> new Built(stampNanos, in.list(() -> MarketFields.route(in)), in.list(in::instrument));
            case VITAL -> new VitalMoved(stampNanos, ControlFields.scope(in), in.word(VITALS), in.real());
            default -> throw new IllegalArgumentException(type + " is read elsewhere");
        };
    }

    private RunBegun run(long stampNanos) {
        return new RunBegun(stampNanos, in.text(), in.currency(), in.word(LOTS), in.flag(), in.flag());
    }

    private SnapshotTaken snapshot(long stampNanos) {
        RunBegun run = in.part(() -> run(in.time()));
        if (run == null) {
            throw new IllegalArgumentException("a snapshot without the run that took it");
        }
        return new SnapshotTaken(stampNanos, run, in.list(() -> ControlFields.moved(in.time(), in)), in.bytes());
    }

    private CancelDecided cancel(long stampNanos, boolean ofGroup) {
        return new CancelDecided(stampNanos, in.clientOrderId(), in.optionalVenueOrderId(), ofGroup, in.flag());
    }

    private IntentsDecided intents(long stampNanos, boolean held) {
        List<OrderIntent> intents = in.list(() -> OrderFields.intent(in));
        List<OwnerShare> shares = AccountFields.shares(in);
        OrderGroup.Kind kind = in.optionalWord(GROUPS);
        OrderGroup.OcoMode mode = in.optionalWord(MODES);
        OrderGroup group = kind == null || mode == null
                ? null
                : new OrderGroup(
                        kind, mode, intents.stream().map(OrderIntent::request).toList());
        return new IntentsDecided(stampNanos, intents, shares, group, in.flag(), in.flag(), held);
    }

    private ReplaceDecided replace(long stampNanos) {
        OrderIntent intent = in.part(() -> OrderFields.intent(in));
        if (intent == null) {
            throw new IllegalArgumentException("a replace without its intent");
        }
        return new ReplaceDecided(stampNanos, intent, in.optionalVenueOrderId(), in.flag());
    }

    private SubmitAsked submit(long stampNanos) {
        String owner = in.text();
        var request = in.part(() -> OrderFields.request(in));
        if (request == null) {
            throw new IllegalArgumentException("an order was asked for without its terms");
        }
        return new SubmitAsked(stampNanos, owner, request);
    }
}
