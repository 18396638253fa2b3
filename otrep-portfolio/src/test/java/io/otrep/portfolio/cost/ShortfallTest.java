package io.otrep.portfolio.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.otrep.account.AccountId;
import io.otrep.account.ActivityKey;
import io.otrep.account.Fill;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.order.Side;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Shortfalls worked out by hand, and what holds for any order. */
class ShortfallTest {
    private static final Instrument ABC = Instrument.builder(
                    "ABC", "sim", Asset.of("ABC", AssetClass.EQUITY), Currency.USD)
            .tick("0.01")
            .step("1")
            .build();
    private static final Instrument FUTURE = Instrument.builder(
                    "ESZ6", "sim", Asset.of("ES", AssetClass.FUTURE), Currency.USD)
            .tick("0.25")
            .step("1")
            .multiplier(Decimal.of(50))
            .expiry(LocalDate.of(2026, 12, 18))
            .build();
    private static final Instrument BTC = Instrument.builder(
                    "BTC/USD", "sim", Asset.of("BTC", AssetClass.CRYPTO), Currency.USD)
            .tick("0.01")
            .step("0.0001")
            .build();

    private static Fill fill(Instrument instrument, Side side, String units, String price, String fee, long seconds) {
        return Fill.builder(
                        new ActivityKey(new AccountId("sim", "1"), "e" + seconds, 0),
                        seconds * 1_000_000_000L,
                        instrument,
                        side,
                        Decimal.parse(units),
                        Decimal.parse(price))
                .fee(Money.parse(fee))
                .build();
    }

    @Test
    void partsAreThoseOfTheExample() {
        ExecutedOrder order = ExecutedOrder.builder(ABC, Side.BUY, Decimal.of(1_000), 50)
                .arrival(50.02)
                .fill(fill(ABC, Side.BUY, "800", "50.06", "4 USD", 1), 50.05)
                .end(50.20)
                .build();

        Shortfall shortfall = Shortfall.of(order);

        assertThat(shortfall.delay()).isCloseTo(16, within(1e-9));
        assertThat(shortfall.impact()).isCloseTo(24, within(1e-9));
        assertThat(shortfall.spread()).isCloseTo(8, within(1e-9));
        assertThat(shortfall.fees()).isEqualTo(4);
        assertThat(shortfall.opportunity()).isCloseTo(40, within(1e-9));
        assertThat(shortfall.whole()).isCloseTo(92, within(1e-9));
        assertThat(shortfall.basisPoints()).isCloseTo(18.4, within(1e-9));
    }

    @Test
    void saleGainsWhereAPurchaseLoses() {
        ExecutedOrder order = ExecutedOrder.builder(FUTURE, Side.SELL, Decimal.of(2), 4_000)
                .arrival(4_001)
                .fill(fill(FUTURE, Side.SELL, "2", "4000.75", "4.10 USD", 1), 4_001)
                .build();

        Shortfall shortfall = Shortfall.of(order);

        // 2 contracts of 50: a point is worth 100
        assertThat(shortfall.delay()).isEqualTo(-100);
        assertThat(shortfall.spread()).isEqualTo(25);
        assertThat(shortfall.whole()).isCloseTo(-70.9, within(1e-9));
    }

    @Test
    void nothingExecutedIsAllOpportunity() {
        ExecutedOrder order = ExecutedOrder.builder(ABC, Side.SELL, Decimal.of(100), 50)
                .arrival(49.9)
                .end(49)
                .build();

        Shortfall shortfall = Shortfall.of(order);

        assertThat(shortfall.opportunity()).isEqualTo(100);
        assertThat(shortfall.whole()).isEqualTo(100);
    }

    @Test
    void feeInTheAssetIsValuedAtThePriceOfItsExecution() {
        ExecutedOrder order = ExecutedOrder.builder(BTC, Side.BUY, Decimal.of(1), 50_000)
                .fill(fill(BTC, Side.BUY, "1", "50000", "0.0026 BTC", 1), 50_000)
                .build();

        assertThat(Shortfall.of(order).fees()).isCloseTo(130, within(1e-9));
    }

