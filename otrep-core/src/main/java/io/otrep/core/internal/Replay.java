package io.otrep.core.internal;

import io.otrep.core.internal.record.EngineRecord;
import io.otrep.core.internal.record.EngineRecord.AccountSeen;
import io.otrep.core.internal.record.EngineRecord.BooksMoved;
import io.otrep.core.internal.record.EngineRecord.BooksOpened;
import io.otrep.core.internal.record.EngineRecord.CancelDecided;
import io.otrep.core.internal.record.EngineRecord.ControlMoved;
import io.otrep.core.internal.record.EngineRecord.ControlSeen;
import io.otrep.core.internal.record.EngineRecord.ControlTaken;
import io.otrep.core.internal.record.EngineRecord.FlattenAsked;
import io.otrep.core.internal.record.EngineRecord.FlattenTaken;
import io.otrep.core.internal.record.EngineRecord.IntentsDecided;
import io.otrep.core.internal.record.EngineRecord.LookedUp;
import io.otrep.core.internal.record.EngineRecord.MarketMoved;
import io.otrep.core.internal.record.EngineRecord.Noted;
import io.otrep.core.internal.record.EngineRecord.OrderFound;
import io.otrep.core.internal.record.EngineRecord.OrderLost;
import io.otrep.core.internal.record.EngineRecord.OrderMoved;
import io.otrep.core.internal.record.EngineRecord.PolicyTold;
import io.otrep.core.internal.record.EngineRecord.RateMoved;
import io.otrep.core.internal.record.EngineRecord.Repeated;
import io.otrep.core.internal.record.EngineRecord.ReplaceDecided;
import io.otrep.core.internal.record.EngineRecord.RouteReady;
import io.otrep.core.internal.record.EngineRecord.SignalAsked;
import io.otrep.core.internal.record.EngineRecord.Started;
import io.otrep.core.internal.record.EngineRecord.Stopped;
import io.otrep.core.internal.record.EngineRecord.StreamMoved;
import io.otrep.core.internal.record.EngineRecord.SubmitAsked;
import io.otrep.core.internal.record.EngineRecord.TimerFired;
import io.otrep.core.internal.record.EngineRecord.VitalMoved;
import io.otrep.core.internal.record.EngineRecord.WithdrawAsked;
import io.otrep.core.internal.record.EngineRecord.WithdrawEntriesAsked;
import io.otrep.market.Instrument;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds an engine the inputs of one run, as they were written, and compares what it decides with what was decided then. Its dispatcher sends nothing.
 * Single-threaded.
 */
