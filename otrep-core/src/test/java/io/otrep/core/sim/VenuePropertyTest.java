package io.otrep.core.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.Fill;
import io.otrep.market.Bar;
import io.otrep.market.BarInterval;
import io.otrep.market.Decimal;
import io.otrep.order.Order;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderType;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds on any tape, with any orders, under each preset. */
class VenuePropertyTest {
    private static final List<FillRules> PRESETS = List.of(
            FillRules.CONSERVATIVE,
            FillRules.LEAN,
            FillRules.NAUTILUS,
            // A limit at its own price, whatever the open, is the one option that leaves the bar: on purpose.
            FillRules.TA4J.toBuilder()
                    .gapFill(GapFill.AT_OPEN)
                    .stopLimitFill(StopLimitFill.NEXT_EVENT)
                    .build(),
            FillRules.BACKTRADER,
            FillRules.BACKTESTING_PY,
            FillRules.builder().participation(0.1).testAtBirth(true).build());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14})
    void fillsKeepToTheBarTheDecisionAndTheQuantity(long seed) {
        FillRules rules = PRESETS.get((int) (seed % PRESETS.size()));
        Bench bench =
                new Bench(Bench.coin("0.01", "1"), Simulation.of("1000000 USD").rules(rules));
        Map<String, Long> decided = new HashMap<>();
        SplittableRandom random = new SplittableRandom(seed);
        double price = 100;

        for (int i = 0; i < 600; i++) {
            int before = bench.fills.size();
            double[] bar = bar(random, price);
            bench.bar(bar[0], bar[1], bar[2], bar[3], random.nextInt(500));
            check(bench, before, bar, decided, seed);
            price = bar[3];
            before = bench.fills.size();
            act(bench, random, price, i, decided);
            check(bench, before, bar, decided, seed);
        }

        for (String id : decided.keySet()) {
            Order order = bench.order(id);
            Decimal quantity = order.terms().quantity();
            assertThat(quantity).isNotNull();
            assertThat(order.filledQuantity()).as("%s, seed %d", order, seed).isLessThanOrEqualTo(quantity);
        }
        assertThat(bench.fills).as("seed %d", seed).isNotEmpty();
    }

    private static double[] bar(SplittableRandom random, double price) {
        double open = cents(price * (0.98 + 0.04 * random.nextDouble()));
        double close = cents(open * (0.97 + 0.06 * random.nextDouble()));
        double high = cents(Math.max(open, close) * (1 + 0.02 * random.nextDouble()));
        double low = cents(Math.min(open, close) * (1 - 0.02 * random.nextDouble()));
        return new double[] {open, Math.max(high, Math.max(open, close)), Math.min(low, Math.min(open, close)), close};
    }

    private static double cents(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static void act(Bench bench, SplittableRandom random, double price, int i, Map<String, Long> decided) {
        String id = "o" + i;
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        OrderType type = OrderType.values()[random.nextInt(5)];
        OrderRequest.Builder b = bench.order(side, type, String.valueOf(1 + random.nextInt(300)));
        if (type.hasLimitPrice()) {
            b.limitPrice(near(random, price));
        }
        if (type.hasStopPrice()) {
            b.stopPrice(near(random, price));
        }
        if (type == OrderType.TRAILING_STOP) {
            b.trailPercent(Decimal.of(1 + random.nextInt(3)));
        }
        TimeInForce[] times = {TimeInForce.GTC, TimeInForce.DAY, TimeInForce.IOC, TimeInForce.FOK};
        b.timeInForce(times[random.nextInt(times.length)]);
        decided.put(id, bench.now());
        bench.submit(id, b.build());
        if (i > 5 && random.nextInt(3) == 0) {
            bench.cancel("o" + (i - random.nextInt(5)));
        }
    }

    private static Decimal near(SplittableRandom random, double price) {
        return Decimal.of(Math.round(price * (97 + 6 * random.nextDouble())), 2);
    }

    private static void check(Bench bench, int from, double[] bar, Map<String, Long> decided, long seed) {
        for (Fill fill : bench.fills.subList(from, bench.fills.size())) {
            double price = fill.price().toDouble();
            assertThat(price).as("%s, seed %d", fill, seed).isBetween(bar[2], bar[1]);
            assertThat(fill.timeNanos())
                    .as("%s, seed %d", fill, seed)
                    .isGreaterThanOrEqualTo(decided.get(String.valueOf(fill.clientOrderId())));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theSameInputsSayTheSame(long seed) {
        assertThat(said(seed)).as("seed %d", seed).isEqualTo(said(seed));
    }

    private static List<String> said(long seed) {
        Bench bench = new Bench(
                Bench.coin("0.01", "1"),
                Simulation.of("1000000 USD").rejects(0.2).seed(seed));
        SplittableRandom random = new SplittableRandom(seed);
        double price = 100;
        for (int i = 0; i < 200; i++) {
            double[] bar = bar(random, price);
            bench.bar(bar[0], bar[1], bar[2], bar[3], 100);
            act(bench, random, bar[3], i, new HashMap<>());
            price = bar[3];
        }
        assertThat(bench.log).anyMatch(line -> line.contains("REJECT OTHER"));
        return bench.said();
    }

    @Test
    void restingOrdersThatDoNotFillCostNoAllocation() {
        Bench bench = new Bench(FillRules.CONSERVATIVE);
        for (int i = 0; i < 20; i++) {
            bench.submit("a" + i, bench.limit(Side.BUY, "1", "50"));
            bench.submit("b" + i, bench.stop(Side.BUY, "1", "150"));
        }
        List<Bar> bars = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            long from = Bench.START + i * 1_000_000L;
            bars.add(new Bar(
                    bench.instrument,
                    BarInterval.SECOND,
                    LocalDate.EPOCH,
                    from,
                    from + 1_000_000L,
                    100,
                    101,
                    99,
                    100,
                    5));
        }
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int round = 0; round < 100; round++) {
            bars.forEach(bench.venue::onMarket);
        }
        long id = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(id);

        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < bars.size(); i++) {
                bench.venue.onMarket(0, bars.get(i));
            }
        }

        assertThat(threads.getThreadAllocatedBytes(id) - before).isLessThan(2_000);
    }
}
