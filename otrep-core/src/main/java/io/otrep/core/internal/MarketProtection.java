package io.otrep.core.internal;

import io.otrep.broker.Capability;
import io.otrep.market.Instrument;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderType;
import io.otrep.order.Side;
import io.otrep.risk.OrderGate;
import java.math.RoundingMode;

/** Gives MARKET orders the worst price that the gates name, where the venue takes one. Single-threaded. */
final class MarketProtection {
    private final Book book;
    private final OrderGate[] gates;

    MarketProtection(Book book, OrderGate[] gates) {
        this.book = book;
        this.gates = gates;
    }

    /** The intent with its protection, or as it was. */
    OrderIntent of(OrderIntent intent, int slot) {
        OrderRequest request = intent.request();
        if (request.type() != OrderType.MARKET || request.protectionPrice() != null || !isTaken(slot)) {
            return intent;
        }
        double price = tightest(intent, slot, request.side() == Side.BUY ? 1 : -1);
        if (!(price > 0) || Double.isInfinite(price)) {
            return intent;
        }
        RoundingMode tighter = request.side() == Side.BUY ? RoundingMode.FLOOR : RoundingMode.CEILING;
        return intent.withRequest(request.toBuilder()
                .protectionPrice(book.instrument(slot).price(price, tighter))
                .build());
    }

    private boolean isTaken(int slot) {
        Instrument instrument = book.instrument(slot);
        return instrument.tick() != null
                && book.route(slot).capabilities().has(instrument.asset().assetClass(), Capability.PROTECTION_PRICE);
    }

    private double tightest(OrderIntent intent, int slot, int sign) {
        double tightest = Double.NaN;
        for (OrderGate gate : gates) {
            double price = gate.protectionPrice(intent, slot, book);
            if (Double.isNaN(tightest) || sign * (price - tightest) < 0) {
                tightest = price;
            }
        }
        return tightest;
    }
}
