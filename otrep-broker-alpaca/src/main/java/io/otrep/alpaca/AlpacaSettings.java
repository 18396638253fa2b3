package io.otrep.alpaca;

import io.otrep.broker.support.json.JsonNames;
import io.otrep.broker.support.json.JsonReader;
import io.otrep.broker.support.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * How an account is set up at Alpaca. What Alpaca did not say is null, and what is null is not changed. Immutable and thread-safe.
 *
 * @param noShorting whether it may not sell short
 * @param suspendTrade whether new orders are blocked
 * @param fractionalTrading whether it may trade parts of shares
 * @param maxMarginMultiplier {@code 1}, {@code 2} or {@code 4}
 * @param disableOvernightTrading whether it may not trade at night
 */
public record AlpacaSettings(
        @Nullable Boolean noShorting,
        @Nullable Boolean suspendTrade,
        @Nullable Boolean fractionalTrading,
        @Nullable String maxMarginMultiplier,
        @Nullable Boolean disableOvernightTrading) {

    private static final JsonNames FIELDS = JsonNames.of(
            "no_shorting", "suspend_trade", "fractional_trading", "disable_overnight_trading", "max_margin_multiplier");

    static AlpacaSettings read(JsonReader json) {
        @Nullable Boolean[] flags = new Boolean[4];
        String multiplier = null;
        json.beginObject();
        for (int field = json.nextField(FIELDS); field >= 0; field = json.nextField(FIELDS)) {
            if (json.isAbsent()) {
                continue;
            }
            if (field == 4) {
                multiplier = json.text();
            } else {
                flags[field] = json.bool();
            }
        }
        return new AlpacaSettings(flags[0], flags[1], flags[2], multiplier, flags[3]);
    }

    byte[] toBody() {
        JsonWriter json = new JsonWriter().beginObject();
        write(json, "no_shorting", noShorting);
        write(json, "suspend_trade", suspendTrade);
        write(json, "fractional_trading", fractionalTrading);
        write(json, "disable_overnight_trading", disableOvernightTrading);
        return json.field("max_margin_multiplier", maxMarginMultiplier)
                .endObject()
                .toBytes();
    }

    private static void write(JsonWriter json, String name, @Nullable Boolean value) {
        if (value != null) {
            json.field(name, value.booleanValue());
        }
    }
}
