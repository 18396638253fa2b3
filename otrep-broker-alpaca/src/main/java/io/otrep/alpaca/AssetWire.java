package io.otrep.alpaca;

import io.otrep.broker.support.json.JsonNames;
import io.otrep.broker.support.json.JsonReader;
import io.otrep.market.AssetClass;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Alpaca says of something that it lists. Immutable and thread-safe.
 *
 * @param tradable whether orders are taken
 * @param minOrderSize crypto only
 * @param minTradeIncrement crypto only
 * @param priceIncrement crypto only
 */
record AssetWire(
        String symbol,
        AssetClass assetClass,
        boolean tradable,
        boolean shortable,
        boolean easyToBorrow,
        boolean fractionable,
        @Nullable Decimal minOrderSize,
        @Nullable Decimal minTradeIncrement,
        @Nullable Decimal priceIncrement) {

    /** Alpaca takes quantities of nine decimals where parts of a share are traded, and whole shares elsewhere. */
    private static final Decimal FRACTION = Decimal.of(1, 9);

    private static final JsonNames FIELDS = JsonNames.of(
            "symbol",
            "class",
            "tradable",
            "shortable",
            "easy_to_borrow",
            "fractionable",
            "min_order_size",
            "min_trade_increment",
            "price_increment",
            "borrow_status");

    static List<AssetWire> readAll(JsonReader json) {
        List<AssetWire> all = new ArrayList<>();
        json.beginArray();
        while (json.nextElement()) {
            all.add(read(json));
        }
        return all;
    }

    static AssetWire read(JsonReader json) {
        String symbol = null;
        AssetClass assetClass = AssetClass.EQUITY;
        boolean[] flags = new boolean[4];
        @Nullable Decimal[] numbers = new Decimal[3];
        json.beginObject();
        for (int field = json.nextField(FIELDS); field >= 0; field = json.nextField(FIELDS)) {
            if (json.isAbsent()) {
                continue;
            }
            switch (field) {
                case 0 -> symbol = json.text();
                case 1 -> assetClass = json.text().equals("crypto") ? AssetClass.CRYPTO : AssetClass.EQUITY;
                case 2, 3, 4, 5 -> flags[field - 2] = json.bool();
                case 9 -> flags[2] |= json.text().equals("easy_to_borrow");
                default -> numbers[field - 6] = json.decimal();
            }
        }
        return new AssetWire(
                json.need(symbol, "symbol"),
                assetClass,
                flags[0],
                flags[1],
                flags[2],
                flags[3],
                numbers[0],
                numbers[1],
                numbers[2]);
    }

    /**
     * The instrument: crypto with the increments that Alpaca states; equities by {@link EquityTicks}.
     *
     * @param symbols makes it
     * @param lastPrice of an equity, NaN if not known
     */
    Instrument instrument(AlpacaSymbols symbols, double lastPrice) {
        Instrument.Builder builder = symbols.builder(symbol, assetClass).shortable(shortable && easyToBorrow);
        if (assetClass != AssetClass.CRYPTO) {
            Decimal step = fractionable ? FRACTION : Decimal.ONE;
            return builder.tick(EquityTicks.at(lastPrice)).step(step).build();
        }
        if (priceIncrement != null) {
            builder.tick(priceIncrement);
        }
        if (minTradeIncrement != null) {
            builder.step(minTradeIncrement);
        }
        if (minOrderSize != null) {
            builder.minQuantity(minOrderSize);
        }
        return builder.build();
    }
}
