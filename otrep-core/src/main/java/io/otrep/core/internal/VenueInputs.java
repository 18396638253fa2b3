package io.otrep.core.internal;

import io.otrep.account.Account;
import io.otrep.account.Activity;
import io.otrep.account.ExchangeRate;
import io.otrep.core.internal.record.EngineRecord.AccountSeen;
import io.otrep.core.internal.record.EngineRecord.BooksMoved;
import io.otrep.core.internal.record.EngineRecord.BooksOpened;
import io.otrep.core.internal.record.EngineRecord.ControlMoved;
import io.otrep.core.internal.record.EngineRecord.ControlTaken;
import io.otrep.core.internal.record.EngineRecord.LookedUp;
import io.otrep.core.internal.record.EngineRecord.OrderFound;
import io.otrep.core.internal.record.EngineRecord.OrderLost;
import io.otrep.core.internal.record.EngineRecord.OrderMoved;
import io.otrep.core.internal.record.EngineRecord.RateMoved;
import io.otrep.core.internal.record.EngineRecord.Repeated;
import io.otrep.core.internal.record.EngineRecord.RouteReady;
import io.otrep.order.OrderEvent;
import java.util.List;

/** Records of what venues say. Stateless. */
final class VenueInputs {
    private VenueInputs() {}

    static void note(Object event, long timeNanos, RunLog log) {
        if (event instanceof OrderEvent orderEvent) {
            log.note(new OrderMoved(timeNanos, orderEvent));
        } else if (event instanceof Activity activity) {
            log.note(new BooksMoved(timeNanos, activity));
        } else if (event instanceof Account account) {
            log.note(new AccountSeen(timeNanos, account));
        } else if (event instanceof RouteInput.Opening opening) {
            log.note(new BooksOpened(timeNanos, opening.account(), opening.positions(), List.of()));
        } else if (event instanceof RouteInput.Ready ready) {
            log.note(new RouteReady(timeNanos, ready.route(), ready.ready(), ready.knownUntilNanos()));
        } else if (event instanceof RouteInput.Found found) {
            log.note(new OrderFound(timeNanos, found.order()));
        } else if (event instanceof RouteInput.Lost lost) {
            log.note(new OrderLost(timeNanos, lost.id()));
        } else if (event instanceof RouteInput.LookedUp found) {
            log.note(new LookedUp(timeNanos, found.order(), found.activity(), found.event()));
        } else if (event instanceof ExchangeRate rate) {
            log.note(new RateMoved(timeNanos, rate));
        } else if (log.keepsAll()) {
            noteForReplay(event, timeNanos, log);
        }
    }

    /** What restarts know from elsewhere. */
    private static void noteForReplay(Object event, long timeNanos, RunLog log) {
        if (event instanceof RouteInput.Stop stop) {
            log.note(new ControlTaken(new ControlMoved(timeNanos, stop.scope(), stop.state(), stop.reason())));
        } else if (event instanceof RouteInput.Repeat repeat) {
            log.note(new Repeated(timeNanos, repeat.id(), repeat.cancel()));
        }
    }
}
