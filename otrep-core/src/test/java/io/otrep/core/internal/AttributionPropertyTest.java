package io.otrep.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.core.Bench;
import io.otrep.core.ledger.OwnerShare;
import io.otrep.market.Decimal;
import io.otrep.order.Order;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderIntent;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributionPropertyTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void sharesSumToTheFillAndConvergeToWhatWasWanted(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            List<OwnerShare> wanted = new ArrayList<>();
            long total = 0;
            for (int i = 0; i < 1 + random.nextInt(5); i++) {
                long part = random.nextInt(-300, 301);
                wanted.add(new OwnerShare("s" + i, Decimal.of(part)));
                total += part;
            }
            if (total == 0) {
                continue;
            }
            TargetShares shares = new TargetShares(wanted);
            long left = Math.abs(total);
            while (left > 0) {
                Decimal fill = Decimal.of(Long.signum(total) * random.nextLong(1, left + 1));
                left -= fill.abs().toLongExact();

                List<OwnerShare> parts = shares.split(fill, Decimal.ONE);

                Decimal sum = parts.stream().map(OwnerShare::quantity).reduce(Decimal.ZERO, Decimal::plus);
                assertThat(sum)
                        .as("seed %d round %d of %s", seed, round, wanted)
                        .isEqualTo(fill);
                assertThat(parts).allMatch(part -> part.quantity().isMultipleOf(Decimal.ONE));
            }
            for (OwnerShare share : wanted) {
                assertThat(shares.outstanding(share.owner()))
                        .as("seed %d round %d of %s", seed, round, wanted)
                        .isEqualTo(Decimal.ZERO);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void subPositionsSumToTheAccountAfterEveryInputAndTargetsAreMetInTheEnd(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        CoreBench bench = new CoreBench();
        double[] wish = new double[3];
        for (int s = 0; s < 3; s++) {
            int self = s;
            bench.strategy("s" + s, Bench.script((number, bar, context) -> {
                if (number < 300 && random.nextInt(4) == 0) {
                    wish[self] = random.nextInt(-10, 11) / 10.0;
                }
                context.signal(bar.instrument(), wish[self]);
            }));
        }

        for (int input = 0; input < 300; input++) {
            bench.bar(90 + random.nextInt(20));
            answer(bench, random);
            assertSum(bench, seed, input);
        }
        for (int rest = 0; rest < 20; rest++) {
            for (var order : bench.core().workingOrders()) {
                complete(bench, order.intent(), left(order));
                assertSum(bench, seed, 300 + rest);
            }
            bench.bar(100);
        }

        for (int s = 0; s < 3; s++) {
            assertThat(bench.held("s" + s))
                    .as("seed %d, strategy %d", seed, s)
                    .isEqualTo(Decimal.of(Math.round(wish[s] * 100)).toString());
        }
        assertThat(bench.anomalies).as("seed %d", seed).isEmpty();
    }

    private static void complete(CoreBench bench, OrderIntent intent, Decimal left) {
        if (bench.cancels.contains(intent.id())) {
            bench.event(intent, OrderEventKind.CANCEL);
        } else if (left.isPositive()) {
            bench.fill(intent, left.toString(), "100");
        }
    }

    private static void answer(CoreBench bench, SplittableRandom random) {
        for (var order : bench.core().workingOrders()) {
            long left = left(order).toLongExact();
            int dice = random.nextInt(10);
            if (dice < 5 && left > 0) {
                bench.fill(order.intent(), String.valueOf(random.nextLong(1, left + 1)), "100.5");
            } else if (dice < 7) {
                bench.event(order.intent(), OrderEventKind.ACCEPT);
            } else if (bench.cancels.contains(order.id()) || dice == 9) {
                bench.event(order.intent(), OrderEventKind.CANCEL);
            }
        }
    }

    private static Decimal left(Order order) {
        return Decimal.of(Math.round(order.terms().quantityAsDouble())).minus(order.filledQuantity());
    }

    private static void assertSum(CoreBench bench, long seed, int input) {
        Decimal sum = Decimal.ZERO;
        for (String owner : List.of("s0", "s1", "s2")) {
            sum = sum.plus(bench.core().ledger().quantity(0, owner));
        }
        assertThat(sum)
                .as("seed %d input %d", seed, input)
                .isEqualTo(bench.core().ledger().quantity(0));
    }
}
