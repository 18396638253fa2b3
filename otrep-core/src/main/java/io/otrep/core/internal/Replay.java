package io.otrep.core.internal;

import io.otrep.core.internal.record.EngineRecord;
import io.otrep.core.internal.record.EngineRecord.AccountSeen;
import io.otrep.core.internal.record.EngineRecord.BooksMoved;
import io.otrep.core.internal.record.EngineRecord.BooksOpened;
import io.otrep.core.internal.record.EngineRecord.CancelDecided;
import io.otrep.core.internal.record.EngineRecord.ControlMoved;
import io.otrep.core.internal.record.EngineRecord.ControlSeen;
import io.otrep.core.internal.record.EngineRecord.FlattenAsked;
import io.otrep.core.internal.record.EngineRecord.IntentsDecided;
import io.otrep.core.internal.record.EngineRecord.MarketMoved;
import io.otrep.core.internal.record.EngineRecord.Noted;
import io.otrep.core.internal.record.EngineRecord.OrderFound;
import io.otrep.core.internal.record.EngineRecord.OrderLost;
import io.otrep.core.internal.record.EngineRecord.OrderMoved;
import io.otrep.core.internal.record.EngineRecord.RateMoved;
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
import io.otrep.risk.TradingState;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Feeds an engine the inputs of one run, as they were written, and compares what it decides with what was decided then. Its dispatcher sends nothing.
 * Single-threaded.
 */
public final class Replay implements Dispatcher {
    private final ArrayDeque<EngineRecord> decided = new ArrayDeque<>();
    private final ArrayDeque<EngineRecord> expected = new ArrayDeque<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> expectedOnce = new HashSet<>();
    private final Set<String> decidedOnce = new HashSet<>();
    private long inputs;
    private long decisions;
    private @Nullable String difference;

    /** Whether it says that the outbound stage did not take a request. */
    public static boolean isRefusal(Noted note) {
        return note.text().equals(SendQueue.REFUSED);
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
        if (refused.contains(name)) {
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
    public void take(EngineRecord record, EngineCore core, List<Route> routes, StopLatch latch) {
        boolean decision =
                record instanceof IntentsDecided || record instanceof ReplaceDecided || record instanceof CancelDecided;
        if (decision) {
            if (isNews(record, expectedOnce)) {
                expected.add(record);
                compare();
            }
        } else if (feed(record, core, routes, latch)) {
            inputs++;
        }
    }

    private static @Nullable RouteInput reconciled(EngineRecord record) {
        if (record instanceof RouteReady ready) {
            return new RouteInput.Ready(ready.route(), ready.ready(), ready.knownUntilNanos());
        } else if (record instanceof OrderFound found) {
            return new RouteInput.Found(found.order());
        }
        return record instanceof OrderLost lost ? new RouteInput.Lost(lost.id()) : null;
    }

    private boolean feed(EngineRecord record, EngineCore core, List<Route> routes, StopLatch latch) {
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
        } else if (record instanceof ControlMoved moved) {
            control(moved, latch);
        } else {
            core.advance(record.stampNanos());
            return command(record, core);
        }
        return true;
    }

    private static boolean command(EngineRecord record, EngineCore core) {
        if (record instanceof Started) {
            core.start(record.stampNanos());
        } else if (record instanceof Stopped) {
            core.stop();
        } else if (record instanceof ControlSeen) {
            core.onControl();
        } else if (record instanceof SignalAsked asked) {
            core.signal(asked.strategy(), asked.instrument(), asked.level());
        } else if (record instanceof SubmitAsked asked) {
            core.submit(asked.owner(), asked.request());
        } else if (record instanceof WithdrawAsked asked) {
            core.cancel(asked.id());
        } else if (record instanceof FlattenAsked asked) {
            core.flatten(asked.scope(), asked.options(), asked.reason(), report -> {});
        } else if (record instanceof WithdrawEntriesAsked) {
            core.cancelEntries();
        } else if (record instanceof VitalMoved moved) {
            core.onVital(moved.scope(), moved.vital(), moved.value());
        } else if (record instanceof BooksOpened opened) {
            core.open(opened.account(), opened.positions(), opened.working());
        } else {
            return false;
        }
        return true;
    }

    private static void control(ControlMoved moved, StopLatch latch) {
        if (moved.state() == TradingState.ACTIVE) {
            latch.restore(moved.scope(), moved.state(), moved.reason());
        } else {
            latch.trip(moved.scope(), moved.state(), moved.reason());
        }
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
