package io.otrep.core.internal;

import static io.otrep.core.Bench.levels;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.ActivityKey;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.account.PositionAdjustment;
import io.otrep.core.Bench;
import io.otrep.market.CorporateAction;
import io.otrep.market.Decimal;
import io.otrep.market.Nanos;
import io.otrep.order.Order;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.Side;
import io.otrep.order.VenueOrderId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConvergenceTest {
    private final CoreBench bench = new CoreBench();

    @Test
    void repeatedFillIsBookedOnce() {
        bench.strategy("a", levels(1));
        bench.bar(100).accept();
        Fill fill = bench.execution(bench.last(), "x", "60", "100");

        bench.core().onVenue(fill, bench.now());
        bench.core().onVenue(fill, bench.now());

        assertThat(bench.held("a")).isEqualTo("60");
        assertThat(bench.core().workingOrders().get(0).filledQuantity()).isEqualTo(Decimal.of(60));
    }

    @Test
    void bustTakesUnitsBackAndTheTargetIsOrderedAgain() {
        bench.strategy("a", levels(1));
        bench.bar(100).accept().fill("100");

        bench.core().onVenue(FillCorrection.bust(key("e1", 1), bench.now()), bench.now());

        assertThat(bench.held("a")).isEqualTo("0");
        assertThat(bench.said()).containsExactly("BUY 100", "BUY 100");
    }

    @Test
    void correctionMovesLedgerOrderAndTarget() {
        bench.strategy("a", levels(1));
        bench.bar(100).accept().fill("100");
        Fill corrected = Fill.builder(
                        key("e1", 1), bench.now(), CoreBench.ABC, Side.BUY, Decimal.of(80), Decimal.of(99))
                .clientOrderId(bench.last().id())
                .build();

        bench.core().onVenue(FillCorrection.of(corrected, bench.now()), bench.now());

        assertThat(bench.held("a")).isEqualTo("80");
        assertThat(bench.said()).containsExactly("BUY 100", "BUY 20");
        assertThat(bench.orders).anyMatch(order -> order.filledQuantity().equals(Decimal.of(80)));
    }

    @Test
    void bustThatComesBeforeItsFillEndsTheSame() {
        bench.strategy("a", levels(1));
        bench.bar(100).accept();
        OrderIntent buy = bench.last();

        bench.core().onVenue(FillCorrection.bust(key("x", 1), bench.now()), bench.now());
        bench.core().onVenue(bench.execution(buy, "x", "100", "100"), bench.now());

        assertThat(bench.held("a")).isEqualTo("0");
        Order state = bench.orders.stream()
                .filter(order -> order.id().equals(buy.id()))
                .reduce((first, second) -> second)
                .orElseThrow();
        assertThat(state.filledQuantity()).isEqualTo(Decimal.ZERO);
    }

    @Test
    void splitRescalesAMetTargetAndOneThatIsNotYetMet() {
        bench.strategy("a", levels(1)).strategy("b", levels(0.5));
        bench.bar(100).accept().fill(bench.last(), "75", "100").event(bench.last(), OrderEventKind.CANCEL);

        bench.bar(100);
        bench.core().onVenue(split("2", "1"), bench.now());
        bench.bar(50);

        assertThat(bench.held()).isEqualTo("150");
        assertThat(bench.said()).containsExactly("BUY 150");

        bench.core().signal("b", CoreBench.ABC, 0.5);

        assertThat(bench.said()).containsExactly("BUY 150", "BUY 150");
    }

    @Test
    void venueIdOfAnotherRouteIsNoEvidence() {
        bench.strategy("a", levels(1));
        bench.bar(100);
        bench.core()
                .onVenue(
                        OrderEvent.builder(bench.last().id(), OrderEventKind.ACCEPT, bench.now())
                                .venueOrderId(VenueOrderId.of("1"))
                                .build(),
                        bench.now());
        Fill foreign = Fill.builder(
                        ActivityKey.of(io.otrep.account.AccountId.of("other", "main"), "x"),
                        bench.now(),
                        CoreBench.ABC,
                        Side.BUY,
                        Decimal.of(100),
                        Decimal.of(100))
                .venueOrderId(VenueOrderId.of("1"))
                .build();

        bench.core().onVenue(foreign, bench.now());

        assertThat(bench.held("a")).isEqualTo("0");
    }

    @Test
    void refusedCancelThatComesLateStillSettlesTheRequest() {
        bench.strategy("a", levels(1, 0));
        bench.bar(100).accept().bar(100);
        OrderIntent buy = bench.last();
        bench.fill(buy, "10", "100");

        bench.core()
                .onVenue(
                        OrderEvent.builder(buy.id(), OrderEventKind.CANCEL_REJECT, bench.now() - 5 * Bench.MINUTE)
                                .build(),
                        bench.now());
        bench.core().cancel(buy.id());

        assertThat(bench.cancels).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void anyOrderAndAnyRepetitionOfEventsEndsTheSame(long seed) {
        Order calm = told(List.of(0, 1, 2, 3, 4, 5, 6, 7));
        SplittableRandom random = new SplittableRandom(seed);
        List<Integer> shuffled = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7));
        for (int i = 0; i < 5; i++) {
            shuffled.add(random.nextInt(8));
        }
        for (int i = shuffled.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = shuffled.get(i);
            shuffled.set(i, shuffled.get(j));
            shuffled.set(j, kept);
        }

        Order stormy = told(shuffled);

        assertThat(stormy.status()).as("seed %d: %s", seed, shuffled).isEqualTo(calm.status());
        assertThat(stormy.filledQuantity()).as("seed %d: %s", seed, shuffled).isEqualTo(calm.filledQuantity());
        assertThat(stormy.averagePrice()).as("seed %d: %s", seed, shuffled).isEqualTo(calm.averagePrice());
        assertThat(stormy.terms()).as("seed %d: %s", seed, shuffled).isEqualTo(calm.terms());
        assertThat(calm.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(calm.filledQuantity()).isEqualTo(Decimal.of(35));
    }

    /** Accepted, 20 filled, replaced twice, 30 filled, the 20 corrected to 25, the 30 to 10, canceled. */
    private static Order told(List<Integer> numbers) {
        CoreBench bench = new CoreBench();
        bench.strategy("a", Bench.script((number, bar, context) -> {
            if (number == 0) {
                context.submit(OrderRequest.limit(bar.instrument(), Side.BUY, Decimal.of(100), Decimal.of(101))
                        .build());
            }
        }));
        bench.bar(100);
        OrderIntent order = bench.last();
        List<Object> events = List.of(
                at(order, OrderEventKind.ACCEPT, 1, null),
                fill(order, "x", 0, 2, "20", "101"),
                at(order, OrderEventKind.REPLACE, 3, "120"),
                at(order, OrderEventKind.REPLACE, 4, "90"),
                fill(order, "y", 0, 5, "30", "100"),
                FillCorrection.of(fill(order, "x", 1, 2, "25", "101"), Bench.START + 6),
                FillCorrection.of(fill(order, "y", 1, 5, "10", "99"), Bench.START + 7),
                at(order, OrderEventKind.CANCEL, 8, null));
        numbers.forEach(number -> bench.core().onVenue(events.get(number), bench.now()));
        assertThat(bench.held("a")).as("%s", numbers).isEqualTo("35");
        return bench.orders.get(bench.orders.size() - 1);
    }

    private static OrderEvent at(
            OrderIntent order, OrderEventKind kind, int nanos, @org.jspecify.annotations.Nullable String quantity) {
        OrderEvent.Builder event = OrderEvent.builder(order.id(), kind, Bench.START + nanos);
        if (quantity != null) {
            event.terms(order.request().toBuilder()
                    .quantity(Decimal.parse(quantity))
                    .build());
        }
        return event.build();
    }

    private static Fill fill(OrderIntent order, String family, int revision, int nanos, String units, String price) {
        return Fill.builder(
                        key(family, revision),
                        Bench.START + nanos,
                        CoreBench.ABC,
                        Side.BUY,
                        Decimal.parse(units),
                        Decimal.parse(price))
                .clientOrderId(order.id())
                .build();
    }

    private static ActivityKey key(String family, int revision) {
        return new ActivityKey(CoreBench.ACCOUNT, family, revision);
    }

    private PositionAdjustment split(String numerator, String denominator) {
        return new PositionAdjustment(
                ActivityKey.of(CoreBench.ACCOUNT, "split-" + Nanos.toInstant(bench.now())),
                bench.now(),
                CorporateAction.Kind.SPLIT,
                CoreBench.ABC,
                CoreBench.ABC,
                Decimal.parse(numerator),
                Decimal.parse(denominator),
                null,
                null);
    }
}
