package io.otrep.core.sim;

import static io.otrep.order.Side.BUY;
import static io.otrep.order.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.market.Decimal;
import io.otrep.order.OrderGroup;
import io.otrep.order.OrderGroup.OcoMode;
import io.otrep.order.OrderStatus;
import org.junit.jupiter.api.Test;

class ContingentOrderTest {

    private static Bench bracket(FillRules rules) {
        Bench bench = new Bench(rules);
        return bench.group(
                OrderGroup.bracket(
                        bench.limit(BUY, "100", "100"), bench.stop(SELL, "100", "95"), bench.limit(SELL, "100", "110")),
                "entry",
                "stop",
                "target");
    }

    @Test
    void exitsAreHeldUntilTheEntryFills() {
        Bench bench = bracket(FillRules.CONSERVATIVE);

        bench.bar(105, 111, 101, 105);

        assertThat(bench.fillsSaid()).isEmpty();
        assertThat(bench.order("stop").status()).isEqualTo(OrderStatus.SUSPENDED);
    }

    @Test
    void exitsBecomeActivePerFilledQuantity() {
        Bench bench = bracket(FillRules.CONSERVATIVE);
        bench.bar(101, 101, 99, 101, 40).said();

        bench.bar(101, 101, 94, 94, 1_000);

        assertThat(bench.fillsSaid()).containsExactly("stop fill 40 @ 95", "entry fill 60 @ 100");
    }

    @Test
    void theStopGoesBeforeTheTargetWhenOneBarHitsBoth() {
        Bench bench = bracket(FillRules.CONSERVATIVE);
        bench.bar(99, 101, 98, 100).said();

        bench.bar(100, 112, 94, 100);

        assertThat(bench.said()).containsExactly("stop TRIGGER", "stop fill 100 @ 95", "target CANCEL");
    }

    @Test
    void theTargetGoesFirstWhereTheRuleSaysSo() {
        FillRules rules =
                FillRules.builder().intrabarOrder(IntrabarOrder.TARGET_FIRST).build();
        Bench bench = bracket(rules);
        bench.bar(99, 101, 98, 100).said();

        bench.bar(100, 112, 94, 100);

        assertThat(bench.said()).containsExactly("target fill 100 @ 110", "stop CANCEL");
    }

    @Test
    void thePathDecidesWhichExitIsMet() {
        FillRules nearer = FillRules.builder()
                .intrabarOrder(IntrabarOrder.NEARER_EXTREME_FIRST)
                .build();
        Bench bench = bracket(nearer);
        bench.bar(99, 101, 98, 100).said();

        bench.bar(107, 112, 94, 100);

        assertThat(bench.fillsSaid()).containsExactly("target fill 100 @ 110");
    }

    @Test
    void bothExitsFillWhenTheCancelComesAfterTheBar() {
        Bench bench = bracket(FillRules.builder().delayedOcoCancel(true).build());
        bench.bar(99, 101, 98, 100).said();

        bench.bar(100, 112, 94, 100);

        assertThat(bench.fillsSaid()).containsExactly("stop fill 100 @ 95", "target fill 100 @ 110");
        assertThat(bench.held()).isEqualTo(Decimal.of(-100));
    }

    @Test
    void aPartialExitReducesItsSibling() {
        Bench bench = bracket(FillRules.CONSERVATIVE);
        bench.bar(99, 101, 98, 100).said();

        bench.bar(100, 112, 99, 111, 30);

        assertThat(bench.said()).containsExactly("target fill 30 @ 110", "stop REPLACE");
        assertThat(bench.order("stop").terms().quantity()).isEqualTo(Decimal.of(70));
    }

    @Test
    void anyFillCancelsTheSiblingInThatMode() {
        Bench bench = new Bench(FillRules.CONSERVATIVE);
        bench.group(
                OrderGroup.oco(bench.stop(SELL, "100", "95"), bench.limit(SELL, "100", "110"), OcoMode.CANCEL),
                "stop",
                "target");

        bench.bar(100, 112, 99, 111, 30);

        assertThat(bench.order("stop").status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(bench.order("target").isPartiallyFilled()).isTrue();
    }

    @Test
    void exitsOfAnEntryThatNeverFilledEndWithIt() {
        Bench bench = bracket(FillRules.CONSERVATIVE);

        bench.cancel("entry");

        assertThat(bench.order("stop").status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(bench.order("target").status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void exitsKeepWhatTheEntryFilledBeforeItEnded() {
        Bench bench = bracket(FillRules.CONSERVATIVE);
        bench.bar(101, 101, 99, 101, 40).said();

        bench.cancel("entry");

        assertThat(bench.order("stop").terms().quantity()).isEqualTo(Decimal.of(40));
        assertThat(bench.order("target").terms().quantity()).isEqualTo(Decimal.of(40));
    }
}