public final class Replay implements Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

    private final ArrayDeque<EngineRecord> decided = new ArrayDeque<>();
    private final ArrayDeque<EngineRecord> expected = new ArrayDeque<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> expectedOnce = new HashSet<>();
    private final Set<String> decidedOnce = new HashSet<>();
    private long inputs;
    private long decisions;
    private @Nullable String difference;

    /** Which request it says the outbound stage did not take, null if it says something else. */
    public static @Nullable String refusal(Noted note) {
        return note.text().equals(SendQueue.REFUSED) ? note.subject() + " at " + note.stampNanos() : null;
    }

    /**
     * A run begins, and with it what is known of earlier ones is read anew: an id that a crash kept out of the journal is used again. What the outbound stage
     * of the run refused is refused again.
     */
    public void begin(Set<String> refusedThen) {
        expectedOnce.clear();
        decidedOnce.clear();
        refused.clear();
        refused.addAll(refusedThen);
    }

    @Override
    public boolean submit(IntentsDecided request) {
        return decide(request, request.intents().get(0).id().value());
    }

    @Override
    public boolean replace(ReplaceDecided request) {
        return decide(request, request.intent().id() + "#" + request.intent().sequence());
    }

    @Override
    public void cancel(CancelDecided request) {
        decide(request, "");
    }

    private boolean decide(EngineRecord request, String name) {
        if (refused.contains(name + " at " + request.stampNanos())) {
            return false;
        }
        if (isNews(request, decidedOnce)) {
            decided.add(request);
            compare();
        }
        return true;
    }

    /** A request that is sent again while its outcome is not known was decided once. */
    private static boolean isNews(EngineRecord decision, Set<String> once) {
        if (decision instanceof IntentsDecided intents) {
            return once.add(intents.intents().get(0).id().value());
        }
        return !(decision instanceof CancelDecided cancel) || once.add("cancel " + cancel.id());
    }

    /** What runs before the one that is replayed decided. */
    public void before(EngineRecord record) {
        isNews(record, expectedOnce);
        isNews(record, decidedOnce);
    }

    private void compare() {
        while (difference == null && !decided.isEmpty() && !expected.isEmpty()) {
            EngineRecord now = decided.remove();
            EngineRecord then = expected.remove();
            decisions++;
            if (!now.equals(then)) {
                difference = "decision " + decisions + " was " + then + ", but is " + now + " when it is replayed";
            }
        }
    }

    /** Takes a record of the run. */
    public void take(EngineRecord record, EngineCore core, List<Route> routes) {
        boolean decision =
                record instanceof IntentsDecided || record instanceof ReplaceDecided || record instanceof CancelDecided;
        if (decision) {
            if (isNews(record, expectedOnce)) {
                expected.add(record);
                compare();
            }
        } else if (tryFeed(record, core, routes)) {
            inputs++;
        }
    }

    /** An input that failed then fails now; what it did before is compared. */
    private boolean tryFeed(EngineRecord record, EngineCore core, List<Route> routes) {
        try {
            return feed(record, core, routes);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            LOG.warn("an input fails when it is replayed: {}", record, e);
            return true;
        }
    }

    private static @Nullable RouteInput reconciled(EngineRecord record) {
        if (record instanceof RouteReady ready) {
            return new RouteInput.Ready(ready.route(), ready.ready(), ready.knownUntilNanos());
        } else if (record instanceof OrderFound found) {
            return new RouteInput.Found(found.order());
        }
        if (record instanceof LookedUp found) {
            return new RouteInput.LookedUp(found.order(), found.activity(), found.event());
        }
        if (record instanceof Repeated repeated) {
            return new RouteInput.Repeat(repeated.id(), repeated.cancel());
        }
        return record instanceof OrderLost lost ? new RouteInput.Lost(lost.id()) : null;
    }

    private boolean feed(EngineRecord record, EngineCore core, List<Route> routes) {
        RouteInput reconciled = reconciled(record);
        if (reconciled != null) {
            core.onVenue(reconciled, record.stampNanos());
            return true;
        }
        if (record instanceof MarketMoved moved) {
            Instrument instrument = moved.event().instrument();
            core.onMarket(moved.event(), core.book().slot(instrument), moved.stampNanos());
        } else if (record instanceof OrderMoved moved) {
            core.onVenue(moved.event(), moved.stampNanos());
        } else if (record instanceof BooksMoved moved) {
            core.onVenue(moved.activity(), moved.stampNanos());
        } else if (record instanceof AccountSeen seen) {
            core.onVenue(seen.account(), seen.stampNanos());
        } else if (record instanceof RateMoved moved) {
            core.onVenue(moved.rate(), moved.stampNanos());
        } else if (record instanceof TimerFired fired) {
            core.fireTimerBefore(fired.stampNanos() + 1);
        } else if (record instanceof StreamMoved moved) {
            core.advance(moved.stampNanos());
            routes.stream()
                    .filter(route -> route.name().equals(moved.route()))
                    .forEach(route -> core.onStream(route, moved.up()));
        } else {
            Runnable command = command(record, core);
            if (command == null) {
                return false; // what other threads wrote has times of its own
            }
            core.advance(record.stampNanos());
            command.run();
        }
        return true;
    }

    private static @Nullable Runnable command(EngineRecord record, EngineCore core) {
        if (record instanceof Started) {
            return () -> core.start(record.stampNanos());
        } else if (record instanceof Stopped) {
            return core::stop;
        } else if (record instanceof ControlSeen) {
            return core::onControl;
        } else if (record instanceof ControlTaken taken) {
            ControlMoved moved = taken.moved();
            return () -> core.onControl(moved.scope(), moved.state(), moved.reason());
        } else if (record instanceof SignalAsked asked) {
            return () -> core.signal(asked.strategy(), asked.instrument(), asked.level());
        } else if (record instanceof SubmitAsked asked) {
            return () -> core.submit(asked.owner(), asked.request());
        } else if (record instanceof PolicyTold told) {
            return () -> core.tell(told.policy(), told.command());
        } else if (record instanceof WithdrawAsked asked) {
            return () -> core.cancel(asked.id());
        } else if (record instanceof FlattenTaken taken) {
            FlattenAsked asked = taken.asked();
            return () -> core.flatten(asked.scope(), asked.options(), asked.reason(), report -> {});
        } else if (record instanceof WithdrawEntriesAsked) {
            return core::cancelEntries;
        } else if (record instanceof VitalMoved moved) {
            return () -> core.onVital(moved.scope(), moved.vital(), moved.value());
        } else if (record instanceof BooksOpened opened) {
            return () -> core.open(opened.account(), opened.positions(), opened.working());
        }
        return null;
    }

    /** The run has ended: what one side has more of is a difference too. The last decisions before a crash may be missing in the journal. */
    public void end(boolean crashed) {
        if (difference == null && !expected.isEmpty()) {
            difference = "decision " + (decisions + 1) + " was " + expected.peek()
                    + ", but nothing is decided when it is replayed";
        } else if (difference == null && !decided.isEmpty() && !crashed) {
            difference = "nothing was decided after decision " + decisions + ", but " + decided.peek()
                    + " is when it is replayed";
        }
        decided.clear();
        expected.clear();
    }

    /** Inputs so far. */
    public long inputs() {
        return inputs;
    }

    /** Decisions that were compared so far. */
    public long decisions() {
        return decisions;
    }

    /** The first difference, null if there is none. */
    public @Nullable String difference() {
        return difference;
    }
}
