package io.otrep.core.sim;

import static io.otrep.order.Side.BUY;
import static io.otrep.order.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.core.sim.OrderBook.Kind;
import io.otrep.core.sim.OrderBook.Level;
import io.otrep.core.sim.OrderBook.Match;
import io.otrep.core.sim.OrderBook.Outcome;
import io.otrep.market.Decimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderBookTest {
    private final OrderBook book = new OrderBook();

    private static Decimal n(long value) {
        return Decimal.of(value);
    }

    private Outcome add(long id, io.otrep.order.Side side, long price, long quantity, Kind kind) {
        return book.submit(id, side, n(price), n(quantity), kind);
    }

    @Test
    void bestPriceThenOldestTradesFirst() {
        add(1, SELL, 11, 5, Kind.GTC);
        add(2, SELL, 10, 3, Kind.GTC);
        add(3, SELL, 10, 4, Kind.GTC);

        Outcome outcome = add(4, BUY, 11, 9, Kind.GTC);

        assertThat(outcome.matches())
                .containsExactly(new Match(2, n(10), n(3)), new Match(3, n(10), n(4)), new Match(1, n(11), n(2)));
        assertThat(book.levels(SELL)).containsExactly(new Level(n(11), n(3), 1));
    }

    @Test
    void restOfImmediateOrderIsDropped() {
        add(1, BUY, 9, 5, Kind.GTC);

        Outcome outcome = add(2, SELL, 9, 8, Kind.IOC);

        assertThat(outcome.dropped()).isEqualTo(n(3));
        assertThat(book.levels(SELL)).isEmpty();
    }

    @Test
    void fillOrKillTradesWholeOrNothing() {
        add(1, SELL, 10, 5, Kind.GTC);

        assertThat(add(2, BUY, 10, 6, Kind.FOK).matches()).isEmpty();
        assertThat(add(3, BUY, 10, 5, Kind.FOK).matches()).hasSize(1);
    }

    @Test
    void budgetIsTheTotalValue() {
        add(1, SELL, 10, 5, Kind.GTC);
        add(2, SELL, 12, 5, Kind.GTC);

        assertThat(add(3, BUY, 85, 8, Kind.FOK_BUDGET).matches()).isEmpty();
        assertThat(add(4, BUY, 86, 8, Kind.FOK_BUDGET).matches()).hasSize(2);
        add(5, BUY, 7, 4, Kind.GTC);
        assertThat(add(6, SELL, 29, 4, Kind.FOK_BUDGET).matches()).isEmpty();
        assertThat(add(7, SELL, 28, 4, Kind.FOK_BUDGET).matches()).hasSize(1);
    }

    @Test
    void movedOrderGoesBehindItsNewPriceAndTradesIfItCrosses() {
        add(1, BUY, 9, 1, Kind.GTC);
        add(2, BUY, 8, 1, Kind.GTC);
        add(3, SELL, 10, 1, Kind.GTC);

        book.move(2, n(9));

        assertThat(add(4, SELL, 9, 1, Kind.IOC).matches()).containsExactly(new Match(1, n(9), n(1)));
        assertThat(book.move(2, n(10)).matches()).containsExactly(new Match(3, n(10), n(1)));
        assertThat(book.levels(BUY)).isEmpty();
    }

    @Test
    void reducedOrderKeepsItsPlaceUntilNothingIsLeft() {
        add(1, BUY, 9, 5, Kind.GTC);
        add(2, BUY, 9, 5, Kind.GTC);

        assertThat(book.reduce(1, n(2))).isEqualTo(n(2));
        assertThat(add(3, SELL, 9, 1, Kind.IOC).matches()).containsExactly(new Match(1, n(9), n(1)));
        assertThat(book.reduce(1, n(9))).isEqualTo(n(2));
        assertThat(book.quantity(1)).isEqualTo(Decimal.ZERO);
        assertThat(book.cancel(1)).isEqualTo(Decimal.ZERO);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void unitsAreNeitherMadeNorLostAndTheBookIsNeverCrossed(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long submitted = 0;
        long accounted = 0;

        for (int id = 1; id <= 2_000; id++) {
            long quantity = 1 + random.nextInt(20);
            Kind kind = Kind.values()[random.nextInt(3)];
            submitted += quantity;
            Outcome outcome = add(id, random.nextBoolean() ? BUY : SELL, 90 + random.nextInt(20), quantity, kind);
            accounted += outcome.dropped().toLongExact();
            for (Match match : outcome.matches()) {
                accounted += 2 * match.quantity().toLongExact();
            }
            accounted += book.cancel(random.nextInt(id) + 1L).toLongExact();
        }

        long resting = 0;
        for (io.otrep.order.Side side : io.otrep.order.Side.values()) {
            resting += book.levels(side).stream()
                    .mapToLong(level -> level.quantity().toLongExact())
                    .sum();
        }
        assertThat(accounted + resting).as("seed %d", seed).isEqualTo(submitted);
        assertThat(book.levels(BUY).isEmpty()
                        || book.levels(SELL).isEmpty()
                        || book.levels(BUY)
                                        .get(0)
                                        .price()
                                        .compareTo(book.levels(SELL).get(0).price())
                                < 0)
                .as("not crossed, seed %d", seed)
                .isTrue();
    }
}
