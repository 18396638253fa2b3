package io.otrep.alpaca;

import io.otrep.broker.support.json.JsonNames;
import io.otrep.broker.support.json.JsonReader;
import io.otrep.market.Instrument;
import io.otrep.market.InstrumentStatus;
import io.otrep.market.StatusChange;
import io.otrep.market.Trade;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Halts, resumptions and price bands of equities. The tapes of NYSE and Nasdaq have codes of their own, told apart by their words: 2 and H stop
 * trading, 3 and T let it go on, Q collects quotes before it does. Bands come without a status; the last one stays. Source: Alpaca's page on
 * real-time stock data, CTA and UTP specifications.
 *
 * <p>Alpaca repeats no status after a reconnect and answers no question about one. So bands count as unknown then, and a halt stays until
 * something shows that it has ended: a status, or a trade that was made after it. Single-threaded.
 */
final class StatusFrames {
    private static final JsonNames STATUS = JsonNames.of("S", "sc", "sm", "rc", "rm", "t");
    private static final JsonNames BANDS = JsonNames.of("S", "u", "d", "i", "t");

    private final Map<Instrument, Known> last = new LinkedHashMap<>();

    /**
     * What was said last.
     *
     * @param timeNanos when
     * @param banded whether bands hold
     * @param sure whether the end of it could not have been missed
     */
    private record Known(InstrumentStatus status, long timeNanos, boolean banded, boolean sure) {
        static final Known NOTHING = new Known(InstrumentStatus.TRADING, 0, false, true);
    }

    /** The stream was lost and is there again: what holds no more. */
    List<StatusChange> reconnected(long nowNanos) {
        List<StatusChange> stale = new ArrayList<>();
        last.replaceAll((of, known) -> {
            if (known.banded()) {
                stale.add(new StatusChange(
                        of, nowNanos, known.status(), Double.NaN, Double.NaN, "bands are not known after a reconnect"));
            }
            return new Known(known.status(), known.timeNanos(), false, false);
        });
        return stale;
    }

    /** A trade; the end of a halt if it shows one that was missed, null otherwise. */
    @Nullable
    StatusChange traded(Trade trade) {
        Known known = last.getOrDefault(trade.instrument(), Known.NOTHING);
        boolean ended =
                !known.sure() && known.status() != InstrumentStatus.TRADING && trade.timeNanos() > known.timeNanos();
        if (!ended) {
            return null;
        }
        last.remove(trade.instrument());
        return new StatusChange(
                trade.instrument(),
                trade.timeNanos(),
                InstrumentStatus.TRADING,
                Double.NaN,
                Double.NaN,
                "it trades; that it was resumed was missed while the stream was lost");
    }

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
        if (time == 0) {
            throw json.missing("t");
        }
        last.put(of, new Known(status, time, false, true));
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
        if (time == 0) {
            throw json.missing("t");
        }
        Known known = last.getOrDefault(of, Known.NOTHING);
        InstrumentStatus status = known.status();
        last.put(of, new Known(status, known.timeNanos(), true, known.sure()));
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
