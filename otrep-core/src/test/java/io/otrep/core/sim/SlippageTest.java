package io.otrep.core.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.otrep.market.Instrument;
import io.otrep.order.Side;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Expected prices are worked out by hand from the formula of each model. */
class SlippageTest {
    private record Market(double volume, double averageVolume, double barVolatility, double bid, double ask)
            implements SlippageContext {
        @Override
        public Instrument instrument() {
            return Listings.SHARE;
        }
    }

    private static final Market KNOWN = new Market(10_000, 10_000, 0.01, 99.98, 100.04);
    private static final Market UNKNOWN = new Market(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    private static void assertPrices(SlippageModel model, double quantity, Market market, double buy, double sell) {
        assertThat(model.price(Side.BUY, quantity, 100, market)).isCloseTo(buy, within(1e-12));
        assertThat(model.price(Side.SELL, quantity, 100, market)).isCloseTo(sell, within(1e-12));
    }

    @Test
    void noneChangesNothingAndSaysSo() {
        assertPrices(Slippage.none(), 1, UNKNOWN, 100, 100);
        assertThat(Slippage.none().isNone()).isTrue();
        assertThat(Slippage.bps(0).isNone()).isTrue();
        assertThat(Slippage.squareRoot(0, 0, 50).isNone()).isTrue();
        assertThat(Slippage.all(Slippage.none(), Slippage.ticks(0)).isNone()).isTrue();
        assertThat(Slippage.bps(1).isNone()).isFalse();
        assertThat(Slippage.squareRoot(1, 0, 50).isNone()).isFalse();
        assertThat(Slippage.halfSpread(0).isNone()).isFalse();
    }

    @Test
    void bpsAreOfThePrice() {
        assertPrices(Slippage.bps(2), 1, UNKNOWN, 100.02, 99.98);
    }

    @Test
    void halfSpreadIsOfTheQuoteOrTheFallback() {
        assertPrices(Slippage.halfSpread(5), 1, KNOWN, 100.03, 99.97);
        assertPrices(Slippage.halfSpread(5), 1, UNKNOWN, 100.05, 99.95);
        assertPrices(Slippage.halfSpread(5), 1, new Market(1, 1, 1, 101, 99), 100.05, 99.95);
    }

    @Test
    void ticksAreTheInstruments() {
        assertPrices(Slippage.ticks(3), 1, UNKNOWN, 100.03, 99.97);
        assertThat(Slippage.ticks(3).price(Side.SELL, 1, 0.02, UNKNOWN)).isEqualTo(0.01);
    }

    @Test
    void volumeShareIsQuadraticUpToItsLimit() {
        SlippageModel model = Slippage.volumeShare(0.025, 0.1);

        // 1 %: 0.1 x 0.0001; at the limit: 0.1 x 0.000625
        assertPrices(model, 100, KNOWN, 100.001, 99.999);
        assertPrices(model, 250, KNOWN, 100.00625, 99.99375);
        assertPrices(model, 5_000, KNOWN, 100.00625, 99.99375);
        assertPrices(model, 1, UNKNOWN, 100.00625, 99.99375);
    }

    @Test
    void impactGrowsWithTheRootOfTheShare() {
        SlippageModel model = Slippage.squareRoot(1, 5, 200);

        // 4 % of the volume: 0.01 x 0.2; 16 %: twice that
        assertPrices(model, 400, KNOWN, 100.2, 99.8);
        assertPrices(model, 1_600, KNOWN, 100.4, 99.6);
        assertPrices(model, 1_000_000, KNOWN, 102, 98);
        assertPrices(model, 400, UNKNOWN, 100.05, 99.95);
    }

    @Test
    void impactIsTheSameFromMinutesAndFromDays() {
        SlippageModel model = Slippage.squareRoot(0.8, 5, 5_000);
        Market minute = new Market(1, 1_000, 0.001, 1, 1);
        Market day = new Market(1, 390 * 1_000, 0.001 * Math.sqrt(390), 1, 1);

        assertThat(model.price(Side.BUY, 500, 100, minute))
                .isCloseTo(model.price(Side.BUY, 500, 100, day), within(1e-9));
    }

    @Test
    void partsFollowEachOther() {
        assertPrices(Slippage.all(Slippage.ticks(1), Slippage.bps(100)), 1, UNKNOWN, 101.0101, 98.9901);
    }

    @Test
    void noModelEverImprovesAPriceOrTakesAllOfIt() {
        long seed = 5;
        SplittableRandom random = new SplittableRandom(seed);
        List<SlippageModel> models = List.of(
                Slippage.bps(7),
                Slippage.halfSpread(3),
                Slippage.ticks(9),
                Slippage.volumeShare(0.5, 1.5),
                Slippage.squareRoot(1.5, 10, 900));
        for (int i = 0; i < 5_000; i++) {
            double price = 0.01 + random.nextDouble() * 300;
            double bid = price * (0.9 + 0.1 * random.nextDouble());
            Market market = new Market(
                    random.nextInt(1_000), random.nextInt(1_000), random.nextDouble(), bid, bid + random.nextDouble());
            for (SlippageModel model : models) {
                assertThat(model.price(Side.BUY, 1 + random.nextInt(5_000), price, market))
                        .as("seed %d run %d %s", seed, i, model)
                        .isGreaterThanOrEqualTo(price);
                assertThat(model.price(Side.SELL, 1 + random.nextInt(5_000), price, market))
                        .as("seed %d run %d %s", seed, i, model)
                        .isGreaterThan(0)
                        .isLessThanOrEqualTo(price);
            }
        }
    }

    @Test
    void wrongNumbersAreNamed() {
        assertThatThrownBy(() -> Slippage.bps(-1)).hasMessageContaining("bps");
        assertThatThrownBy(() -> Slippage.bps(10_000)).hasMessageContaining("bps");
        assertThatThrownBy(() -> Slippage.ticks(-1)).hasMessageContaining("ticks");
        assertThatThrownBy(() -> Slippage.volumeShare(0, 0.1)).hasMessageContaining("limit");
        assertThatThrownBy(() -> Slippage.volumeShare(1, 1)).hasMessageContaining("impact");
        assertThatThrownBy(() -> Slippage.squareRoot(-1, 0, 1)).hasMessageContaining("coefficient");
    }
}
