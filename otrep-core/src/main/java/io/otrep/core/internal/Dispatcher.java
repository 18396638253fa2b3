package io.otrep.core.internal;

import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderIntent;
import io.otrep.order.VenueOrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outbound stage of one route: takes requests from the loop without waiting and hands them to the {@link Gateway}. Cancels have a lane of their
 * own; a cancel that meets its unsent submit annihilates it.
 */
public interface Dispatcher {
    /** Hands over a new order. Says no when it is full: nothing was taken. */
    boolean submit(OrderIntent intent, boolean reducing);

    /** Hands over orders that depend on each other. Says no when it is full: nothing was taken. */
    boolean submitGroup(OrderGroup group, List<OrderIntent> intents, boolean reducing);

    /** Hands over a change of terms. Says no when it is full: nothing was taken. */
    boolean replace(OrderIntent intent, @Nullable VenueOrderId venueOrderId, boolean reducing);

    /** Hands over a cancel; always taken. */
    void cancel(ClientOrderId id, @Nullable VenueOrderId venueOrderId);

    /** A dispatcher that passes everything on at once, on the caller's thread: for simulated venues, which live on the loop. */
    static Dispatcher inline(Gateway gateway) {
        return new Dispatcher() {
            @Override
            public boolean submit(OrderIntent intent, boolean reducing) {
                gateway.submit(intent, reducing);
                return true;
            }

            @Override
            public boolean submitGroup(OrderGroup group, List<OrderIntent> intents, boolean reducing) {
                gateway.submitGroup(group, intents, reducing);
                return true;
            }

            @Override
            public boolean replace(OrderIntent intent, @Nullable VenueOrderId venueOrderId, boolean reducing) {
                gateway.replace(intent, venueOrderId, reducing);
                return true;
            }

            @Override
            public void cancel(ClientOrderId id, @Nullable VenueOrderId venueOrderId) {
                gateway.cancel(id, venueOrderId);
            }
        };
    }
}
