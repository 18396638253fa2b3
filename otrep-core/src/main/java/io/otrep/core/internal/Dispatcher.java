package io.otrep.core.internal;

import io.otrep.core.internal.record.EngineRecord.CancelDecided;
import io.otrep.core.internal.record.EngineRecord.IntentsDecided;
import io.otrep.core.internal.record.EngineRecord.ReplaceDecided;
import io.otrep.order.ClientOrderId;

/**
 * The outbound stage of one route: takes requests from the loop without waiting, has them written, and hands them to the {@link Gateway}. Cancels have a
 * lane of their own; a cancel that meets its unsent submit annihilates it.
 */
public interface Dispatcher {
    /** Hands over a new order, or several that depend on each other. Says no when it is full: nothing was taken. */
    boolean submit(IntentsDecided decided);

    /** Hands over a change of terms. Says no when it is full: nothing was taken. */
    boolean replace(ReplaceDecided decided);

    /** Whether a new order is still here: it has provably not left. */
    default boolean holds(ClientOrderId id) {
        return false;
    }

    /** Hands over a cancel; always taken. */
    void cancel(CancelDecided decided);

    /**
     * A dispatcher that passes everything on at once, on the caller's thread: for simulated venues, which live on the loop and do not outlive it.
     *
     * @param gateway the last gate
     * @param log what is sent is noted, not waited for
     */
    static Dispatcher inline(Gateway gateway, RunLog log) {
        return new Dispatcher() {
            @Override
            public boolean submit(IntentsDecided decided) {
                log.note(decided);
                gateway.submit(decided);
                return true;
            }

            @Override
            public boolean replace(ReplaceDecided decided) {
                log.note(decided);
                gateway.replace(decided);
                return true;
            }

            @Override
            public void cancel(CancelDecided decided) {
                log.note(decided);
                gateway.cancel(decided);
            }
        };
    }
}