    @Test
    void orderNamesEveryViolationAtOnce() {
        assertThatThrownBy(() -> ExecutedOrder.builder(ABC, Side.BUY, Decimal.of(100), Double.NaN)
                        .fill(fill(BTC, Side.BUY, "101", "50", "1 GBP", 1), 0)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mid at decision")
                .hasMessageContaining("is not a BUY")
                .hasMessageContaining("convert it first")
                .hasMessageContaining("101 executed");
    }

    @Test
    void partsAddUpToTheWholeWhateverHappened() {
        for (long seed = 0; seed < 2_000; seed++) {
            ExecutedOrder order = randomOrder(new SplittableRandom(seed));

            Shortfall shortfall = Shortfall.of(order);

            assertThat(shortfall.parts()).as("seed %d", seed).isCloseTo(shortfall.whole(), within(1e-9));
        }
    }

    private static ExecutedOrder randomOrder(SplittableRandom random) {
        Instrument instrument = List.of(ABC, FUTURE, BTC).get(random.nextInt(3));
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        double start = 10 + 90 * random.nextDouble();
        int pieces = random.nextInt(6);
        ExecutedOrder.Builder builder = ExecutedOrder.builder(
                        instrument, side, Decimal.of(100L * pieces + 1 + random.nextInt(500)), start)
                .arrival(start * (1 + 0.01 * random.nextGaussian()))
                .end(start * (1 + 0.05 * random.nextGaussian()));
        for (int i = 0; i < pieces; i++) {
            double mid = start * (1 + 0.02 * random.nextGaussian());
            Decimal price = instrument.price(mid * (1 + 0.001 * random.nextGaussian()), RoundingMode.HALF_UP);
            String units = String.valueOf(1 + random.nextInt(100));
            builder.fill(fill(instrument, side, units, price.toString(), "0.37 USD", i), mid);
        }
        return builder.build();
    }

    @Test
    void ordersAddUpPartByPart() {
        ExecutedOrder one = randomOrder(new SplittableRandom(1));
        ExecutedOrder other = randomOrder(new SplittableRandom(2));

        Shortfall sum = Shortfall.sum(List.of(Shortfall.of(one), Shortfall.of(other)));

        assertThat(sum.parts()).isCloseTo(sum.whole(), within(1e-9));
        assertThat(sum.fees())
                .isEqualTo(Shortfall.of(one).fees() + Shortfall.of(other).fees());
    }

    @Test
    void markoutsWeighByValueAndLeaveOutWhatIsNotKnown() {
        MidHistory mids = new MidHistory();
        mids.add(0, 100);
        mids.add(10_000_000_000L, 101);
        mids.add(20_000_000_000L, 99);
        List<Fill> fills = List.of(
                fill(ABC, Side.BUY, "100", "100.05", "1 USD", 5), fill(ABC, Side.SELL, "300", "100.95", "1 USD", 12));

        Markouts markouts =
                Markouts.of(fills, mids, List.of(Duration.ZERO, Duration.ofSeconds(8), Duration.ofSeconds(15)));

        // at once: 100 * (100 - 100.05) - 300 * (101 - 100.95) = -20 of 40,290
        assertThat(markouts.basisPoints(0)).isCloseTo(-20 / 40_290.0 * 1e4, within(1e-9));
        // 8 s: 100 * (101 - 100.05) - 300 * (99 - 100.95) = 680
        assertThat(markouts.basisPoints(1)).isCloseTo(680 / 40_290.0 * 1e4, within(1e-9));
        // 15 s: the sale is beyond the end of the history; 100 * (99 - 100.05) = -105 of 10,005
        assertThat(markouts.basisPoints(2)).isCloseTo(-105 / 10_005.0 * 1e4, within(1e-9));
        assertThat(markouts.count(2)).isEqualTo(1);
    }

    @Test
    void historyAnswersWithWhatHeldThen() {
        MidHistory mids = new MidHistory();
        mids.add(10, 1);
        mids.add(20, 2);
        mids.add(20, 3);

        assertThat(mids.at(9)).isNaN();
        assertThat(mids.at(19)).isEqualTo(1);
        assertThat(mids.at(20)).isEqualTo(3);
        assertThat(mids.at(21)).isNaN();
        assertThat(mids.last(21)).isEqualTo(3);
        assertThatThrownBy(() -> mids.add(19, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
