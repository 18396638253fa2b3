package io.otrep.core.internal;

import io.otrep.account.Activity;
import io.otrep.account.Position;
import io.otrep.broker.Broker;
import io.otrep.core.reconcile.Difference;
import io.otrep.core.reconcile.MismatchPolicy;
import io.otrep.core.reconcile.ReconcileTrigger;
import io.otrep.core.reconcile.Reconciliation;
import io.otrep.market.Nanos;
import io.otrep.order.Order;
import io.otrep.risk.ControlScope;
import io.otrep.risk.TradingState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares one route with its venue, as often as it must: asks, applies what records explain, and asks again until what is left is either gone or confirmed.
 * A state machine on the engine loop; it never waits.
 */
final class Reconciler {
    private static final long TICK_NANOS = 500_000_000L;
    private static final long PAUSE_NANOS = 100_000_000L;
    private static final long LONGEST_PAUSE_NANOS = 5_000_000_000L;
    /** Questions reach back before what is known by this much; activities are idempotent. */
    private static final long OVERLAP_NANOS = 600_000_000_000L;

    private final ReconcileDesk with;
    private final UnknownSettler settler;
    private final OrderEvidence evidence;
    private final OtherOrders others;
    private final BookCheck books;
    private final Reconcilers.AccountCheck accounts;
    private final Runnable onSettled;
    private final List<VenueAsk<?>> asking = new ArrayList<>();
    private @Nullable ReconcileRun run;
    private @Nullable ReconcileTrigger next;
    private long movedNanos = Long.MIN_VALUE;
    private long pauseNanos = PAUSE_NANOS;
    private boolean started;
    private boolean checked;
    private boolean opened;
    private boolean settled;
    private boolean stopped;
    private int waiting;

    Reconciler(ReconcileDesk with, Reconcilers.AccountCheck accounts, Runnable onSettled) {
        this.with = with;
        this.accounts = accounts;
        this.onSettled = onSettled;
        settler = new UnknownSettler(with);
        evidence = new OrderEvidence(with, settler);
        others = new OtherOrders(with);
        books = new BookCheck(with.route.name(), with.instruments, with.ledger);
        opened = with.ledger.accounts().stream()
                .anyMatch(account -> account.route().equals(with.route.name()));
    }

    // What happens to it.

    void start() {
        started = true;
        begin(ReconcileTrigger.START);
        tickLater();
        periodicLater();
    }

    void stop() {
        stopped = true;
        drop();
        run = null;
    }

    /** Whether the start has come to an end, good or bad. */
    boolean isSettled() {
        return settled;
    }

    boolean isOpened() {
        return opened;
    }

    Route route() {
        return with.route;
    }

    /** Books or orders of the route moved. */
    void onMoved() {
        movedNanos = with.tasks.nowNanos();
    }

    void onStream(boolean up) {
        if (!started || stopped) {
            return;
        }
        ReconcileRun now = run;
        if (!up) {
            if (now != null && now.trigger() == ReconcileTrigger.START) {
                drop();
            } else if (now != null) {
                end(now, Reconciliation.Outcome.ABANDONED, "the order stream went down");
            }
        } else if (now == null) {
            begin(ReconcileTrigger.RECONNECT);
        } else {
            round(now);
        }
    }

    void request(ReconcileTrigger trigger) {
        if (!started || stopped) {
            return;
        }
        boolean worse = next == null || trigger.compareTo(next) < 0;
        if (trigger.stopsTrading()) {
            ready(false);
        }
        if (run != null) {
            next = worse ? trigger : next;
        } else if (with.route.isUp()) {
            begin(trigger);
        }
    }

    UnknownSettler settler() {
        return settler;
    }

    /** The time of the start is over. */
    void giveUp() {
        if (run != null && !settled) {
            onDeadline(run);
        }
    }

    private void tickLater() {
        with.tasks.at(with.tasks.nowNanos() + TICK_NANOS, () -> {
            if (!stopped) {
                boolean ask = settled && settler.tick(with.tasks.nowNanos());
                if (ask && run == null && with.route.isUp()) {
                    begin(ReconcileTrigger.UNKNOWN_ORDER);
                }
                tickLater();
            }
        });
    }

    private void periodicLater() {
        with.tasks.at(with.tasks.nowNanos() + with.options.everyNanos(), () -> {
            if (!stopped) {
                request(ReconcileTrigger.PERIODIC);
                periodicLater();
            }
        });
    }

    // One reconciliation.

