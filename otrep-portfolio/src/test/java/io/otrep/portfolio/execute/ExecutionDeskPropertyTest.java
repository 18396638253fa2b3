package io.otrep.portfolio.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Nanos;
import io.otrep.order.Side;
import io.otrep.portfolio.bench.Walks;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever is denied, half filled, ended by the venue or interrupted by restarts: never more than the parent, and an end with its time. */
class ExecutionDeskPropertyTest {
    private static final Instrument ABC = Walks.share("ABC", "0.01");
    private static final Instant START = Nanos.toInstant(Walks.START);
    private static final Instant END = START.plusSeconds(3_600);

    private static ParentOrder parent(String id, long units, ExecutionAlgorithm algorithm) {
        return ParentOrder.builder(id, ABC, Side.SELL, Decimal.of(units), algorithm)
                .build();
    }

    @Test
    void neverMoreThanTheParentAndAlwaysAnEnd() {
        int completed = 0;
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ScriptedBook book = new ScriptedBook(ABC, Walks.START - 1_000_000_000L, random.nextInt(-50, 50));
            long units = 1 + random.nextInt(1_000);
            ParentOrder parent = parent("p", units, Twap.between(START, END, 1 + random.nextInt(20)));
            book.begin(parent);

            while (!book.report("p").status().isEnded()) {
                book.somethingHappens(random);
                ParentReport report = book.report("p");
                assertThat(report.executed().plus(report.working()).toDouble())
                        .as("seed %d", seed)
                        .isBetween(0.0, (double) units);
                assertThat(book.now()).as("seed %d", seed).isLessThan(Nanos.of(END) + 3_600_000_000_000L);
            }

            ParentReport end = book.report("p");
            assertThat(book.workingUnits()).as("seed %d", seed).isZero();
            assertThat(end.executed()).as("seed %d", seed).isEqualTo(book.filledUnits());
            boolean whole = end.executed().equals(Decimal.of(units));
            assertThat(end.status())
                    .as("seed %d", seed)
                    .isEqualTo(whole ? ParentStatus.COMPLETED : ParentStatus.EXPIRED);
            completed += whole ? 1 : 0;
        }
        assertThat(completed).isBetween(100, 299);
    }

    @Test
    void cancelEndsAllChildrenAndSendsNoMore() {
        for (long seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ScriptedBook book = new ScriptedBook(ABC, Walks.START, 0);
            book.begin(parent("p", 1_000, Twap.between(START, END, 10)));
            for (int i = random.nextInt(20); i > 0 && !book.report("p").status().isEnded(); i--) {
                book.somethingHappens(random);
            }
            int sent = book.sent();

            book.cancel("p");
            book.venueCancelsWhatIsAsked();

            assertThat(book.workingUnits()).as("seed %d", seed).isZero();
            assertThat(book.report("p").status().isEnded()).as("seed %d", seed).isTrue();
            book.advance(Nanos.of(END) + 1);
            assertThat(book.sent()).as("seed %d", seed).isEqualTo(sent);
        }
    }

    @Test
    void cancelThatWasLostWithItsProcessIsAskedForAgain() {
        ScriptedBook book = new ScriptedBook(ABC, Walks.START, 0);
        book.begin(parent("p", 100, AtOnce.between(START, END)));
        book.cancel("p");
        book.cancelsAreLost();

        book.restart();
        book.venueCancelsWhatIsAsked();

        assertThat(book.report("p").status()).isEqualTo(ParentStatus.CANCELED);
        assertThat(book.workingUnits()).isZero();
    }

    @Test
    void endedParentStaysEndedAfterARestart() {
        ScriptedBook book = new ScriptedBook(ABC, Walks.START, 0);
        ParentOrder parent = parent("p", 100, AtOnce.between(START, END));
        book.begin(parent);
        book.fillAll();
        assertThat(book.report("p").status()).isEqualTo(ParentStatus.COMPLETED);

        book.restart();

        assertThat(book.sent()).isEqualTo(1);
        assertThat(book.report("p").executed()).isEqualTo(Decimal.of(100));
    }

    @Test
    void instrumentHasOneParentAtATimeAndAnIdOneMeaning() {
        ScriptedBook book = new ScriptedBook(ABC, Walks.START, 0);
        book.begin(parent("p", 100, AtOnce.between(START, END)));

        assertThatThrownBy(() -> book.begin(parent("q", 100, AtOnce.between(START, END))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("worked by another parent");
        book.fillAll();
        book.begin(parent("q", 50, AtOnce.between(START, END)));
        assertThat(book.report("q").working()).isEqualTo(Decimal.of(50));
        assertThatThrownBy(() -> book.afresh().begin(parent("p", 99, AtOnce.between(START, END))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another id");
    }

    @Test
    void restBelowTheLeastQuantityGoesWithTheLastChild() {
        Instrument coarse = ABC.toBuilder().minQuantity(Decimal.of(30)).build();
        ScriptedBook book = new ScriptedBook(coarse, Walks.START, 0);
        book.begin(ParentOrder.builder("p", coarse, Side.SELL, Decimal.of(100), Twap.between(START, END, 10))
                .build());

        for (int i = 0; i < 20; i++) {
            book.fillAll();
            book.advance(book.now() + 180_000_000_000L);
        }

        assertThat(book.report("p").status()).isEqualTo(ParentStatus.COMPLETED);
        assertThat(book.quantities()).isEqualTo(List.of(Decimal.of(30), Decimal.of(30), Decimal.of(40)));
    }

    @Test
    void pegSnapsAwayFromTheOtherSideAndKeepsToTheLimit() {
        assertThat(Peg.ownSide(0).price(ABC, Side.BUY, 50, 50.03, null)).isEqualTo(Decimal.parse("50"));
        assertThat(Peg.ownSide(1).price(ABC, Side.SELL, 50, 50.03, null)).isEqualTo(Decimal.parse("50.02"));
        assertThat(Peg.middle(0).price(ABC, Side.BUY, 50, 50.01, null)).isEqualTo(Decimal.parse("50"));
        assertThat(Peg.middle(0).price(ABC, Side.SELL, 50, 50.01, null)).isEqualTo(Decimal.parse("50.01"));
        assertThat(Peg.otherSide(0).price(ABC, Side.BUY, 50, 50.03, Decimal.parse("50.01")))
                .isEqualTo(Decimal.parse("50.01"));
        assertThat(Peg.ownSide(0).price(ABC, Side.BUY, Double.NaN, 50, null)).isNull();
        assertThat(Peg.ownSide(0).price(ABC, Side.BUY, 51, 50, null)).isNull();
    }

    @Test
    void parentNamesEveryViolationAtOnce() {
        assertThatThrownBy(() -> ParentOrder.builder(
                                "a b", ABC, Side.BUY, Decimal.parse("0.5"), AtOnce.between(START, END))
                        .limitPrice(Decimal.ZERO)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id must be")
                .hasMessageContaining("multiple of 1")
                .hasMessageContaining("limitPrice");
        assertThatThrownBy(() -> Twap.between(END, START, 3)).hasMessageContaining("must end after its start");
        assertThatThrownBy(() -> Participation.ofBars(START, END, 1.5)).hasMessageContaining("rate");
    }
}
