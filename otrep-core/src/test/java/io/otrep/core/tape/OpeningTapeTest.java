package io.otrep.core.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.Currency;
import io.otrep.market.Instrument;
import io.otrep.market.MarketEvent;
import io.otrep.market.Quote;
import io.otrep.market.Tape;
import io.otrep.market.Trade;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpeningTapeTest {
    private static final LocalDate DATE = LocalDate.parse("2024-03-04");
    private static final Instrument ONE = instrument("ONE");
    private static final Instrument TWO = instrument("TWO");

    @Test
    void eachBarComesAfterATradeAtItsOpenAndAfterTheBarsThatCloseThen() {
        Tape bars = Tape.of(List.of(bar(ONE, 0, 10), bar(TWO, 0, 20), bar(ONE, 60, 11), bar(TWO, 60, 21)));

        assertThat(words(OpeningTape.of(bars)))
                .containsExactly(
                        "0 ONE opens 10.0",
                        "0 TWO opens 20.0",
                        "60 ONE bar",
                        "60 TWO bar",
                        "60 ONE opens 11.0",
                        "60 TWO opens 21.0",
                        "120 ONE bar",
                        "120 TWO bar");
    }

    @Test
    void otherEventsStay() {
        Tape tape = Tape.of(List.of(new Quote(ONE, 5, 9, 11, 1, 1), bar(ONE, 10, 10)));

        assertThat(words(OpeningTape.of(tape))).containsExactly("5 ONE Quote", "10 ONE opens 10.0", "70 ONE bar");
        assertThat(OpeningTape.of(tape).instruments()).containsExactly(ONE);
    }

    private static List<String> words(Tape tape) {
        List<String> words = new ArrayList<>();
        Tape.Cursor cursor = tape.open();
        for (MarketEvent event = cursor.next(); event != null; event = cursor.next()) {
            words.add(event.timeNanos() + " " + event.instrument().symbol() + " " + kind(event));
        }
        return words;
    }

    private static String kind(MarketEvent event) {
        if (event instanceof Trade trade) {
            return "opens " + trade.price();
        }
        return event instanceof Bar ? "bar" : event.getClass().getSimpleName();
    }

    private static Bar bar(Instrument instrument, long openNanos, double open) {
        return new Bar(
                instrument, BarInterval.MINUTE, DATE, openNanos, openNanos + 60, open, open + 1, open - 1, open, 100);
    }

    private static Instrument instrument(String symbol) {
        return Instrument.builder(symbol, "sim", Asset.of(symbol, AssetClass.EQUITY), Currency.of("USD"))
                .build();
    }
}
