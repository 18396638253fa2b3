package io.otrep.core.internal;

import io.otrep.core.reconcile.Difference;
import io.otrep.core.reconcile.ReconcileTrigger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One reconciliation while it runs. What no record of the venue explains counts only when it is seen twice, with the venue's visibility delay in between and
 * nothing moving meanwhile: a stale answer is never taken for news. Single-threaded.
 */
final class ReconcileRun {
    private final ReconcileTrigger trigger;
    private final long startedNanos;
    private final long deadlineNanos;
    private final long visibilityNanos;
    private final List<Difference> differences = new ArrayList<>();
    private Set<String> before = Set.of();
    private Set<String> now = new LinkedHashSet<>();
    private long askedBeforeNanos = Long.MIN_VALUE;
    private long answeredBeforeNanos = Long.MIN_VALUE;
    private boolean quiet;
    private boolean open;
    private int rounds;

    ReconcileRun(ReconcileTrigger trigger, long startedNanos, long deadlineNanos, long visibilityNanos) {
        this.trigger = trigger;
        this.startedNanos = startedNanos;
        this.deadlineNanos = deadlineNanos;
        this.visibilityNanos = visibilityNanos;
    }

    /** The venue has answered once more. */
    void onRound(VenueSnapshot snapshot, long movedNanos) {
        boolean apart = rounds > 0 && snapshot.askedNanos() - answeredBeforeNanos >= visibilityNanos;
        quiet = apart && movedNanos < askedBeforeNanos;
        before = now;
        now = new LinkedHashSet<>();
        askedBeforeNanos = snapshot.askedNanos();
        answeredBeforeNanos = snapshot.answeredNanos();
        open = false;
        rounds++;
    }

    /** Whether something was seen in the round before too, late enough to count. If not, the venue is to be asked again. */
    boolean isConfirmed(String seen) {
        now.add(seen);
        boolean confirmed = quiet && before.contains(seen);
        open |= !confirmed;
        return confirmed;
    }

    /** Whether something waits to be seen again. */
    boolean isOpen() {
        return open;
    }

    void add(Difference difference) {
        if (!differences.contains(difference)) {
            differences.add(difference);
        }
    }

    ReconcileTrigger trigger() {
        return trigger;
    }

    long startedNanos() {
        return startedNanos;
    }

    long deadlineNanos() {
        return deadlineNanos;
    }

    int rounds() {
        return rounds;
    }

    List<Difference> differences() {
        return differences;
    }
}
