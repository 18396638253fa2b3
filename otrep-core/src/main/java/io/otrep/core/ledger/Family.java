package io.otrep.core.ledger;

import io.otrep.account.Activity;
import io.otrep.core.internal.record.AccountFields;
import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import org.jspecify.annotations.Nullable;

/** The revisions of one execution or booking; the highest holds. Not thread-safe. */
class Family {
    private static final int COUNTED_REVISIONS = 64;

    private final FamilyKey key;
    private long seen;
    private @Nullable Activity best;

    Family(FamilyKey key) {
        this.key = key;
    }

    /** What was seen of it; its key is said by whoever writes it. */
    void save(FieldSink out) {
        out.number("seen", seen);
        out.part("best", best, activity -> AccountFields.writeAny(activity, out));
    }

    /** Takes what another has written; this one is empty. */
    void load(FieldReader in) {
        seen = in.number();
        best = in.part(() -> AccountFields.any(in));
    }

    /** The revisions that were seen, as bits. */
    final long seen() {
        return seen;
    }

    /** Takes what was seen of it elsewhere; this one is empty. */
    final void restore(long seenBefore, Activity holds) {
        seen = seenBefore;
        best = holds;
    }

    final FamilyKey key() {
        return key;
    }

    final @Nullable Activity best() {
        return best;
    }

    /** Takes note of a revision and says whether it holds from now on. */
    final Applied.Outcome offer(Activity activity) {
        int revision = activity.key().revision();
        long bit = revision < COUNTED_REVISIONS ? 1L << revision : 0;
        if ((seen & bit) != 0 || (best != null && best.key().revision() == revision)) {
            return Applied.Outcome.DUPLICATE;
        }
        seen |= bit;
        if (best != null && best.key().revision() > revision) {
            return Applied.Outcome.SUPERSEDED;
        }
        best = activity;
        return Applied.Outcome.APPLIED;
    }

    /** Whether the books hold it, so that forgetting it must not let it in again. */
    boolean isHeld() {
        return best != null;
    }

    /** It cannot be changed any more. */
    void seal() {}
}
