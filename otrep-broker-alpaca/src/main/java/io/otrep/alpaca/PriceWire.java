package io.otrep.alpaca;

import io.otrep.broker.support.json.JsonNames;
import io.otrep.broker.support.json.JsonReader;
import io.otrep.broker.support.json.JsonWords;
import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.Instrument;
import io.otrep.market.Quote;
import io.otrep.market.Trade;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Quotes, trades and bars in Alpaca's short names, which streams and answers share: in streams each says its symbol, in answers it stands
 * under it. A price of 0 means that there is none; such an event is left out, null. Stateless.
 */
final class PriceWire {
    private static final JsonNames TRADE = JsonNames.of("S", "p", "s", "t", "tks");
    private static final JsonNames QUOTE = JsonNames.of("S", "bp", "ap", "bs", "as", "t");
    private static final JsonNames BAR = JsonNames.of("S", "o", "h", "l", "c", "v", "t");
    private static final JsonWords<Trade.Aggressor> TAKERS =
            JsonWords.of(Trade.Aggressor.UNKNOWN, Map.of("B", Trade.Aggressor.BUYER, "S", Trade.Aggressor.SELLER));

    private PriceWire() {}

    /** A trade of what it names, or of the instrument given. */
    static @Nullable Trade trade(JsonReader json, Symbols symbols, @Nullable Instrument under) {
        Instrument of = under;
        double price = 0;
        double size = 0;
        long time = 0;
        Trade.Aggressor taker = Trade.Aggressor.UNKNOWN;
        for (int field = json.nextField(TRADE); field >= 0; field = json.nextField(TRADE)) {
            switch (field) {
                case 0 -> of = symbols.read(json, under);
                case 1 -> price = json.measure();
                case 2 -> size = json.measureOrNaN();
                case 3 -> time = json.timeNanos();
                default -> taker = json.word(TAKERS);
            }
        }
        return of == null || !(price > 0) ? null : new Trade(of, known(time, json), price, orZero(size), taker);
    }

    /** A quote of what it names, or of the instrument given. */
    static @Nullable Quote quote(JsonReader json, Symbols symbols, @Nullable Instrument under) {
        Instrument of = under;
        double bid = 0;
        double ask = 0;
        double bidSize = 0;
        double askSize = 0;
        long time = 0;
        for (int field = json.nextField(QUOTE); field >= 0; field = json.nextField(QUOTE)) {
            switch (field) {
                case 0 -> of = symbols.read(json, under);
                case 1 -> bid = json.measureOrNaN();
                case 2 -> ask = json.measureOrNaN();
                case 3 -> bidSize = json.measureOrNaN();
                case 4 -> askSize = json.measureOrNaN();
                default -> time = json.timeNanos();
            }
        }
        boolean sided = bid > 0 && ask > 0;
        return of == null || !sided
                ? null
                : new Quote(of, known(time, json), bid, ask, orZero(bidSize), orZero(askSize));
    }

    /** A bar of what it names, or of the instrument given. */
    static @Nullable Bar bar(JsonReader json, Symbols symbols, @Nullable Instrument under, BarTimes times) {
        Instrument of = under;
        double[] prices = new double[5];
        long open = 0;
        for (int field = json.nextField(BAR); field >= 0; field = json.nextField(BAR)) {
            switch (field) {
                case 0 -> of = symbols.read(json, under);
                case 6 -> open = json.timeNanos();
                default -> prices[field - 1] = json.measureOrNaN();
            }
        }
        if (of == null || !(prices[0] > 0) || !(prices[2] > 0)) {
            return null;
        }
        known(open, json);
        return new Bar(
                of,
                times.interval(),
                times.tradingDate(of, open),
                open,
                times.close(of, open),
                prices[0],
                prices[1],
                prices[2],
                prices[3],
                orZero(prices[4]));
    }

    /** What is without a time is unreadable; it was not in 1970. */
    private static long known(long timeNanos, JsonReader json) {
        if (timeNanos == 0) {
            throw json.missing("t");
        }
        return timeNanos;
    }

    private static double orZero(double size) {
        return size > 0 ? size : 0;
    }

    /** What symbols in a message mean. */
    interface Symbols {
        /** Those of an answer: what it stands under is known already. */
        Symbols NONE = (json, under) -> {
            json.skip();
            return under;
        };

        /** The instrument of the symbol ahead, null if it is none of ours. */
        @Nullable
        Instrument read(JsonReader json, @Nullable Instrument under);

        /** A dictionary. */
        static Symbols of(JsonWords<Optional<Instrument>> words) {
            return (json, under) -> json.word(words).orElse(null);
        }
    }

    /** When a bar of an interval ends, and to which session it belongs. */
    interface BarTimes {
        BarTimes MINUTE = new BarTimes() {
            @Override
            public BarInterval interval() {
                return BarInterval.MINUTE;
            }

            @Override
            public long close(Instrument instrument, long openNanos) {
                return openNanos + 60_000_000_000L;
            }
        };

        BarInterval interval();

        long close(Instrument instrument, long openNanos);

        default LocalDate tradingDate(Instrument instrument, long openNanos) {
            return instrument.calendar().tradingDate(openNanos);
        }
    }
}
