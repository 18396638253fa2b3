package io.otrep.alpaca;

import io.otrep.order.OrderRequest;
import io.otrep.order.TimeInForce;
import org.jspecify.annotations.Nullable;

/**
 * What no request to Alpaca can say. Such an order never leaves. All that a request can say is sent, and Alpaca judges it: its rules change
 * more often than this library. Stateless.
 */
final class Sendable {
    private Sendable() {}

    /** Why terms cannot be sent, null if they can. */
    static @Nullable String refusal(OrderRequest terms) {
        if (terms.timeInForce() == TimeInForce.GTD) {
            return "Alpaca has no orders that end at a given time; use DAY or GTC and cancel";
        }
        if (terms.isPostOnly()) {
            return "Alpaca has no post-only orders; use LIMIT without it";
        }
        if (terms.protectionPrice() != null) {
            return "Alpaca has no worst price for MARKET orders; use LIMIT with IOC";
        }
        return null;
    }
}
