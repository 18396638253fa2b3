package io.otrep.risk.gate;

import io.otrep.account.AccountId;
import io.otrep.account.ActivityKey;
import io.otrep.account.Fill;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.risk.GateDecision;
import io.otrep.risk.OrderGate;

/** Instruments, orders and gates for tests. */
public final class Books {
    private Books() {}

    public static Instrument share(String symbol) {
        return share(symbol, "Technology");
    }

    public static Instrument share(String symbol, String sector) {
        return Instrument.builder(symbol, "alpaca", Asset.of(symbol, AssetClass.EQUITY), Currency.USD)
                .tick("0.01")
                .step("1")
                .sector(sector)
                .build();
    }

    static OrderIntent intent(OrderRequest request) {
        return OrderIntent.builder(ClientOrderId.of("c1"), "momentum", 1, 0, request)
                .build();
    }

    static OrderIntent buy(Instrument instrument, long units) {
        return intent(
                OrderRequest.market(instrument, Side.BUY, Decimal.of(units)).build());
    }

    static OrderIntent sell(Instrument instrument, long units) {
        return intent(
                OrderRequest.market(instrument, Side.SELL, Decimal.of(units)).build());
    }

    static OrderIntent limit(Instrument instrument, Side side, long units, String price) {
        return intent(OrderRequest.limit(instrument, side, Decimal.of(units), Decimal.parse(price))
                .build());
    }

    static Fill fill(Instrument instrument, Side side, long units, String price, int number) {
        ActivityKey key = ActivityKey.of(AccountId.of("alpaca", "1"), "f" + number);
        return Fill.builder(key, 0, instrument, side, Decimal.of(units), Decimal.parse(price))
                .build();
    }

    static OrderGate gate(RiskGates gates) {
        return gates.create(new FakeControl()).get(0);
    }

    /** The code of a denial or reduction, {@code APPROVE} if there is none. */
    static String outcome(GateDecision decision) {
        var denial = decision.denial();
        if (denial == null) {
            return "APPROVE";
        }
        return (decision.isDenied() ? "" : "REDUCE " + decision.reducedQuantity() + " ") + denial.code();
    }
}
