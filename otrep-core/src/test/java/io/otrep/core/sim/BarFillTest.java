package io.otrep.core.sim;

import static io.otrep.order.Side.BUY;
import static io.otrep.order.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Fills on bars under the conservative rules. */
class BarFillTest {
    private final Bench bench = new Bench(FillRules.CONSERVATIVE);

    @Test
    void marketFillsAtTheOpenOfTheNextBar() {
        bench.bar(100, 101, 99, 100.5).submit("a", bench.market(BUY, "10"));

        assertThat(bench.said()).containsExactly("a ACCEPT");
        bench.bar(100.7, 102, 100, 101);

        assertThat(bench.said()).containsExactly("a fill 10 @ 100.7");
    }

    @Test
    void aLimitNeedsATradeThroughIt() {
        bench.submit("a", bench.limit(BUY, "10", "99"));

        assertThat(bench.bar(100, 101, 99, 100).fillsSaid()).isEmpty();
        assertThat(bench.bar(100, 101, 98.99, 100).fillsSaid()).containsExactly("a fill 10 @ 99");
    }

    @Test
    void aLimitGetsABetterOpen() {
        bench.submit("a", bench.limit(SELL, "10", "100"));

        assertThat(bench.bar(103, 104, 102, 103).fillsSaid()).containsExactly("a fill 10 @ 103");
    }

    @Test
    void aStopGetsTheWorseOfTriggerAndOpen() {
        bench.submit("a", bench.stop(BUY, "10", "101")).submit("b", bench.stop(BUY, "5", "102.5"));

        assertThat(bench.bar(100, 101, 99, 100).said())
                .containsExactly("a ACCEPT", "b ACCEPT", "a TRIGGER", "a fill 10 @ 101");
        assertThat(bench.bar(104, 105, 103, 104).fillsSaid()).containsExactly("b fill 5 @ 104");
    }

    @Test
    void anOrderIsNotTestedOnTheBarItWasDecidedOn() {
        bench.bar(100, 120, 80, 100).submit("a", bench.limit(BUY, "1", "90")).submit("b", bench.stop(BUY, "1", "110"));

        assertThat(bench.fillsSaid()).isEmpty();
        assertThat(bench.bar(100, 101, 99, 100).fillsSaid()).isEmpty();
    }

    @Test
    void ordersShareTheVolumeOfABar() {
        bench.submit("a", bench.market(BUY, "70")).submit("b", bench.market(BUY, "70"));

        assertThat(bench.bar(100, 101, 99, 100, 100).fillsSaid()).containsExactly("a fill 70 @ 100", "b fill 30 @ 100");
        assertThat(bench.bar(101, 101, 99, 100, 100).fillsSaid()).containsExactly("b fill 40 @ 101");
    }
}
