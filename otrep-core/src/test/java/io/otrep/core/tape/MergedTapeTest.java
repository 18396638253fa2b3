package io.otrep.core.tape;

import static io.otrep.core.tape.BarAggregatorTest.trade;
import static io.otrep.core.tape.CsvTapeTest.COIN;
import static io.otrep.core.tape.CsvTapeTest.PAIR;
import static io.otrep.core.tape.CsvTapeTest.SHARE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.market.Instrument;
import io.otrep.market.PriceAdjustment;
import io.otrep.market.Tape;
import io.otrep.market.Trade;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergedTapeTest {
    private static final Trade COIN_AT_1 = trade(COIN, "2024-03-08T10:00:01Z", 1, 1);
    private static final Trade SHARE_AT_1 = trade(SHARE, "2024-03-08T10:00:01Z", 2, 1);
    private static final Trade COIN_AT_2 = trade(COIN, "2024-03-08T10:00:02Z", 3, 1);
    private static final Trade PAIR_AT_3 = trade(PAIR, "2024-03-08T10:00:03Z", 4, 1);

    @Test
    void eventsComeInTheOrderOfTimeThenOfTapes() {
        Tape first = Tape.of(List.of(SHARE_AT_1, PAIR_AT_3));
        Tape second = Tape.of(List.of(COIN_AT_1, COIN_AT_2));

        MergedTape merged = MergedTape.of(first, second);

        assertThat(CsvTapeTest.events(merged)).containsExactly(SHARE_AT_1, COIN_AT_1, COIN_AT_2, PAIR_AT_3);
        assertThat(CsvTapeTest.events(merged)).hasSize(4);
        assertThat(merged.instruments()).containsExactly(SHARE, PAIR, COIN);
    }

    @Test
    void instrumentOnTwoTapesIsOne() {
        MergedTape merged = MergedTape.of(Tape.of(List.of(COIN_AT_1)), Tape.of(List.of(SHARE_AT_1, COIN_AT_2)));

        assertThat(merged.instruments()).containsExactly(COIN, SHARE);
        assertThat(CsvTapeTest.events(merged)).containsExactly(COIN_AT_1, SHARE_AT_1, COIN_AT_2);
    }

    @Test
    void adjustmentsAreNotMixed() {
        Instrument adjusted =
                SHARE.toBuilder().adjustment(PriceAdjustment.TOTAL).build();
        Tape raw = Tape.of(List.of(SHARE_AT_1));
        Tape total = Tape.of(List.of(trade(adjusted, "2024-03-08T10:00:05Z", 1, 1)));

        assertThatThrownBy(() -> MergedTape.of(raw, total)).hasMessageContaining("never merged");
    }

    @Test
    void nothingMergedIsEmpty() {
        assertThat(CsvTapeTest.events(MergedTape.of())).isEmpty();
    }

    @Test
    void windowIsFromInclusiveToExclusive() {
        Tape tape = Tape.of(List.of(COIN_AT_1, SHARE_AT_1, COIN_AT_2, PAIR_AT_3));
        Instant two = Instant.parse("2024-03-08T10:00:02Z");
        Instant three = Instant.parse("2024-03-08T10:00:03Z");

        assertThat(CsvTapeTest.events(WindowTape.of(tape, two, three))).containsExactly(COIN_AT_2);
        assertThat(CsvTapeTest.events(WindowTape.from(tape, two))).containsExactly(COIN_AT_2, PAIR_AT_3);
        assertThat(CsvTapeTest.events(WindowTape.until(tape, two))).containsExactly(COIN_AT_1, SHARE_AT_1);
        assertThatThrownBy(() -> WindowTape.of(tape, three, two)).hasMessageContaining("earlier time first");
    }
}
