package io.otrep.alpaca;

import io.otrep.broker.support.json.JsonReader;
import io.otrep.market.AssetClass;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;

/** Instruments, intents and payloads that tests share. All values are made up. */
final class Samples {
    static final String ROUTE = "alpaca";
    static final Instrument ACME = new AlpacaSymbols(ROUTE)
            .builder("ACME", AssetClass.EQUITY)
            .tick("0.01")
            .step("1")
            .build();
    static final Instrument COIN = new AlpacaSymbols(ROUTE)
            .builder("COIN/USD", AssetClass.CRYPTO)
            .tick("0.5")
            .step("0.0001")
            .build();

    private Samples() {}

    static Decimal decimal(String text) {
        return Decimal.parse(text);
    }

    static OrderIntent intent(String id, OrderRequest terms) {
        return OrderIntent.builder(ClientOrderId.of(id), "test", 7, 0, terms).build();
    }

    /** An order as Alpaca would show it; {@code more} are further fields, each begun with a comma. */
    static String order(String id, String clientId, String status, String quantity, String filled, String more) {
        return """
                {"id":"%s","client_order_id":"%s","symbol":"ACME","asset_class":"us_equity","side":"buy","type":"limit",\
                "order_type":"limit","time_in_force":"day","qty":"%s","notional":null,"filled_qty":"%s",\
                "limit_price":"12.5","stop_price":null,"status":"%s","extended_hours":false,"legs":null,\
                "submitted_at":"2026-03-02T15:00:00.123456789Z","updated_at":"2026-03-02T15:00:01Z"%s}""".formatted(id, clientId, quantity, filled, status, more);
    }

    static OrderWire wire(String id, String clientId, String status, String quantity, String filled, String more) {
        return OrderWire.read(JsonReader.of(order(id, clientId, status, quantity, filled, more)));
    }
}
