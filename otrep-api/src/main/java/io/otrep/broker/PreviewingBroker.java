package io.otrep.broker;

import io.otrep.market.Money;
import io.otrep.order.OrderRequest;
import io.otrep.order.RejectReason;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A venue that can judge an order without taking it. Thread-safe; see {@link Capability#PREVIEW}. */
public interface PreviewingBroker extends Broker {
    /**
     * Asks what would become of an order.
     *
     * @param request the terms
     * @return the venue's judgement
     */
    CompletionStage<Preview> preview(OrderRequest request);

    /**
     * What a venue would do with an order. Immutable.
     *
     * @param accepted whether it would take it
     * @param reason why not, null if it would
     * @param fee what it would cost, null if it does not say
     * @param text its own words
     */
    record Preview(
            boolean accepted,
            @Nullable RejectReason reason,
            @Nullable Money fee,
            String text) {}
}
