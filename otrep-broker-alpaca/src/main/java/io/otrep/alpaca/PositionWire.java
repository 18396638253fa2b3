package io.otrep.alpaca;

import io.otrep.account.AccountId;
import io.otrep.account.Lot;
import io.otrep.account.Position;
import io.otrep.account.PositionSide;
import io.otrep.broker.support.json.JsonNames;
import io.otrep.broker.support.json.JsonReader;
import io.otrep.market.AssetClass;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is held, as Alpaca writes it. Immutable and thread-safe.
 *
 * @param quantity negative if short
 * @param cost what it cost, with the sign of the quantity
 */
record PositionWire(String symbol, AssetClass assetClass, Decimal quantity, Decimal cost) {
    private static final JsonNames FIELDS =
            JsonNames.of("symbol", "asset_class", "qty", "cost_basis", "avg_entry_price", "side");

    static List<PositionWire> readAll(JsonReader json) {
        List<PositionWire> all = new ArrayList<>();
        json.beginArray();
        while (json.nextElement()) {
            all.add(read(json));
        }
        return all;
    }

    static PositionWire read(JsonReader json) {
        String symbol = null;
        AssetClass assetClass = AssetClass.EQUITY;
        Decimal quantity = null;
        Decimal cost = null;
        Decimal price = null;
        boolean isShort = false;
        json.beginObject();
        for (int field = json.nextField(FIELDS); field >= 0; field = json.nextField(FIELDS)) {
            switch (field) {
                case 0 -> symbol = json.text();
                case 1 -> assetClass = json.text().equals("crypto") ? AssetClass.CRYPTO : AssetClass.EQUITY;
                case 2 -> quantity = json.decimalOrNull();
                case 3 -> cost = json.decimalOrNull();
                case 4 -> price = json.decimalOrNull();
                default -> isShort = json.text().equals("short");
            }
        }
        Decimal units = signed(json.need(quantity, "qty"), isShort);
        Decimal paid = cost == null ? units.times(json.need(price, "cost_basis")) : signed(cost, isShort);
        return new PositionWire(json.need(symbol, "symbol"), assetClass, units, paid);
    }

    private static Decimal signed(Decimal value, boolean negative) {
        return negative ? value.abs().negate() : value.abs();
    }

    /** The position; null if nothing is held. */
    @Nullable
    Position position(AlpacaSymbols symbols, AccountId account) {
        if (quantity.isZero()) {
            return null;
        }
        Instrument instrument = symbols.of(symbol, assetClass);
        Lot lot = new Lot(instrument + "-lots", 0, quantity, cost);
        return new Position(
                account, instrument, PositionSide.NET, Position.EXTERNAL, quantity, cost, Decimal.ZERO, List.of(lot));
    }
}
