package io.otrep.alpaca;

import io.otrep.broker.support.json.JsonNames;
import io.otrep.broker.support.json.JsonReader;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentStatus;
import io.otrep.market.StatusChange;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Halts, resumptions and price bands of equities. The tapes of NYSE and Nasdaq have codes of their own, told apart by their words: 2 and H stop
 * trading, 3 and T let it go on, Q collects quotes before it does. Bands come without a status; the last one stays. Source: Alpaca's page on
 * real-time stock data, CTA and UTP specifications. Single-threaded.
 */
final class StatusFrames {
    private static final JsonNames STATUS = JsonNames.of("S", "sc", "sm", "rc", "rm", "t");
    private static final JsonNames BANDS = JsonNames.of("S", "u", "d", "i", "t");

    private final Map<Instrument, InstrumentStatus> last = new HashMap<>();

    /** A status; null if it is of none of ours, or only informs. */
    @Nullable
    StatusChange status(JsonReader json, PriceWire.Symbols symbols) {
        Instrument of = null;
        @Nullable String[] words = new String[4];
        long time = 0;
        for (int field = json.nextField(STATUS); field >= 0; field = json.nextField(STATUS)) {
            switch (field) {
                case 0 -> of = symbols.read(json, null);
                case 5 -> time = json.timeNanos();
                default -> words[field - 1] = json.textOrNull();
            }
        }
        InstrumentStatus status = words[0] == null ? null : statusOf(words[0]);
        if (of == null || status == null) {
            return null;
        }
        last.put(of, status);
        return new StatusChange(of, time, status, Double.NaN, Double.NaN, reason(words));
    }

    private static @Nullable InstrumentStatus statusOf(String code) {
        return switch (code) {
            case "2", "H", "P", "1" -> InstrumentStatus.HALTED;
            case "3", "T" -> InstrumentStatus.TRADING;
            case "Q", "5", "6" -> InstrumentStatus.AUCTION;
            default -> null;
        };
    }

    private static String reason(@Nullable String[] words) {
        StringBuilder text = new StringBuilder(words[1] == null ? "status " + words[0] : words[1]);
        if (words[2] != null) {
            text.append(", ").append(words[2]);
        }
        return words[3] == null
                ? text.toString()
                : text.append(' ').append(words[3]).toString();
    }

    /** Price bands (limit up, limit down); null if they are of none of ours. */
    @Nullable
    StatusChange bands(JsonReader json, PriceWire.Symbols symbols) {
        Instrument of = null;
        double upper = Double.NaN;
        double lower = Double.NaN;
        String indicator = "";
        long time = 0;
        for (int field = json.nextField(BANDS); field >= 0; field = json.nextField(BANDS)) {
            switch (field) {
                case 0 -> of = symbols.read(json, null);
                case 1 -> upper = json.measureOrNaN();
                case 2 -> lower = json.measureOrNaN();
                case 3 -> indicator = json.text();
                default -> time = json.timeNanos();
            }
        }
        if (of == null) {
            return null;
        }
        InstrumentStatus status = last.getOrDefault(of, InstrumentStatus.TRADING);
        boolean crossed = lower > upper;
        return new StatusChange(
                of,
                time,
                status,
                crossed ? Double.NaN : lower,
                crossed ? Double.NaN : upper,
                "limit up, limit down; indicator " + indicator);
    }
}
