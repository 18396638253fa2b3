package io.otrep.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TapeTest {
    private static final Instrument GOLD = instrument("XAU");
    private static final Instrument IRON = instrument("FE");

    private static Instrument instrument(String symbol) {
        return Instrument.builder(symbol, "r", Asset.of(symbol, AssetClass.EQUITY), Currency.of("USD"))
                .build();
    }

    private static MarketEvent trade(Instrument instrument, long time, double price) {
        return new Trade(instrument, time, price, 1, Trade.Aggressor.UNKNOWN);
    }

    private static List<MarketEvent> read(Tape tape) {
        List<MarketEvent> events = new ArrayList<>();
        try (Tape.Cursor cursor = tape.open()) {
            for (MarketEvent event = cursor.next(); event != null; event = cursor.next()) {
                assertThat(tape.instruments().get(cursor.instrumentIndex())).isEqualTo(event.instrument());
                events.add(event);
            }
            assertThat(cursor.next()).as("after the end").isNull();
        }
        return events;
    }

    @Test
    void eventsComeInTheOrderOfTheirTimes() {
        long seed = 21;
        Random random = new Random(seed);
        List<MarketEvent> events = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            events.add(trade(random.nextBoolean() ? GOLD : IRON, i, i + 1));
        }
        List<MarketEvent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);

        assertThat(read(Tape.of(shuffled))).as("seed %d", seed).isEqualTo(events);
    }

    @Test
    void eventsOfOneTimeKeepTheirOrderAfterActionsAndStatuses() {
        MarketEvent first = trade(GOLD, 5, 1);
        MarketEvent second = trade(IRON, 5, 2);
        MarketEvent third = trade(GOLD, 5, 3);
        MarketEvent halt = StatusChange.of(GOLD, 5, InstrumentStatus.DELISTED);
        MarketEvent split = CorporateAction.split(GOLD, 5, LocalDate.of(2024, 1, 2), Decimal.of(2), Decimal.ONE);

        Tape tape = Tape.of(List.of(first, second, third, halt, split));

        assertThat(read(tape)).containsExactly(split, halt, first, second, third);
        assertThat(tape.instruments()).as("as they first appear").containsExactly(GOLD, IRON);
    }

    @Test
    void eachCursorBeginsAtTheBeginning() {
        Tape tape = Tape.of(List.of(trade(GOLD, 1, 1), trade(IRON, 2, 1)));
        Tape.Cursor ahead = tape.open();
        ahead.next();

        assertThat(read(tape)).isEqualTo(read(tape)).hasSize(2);
        assertThat(ahead.next()).isEqualTo(trade(IRON, 2, 1));
        assertThat(ahead.instrumentIndex()).isEqualTo(1);
    }

    @Test
    void laterChangesOfTheListDoNotReachTheTape() {
        List<MarketEvent> events = new ArrayList<>(List.of(trade(GOLD, 1, 1)));
        Tape tape = Tape.of(events);

        events.clear();

        assertThat(read(tape)).hasSize(1);
    }

    @Test
    void emptyTapeHasNothing() {
        Tape tape = Tape.of(List.of());

        assertThat(read(tape)).isEmpty();
        assertThat(tape.instruments()).isEmpty();
    }

    @Test
    void adjustmentsOfOneInstrumentAreNeverMixed() {
        Instrument raw = GOLD.toBuilder().adjustment(PriceAdjustment.RAW).build();
        Instrument total = GOLD.toBuilder().adjustment(PriceAdjustment.TOTAL).build();
        Instrument iron = IRON.toBuilder().adjustment(PriceAdjustment.TOTAL).build();

        assertThatThrownBy(() -> Tape.of(List.of(trade(raw, 1, 1), trade(iron, 2, 1), trade(total, 3, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a tape never mixes price adjustments, but XAU@r has both RAW and TOTAL");
        assertThat(read(Tape.of(List.of(trade(raw, 1, 1), trade(iron, 2, 1))))).hasSize(2);
    }
}
