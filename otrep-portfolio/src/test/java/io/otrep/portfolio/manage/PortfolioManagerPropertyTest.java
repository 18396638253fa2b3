package io.otrep.portfolio.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.OrderRequest;
import io.otrep.order.Side;
import io.otrep.portfolio.allocate.EqualWeight;
import io.otrep.portfolio.rebalance.Bands;
import io.otrep.portfolio.rebalance.Holding;
import io.otrep.portfolio.rebalance.Holdings;
import io.otrep.portfolio.rebalance.Leg;
import io.otrep.portfolio.rebalance.LegOutcome;
import io.otrep.portfolio.rebalance.Purse;
import io.otrep.portfolio.rebalance.RebalanceRule;
import io.otrep.portfolio.rebalance.TradeLimits;
import io.otrep.portfolio.rebalance.Trades;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Portfolios, prices, steps, minima, bands and limits by seed. */
class PortfolioManagerPropertyTest {
    private static final int ROUNDS = 40;

    static long[] seeds() {
        return LongStream.rangeClosed(1, 200).toArray();
    }

    /** A portfolio that fills what is ordered at its price, for a fee. */
    private static final class World {
        private final SplittableRandom random;
        private final List<Instrument> instruments = new ArrayList<>();
        private final List<Double> prices = new ArrayList<>();
        private final List<Decimal> units = new ArrayList<>();
        private final double[] targets;
        private final Bands bands;
        private final double fee;
        private double cash;

        World(long seed) {
            random = new SplittableRandom(seed);
            int n = 1 + random.nextInt(8);
            targets = new double[n];
            double left = 0.97;
            for (int i = 0; i < n; i++) {
                instruments.add(instrument("S" + i));
                prices.add(Math.exp(6 * random.nextDouble()));
                units.add(Decimal.nearest(200 * random.nextDouble(), step(i), RoundingMode.DOWN));
                targets[i] = random.nextInt(6) == 0 ? Double.NaN : left * random.nextDouble();
                left -= Double.isNaN(targets[i]) ? value(i) : targets[i];
                left = Math.max(0, left);
            }
            bands = Bands.of(0.002 + 0.05 * random.nextDouble(), 0.05 + 0.3 * random.nextDouble())
                    .towards(random.nextBoolean() ? 1 : 0.3);
            fee = 0.0002 * random.nextDouble();
            cash = 100_000 * random.nextDouble();
        }

        private Instrument instrument(String symbol) {
            Instrument.Builder builder = Instrument.builder(
                            symbol, "sim", Asset.of(symbol, AssetClass.EQUITY), Currency.USD)
                    .tick("0.01")
                    .step(random.nextBoolean() ? "1" : random.nextBoolean() ? "0.001" : "10");
            if (random.nextInt(3) == 0) {
                builder.minNotional(Decimal.of(1 + random.nextInt(500)));
            }
            if (random.nextInt(3) == 0) {
                builder.minQuantity(Decimal.of(1 + random.nextInt(20)));
            }
            return builder.build();
        }

        private Decimal step(int i) {
            return Objects.requireNonNull(instruments.get(i).step());
        }

        private double value(int i) {
            return units.get(i).toDouble() * prices.get(i) / 100_000;
        }

        Holdings now() {
            double capital = Math.max(0, cash);
            for (int i = 0; i < prices.size(); i++) {
                capital += units.get(i).toDouble() * prices.get(i);
            }
            Holdings.Builder builder =
                    Holdings.builder(0, Math.max(1, capital)).cash(new Purse("sim", Currency.USD), cash);
            for (int i = 0; i < prices.size(); i++) {
                builder.add(Holding.of(instruments.get(i), units.get(i), prices.get(i)));
            }
            return builder.build();
        }

        /** With all orders open and none filled. */
        Holdings working(Trades trades) {
            Holdings now = now();
            Holdings.Builder builder = Holdings.builder(0, now.capital());
            double bound = 0;
            for (int i = 0; i < now.size(); i++) {
                Decimal open = signed(trades, i);
                bound += Math.max(0, open.toDouble() * prices.get(i) * 1.01);
                builder.add(now.get(i).withWorking(open));
            }
            return builder.cash(new Purse("sim", Currency.USD), cash - bound).build();
        }

        private Decimal signed(Trades trades, int i) {
            Decimal sum = Decimal.ZERO;
            for (OrderRequest order : trades.orders()) {
                if (order.instrument().equals(instruments.get(i))) {
                    Decimal quantity = Objects.requireNonNull(order.quantity());
                    sum = sum.plus(order.side() == Side.BUY ? quantity : quantity.negate());
                }
            }
            return sum;
        }

        void fill(Trades trades) {
            for (int i = 0; i < prices.size(); i++) {
                Decimal filled = signed(trades, i);
                units.set(i, units.get(i).plus(filled));
                double value = filled.toDouble() * prices.get(i);
                cash -= value + Math.abs(value) * fee;
            }
        }
    }

    private static PortfolioManager manager(World world) {
        return PortfolioManager.builder(new EqualWeight(), RebalanceRule.daily())
                .tradeTo(world.bands)
                .limits(TradeLimits.NONE.withSmallestTrade(1e-6))
                .build();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void secondRunWithTheOrdersOpenEmitsNothing(long seed) {
        World world = new World(seed);
        PortfolioManager manager = manager(world);

        Trades first = manager.rebalance(world.now(), world.targets);
        Trades second = manager.rebalance(world.working(first), world.targets);

        List<OrderRequest> sells = second.orders();
        assertThat(sells).as("seed %d, first %s", seed, first).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void filledRoundsEndWithNothingToDoAndEveryWeightInItsBandOrWithAReason(long seed) {
        World world = new World(seed);
        PortfolioManager manager = manager(world);

        int rounds = 0;
        Trades trades = manager.rebalance(world.now(), world.targets);
        while (!trades.orders().isEmpty() && rounds++ < ROUNDS) {
            assertThat(boughtFor(trades, world)).as("seed %d", seed).isLessThanOrEqualTo(Math.max(0, world.cash));
            world.fill(trades);
            trades = manager.rebalance(world.now(), world.targets);
        }

        assertThat(trades.orders()).as("seed %d after %d rounds", seed, rounds).isEmpty();
        assertThat(world.cash).as("seed %d", seed).isGreaterThanOrEqualTo(0);
        for (Leg leg : trades.legs()) {
            boolean inside = world.bands.isInBand(leg.target(), leg.weightAfter());
            assertThat(leg.outcome() == LegOutcome.IN_BAND)
                    .as("seed %d, %s", seed, leg)
                    .isEqualTo(inside);
        }
    }

    private static double boughtFor(Trades trades, World world) {
        double sum = 0;
        for (OrderRequest order : trades.orders()) {
            int i = world.instruments.indexOf(order.instrument());
            sum += order.side() == Side.BUY ? order.quantityAsDouble() * world.prices.get(i) : 0;
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void instrumentWithoutTargetIsNeverOrdered(long seed) {
        World world = new World(seed);

        Trades trades = manager(world).rebalance(world.now(), world.targets);

        for (int i = 0; i < world.targets.length; i++) {
            if (Double.isNaN(world.targets[i])) {
                assertThat(world.signed(trades, i)).as("seed %d", seed).isEqualTo(Decimal.ZERO);
            }
        }
    }
}