    private void begin(ReconcileTrigger trigger) {
        if (trigger.stopsTrading()) {
            ready(false);
        }
        long now = with.tasks.nowNanos();
        ReconcileRun begun = new ReconcileRun(trigger, now, now + with.options.boundNanos(), with.visibilityNanos());
        run = begun;
        pauseNanos = PAUSE_NANOS;
        with.tasks.at(begun.deadlineNanos(), () -> {
            if (isCurrent(begun)) {
                onDeadline(begun);
            }
        });
        if (with.route.isUp()) {
            round(begun);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the question is whether it is the same object
    private boolean isCurrent(ReconcileRun asked) {
        return run == asked;
    }

    private void ready(boolean ready) {
        ready(ready, Long.MIN_VALUE);
    }

    private void ready(boolean ready, long knownUntilNanos) {
        with.input.take(new RouteInput.Ready(with.route.name(), ready, knownUntilNanos));
    }

    private void drop() {
        asking.forEach(VenueAsk::drop);
        asking.clear();
    }

    private void round(ReconcileRun asked) {
        drop();
        VenueSnapshot snapshot = new VenueSnapshot(with.tasks.nowNanos());
        Broker broker = with.route.broker();
        Instant since = since(asked);
        waiting = 5;
        ask(asked, "account", broker::account, snapshot::setAccount, snapshot);
        ask(asked, "positions", broker::positions, snapshot::setPositions, snapshot);
        ask(asked, "open orders", broker::openOrders, snapshot::setOpen, snapshot);
        ask(asked, "closed orders", () -> broker.closedOrders(since), snapshot::setClosed, snapshot);
        ask(asked, "activities", () -> broker.activities(since), snapshot::setActivities, snapshot);
    }

    private Instant since(ReconcileRun asked) {
        long known = with.route.knownUntilNanos();
        long from = known == Long.MIN_VALUE ? asked.startedNanos() : known;
        return Nanos.toInstant(from - OVERLAP_NANOS);
    }

    private <T> void ask(
            ReconcileRun asked,
            String what,
            Supplier<CompletionStage<T>> question,
            Consumer<T> taken,
            VenueSnapshot snapshot) {
        VenueAsk<T> ask = new VenueAsk<>(
                with.tasks,
                what,
                question,
                asked.deadlineNanos(),
                Math.max(PAUSE_NANOS, with.options.boundNanos() / 4),
                answer -> {
                    taken.accept(answer);
                    waiting--;
                    onAnswer(asked, snapshot);
                },
                why -> fail(asked, why));
        asking.add(ask);
        ask.ask();
    }

    private void onAnswer(ReconcileRun asked, VenueSnapshot snapshot) {
        if (waiting > 0 || !isCurrent(asked)) {
            return;
        }
        drop();
        List<ManagedOrder> missing = new ArrayList<>(with.working(false));
        missing.removeIf(snapshot::lists);
        if (missing.isEmpty()) {
            onSnapshot(asked, snapshot);
            return;
        }
        waiting = missing.size();
        for (ManagedOrder order : missing) {
            askFor(order, asked, snapshot);
        }
    }

    private void askFor(ManagedOrder order, ReconcileRun asked, VenueSnapshot snapshot) {
        VenueAsk<Optional<Order>> ask = new VenueAsk<>(
                with.tasks,
                "order " + order.id(),
                () -> with.route.broker().order(order.id()),
                asked.deadlineNanos(),
                Math.max(PAUSE_NANOS, with.options.boundNanos() / 4),
                answer -> {
                    answer.ifPresent(snapshot::addLookedUp);
                    if (--waiting == 0 && isCurrent(asked)) {
                        drop();
                        onSnapshot(asked, snapshot);
                    }
                },
                why -> fail(asked, why));
        asking.add(ask);
        ask.ask();
    }

    private void onSnapshot(ReconcileRun asked, VenueSnapshot snapshot) {
        if (!isChecked(asked, snapshot)) {
            return;
        }
        snapshot.setAnswered(with.tasks.nowNanos());
        asked.onRound(snapshot, movedNanos);
        if (opened || open(asked, snapshot)) {
            apply(asked, snapshot);
        }
        if (!isCurrent(asked)) {
            return;
        }
        if (asked.isOpen()) {
            long pause = Math.max(pauseNanos, with.visibilityNanos());
            pauseNanos = Math.min(pauseNanos * 2, LONGEST_PAUSE_NANOS);
            with.tasks.at(with.tasks.nowNanos() + pause, () -> {
                if (isCurrent(asked) && with.route.isUp()) {
                    round(asked);
                }
            });
        } else {
            conclude(asked, snapshot);
        }
    }

    /** Books of one account must not be mixed with those of another. */
    private boolean isChecked(ReconcileRun asked, VenueSnapshot snapshot) {
        if (!checked) {
            try {
                accounts.check(with.route, snapshot.account());
                checked = true;
            } catch (IllegalStateException e) {
                fail(asked, "is refused: " + e.getMessage());
            }
        }
        return checked;
    }

    /** The first books are what two answers agree on. */
    private boolean open(ReconcileRun asked, VenueSnapshot snapshot) {
        String seen = "opening " + snapshot.account().balances() + " " + snapshot.positions();
        if (!asked.isConfirmed(seen)) {
            return false;
        }
        List<Position> positions =
                snapshot.positions().stream().map(this::owned).toList();
        opened = true;
        asked.add(new Difference(
                Difference.Kind.OPENED,
                String.valueOf(snapshot.account().id()),
                "no books",
                snapshot.account().balances() + ", " + positions.size() + " positions",
                "opened with it"));
        with.input.take(new RouteInput.Opening(snapshot.account(), positions));
        return true;
    }

    private Position owned(Position position) {
        return new Position(
                position.account(),
                position.instrument(),
                position.side(),
                others.owner(),
                position.quantity(),
                position.cost(),
                position.realized(),
                position.lots());
    }

    private void apply(ReconcileRun asked, VenueSnapshot snapshot) {
        var known = with.route.account();
        if (known == null || snapshot.account().timeNanos() >= known.timeNanos()) {
            with.input.take(snapshot.account());
        }
        for (Activity activity : snapshot.activities()) {
            if (with.input.take(activity)) {
                asked.add(new Difference(
                        Difference.Kind.MISSED_ACTIVITY,
                        activity.key().toString(),
                        "none",
                        activity.toString(),
                        "booked"));
            }
        }
        evidence.compare(asked, snapshot);
        others.compare(asked, snapshot);
        compareBooks(asked, snapshot);
    }

    /** What is left after all records were taken. It is booked when all of it was seen twice. */
    private void compareBooks(ReconcileRun asked, VenueSnapshot snapshot) {
        List<BookCheck.Finding> findings = books.findings(snapshot);
        boolean confirmed = true;
        for (BookCheck.Finding finding : findings) {
            confirmed &= asked.isConfirmed(finding.toString());
        }
        if (confirmed && !asked.isOpen()) {
            for (BookCheck.Finding finding : findings) {
                asked.add(finding.difference());
                with.input.take(books.booking(finding, snapshot, others.owner()));
            }
        }
    }

    // The end of one.

    private void onDeadline(ReconcileRun asked) {
        if (asked.rounds() > 0 && asking.isEmpty() && opened && !asked.trigger().stopsTrading()) {
            end(asked, Reconciliation.Outcome.INCONCLUSIVE, "the books moved as long as the venue was asked");
            return;
        }
        fail(asked, with.route.isUp() ? "could not be reconciled in time" : "did not come up in time");
    }

    private void fail(ReconcileRun asked, String why) {
        if (isCurrent(asked)) {
            String reason = "route '" + with.route.name() + "' " + why;
            with.stop(ControlScope.route(with.route.name()), TradingState.HALTED, reason);
            end(asked, Reconciliation.Outcome.FAILED, reason);
        }
    }

    private void conclude(ReconcileRun asked, VenueSnapshot snapshot) {
        boolean explained =
                asked.differences().stream().allMatch(found -> found.kind().isExplained());
        if (!explained) {
            trip(asked);
        }
        ready(true, snapshot.askedNanos());
        end(asked, Reconciliation.Outcome.DONE, "");
    }

    private void trip(ReconcileRun asked) {
        MismatchPolicy policy = with.options.policy();
        if (policy != MismatchPolicy.NOTIFY) {
            Difference first = asked.differences().stream()
                    .filter(found -> !found.kind().isExplained())
                    .findFirst()
                    .orElseThrow();
            with.stop(
                    ControlScope.route(with.route.name()),
                    policy == MismatchPolicy.HALT ? TradingState.HALTED : TradingState.REDUCING,
                    "reconciliation found " + first);
        }
    }

    private void end(ReconcileRun asked, Reconciliation.Outcome outcome, String reason) {
        drop();
        run = null;
        Reconciliation report = new Reconciliation(
                with.route.name(),
                asked.trigger(),
                asked.startedNanos(),
                with.tasks.nowNanos(),
                asked.rounds(),
                outcome,
                reason,
                asked.differences());
        with.log.onReconciliation(report);
        with.listener.onReconciliation(report);
        if (outcome == Reconciliation.Outcome.DONE) {
            settler.resend(with.tasks.nowNanos());
        }
        if (asked.trigger() == ReconcileTrigger.START) {
            settled = true;
            onSettled.run();
        }
        ReconcileTrigger after = next;
        next = null;
        if (after != null && run == null && with.route.isUp() && !stopped) {
            begin(after);
        }
    }
}
