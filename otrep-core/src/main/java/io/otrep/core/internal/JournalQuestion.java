package io.otrep.core.internal;

import io.otrep.account.Activity;
import io.otrep.account.ActivityKey;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEvent;
import io.otrep.order.VenueOrderId;
import org.jspecify.annotations.Nullable;

/**
 * Something late, about an order that memory does not know. Immutable and thread-safe.
 *
 * @param activity an execution or its correction, null if it is an event
 * @param event what a venue said of an order, null if it is an activity
 */
record JournalQuestion(
        @Nullable Activity activity, @Nullable OrderEvent event) {

    static JournalQuestion of(Object late) {
        return late instanceof Activity activity
                ? new JournalQuestion(activity, null)
                : new JournalQuestion(null, (OrderEvent) late);
    }

    /** One of several that say the same. */
    String name() {
        return activity != null ? activity.key().toString() : String.valueOf(event);
    }

    /** Our id of the order, null if it is not named by it. */
    @Nullable
    ClientOrderId id() {
        if (event != null) {
            return event.clientOrderId();
        }
        return activity instanceof Fill fill ? fill.clientOrderId() : null;
    }

    /** The venue's id of the order, null if it is not named by it. */
    @Nullable
    VenueOrderId venueId() {
        if (event != null) {
            return event.venueOrderId();
        }
        return activity instanceof Fill fill ? fill.venueOrderId() : null;
    }

    /** The execution that it corrects, null if it is no correction. */
    @Nullable
    ActivityKey corrected() {
        return activity instanceof FillCorrection ? activity.key() : null;
    }
}
